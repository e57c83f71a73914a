"""``claimlint rules list``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimlint.cli.configured import chosen_config
from claimlint.cli.options import checked, config_options, list_format_option
from claimlint.cli.output import write
from claimlint.project import values
from claimlint.project.settings import load_catalogue
from claimlint.reporters.rulelist import LIST_FORMATS, render_list
from claimlint.rulebook.select import holds_in

if TYPE_CHECKING:
    from claimlint.rulebook.model import Rule


@click.command("list")
@list_format_option(LIST_FORMATS, "text (default), concise (code and name) or json (everything).")
@click.option("--category", metavar="C", help="Only the rules of this category.")
@click.option(
    "--product", metavar="P", callback=checked(values.product), help="Only those for this product."
)
@click.option(
    "--market",
    metavar="M",
    multiple=True,
    callback=checked(values.markets),
    help="Only those for these markets.",
)
@click.option(
    "--audience",
    metavar="A",
    callback=checked(values.audience),
    help="Only those for copy that speaks to consumers, or to professionals.",
)
@config_options
def rules_list(  # noqa: PLR0913 - one parameter an option
    *,
    name: str,
    category: str | None,
    product: str | None,
    market: tuple[str, ...] | None,
    audience: str | None,
    config: str | None,
    no_config: bool,
) -> int:
    """List the rules, the reader's own packs among them.

    A star after a severity says that it differs by product or market.
    """
    catalogue = load_catalogue(chosen_config(config, without=no_config))
    if category is not None:
        _check_category(category, catalogue.rules)
    chosen = [
        rule
        for rule in catalogue.rules
        if (category is None or rule.category == category)
        and (product is None or product in rule.products)
        and _in_markets(rule, market)
        and (audience is None or audience in rule.audiences)
    ]
    write(render_list(chosen, catalogue, name), None, utf8=name == "json")
    return 0


def _check_category(category: str, known: tuple[Rule, ...]) -> None:
    try:
        values.one_of(category, sorted({rule.category for rule in known}), "category")
    except values.ValueRefusedError as error:
        raise click.BadParameter(str(error), param_hint="'--category'") from error


def _in_markets(rule: Rule, markets: tuple[str, ...] | None) -> bool:
    return markets is None or any(holds_in(rule.markets, market) for market in markets)
