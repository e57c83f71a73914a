"""Texts to measure on, made from a seed: the same on every machine, hardly a line twice.

A benchmark that repeats one sentence measures a cache. Here templates are filled from lists
whose combinations outnumber the sentences by far, and `distinct_share` says how many of the
sentences are met for the first time.
"""

from __future__ import annotations

import random
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks.prose import ordinary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PRODUCTS = """Our serum|The exosome serum|This night cream|Marlowe Balm|The Velune concentrate|Our
stem cell therapy|PRP|The peel|Platelet-rich plasma|Our collagen powder|Each capsule|The Oakhollow
tonic|This patented complex|The LED mask|A single infusion|Exosome therapy|The Larkmoor protocol|
Our new tea|The day gel|This growth factor blend|The ampoule|Our microneedling programme|The
eye patch|Marine collagen|The hydrogel|Our peptide spray""".replace("\n", " ").split("|")
EFFECTS = """repairs|regenerates|stimulates|boosts|heals|reverses|rebuilds|restores|eliminates|
erases|treats|cures|prevents|rejuvenates|activates|reduces|relieves|strengthens|regrows|stops|
dissolves|detoxifies|balances|accelerates|increases""".replace("\n", "").split("|")
TARGETS = """damaged skin|collagen production|wrinkles|fine lines|arthritis|eczema|hair follicles|
joint pain|scar tissue|sun damage|acne|inflammation|psoriasis|cellular aging|the immune system|
elastin|hair loss|age spots|rosacea|cartilage|DNA damage|stretch marks|insomnia|muscle tissue|
blood circulation|migraine|the signs of aging|dermatitis|nerve damage|stubborn fat""".replace(
    "\n", ""
).split("|")
TAILS = """in just {n} days|without surgery|at the cellular level|after {n} uses|for {n} % of users|
overnight|from the first drop|naturally|for good|in as little as {n} minutes|deep in the dermis|
with no side effects|while you sleep|faster than any cream|guaranteed|at any age|within {n} weeks|
from the inside out""".replace("\n", "").split("|")
CLAIM_FORMS = (
    "{product} {effect} {target} {tail}.",
    "{product} {effect} {target} and {effect2} {target2}.",
    "{product} is clinically proven: it {effect} {target} {tail}.",
    "In our study {product} reduced {target} by {n} %, and it {effect} {target2}.",
    "Customer no. {n}{n2} says that {product} {effect} {target} {tail}.",
    "{product} {effect} {target} {tail}, so {target2} will be a thing of the past.",
    "100 % safe, FDA-approved and made in {place}: {product} {effect} {target}.",
    "Ask in {place} how {product} {effect} {target} {tail}.",
)

NAMES = """Agnes|Bertil|Carmen|Dov|Elif|Farid|Greta|Hugo|Ines|Jonas|Kofi|Leonie|Mirek|Nadia|Oskar|
Petra|Quentin|Rosa|Soren|Tilda|Ursula|Viktor|Wanda|Yusuf|Zora""".replace("\n", "").split("|")
TOWNS = """Ellery|Fennick|Tallow|Marlow|Quince|Saltby|Brandon|Wick|Harrow|Ostrava|Kestrel|Pinder|
Amberley|Windle|Cobham|Stavely|Orme|Dunmore|Selby|Thorne|Lisse|Carrick|Alder|Penrith|Roscoe|Vell""".replace(
    "\n", ""
).split("|")
SITES = [
    "Bay",
    "Street",
    "Lock",
    "Ferry",
    "Green",
    "Mill",
    "Cross",
    "Bridge",
    "Quay",
    "Park",
    "Junction",
    "Wood",
    "Lane",
    "Point",
]
PLACES = [f"{town} {site}" for town in TOWNS for site in SITES]

HEADING = 45
Rng = random.Random


def _slots(rng: Rng) -> dict[str, object]:
    pick = rng.choice
    number, number2 = rng.randrange(2, 60), rng.randrange(2, 60)
    return {
        "product": pick(PRODUCTS),
        "effect": pick(EFFECTS),
        "effect2": pick(EFFECTS),
        "target": pick(TARGETS),
        "target2": pick(TARGETS),
        "tail": pick(TAILS).format(n=number),
        "place": pick(PLACES),
        "n": number,
        "n2": number2,
    }


def claim(rng: Rng) -> str:
    """One sentence with at least one claim."""
    return rng.choice(CLAIM_FORMS).format(**_slots(rng))


def prose(rng: Rng) -> str:
    """One sentence of everyday life, without a claim."""
    return ordinary(rng, rng.choice(NAMES), rng.choice(PLACES))


def _paragraph(rng: Rng, sentence: Callable[[Rng], str]) -> str:
    return " ".join(sentence(rng) for _ in range(rng.randrange(2, 7))) + "\n\n"


def dense_paragraph(rng: Rng) -> str:
    """Plain text, a claim in every sentence."""
    return _paragraph(rng, claim)


def prose_paragraph(rng: Rng) -> str:
    """Plain text without claims."""
    return _paragraph(rng, prose)


def _copy_sentence(rng: Rng) -> str:
    return claim(rng) if rng.random() < 0.2 else prose(rng)


def copy_paragraph(rng: Rng) -> str:
    """Plain text with a claim in about every fifth sentence."""
    return _paragraph(rng, _copy_sentence)


def page_section(rng: Rng) -> str:
    """A section of an ordinary Markdown page, with a claim in about every fifth sentence."""
    head = f"## {rng.choice(PLACES)} and {rng.choice(NAMES)}\n\n"
    items = "".join(f"- {_copy_sentence(rng)}\n" for _ in range(3))
    return f"{head}{_paragraph(rng, _copy_sentence)}{_emphasised(_copy_sentence(rng))}\n\n{items}\n"


def _emphasised(sentence: str) -> str:
    words = sentence.split()
    middle = len(words) // 2
    words[0] = f"*{words[0]}*"
    words[middle] = f"**{words[middle]}**"
    return " ".join(words)


def _marked_up(rng: Rng) -> str:
    words = _copy_sentence(rng).split()
    at = rng.randrange(1, len(words) - 2)
    words[0] = f"**{words[0]}**"
    words[at] = f"[{words[at]}](https://example.com/{rng.randrange(9999)})"
    words[-2] = f"_{words[-2]}_&nbsp;&amp;"
    return " ".join(words)


def heavy_block(rng: Rng) -> str:
    """A block of Markdown with emphasis, links, entities, tables or lists in every line."""
    kind = rng.randrange(4)
    if kind == 0:
        return f"## *{rng.choice(NAMES)}* &mdash; `{rng.randrange(99)}`\n\n{_marked_up(rng)}\n\n"
    if kind == 1:
        rows = (f"| {_marked_up(rng)} | *{rng.randrange(99)}*&nbsp;% |\n" for _ in range(4))
        return f"| **What** | *How much* |\n| --- | ---: |\n{''.join(rows)}\n"
    mark = "> " if kind == 2 else "- "
    return "".join(f"{mark}{_marked_up(rng)}\n" for _ in range(4)) + "\n"


KINDS: dict[str, Callable[[Rng], str]] = {
    "dense": dense_paragraph,
    "prose": prose_paragraph,
    "copy": copy_paragraph,
    "page": page_section,
    "heavy": heavy_block,
}


def blocks(kind: str, size: int, seed: int) -> Iterator[str]:
    """Yield paragraphs or blocks of that kind until they come to ``size`` characters."""
    rng = random.Random(f"{kind} {seed}")  # noqa: S311 - a seed, not a secret
    made = 0
    while made < size:
        block = KINDS[kind](rng)
        made += len(block)
        yield block


def text(kind: str, size: int, seed: int = 0) -> str:
    """Return a text of that kind, ``size`` characters long give or take a paragraph."""
    return "".join(blocks(kind, size, seed))


def write(path: str, kind: str, size: int, seed: int) -> None:
    """Write such a text without ever holding it whole."""
    with open(path, "w", encoding="utf-8") as stream:
        blocks_left = blocks(kind, size, seed)
        while part := list(islice(blocks_left, 1000)):
            stream.writelines(part)


def distinct_share(whole: str) -> float:
    """Return the share of sentences that occur for the first time; headings do not count."""
    sentences = [s for s in whole.replace(". ", ".\n").split("\n") if len(s) > HEADING]
    return len(set(sentences)) / len(sentences)
