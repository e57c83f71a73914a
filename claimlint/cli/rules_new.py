"""``claimlint rules new``."""

from __future__ import annotations

import os

import click

from claimlint.cli.asking import asked
from claimlint.cli.configured import chosen_config
from claimlint.cli.options import config_options
from claimlint.project.draft import Desk, Draft, begin, is_shipped
from claimlint.project.pack import from_here
from claimlint.project.values import ValueRefusedError, split
from claimlint.rulebook import load_rulebook
from claimlint.rulebook.model import CATEGORIES


@click.command("new")
@click.option("--category", metavar="C", help=f"One of {', '.join(CATEGORIES)}.")
@click.option("--name", metavar="N", help="Names the bad pattern, such as wrinkles-erased.")
@click.option("--source", metavar="IDS", help="What it rests on, the strongest first.")
@click.option(
    "--code", metavar="CODE", help="A free code, or its three letters (default: the next free one)."
)
@click.option(
    "--pack",
    metavar="PATH",
    help="The rule file, or the folder of them, to write to (default: your first pack, or rules/ "
    "of a checkout).",
)
@config_options
def rules_new(  # noqa: PLR0913 - one parameter an option
    *,
    category: str | None,
    name: str | None,
    source: str | None,
    code: str | None,
    pack: str | None,
    config: str | None,
    no_config: bool,
) -> int:
    """Begin a rule: write a commented skeleton, which is then filled in.

    At a terminal you are asked for what no option says. The rule is off at first, and
    'claimlint rules test' says what is still to be filled in.
    """
    chosen = chosen_config(config, without=no_config)
    packs = chosen.rules if chosen else ()
    # Codes and names of the pack are taken, too, where no configuration names it.
    known = (*packs, pack) if pack and os.path.exists(pack) and not is_shipped(pack) else packs
    try:
        desk = Desk(load_rulebook(tuple(dict.fromkeys(known))), packs, pack)
    except ValueRefusedError as error:
        raise click.UsageError(str(error)) from error
    category = asked("category", category, desk.category, None)
    name = asked("name", name, desk.name, None)
    code = asked("code", code, desk.code, desk.letters(category))
    sources = asked("source", source, lambda ids: [*map(desk.source, split([ids]))], None)
    draft = Draft(desk.path(category, code), code, name, category, tuple(sources))
    try:
        line = begin(draft)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(
            f"{draft.path}: cannot be written ({reason}); choose another --pack"
        ) from error
    click.echo(f"{from_here(draft.path)}:{line}: {code} {name}")
    named = code if is_shipped(desk.pack) or desk.pack in packs else draft.path
    click.echo(f"Fill it in, and see what is left with: claimlint rules test --watch {named}")
    return 0
