"""claimlint reads marketing copy and reports the claims that a regulator would object to.

What Python programs may use is listed in ``__all__``; `claimlint.api` describes it. Everything
else may change with any version.
"""

__version__ = "0.1.0"

# Imported when they are asked for, so that the command line starts at once.
__all__ = (
    "Edit",
    "Failure",
    "Finding",
    "Fix",
    "Report",
    "Rule",
    "RuleBook",
    "RuleError",
    "Source",
    "__version__",
    "check_path",
    "check_text",
)


def __getattr__(name):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - typed by __init__.pyi
    if name not in __all__:
        raise AttributeError(f"module 'claimlint' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module("claimlint.api"), name)


def __dir__():  # type: ignore[no-untyped-def]  # noqa: ANN202 - the same
    return [*__all__]
