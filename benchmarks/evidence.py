"""What a ledger of 2,000 approved claims costs: per finding, and where nothing is found.

The time of the processor is taken, since the milliseconds are too few for a busy machine.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from functools import partial
from time import process_time

import yaml

from benchmarks.outcome import Outcome, arguments, interleaved, tell
from claimlint.ledger.evidence.judge import EvidenceJudge, Place
from claimlint.project.catalogue import Catalogue
from claimlint.project.evidence import load_claims
from claimlint.project.run import Request, run
from claimlint.report import Profile
from claimlint.rulebook import load_rulebook

CLAIMS = 2_000
BOUND = 15.0
NOTHING_BOUND = 1.1
_VERBS = ("Softens", "Reduces", "Evens", "Calms", "Firms", "Brightens", "Smooths", "Hydrates")
_TARGETS = (
    "the look of fine lines", "the look of pores", "dry skin", "visible redness", "skin tone",
    "the feel of rough patches", "dull skin", "the look of dark spots", "flaky patches",
)  # fmt: skip
_NAMES = ("Lumen", "Halo", "Dusk", "Alba", "Nori", "Sable", "Fern", "Opal", "Tide", "Vela")
_KINDS = ("Serum", "Cream", "Balm", "Oil", "Gel", "Mask", "Toner", "Essence")
_PROFILE = Profile("cosmetic", ("us",), "2026-11-21")


def wording(chance: random.Random) -> str:
    """Return an approved wording, such as many of a brand's are: alike but for a few words."""
    target, second = chance.sample(_TARGETS, 2)
    share = f" by {chance.randint(5, 90)} %" if chance.random() < 0.5 else ""
    more = f" and {second}" if chance.random() < 0.3 else ""
    return f"{chance.choice(_VERBS)} {target}{more}{share} in {chance.randint(1, 16)} weeks."


def ledger(chance: random.Random) -> list[dict[str, object]]:
    """Return the entries of the ledger, each with two wordings."""
    return [
        {
            "id": f"CLM-{number}",
            "wording": wording(chance),
            "variants": [wording(chance)],
            "subjects": [f"{chance.choice(_NAMES)} {chance.choice(_KINDS)}"],
            "product": "cosmetic",
            "markets": ["us"],
            "evidence": [{"kind": "human trial", "n": 40, "result": "seen", "reference": "r"}],
            "approver": "A. Reviewer",
            "approved-on": "2026-01-15",
            "review-by": "2028-01-15",
        }
        for number in range(CLAIMS)
    ]


def copy(chance: random.Random, entries: list[dict[str, object]], count: int) -> list[str]:
    """Return sentences: a third approved, a third nearly so, a third of their own."""
    sentences = []
    for number in range(count):
        approved = str(chance.choice(entries)["wording"])
        if number % 3 == 1:
            approved = approved.replace(" weeks", " days")
        elif number % 3 == 2:
            approved = f"Our team loves {chance.choice(_TARGETS)} and says so on page {number}."
        sentences.append(approved)
    return sentences


def per_finding(judge: EvidenceJudge, sentences: list[str]) -> list[float]:
    """Return the milliseconds that each sentence took, on a page of its own."""
    taken = []
    for sentence in sentences:
        prose = f"Lumen Serum\n\n{sentence}"
        start = process_time()
        place = Place(len(prose) - len(sentence), len(prose), len(prose) - len(sentence),
                      len(prose) - 1)  # fmt: skip
        judge.verdict(prose, place, judge.page(prose), _PROFILE)
        taken.append((process_time() - start) * 1000)
    return taken


def measure(rounds: int) -> list[Outcome]:
    """Judge many sentences, and time runs that find nothing with and without the ledger."""
    chance = random.Random(7)  # noqa: S311 - the same texts each time
    entries = ledger(chance)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "claims.yaml")
        with open(path, "w", encoding="utf-8") as stream:
            yaml.safe_dump(entries, stream, sort_keys=False)
        start = process_time()
        judge = EvidenceJudge(load_claims([path]))
        loading = process_time() - start
        taken = sorted(
            per_finding(judge, [sentence for _ in range(rounds) for sentence in
                                copy(chance, entries, 60)])
        )  # fmt: skip
        clean = os.path.join(folder, "clean.txt")
        with open(clean, "w", encoding="utf-8") as stream:
            stream.write("The jar holds thirty millilitres and closes with a lid.\n\n" * 2_000)
        catalogue = Catalogue(load_rulebook())
        request = Request((clean,), _PROFILE, explain=False)
        calls = [partial(run, request, catalogue),
                 partial(run, request._replace(evidence=(path,)), catalogue)]  # fmt: skip
        plain, with_ledger = interleaved(calls, rounds)
    mean = sum(taken) / len(taken)
    worst = taken[-1]
    return [
        Outcome(
            "a finding against 2,000 approved claims, mean", mean, "ms", BOUND, at_least=False,
            detail=f"median {taken[len(taken) // 2]:.1f} ms, worst {worst:.1f} ms of "
            f"{len(taken)}; the ledger is read once, in {loading:.2f} s",
        ),
        Outcome(
            "110 kB without a finding", min(with_ledger) / min(plain), "x the run without a ledger",
            NOTHING_BOUND, at_least=False,
            detail=f"{min(with_ledger) * 1000:.1f} ms against {min(plain) * 1000:.1f} ms",
        ),
    ]  # fmt: skip


if __name__ == "__main__":
    options = arguments("The cost of a large evidence ledger.", rounds=5)
    sys.exit(tell(measure(options.rounds), check=options.check))
