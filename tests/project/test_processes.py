"""Files shared out among processes: the same report, whatever becomes of a process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimlint.project import processes
from claimlint.project.catalogue import Catalogue
from claimlint.project.fix import with_fixes
from claimlint.project.run import Request, run
from claimlint.project.settings import Given, Standards, load_catalogue
from claimlint.readers import read_parts
from claimlint.reporters import Style, render
from claimlint.rulebook.model import RuleError

if TYPE_CHECKING:
    from claimlint.report import Report
    from claimlint.rulebook import Rulebook

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = "2026-11-01"
READ = "claimlint.project.run.read_parts"
FORKS = "fork" in multiprocessing.get_all_start_methods()
forking = pytest.mark.skipif(not FORKS, reason="there is no fork")


@pytest.fixture(scope="module")
def catalogue(book: Rulebook) -> Catalogue:
    return Catalogue(book)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of nine files, some with claims, that is the current one."""
    monkeypatch.chdir(tmp_path)
    for number in range(9):
        text = "It cures acne.\n" if number % 3 == 0 else "We open at nine.\n"
        (tmp_path / f"{number}.txt").write_text(text * (number + 1))
    return tmp_path


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any file is worth a process."""
    context = multiprocessing.get_context("fork")
    monkeypatch.setattr("multiprocessing.get_context", lambda: context)
    monkeypatch.setattr(processes, "_WORTH_A_FORK", 1)


def asked(catalogue: Catalogue, **more: Any) -> Request:  # noqa: ANN401 - any field
    standards = Standards(Given(as_of=DAY), None, catalogue)
    profile = standards.general().profile
    request = Request((".",), profile, standards=standards, explain=False, jobs=2)
    return request._replace(**more)


def told(report: Report, catalogue: Catalogue, form: str = "concise") -> str:
    return render(report, catalogue, form, Style())


def reported(request: Request, catalogue: Catalogue) -> Report:
    report = run(request, catalogue)
    return with_fixes(report, request, catalogue) if request.fixes else report


@forking
@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize(
    ("form", "more"),
    [
        ("text", {}),
        ("sarif", {"fixes": 1_000_000}),
        ("html", {"views": 8_000_000, "fixes": 1_000_000, "explain": True}),
    ],
)
def test_the_report_is_the_same_bytes(
    catalogue: Catalogue, form: str, more: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    request = asked(catalogue, **more)
    alone = reported(request._replace(jobs=1), catalogue)
    shared = reported(request, catalogue)
    assert told(shared, catalogue, form) == told(alone, catalogue, form)
    assert (shared.notices, shared.failures) == (alone.notices, alone.failures)
    assert multiprocessing.active_children() == []


def test_a_process_that_is_started_anew_finds_the_same(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = load_catalogue(None)
    context = multiprocessing.get_context("spawn")
    monkeypatch.setattr("multiprocessing.get_context", lambda: context)
    monkeypatch.setattr(processes, "_WORTH_A_START", 1)
    (pages / "own.txt").write_text("<!-- claimlint: market=de -->")
    (pages / "own.md").write_text("<!-- claimlint: market=de product=drug -->\n\nIt cures acne.\n")
    request = asked(catalogue)
    alone = run(request._replace(jobs=1), catalogue)
    shared = run(request, catalogue)
    assert told(shared, catalogue) == told(alone, catalogue)
    assert shared.notices == alone.notices
    assert [file.profile for file in shared.files] == [file.profile for file in alone.files]


@forking
@pytest.mark.usefixtures("pages", "forked")
def test_files_are_checked_by_others_and_progress_is_told(catalogue: Catalogue) -> None:
    steps: list[tuple[int, int]] = []
    report = run(asked(catalogue), catalogue, lambda done, total: steps.append((done, total)))
    assert [file.path for file in report.files] == [f"{number}.txt" for number in range(9)]
    assert steps == [(done, 9) for done in range(10)]


@forking
@pytest.mark.usefixtures("pages", "forked")
def test_what_is_known_is_asked_of_nobody(
    catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = asked(catalogue, cache=os.fspath(tmp_path_factory.mktemp("cache")))
    first = run(request, catalogue)
    monkeypatch.setattr(READ, None)
    assert told(run(request, catalogue), catalogue) == told(first, catalogue)
    assert told(run(request._replace(jobs=1), catalogue), catalogue) == told(first, catalogue)


@pytest.mark.usefixtures("pages")
def test_a_small_run_starts_nothing(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_Process", None)
    assert len(run(asked(catalogue, jobs=9), catalogue).files) == 9


@forking
@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGUSR1])
def test_a_process_that_is_killed_costs_its_file_and_no_other(
    catalogue: Catalogue, pages: Path, signal_: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pages / "4.txt").write_text("deadly\n")

    def deadly(path: str, *args: Any) -> Any:  # noqa: ANN401 - as the reader's
        if path == "4.txt":
            os.kill(os.getpid(), signal_)
        return read_parts(path, *args)

    monkeypatch.setattr(READ, deadly)
    report = run(asked(catalogue), catalogue)
    assert len(report.files) == 8
    ((path, message),) = report.failures
    assert path == "4.txt"
    assert message.startswith(f"the process that checked it was killed ({signal_.name}")
    assert "--jobs 1" in message
    assert "\n" not in message


@forking
@pytest.mark.usefixtures("forked")
def test_processes_that_all_die_leave_a_line_for_each_file(
    catalogue: Catalogue, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(READ, lambda *_: os._exit(7))
    report = run(asked(catalogue), catalogue)
    assert report.files == []
    assert len(report.failures) == len(list(pages.iterdir()))
    assert all("ended with exit code 7" in failure.message for failure in report.failures)


@forking
@pytest.mark.usefixtures("forked")
def test_one_that_dies_over_fixes_is_told_too(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    request = asked(catalogue, paths=("clinic-landing.md", "exosome-serum.md"), fixes=1_000_000)
    report = run(request, catalogue)
    monkeypatch.setattr("claimlint.project.fix.Fixer.with_fixes", lambda *_: os._exit(7))
    failures = with_fixes(report, request, catalogue).failures
    assert [path for path, _ in failures] == ["clinic-landing.md", "exosome-serum.md"]


@forking
@pytest.mark.usefixtures("pages", "forked")
def test_where_no_process_can_be_started_the_run_does_it_alone(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(processes, "_Process", full)
    alone = run(asked(catalogue, jobs=1), catalogue)
    assert told(run(asked(catalogue), catalogue), catalogue) == told(alone, catalogue)


@forking
@pytest.mark.usefixtures("forked")
def test_a_broken_ledger_stops_the_run_as_it_does_without_processes(
    catalogue: Catalogue, pages: Path
) -> None:
    ledger = pages / "ledger.yaml"
    ledger.write_text("- [\n")
    request = asked(catalogue, evidence=("ledger.yaml",))
    with pytest.raises(RuleError) as alone:
        run(request._replace(jobs=1), catalogue)
    with pytest.raises(RuleError) as shared:
        run(request, catalogue)
    assert str(shared.value) == str(alone.value)
    assert multiprocessing.active_children() == []


@forking
@pytest.mark.usefixtures("forked")
def test_a_defect_is_one_line_about_its_file(
    catalogue: Catalogue, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(READ, lambda *_: 1 // 0)
    report = run(asked(catalogue), catalogue)
    assert len(report.failures) == len(list(pages.iterdir()))
    assert report.failures[0].message.startswith("internal error in the reader: ZeroDivisionError")


@forking
@pytest.mark.usefixtures("forked", "pages")
def test_standard_input_is_read_by_the_run_itself(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, write = os.pipe()
    os.write(write, b"It cures warts.")
    os.close(write)
    with os.fdopen(read) as stream:
        monkeypatch.setattr("sys.stdin", stream)
        request = asked(catalogue, paths=("0.txt", "-", "1.txt", "2.txt"))
        report = run(request, catalogue)
    assert [file.path for file in report.files] == ["0.txt", "-", "1.txt", "2.txt"]
    assert report.files[1].findings


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.usefixtures("forked", "pages")
def test_an_interrupt_ends_every_process(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(path: str, *_: object) -> None:
        if path == "0.txt":
            os.kill(os.getppid(), signal.SIGINT)
        time.sleep(60)

    monkeypatch.setattr(READ, endless)
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run(asked(catalogue), catalogue)
    assert multiprocessing.active_children() == []
    assert time.monotonic() - started < 30
