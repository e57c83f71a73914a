"""The HTML report: one file, true to the copy, deaf to what it says, and usable in a browser."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from claimlint.project.catalogue import Catalogue
from claimlint.project.fix import with_fixes
from claimlint.project.run import Request, run
from claimlint.report import Profile, Report
from claimlint.reporters import Style, render
from tests.reporters.test_for_machines import ATTACKS, hostile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimlint.rulebook import Rulebook
    from tests.reporters.conftest import Shelf

__all__ = ["hostile"]

COPY = """\
---
title: A cream that erases wrinkles
---

# Our anti-aging cream

It **boosts collagen** &amp; smells of <i>figs</i>. It does not heal eczema.

<!-- claimlint-disable-next-line BOD002 counsel agreed, file 12 -->
Our serum boosts collagen.

![A jar that heals eczema](jar.png)
"""
EVIL = """\
Our cream boosts collagen <script>document.title = "forged"</script>.

Our `</script><script>document.title="forged"</script>` serum heals eczema.

Buy &lt;img src=x onerror="document.title='forged'"&gt; our gel heals acne &lt;/style&gt;.

[It heals gout](javascript:document.title='forged') "' --> ]]> &amp;lt;b&amp;gt; fast.
"""


def reported(book: Rulebook, *paths: Path) -> tuple[Report, Catalogue]:
    catalogue = Catalogue(book)
    profile = Profile("cosmetic", ("us", "eu"), "2026-11-21")
    request = Request(tuple(map(str, paths)), profile, views=1_000_000)
    return with_fixes(run(request, catalogue), request, catalogue), catalogue


def page(book: Rulebook, *paths: Path) -> str:
    report, catalogue = reported(book, *paths)
    return render(report, catalogue, "html", Style())


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text(COPY)
    (tmp_path / "evil<b>.md").write_text(EVIL)
    (tmp_path / "clean.md").write_text("A cream in a jar.\n")
    (tmp_path / "broken.md").write_bytes(b"\xff\x00\x00")
    names = ("page.md", "evil<b>.md", "clean.md", "broken.md")
    return tuple((tmp_path / name).relative_to(tmp_path) for name in names)


class Elements(HTMLParser):
    """Every element with its attributes, and the text of each claim that is marked."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.claims: list[str] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag == "a" and "data-claim" in dict(attrs):
            self.claims.append("")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "a" and "data-claim" in self.found[-1][1]:
            self.claims[-1] += data


def safe(html: str) -> Elements:
    """Nothing in the page runs or asks for anything, but for what is ours."""
    elements = Elements(html)
    names = [name for name, _ in elements.found]
    assert names.count("script") == names.count("style") == 1
    assert not {"img", "iframe", "object", "embed", "link", "base", "svg"} & {*names}
    for name, attributes in elements.found:
        assert not any(key.startswith("on") or key in ("src", "style") for key in attributes)
        if "href" in attributes:
            assert re.match(r"(https?://|#)", attributes["href"] or ""), (name, attributes)
    ids = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(ids) == len({*ids})
    policy = next(a["content"] for _, a in elements.found if "content-security" in str(a).lower())
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    for name in ("style", "script"):
        text = html.partition(f"<{name}>")[2].partition(f"</{name}>")[0]
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    return elements


def test_claims_are_marked_as_they_are_read(book: Rulebook, copy: tuple[Path, ...]) -> None:
    html = page(book, *copy)
    elements = safe(html)
    marked = [claim for claim in elements.claims if claim]
    assert marked[:6] == [
        *("erases wrinkles", "anti-aging", "boosts collagen", "boosts collagen"),
        *("heals eczema", "boosts collagen"),
    ]
    assert "counsel agreed, file 12" in html
    assert "Text of a picture" in html
    assert "softens the look of wrinkles" in html
    assert "broken.md: " in html
    assert "Files without claims" in html
    assert "% compliant" not in html


def test_the_same_copy_gives_the_same_bytes(book: Rulebook, copy: tuple[Path, ...]) -> None:
    assert page(book, *copy) == page(book, *copy)
    report, catalogue = reported(book, *copy)
    once = render(report, catalogue, "markdown", Style())
    assert once == render(report, catalogue, "markdown", Style())
    assert book.sha256 in once
    assert "Law as of | 2026-11-21" in once


def test_hostile_texts_paths_and_messages(hostile: Report, shelf: Shelf) -> None:
    html = render(hostile, shelf, "html", Style()).encode("utf-8", "backslashreplace").decode()
    safe(html)
    assert html.count("<article ") == sum(len(file.findings) for file in hostile.files)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", html.replace("\r", ""))


def test_hostile_copy_is_text_in_markdown(hostile: Report, shelf: Shelf) -> None:
    text = render(hostile, shelf, "markdown", Style())
    assert "\n::error" not in text
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    lines = [line for line in text.splitlines() if line.startswith("- **")]
    assert len(lines) == len(hostile.files) * len(ATTACKS)
    assert "<error" not in text.replace("\\<", "")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed; on Debian: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as session:
        found = session.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def opened(browser: Any, book: Rulebook, copy: tuple[Path, ...], tmp_path: Path) -> Iterator[Any]:  # noqa: ANN401 - playwright's, which is not always there
    """The report, opened from disk; nothing goes wrong in it and nothing is asked for."""
    path = tmp_path / "report.html"
    path.write_text(page(book, *copy), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    troubles: list[str] = []
    tab.on("console", lambda message: troubles.append(message.text))
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    tab.on("request", lambda asked: troubles.append(asked.url) if asked.url != path.as_uri() else 0)
    tab.goto(path.as_uri())
    yield tab
    assert tab.title() == "Report on marketing claims"
    assert troubles == []
    tab.close()


def shown(tab: Any) -> int:  # noqa: ANN401 - as above
    return int(tab.locator("article:visible").count())


@pytest.mark.browser
def test_filters(opened: Any) -> None:  # noqa: ANN401 - as above
    everything = shown(opened)
    assert opened.inner_text("#shown").startswith(f"{everything} of ")
    opened.uncheck("input[value=error]")
    assert 0 < shown(opened) < everything
    opened.click("button[type=reset]")
    opened.wait_for_function(
        f"document.querySelectorAll('article:not([hidden])').length=={everything}"
    )
    opened.select_option("select[name=category]", "anti-aging")
    assert 0 < shown(opened) < everything
    assert opened.locator("article:visible:not([data-category=anti-aging])").count() == 0
    opened.select_option("select[name=category]", "")
    opened.select_option("select[name=file]", "1")
    assert opened.locator("section.file:visible h2").all_inner_texts() == ["evil<b>.md"]
    opened.select_option("select[name=file]", "")
    opened.select_option("select[name=market]", "eu")
    assert 0 < shown(opened) <= everything
    opened.check("input[value=dropped]")


@pytest.mark.browser
def test_a_claim_is_followed_with_mouse_and_keys(opened: Any) -> None:  # noqa: ANN401 - as above
    opened.click("a.claim >> nth=0")
    assert "AGE002 wrinkles-erased" in opened.inner_text("#panel")
    assert "Write instead" in opened.inner_text("#panel")
    opened.keyboard.press("j")
    assert "AGE008" in opened.inner_text("#panel")
    assert opened.evaluate("document.activeElement.textContent").startswith("anti-aging")
    opened.keyboard.press("k")
    assert "AGE002" in opened.inner_text("#panel")
    opened.keyboard.press("Escape")
    assert "Choose a claim" in opened.inner_text("#panel")
    opened.focus("a.claim >> nth=2")
    opened.keyboard.press("Enter")
    assert "BOD002" in opened.inner_text("#panel")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_everybody_can_use_it(opened: Any, scheme: str, width: int) -> None:  # noqa: ANN401 - as above
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    opened.emulate_media(color_scheme=scheme)
    opened.set_viewport_size({"width": width, "height": 900})
    # The policy forbids the page's scripts to be added to; axe comes through the debugger.
    results = axe.Axe().run(opened)
    assert results.response["violations"] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_on_a_telephone_a_claim_is_explained_below_it(opened: Any) -> None:  # noqa: ANN401 - as above
    opened.set_viewport_size({"width": 390, "height": 800})
    assert not opened.is_visible("#panel")
    last = opened.locator("a.claim:not(.off)").last
    last.click()
    assert opened.is_visible("#panel")
    claim, panel = last.bounding_box(), opened.locator("#panel").bounding_box()
    assert claim["y"] >= 0
    assert claim["y"] + claim["height"] <= panel["y"]
    assert panel["y"] + panel["height"] == 800
    opened.click("#panel .close")
    assert not opened.is_visible("#panel")
    assert opened.evaluate("document.activeElement.dataset.claim") == last.get_attribute(
        "data-claim"
    )
    opened.keyboard.press("k")
    assert opened.is_visible("#panel")


@pytest.mark.browser
def test_the_name_of_a_file_may_be_long(
    browser: Any,  # noqa: ANN401 - as above
    book: Rulebook,
    copy: tuple[Path, ...],
    tmp_path: Path,
) -> None:
    folder = tmp_path / "a-very-long-name-of-a-folder" / "which-holds-another-one"
    folder.mkdir(parents=True)
    path = folder / "with-a-page-of-the-longest-name-of-all.md"
    path.write_text(COPY)
    report = tmp_path / "report.html"
    report.write_text(page(book, copy[0], path.relative_to(tmp_path)), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 390, "height": 800})
    tab.goto(report.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.close()


@pytest.mark.browser
def test_it_prints_all_that_is_to_be_filed(opened: Any, tmp_path: Path) -> None:  # noqa: ANN401 - as above
    opened.emulate_media(media="print")
    assert not opened.is_visible("#filter")
    assert not opened.is_visible("#panel")
    assert opened.locator("article:visible").count() > 5
    path = tmp_path / "report.pdf"
    opened.pdf(path=str(path))
    assert path.read_bytes().startswith(b"%PDF-")
