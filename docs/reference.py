"""The references, made from the program: its commands with their options, the configuration's keys.

`docs.refresh` writes them into the documents.
"""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

import click

from claimlint.cli.app import claimlint
from claimlint.project.keys import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimlint.project.keys import Key

# What a value of each kind looks like, where a key does not list its choices.
TAKES = {
    "address": "an address of the web",
    "codes": "codes or prefixes, such as `AGE001` or `DIS`",
    "day": "a day, `YYYY-MM-DD`",
    "markets": "codes of markets or countries",
    "overrides": "a list, see [Overrides](#overrides)",
    "path": "a path",
    "severities": "codes or prefixes, each with a severity, see [Severities](#severities)",
    "texts": "one text or several",
    "vocabulary": "lists of names, see [Vocabulary](#vocabulary)",
}
_SIGNS = re.compile(r"([\\|*_<\[\]`])")


def command_line() -> str:
    """Return a section for each command: usage, what it does, its options."""
    top = click.Context(claimlint, info_name="claimlint")
    return "\n\n".join(_section(command, context) for command, context in _commands(top))


def keys() -> str:
    """Return the table of the configuration's keys."""
    head = "| key | what for | takes | default | in overrides |\n| --- | --- | --- | --- | --- |"
    return "\n".join([head, *map(_row, TABLE.values())])


def _row(key: Key) -> str:
    choices = ", ".join(f"`{choice}`" for choice in key.options)
    takes = choices if key.kind == "choice" else TAKES[key.kind]
    paths = "yes" if key.for_paths else ""
    return f"| `{key.name}` | {key.about} | {takes} | {key.default} | {paths} |"


def _commands(context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """Every command that does something, in the order of the help."""
    group = context.command
    assert isinstance(group, click.Group)  # noqa: S101 - only groups are asked
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None  # noqa: S101 - the group has just named it
        below = click.Context(command, info_name=name, parent=context)
        if isinstance(command, click.Group):
            yield from _commands(below)
        else:
            yield command, below


def _section(command: click.Command, context: click.Context) -> str:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    told = [" ".join(part.split()) for part in inspect.cleandoc(command.help or "").split("\n\n")]
    parts = [f"## {context.command_path}", f"```text\n{usage}\n```", *map(_plain, told)]
    rows = [
        f"| `{names}` | {_plain(about)} |"
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for names, about in [parameter.get_help_record(context) or ("", "")]
    ]
    if rows:
        parts.append("\n".join(["| option | meaning |", "| --- | --- |", *rows]))
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """Return text in which no sign means anything to Markdown."""
    return _SIGNS.sub(r"\\\1", text.replace("  [x>=1]", " At least 1."))
