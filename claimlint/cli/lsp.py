"""``claimlint lsp``."""

from __future__ import annotations

import gc
from importlib.util import find_spec

import click


@click.command
def lsp() -> int:
    """Serve an editor, on standard input and output, by the Language Server Protocol.

    Needs the extra 'lsp'. docs/editors.md has the settings of the editors.
    """
    if find_spec("pygls") is None:
        raise click.ClickException(
            "the language server needs the extra 'lsp', which is not installed; in a checkout of "
            "claimlint run: pip install '.[lsp]'"
        )
    from claimlint.lsp.server import serve

    gc.enable()
    return serve()
