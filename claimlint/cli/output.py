"""Where a report goes: standard output, or a file that is never half-written.

Click is imported where something is wrong: a plain check does without it.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    Progress = Callable[[int, int], None] | None


def use_color(when: str, *, to_file: bool) -> bool:
    """Whether to colour: ``always``, ``never``, or only for a terminal that wants it."""
    if when != "auto":
        return when == "always"
    if to_file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width(*, to_file: bool, plain: int) -> int:
    """Return the terminal's width in cells, or ``plain`` when the report goes elsewhere."""
    if to_file or not sys.stdout.isatty():
        return plain
    import shutil

    return max(40, shutil.get_terminal_size((plain, 24)).columns)


def progress_shown(*, unless: bool) -> AbstractContextManager[Progress]:
    """Return a context whose value shows a person how far a run is; None where nobody looks."""
    if unless or not sys.stderr.isatty():
        return nullcontext()
    from claimlint.cli.progress import ProgressBar

    return ProgressBar()


def check_output(path: str, option: str = "--output") -> None:
    """Refuse a path that cannot be written to before any work is done."""
    folder = os.path.dirname(os.path.realpath(path))
    if os.path.isdir(path):
        raise _refused(f"'{path}' is a folder; name a file", option)
    if not os.path.isdir(folder):
        raise _refused(f"there is no folder '{os.path.dirname(path)}'; make it first", option)


def check_outputs(path: str | None, others: tuple[str, ...]) -> None:
    """Refuse what cannot be written to, or would be written twice; ``others`` are of --also."""
    if path is not None:
        check_output(path)
    seen = {path and os.path.realpath(path)}
    for other in others:
        check_output(other, "--also")
        if os.path.realpath(other) in seen:
            raise _refused(f"'{other}' is written to already; name another file", "--also")
        seen.add(os.path.realpath(other))


def _refused(message: str, option: str) -> Exception:
    import click

    return click.BadParameter(message, param_hint=f"'{option}'")


def tell(line: str) -> None:
    """Print a line on standard error."""
    sys.stderr.write(f"{line}\n")


def write(text: str, path: str | None, *, utf8: bool) -> None:
    """Write ``text`` to the file ``path``, or to standard output without one.

    ``utf8`` fixes the encoding of standard output, which otherwise is the terminal's. What
    an encoding cannot say is escaped. Raise `click.ClickException` when it cannot be written.
    """
    if path is None:
        _print(text, utf8=utf8)
        return
    from claimlint.project.atomic import reason, write_atomically

    try:
        write_atomically(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        import click

        raise click.ClickException(
            f"{path}: cannot be written ({reason(error)}); choose another --output"
        ) from error


def _print(text: str, *, utf8: bool) -> None:
    encoding = "utf-8" if utf8 else sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read has seen enough. Nothing more can be said there, at exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
