"""The site of the documentation: every page can be reached, every link leads somewhere."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml

from docs import hooks, pictures

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
IMAGES = DOCS / "images"
MOST_BYTES = 300_000
HOSTING = (DOCS / "hosting.md").read_text(encoding="utf-8")
# What makes a browser load something, or leads there: (tag, where).
LOADED = re.compile(r"<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=\"?([^\"\s>]+)")


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, in which variables of the environment are named."""


def default(loader: Loader, node: yaml.SequenceNode) -> object:
    """Return the last entry, which holds where no variable is set."""
    return loader.construct_sequence(node)[-1]


Loader.add_constructor("!ENV", default)


def pages(part: object) -> list[str]:
    """Return the paths of the pages in the navigation, or in a part of it."""
    if isinstance(part, str):
        return [part]
    below = part.values() if isinstance(part, dict) else cast("list[object]", part)
    return [page for each in below for page in pages(each)]


def navigation() -> list[str]:
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        settings: Any = yaml.load(file, Loader=Loader)  # noqa: S506 - made from SafeLoader
    return pages(settings["nav"])


def documents() -> list[Path]:
    """The documents that are written by hand."""
    written = [path for path in DOCS.rglob("*.md") if path.parent.parent != DOCS / "rules"]
    return [*written, *(ROOT / source for source in hooks.BROUGHT if source.endswith(".md"))]


def anchors(document: Path) -> set[str]:
    """Return the anchors of the headings of a document, as hosts of Git and MkDocs make them."""
    text = re.sub(r"(?ms)^```.*?^```$", "", document.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-") for title in titles}


def test_every_document_stands_in_the_navigation_once() -> None:
    there = [path.relative_to(DOCS).as_posix() for path in documents() if path.is_relative_to(DOCS)]
    brought = [page for page in hooks.BROUGHT.values() if page.endswith(".md")]
    assert sorted(navigation()) == sorted([*there, *brought])


def test_every_rule_has_its_place_in_the_navigation() -> None:
    sections = hooks.rule_sections(str(DOCS))
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.glob("rules/*/*.md")}
    assert sorted(pages(sections)) == sorted(there)
    assert len(there) > 400


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for target, anchor in re.findall(
        r"\]\((?!\w+:)([^()#\s]*)#?([^()\s]*)\)", document.read_text(encoding="utf-8")
    ):
        path = (document.parent / target) if target else document
        assert path.exists(), target
        assert not anchor or anchor in anchors(path), f"{target}#{anchor}"


def led(markdown: str, page: str, repository: str | None = None) -> str:
    """Return what the site makes of the links in a page."""
    known = {*navigation(), "claimlint.schema.json", "rules/disease/DIS001.md"}
    files = SimpleNamespace(get_file_from_path=lambda path: path if path in known else None)
    file = SimpleNamespace(file=SimpleNamespace(src_uri=page))
    given: Any = {"page": file, "files": files, "config": SimpleNamespace(repo_url=repository)}
    return hooks.on_page_markdown(markdown, **given)


@pytest.mark.parametrize(
    ("page", "link", "expected"),
    [
        ("formats.md", "[a](configuration.md#keys)", "[a](configuration.md#keys)"),
        ("configuration.md", "[a](../claimlint.schema.json)", "[a](claimlint.schema.json)"),
        ("guides/README.md", "[a](../../examples/brand/README.md)", "[a](day.md)"),
        ("contributing.md", "[a](docs/rules/README.md#x)", "[a](rules/README.md#x)"),
        ("formats.md", "[a\nb](../examples/formats/README.md)", "a\nb"),
        ("formats.md", "![a](../pictures/b.png)", "![a](../pictures/b.png)"),
        ("formats.md", "[a](https://example.org/b.md)", "[a](https://example.org/b.md)"),
        ("guides/day.md", "[a](claims/skincare.yaml)", "a"),
    ],
)
def test_links_to_the_repository_are_led_to_the_site(page: str, link: str, expected: str) -> None:
    assert led(link, page) == expected


def test_links_to_files_lead_to_the_repository_where_it_is_known() -> None:
    there = led("[a](claims/skincare.yaml)", "guides/day.md", "https://git.example/x/")
    assert there == "[a](https://git.example/x/blob/main/examples/brand/claims/skincare.yaml)"


def test_the_title_of_a_generated_page_comes_first() -> None:
    page = (DOCS / "rules" / "disease" / "DIS001.md").read_text(encoding="utf-8")
    assert page.startswith("<!--")
    assert led(page, "rules/disease/DIS001.md").startswith("# DIS001 ")


def test_pictures_are_small_and_shown() -> None:
    shown = "".join(path.read_text(encoding="utf-8") for path in documents())
    files = sorted(path.name for path in IMAGES.iterdir())
    assert files == ["report-1280.png", "report-390.png", "terminal.svg"]
    for name in files:
        assert f"images/{name})" in shown
        assert (IMAGES / name).stat().st_size < MOST_BYTES
    for width in pictures.WIDTHS:
        head = (IMAGES / f"report-{width}.png").read_bytes()[:24]
        assert struct.unpack(">I", head[16:20]) == (width,)


def test_picture_of_the_terminal_shows_what_is_printed() -> None:
    """`make pictures` takes it anew when the rules that it shows have changed."""
    picture = (IMAGES / "terminal.svg").read_text(encoding="utf-8")
    texts = [unescape(text) for text in re.findall(r"<text [^>]*>([^<]*)</text>", picture)]
    printed = f"$ {pictures.TYPED}" + pictures.claimlint("--color=never", *pictures.typed_options())
    assert "".join("".join(texts).split()).endswith("".join(printed.split()))
    assert "@font-face" not in picture


@pytest.mark.parametrize(
    ("schema", "mark"),
    [("vendor.github-workflows", "id-token: write"), ("vendor.gitlab-ci", "CI_PAGES_URL")],
)
def test_pipelines_that_host_the_site_are_valid(tmp_path: Path, schema: str, mark: str) -> None:
    (pipeline,) = (
        block for block in re.findall(r"```yaml\n(.*?)```", HOSTING, re.DOTALL) if mark in block
    )
    path = tmp_path / ".github" / "workflows" / "site.yml"
    path.parent.mkdir(parents=True)
    path.write_text(pipeline, encoding="utf-8")
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    if schema == "vendor.github-workflows":
        zizmor = Path(sys.executable).with_name("zizmor")
        audit = [str(zizmor), "--offline", "--no-progress", "--format=json", str(path)]
        assert subprocess.check_output(audit, text=True).strip() == "[]"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make site` does it."""
    pytest.importorskip("material", reason="needs the extra docs")
    folder = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        [*build, "--site-dir", folder],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return folder


def test_the_site_asks_no_other_host(site: Path) -> None:
    read = [
        *site.glob("*.html"),
        *site.glob("guides/**/*.html"),
        *site.glob("rules/disease/**/*.html"),
    ]
    loaded = {
        target for page in read for target in LOADED.findall(page.read_text(encoding="utf-8"))
    }
    assert len(loaded) > 5
    assert [target for target in loaded if re.match(r"(?:\w+:)?//", target)] == []
    styles = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert not re.search(r"url\([\"']?(?:https?:)?//", styles)


def test_the_site_has_a_page_where_findings_lead(site: Path) -> None:
    for rule in DOCS.glob("rules/*/*.md"):
        page = site / "rules" / rule.parent.name / rule.stem / "index.html"
        assert f"<title>{rule.stem} " in page.read_text(encoding="utf-8")


def test_signs_of_rules_stand_as_they_are_written(site: Path) -> None:
    page = (site / "rules" / "anti-aging" / "AGE001" / "index.html").read_text(encoding="utf-8")
    assert "FD&amp;C Act" in page
    assert "\\&amp;" not in page
    assert "[passes: negated]" in page
