"""The configuration that a command goes by.

Click is imported where something is wrong: a plain check does without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.project.settings import OptionRefusedError

if TYPE_CHECKING:
    from claimlint.project.config import Config
    from claimlint.project.settings import Settings, Standards


def chosen_config(path: str | None, *, without: bool) -> Config | None:
    """Return the configuration asked for, or the nearest one, or None.

    Raise `claimlint.rulebook.RuleError` when it is broken.
    """
    if path is not None and without:
        import click

        raise click.UsageError("--config and --no-config exclude each other; give one")
    if without:
        return None
    from claimlint.project.locate import find_config

    found = path if path is not None else find_config()
    if found is None:
        return None
    from claimlint.project.config import load_config

    return load_config(found)


def general_settings(standards: Standards) -> Settings:
    """Return what the run as a whole goes by; name the option whose value cannot be taken."""
    try:
        return standards.general()
    except OptionRefusedError as error:
        import click

        raise click.BadParameter(str(error), param_hint=f"'--{error.option}'") from error
