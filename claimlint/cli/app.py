"""The command group: commands are imported when called, errors fit on one line."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from claimlint import __version__
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INTERRUPTED = 130
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class LazyGroup(click.Group):
    """A group whose commands live in modules that are imported when one is called.

    ``lazy`` maps names to ``module:attribute``. A command returns its exit status.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        """Take what `click.Group` takes, and ``lazy``."""
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order given."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return a command; None when there is none of that name."""
        where = self._lazy.get(cmd_name)
        if where is None:
            return None
        module, _, name = where.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when there is none of that name."""
        if args and args[0] not in self._lazy and not args[0].startswith("-"):
            from claimlint.rulebook.hints import did_you_mean

            raise click.UsageError(
                f"no such command '{args[0]}'{did_you_mean(args[0], self._lazy)}", ctx
            )
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> Any:  # noqa: ANN401 - click's own
        """Run and raise `SystemExit`, as click's own method does."""
        sys.exit(self.run(list(sys.argv[1:] if args is None else args)))

    def run(self, args: list[str]) -> int:
        """Run with ``args`` and return the exit status; every error is one line."""
        try:
            status = super().main(args, prog_name="claimlint", standalone_mode=False)
        except click.UsageError as error:
            return _refused(error)
        except click.ClickException as error:
            return complain(error.format_message())
        except RuleError as error:
            return complain(str(error))
        except click.Abort:
            return INTERRUPTED
        except Exception as error:  # noqa: BLE001 - a person at a shell is no reader of tracebacks
            from claimlint.project.run import internal_error

            return complain(internal_error("claimlint", error))
        return status if isinstance(status, int) else 0


def complain(message: str) -> int:
    """Print one line on standard error and return the exit status 2."""
    from claimlint.reporters.plain import harmless

    click.echo(f"claimlint: {harmless(message)}", err=True)
    return 2


def _refused(error: click.UsageError) -> int:
    command = error.ctx.command_path if error.ctx else "claimlint"
    text = " ".join(error.format_message().split()).rstrip(".")
    return complain(f"{text} (see '{command} --help')")


@click.group(
    cls=LazyGroup,
    lazy={
        "check": "claimlint.cli.check:check",
        "claims": "claimlint.cli.claims:claims",
        "evidence": "claimlint.cli.evidence:evidence",
        "explain": "claimlint.cli.explain:explain",
        "init": "claimlint.cli.init:init",
        "lsp": "claimlint.cli.lsp:lsp",
        "rules": "claimlint.cli.rules:rules",
    },
    invoke_without_command=True,
    context_settings=_CONTEXT,
)
@click.version_option(__version__, prog_name="claimlint")
@click.pass_context
def claimlint(ctx: click.Context) -> int:
    """Find the claims in marketing copy that a regulator would object to."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return 2
    return 0
