"""English is judged, whatever its region; other languages are counted and told."""

from __future__ import annotations

import pytest

from claimlint.readers.language import Unchecked, has_rules, in_name


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "EN",
        "eng",
        "en-GB",
        "en_US",
        "en_US.UTF-8",
        "en-Latn-US",
        " en ",
        "",
        "mul",
        "x-default",
    ],
)
def test_english_and_unknown_are_judged(tag: str) -> None:
    assert has_rules(tag)


@pytest.mark.parametrize("tag", ["de", "de-DE", "fr_CA", "zh-Hans", "enm", "pt_BR.UTF-8"])
def test_others_are_not(tag: str) -> None:
    assert not has_rules(tag)


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("de", "de"),
        ("pt_BR", "pt_BR"),
        ("app_zh-Hans", "zh-Hans"),
        ("app_zh_Hans_TW", "zh_Hans_TW"),
        ("es-419", "es-419"),
        ("promo.fr", "fr"),
        ("promo-fr", ""),
        ("shop", ""),
        ("spot.hd", ""),
        ("spot.uk", ""),
    ],
)
def test_locales_in_names(name: str, locale: str) -> None:
    assert in_name(name) == locale


def test_each_language_gets_a_notice() -> None:
    unchecked = Unchecked("message", "messages")
    assert [unchecked.skips(tag) for tag in ("de", "en", "de", "fr-CA")] == [
        True,
        False,
        True,
        True,
    ]
    assert unchecked.notices() == (
        "2 messages in 'de' were not checked: there are no rules for that language",
        "1 message in 'fr-CA' was not checked: there are no rules for that language",
    )


def test_nothing_left_out_is_nothing_said() -> None:
    assert Unchecked("passage", "passages").notices() == ()
