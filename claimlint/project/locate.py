"""Where the configuration is."""

from __future__ import annotations

import os

YAML_NAME = "claimlint.yaml"
TOML_NAME = "pyproject.toml"


def find_config(folder: str = "") -> str | None:
    """Return the nearest configuration file, looking upwards from ``folder``.

    In one folder ``claimlint.yaml`` comes before ``pyproject.toml``, which counts only when
    it has a ``[tool.claimlint]``. The path leads from the current folder, or begins with
    ``folder``, an absolute path.
    """
    here = folder or os.getcwd()
    upwards = folder
    while True:
        path = os.path.join(upwards, YAML_NAME)
        if os.path.isfile(path):
            return path
        path = os.path.join(upwards, TOML_NAME)
        if os.path.isfile(path) and _has_section(path):
            return path
        parent = os.path.dirname(here)
        if parent == here:
            return None
        here = parent
        upwards = os.path.join(upwards, os.pardir)


def config_here() -> str | None:
    """Return the configuration file of the current folder itself, if there is one."""
    if os.path.lexists(YAML_NAME):
        return YAML_NAME
    return TOML_NAME if os.path.isfile(TOML_NAME) and _has_section(TOML_NAME) else None


def _has_section(path: str) -> bool:
    """Whether a pyproject.toml speaks of claimlint; a broken one that might does."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return False
    if b"claimlint" not in data or b"tool" not in data:
        return False
    import tomllib

    try:
        tool = tomllib.loads(data.decode("utf-8")).get("tool")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return True
    return isinstance(tool, dict) and "claimlint" in tool
