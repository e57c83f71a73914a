"""Results that are kept: the same report as without them, and only while it would be the same."""

from __future__ import annotations

import marshal
import os
import time
from _blake2 import blake2b
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint.project import results as results_module
from claimlint.project.catalogue import Catalogue
from claimlint.project.config import Config, Override
from claimlint.project.fix import with_fixes
from claimlint.project.globs import Globs
from claimlint.project.identity import program
from claimlint.project.run import Check, Request, run
from claimlint.project.settings import Given, Standards
from claimlint.project.sweeping import sweep
from claimlint.readers import read_parts
from claimlint.reporters import FORMATS, Style, render
from claimlint.textkit.lines import Lines

if TYPE_CHECKING:
    from claimlint.report import FileReport, Report
    from claimlint.rulebook import Rulebook

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = "2026-11-01"
CLAIM = "This balm cures psoriasis.\n"
FIXES = 1_000_000
NO_LINES = Lines("")


@pytest.fixture(scope="module")
def catalogue(book: Rulebook) -> Catalogue:
    return Catalogue(book)


@pytest.fixture
def copy_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "a.md").write_text(CLAIM)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that were really read, as they come."""
    paths: list[str] = []

    def noted(path: str, *args: Any) -> Any:  # noqa: ANN401 - as the reader's
        paths.append(path)
        return read_parts(path, *args)

    monkeypatch.setattr("claimlint.project.run.read_parts", noted)
    return paths


def asked(
    catalogue: Catalogue,
    said: dict[str, Any],
    config: Config | None = None,
    **more: Any,  # noqa: ANN401 - any field
) -> Request:
    """The request that the command line would make."""
    standards = Standards(Given(**({"as_of": DAY} | said)), config, catalogue)
    general = standards.general()
    request = Request(
        ("a.md",),
        general.profile,
        general.selection,
        weights=general.weights,
        standards=standards,
        explain=False,
        cache="../cache",
    )
    return request._replace(**more)


def told(report: Report, catalogue: Catalogue, form: str = "json") -> str:
    return render(report, catalogue, form, Style(verbose=True))


OTHERS: dict[str, tuple[dict[str, Any], Config | None, dict[str, Any]]] = {
    "product": ({"product": "supplement"}, None, {}),
    "markets": ({"markets": ("us", "eu")}, None, {}),
    "order of markets": ({"markets": ("eu",)}, None, {}),
    "audience": ({"audience": "professionals"}, None, {}),
    "select": ({"select": ("DIS",)}, None, {}),
    "extend-select": ({"extend_select": ("DIS",)}, None, {}),
    "ignore": ({"ignore": ("AGE",)}, None, {}),
    "a configuration": ({}, Config(), {}),
    "severities": ({}, Config(severities=(("DIS", "info"),)), {}),
    "overrides": (
        {},
        Config(globs=Globs("/"), overrides=(Override(("*.md",), product="drug"),)),
        {},
    ),
    "vocabulary": ({}, Config(vocabulary=(("products", ("Balmo",)),)), {}),
    "size": ({}, None, {"max_size": 5_000_000}),
    "fields": ({}, None, {"fields": (("blurb",), ())}),
    "fields that are none": ({}, None, {"fields": ((), ("blurb",))}),
    "explain": ({}, None, {"explain": True}),
    "documents": ({}, None, {"views": 1000}),
    "no cache": ({}, None, {"cache": None}),
}


@pytest.mark.usefixtures("copy_folder")
@pytest.mark.parametrize("name", OTHERS)
def test_what_decides_has_files_judged_anew(
    catalogue: Catalogue, read: list[str], name: str
) -> None:
    first = asked(catalogue, {})
    run(first, catalogue)
    run(first, catalogue)
    assert read == ["a.md"]
    said, config, more = OTHERS[name]
    other = asked(catalogue, said, config, **more)
    report = run(other, catalogue)
    assert read == ["a.md", "a.md"]
    plain = run(other._replace(cache=None), catalogue)
    assert told(report, catalogue) == told(plain, catalogue)


@pytest.mark.usefixtures("copy_folder")
@pytest.mark.parametrize("more", [{"severity": "error"}, {"outputs": ("x.txt",)}, {"fixes": FIXES}])
def test_what_comes_afterwards_does_not(
    catalogue: Catalogue, read: list[str], more: dict[str, Any]
) -> None:
    run(asked(catalogue, {}), catalogue)
    report = run(asked(catalogue, {}, **more), catalogue)
    assert read == ["a.md"]
    plain = run(asked(catalogue, {}, **more, cache=None), catalogue)
    assert told(report, catalogue) == told(plain, catalogue)


def test_the_severity_that_is_shown_is_applied_to_what_is_known(
    catalogue: Catalogue, copy_folder: Path
) -> None:
    (copy_folder / "a.md").write_text("A miracle balm that cures psoriasis.\n")
    every = run(asked(catalogue, {}), catalogue).files[0].findings
    errors = run(asked(catalogue, {}, severity="error"), catalogue).files[0].findings
    assert len(every) > len(errors) > 0
    assert run(asked(catalogue, {}), catalogue).files[0].findings == every


def test_other_bytes_names_and_folders_are_judged_anew(
    catalogue: Catalogue, read: list[str], copy_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = asked(catalogue, {})
    run(request, catalogue)
    file = copy_folder / "a.md"
    status = file.stat()
    file.write_text("We open the shop at nine!!\n")  # as long, and as old
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert not run(request, catalogue).files[0].findings
    assert len(read) == 2
    (copy_folder / "b.txt").write_text(CLAIM)
    run(request._replace(paths=("b.txt",)), catalogue)
    assert read[2:] == ["b.txt"]
    elsewhere = copy_folder / "deep"
    elsewhere.mkdir()
    (elsewhere / "a.md").write_text(file.read_text())
    monkeypatch.chdir(elsewhere)
    run(request._replace(cache="../../cache"), catalogue)
    assert len(read) == 4


@pytest.mark.usefixtures("copy_folder")
def test_another_program_and_other_rules_judge_anew(
    catalogue: Catalogue, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = asked(catalogue, {})
    run(request, catalogue)
    book = copy(catalogue.book)
    book.sha256 = "0" * 64
    run(request, Catalogue(book))
    assert len(read) == 2
    monkeypatch.setattr(results_module, "program", lambda: (*program(), "pyromark-99"))
    run(request, catalogue)
    assert len(read) == 3


def test_a_day_matters_where_a_rule_changes_or_a_comment_has_a_date(
    catalogue: Catalogue, read: list[str], copy_folder: Path
) -> None:
    changes = sorted(since for _, _, _, _, _, _, since, *_ in catalogue.book.tables.rules if since)
    before, after = "1990-01-01", "2026-11-02"
    assert before < changes[0] < DAY
    run(asked(catalogue, {}), catalogue)
    run(asked(catalogue, {"as_of": after}), catalogue)
    assert len(read) == 1
    run(asked(catalogue, {"as_of": before}), catalogue)
    assert len(read) == 2
    comment = "<!-- claimlint-disable-file DIS approved until 2026-11-01 -->\n"
    (copy_folder / "a.md").write_text(comment + CLAIM)
    for day in (DAY, after):
        kept = run(asked(catalogue, {"as_of": day}), catalogue)
        plain = run(asked(catalogue, {"as_of": day}, cache=None), catalogue)
        assert told(kept, catalogue) == told(plain, catalogue)
    assert len(read) == 2 + 4


def test_evidence_is_asked_anew_where_there_is_a_claim(
    catalogue: Catalogue, read: list[str], copy_folder: Path
) -> None:
    (copy_folder / "plain.md").write_text("We open at nine.\n")
    ledger = copy_folder / "ledger.yaml"
    ledger.write_text("[]\n")
    request = asked(catalogue, {}, paths=("a.md", "plain.md"), evidence=("ledger.yaml",))
    for _ in range(2):
        run(request, catalogue)
    assert read == ["a.md", "plain.md", "a.md"]
    run(request._replace(evidence=()), catalogue)
    assert len(read) == 5


@pytest.mark.usefixtures("copy_folder")
def test_failures_and_standard_input_are_not_kept(
    catalogue: Catalogue, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("broken.docx").write_bytes(b"PK\3\4 and no more")
    request = asked(catalogue, {}, paths=("broken.docx", "gone.md"))
    first = run(request, catalogue)
    assert [failure.path for failure in first.failures] == ["gone.md", "broken.docx"]
    assert run(request, catalogue) == first
    assert read == ["broken.docx"] * 2
    for text in (b"It cures acne.", b"It cures warts."):
        monkeypatch.setattr("sys.stdin", _Input(text))
        report = run(request._replace(paths=("-",)), catalogue)
        assert report.files[0].findings[0].text.encode() in text


class _Input:
    def __init__(self, data: bytes) -> None:
        from io import BytesIO

        self.buffer = BytesIO(data)


def _sealed(kept: Any) -> bytes:  # noqa: ANN401 - whatever can be marshalled
    data = marshal.dumps(kept)
    return blake2b(data, digest_size=16).digest() + data


def _foreign(outcome: object, day: object = DAY) -> bytes:
    digest = blake2b(CLAIM.encode(), digest_size=16).digest()
    return _sealed({"a.md": (digest, day, False, outcome, b"", b"")})


SPOILT = {
    "empty": b"",
    "a list": _sealed([1, 2]),
    "a number for a result": _sealed({"a.md": 5}),
    "a short result": _sealed({"a.md": (b"",)}),
    "no day": _foreign(b"", []),
    "no marshal": _foreign(b"no"),
    "no bytes": _foreign(7),
    "other values": _foreign(marshal.dumps((1,) * 10)),
    "too few values": _foreign(marshal.dumps((1,))),
}


@pytest.mark.parametrize("name", [*SPOILT, "cut short", "cut by one", "one byte changed"])
def test_a_broken_or_foreign_file_is_passed_over(
    catalogue: Catalogue, copy_folder: Path, name: str
) -> None:
    request = asked(catalogue, {})
    first = told(run(request, catalogue), catalogue)
    (shelf,) = (copy_folder.parent / "cache" / "results").glob("*.results")
    data = shelf.read_bytes()
    changed = {
        "cut short": data[:7],
        "cut by one": data[:-1],
        "one byte changed": data[:40] + bytes([data[40] ^ 1]) + data[41:],
    }
    shelf.write_bytes((SPOILT | changed)[name])
    assert told(run(request, catalogue), catalogue) == first
    assert told(run(request, catalogue), catalogue) == first


def test_a_cache_that_cannot_be_written_is_done_without(
    catalogue: Catalogue, copy_folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy_folder / "file").write_text("")
    for _ in range(2):
        assert run(asked(catalogue, {}, cache="file"), catalogue).files[0].findings
    assert len(read) == 2

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claimlint.project.results.os.replace", full)
    assert run(asked(catalogue, {}), catalogue).files[0].findings
    assert [path.name for path in (copy_folder.parent / "cache" / "results").iterdir()] == []


def test_two_runs_at_once_keep_what_both_found(
    catalogue: Catalogue, copy_folder: Path, read: list[str]
) -> None:
    (copy_folder / "b.md").write_text(CLAIM)
    one = Check(asked(catalogue, {}), catalogue)
    other = Check(asked(catalogue, {}), catalogue)
    one.file("a.md")
    other.file("b.md")
    one.end()
    other.end()
    run(asked(catalogue, {}, paths=("a.md", "b.md")), catalogue)
    assert read == ["a.md", "b.md"]


def test_results_of_files_that_went_away_go_too(
    catalogue: Catalogue, copy_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results_module, "_SPARE", 3)
    for number in range(9):
        path = copy_folder / f"{number}.txt"
        path.write_text("We open at nine.\n")
        run(asked(catalogue, {}, paths=(path.name,)), catalogue)
    (shelf,) = (copy_folder.parent / "cache" / "results").glob("*.results")
    assert len(marshal.loads(shelf.read_bytes()[16:])) <= 5  # noqa: S302 - written a moment ago


def test_sweeping_takes_what_is_old_too_many_or_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    for number, age in enumerate([0, 10, 20, 31 * 86_400]):
        path = tmp_path / f"{number}.results"
        path.write_bytes(b"x" * 100)
        os.utime(path, (now - age, now - age))
    for name, age in (("old.part", 7200), ("new.part", 0)):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (now - age, now - age))
    (tmp_path / "other").write_bytes(b"")
    sweep(os.fspath(tmp_path), ".results")
    assert _names(tmp_path) == ["0.results", "1.results", "2.results", "new.part", "other"]
    monkeypatch.setattr("claimlint.project.sweeping._MOST_FILES", 2)
    sweep(os.fspath(tmp_path), ".results")
    assert _names(tmp_path) == ["0.results", "1.results", "new.part", "other"]
    monkeypatch.setattr("claimlint.project.sweeping._MOST_BYTES", 150)
    sweep(os.fspath(tmp_path), ".results")
    assert _names(tmp_path) == ["0.results", "new.part", "other"]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_is_swept_once_a_day_and_what_is_used_stays(
    catalogue: Catalogue, copy_folder: Path
) -> None:
    run(asked(catalogue, {}), catalogue)
    folder = copy_folder.parent / "cache" / "results"
    (shelf,) = folder.glob("*.results")
    forgotten = folder / "forgotten.results"
    for path in (forgotten, shelf, folder / "swept"):
        path.touch()
        os.utime(path, (1, 1))
    run(asked(catalogue, {}), catalogue)
    assert shelf.stat().st_mtime > 1
    assert forgotten.exists()  # nothing new was kept
    run(asked(catalogue, {"product": "drug"}), catalogue)
    assert shelf.exists()
    assert not forgotten.exists()


WAYS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "findings": ({}, ("text", "concise", "github", "gitlab", "junit", "checkstyle")),
    "dismissals": ({"explain": True}, ("text",)),
    "fixes": ({"fixes": FIXES}, ("json", "jsonl", "rdjson", "sarif")),
    "all": ({"explain": True, "fixes": FIXES}, ("markdown",)),
}


def test_every_format_but_the_one_with_the_copy_is_held_against_the_cache() -> None:
    assert {form for _, forms in WAYS.values() for form in forms} == {*FORMATS} - {"html"}


@pytest.mark.parametrize("name", WAYS)
def test_reports_from_the_cache_are_the_same_bytes(
    catalogue: Catalogue, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    more, forms = WAYS[name]
    said = {"product": "cosmetic", "markets": ("us", "de")}
    request = asked(catalogue, said, paths=(".",), cache=os.fspath(tmp_path), **more)
    plain, cold, warm = (
        _reported(each, catalogue) for each in (request._replace(cache=None), request, request)
    )
    assert warm.notices == plain.notices
    assert sum(len(file.findings) for file in plain.files) > 50
    for form in forms:
        whole = told(plain, catalogue, form)
        assert told(cold, catalogue, form) == whole
        assert told(warm, catalogue, form) == whole


def _reported(request: Request, catalogue: Catalogue) -> Report:
    report = run(request, catalogue)
    return with_fixes(report, request, catalogue) if request.fixes else report


def test_fixes_are_found_when_only_the_findings_are_known(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    monkeypatch.chdir(EXAMPLES)
    request = asked(catalogue, {}, paths=("clinic-landing.md",), cache=os.fspath(tmp_path))
    run(request, catalogue)
    request = request._replace(fixes=FIXES)
    plain = told(_reported(request._replace(cache=None), catalogue), catalogue)
    assert '"edits"' in plain
    assert told(_reported(request, catalogue), catalogue) == plain
    del read[:]
    assert told(_reported(request, catalogue), catalogue) == plain
    assert read == []
    # Of a longer file no fixes are found, whether it is read again or not.
    short = request._replace(fixes=100, cache=os.fspath(tmp_path / "other"))
    for _ in range(3):
        assert '"edits"' not in told(_reported(short, catalogue), catalogue)


PARTS = st.lists(
    st.sampled_from([
        "This balm cures psoriasis. ", "A miracle! ", "🧪 Clinically proven to lift.", "\n", "\r\n",
        "\n\n", "<!-- claimlint: product=supplement market=uk -->\n",
        "<!-- claimlint: market=de -->\n", "<!-- claimlint-disable DIS why -->\n",
        "<!-- claimlint-disable-next-line ALL -->\n", "<!-- claimlint-disable-file AGE x -->\n",
        "**Erases** wrin&shy;kles ", "| a | b |\n|---|---|\n", "\udcff", "not a cure ", "é" * 20,
    ]),
    max_size=12,
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(parts=PARTS, name=st.sampled_from(["a.md", "a.txt", "a.html", "a.csv"]))
def test_whatever_is_found_comes_back(
    catalogue: Catalogue, copy_folder: Path, parts: list[str], name: str
) -> None:
    (copy_folder / name).write_bytes("".join(parts).encode("utf-8", "surrogateescape"))
    request = asked(catalogue, {}, paths=(name,), explain=True)
    plain = run(request._replace(cache=None), catalogue)
    run(request, catalogue)
    known = run(request, catalogue)
    for form in ("text", "concise", "json", "sarif"):
        assert told(known, catalogue, form) == told(plain, catalogue, form)
    assert (known.notices, known.failures) == (plain.notices, plain.failures)
    assert [_bare(file) for file in known.files] == [_bare(file) for file in plain.files]


def _bare(file: FileReport) -> FileReport:
    return file._replace(lines=NO_LINES, digest=None)
