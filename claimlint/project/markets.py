"""Countries, and by whose rules each is judged."""

from __future__ import annotations

from claimlint.rulebook.regions import EUROPEAN_UNION, lawgivers

OWN_RULES = ("us", "eu", "uk", "ca", "au", "de", "nz", "kr", "jp", "cn", "sg", "in")

# ISO 3166-1 alpha-2, as assigned.
_COUNTRIES = (
    "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq "
    "br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm "
    "do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs "
    "gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn "
    "kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq "
    "mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm "
    "pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv "
    "sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi "
    "vn vu wf ws ye yt za zm zw"
)


def is_market(code: str) -> bool:
    """Whether ``code`` (lower case) is a market with rules of its own or a country."""
    return code in OWN_RULES or code in _COUNTRIES.split()


def all_markets() -> list[str]:
    """Return every market there is, those with rules of their own first."""
    return [*OWN_RULES, *(code for code in _COUNTRIES.split() if code not in OWN_RULES)]


def notice(market: str) -> str | None:
    """Return what the reader must know about how ``market`` is judged, if anything."""
    if market in OWN_RULES:
        return None
    if "eu" in lawgivers(market):
        union = "as a member state" if market in EUROPEAN_UNION else "through the EEA"
        return (
            f"market '{market}' has no rules of its own; "
            f"it is judged by those of 'eu', which hold there {union}"
        )
    return (
        f"market '{market}' has no rules of its own; "
        "it is judged only by the rules that hold in every market"
    )
