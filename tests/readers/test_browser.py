"""What a real browser shows of a page against the prose that is read of it.

Compared are the lines of `innerText`, cut at tabs too, which stand between cells, with those of
our blocks but for what comes from attributes and from the head. Scripts do not run in the
pages. The pages are written so that the browser and claimlint agree on what is copy: deleted
text is left out by claimlint only, and buttons, which say something of their own, are parted
from the text around them by claimlint only.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from html import unescape
from typing import TYPE_CHECKING

import pytest

from claimlint.readers import read

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

_FOLDER = os.path.join(os.path.dirname(__file__), "pages")
_PAGES = sorted(os.listdir(_FOLDER))
_ASIDE = ("alt", "title", "meta", "attribute")
_DRIVER = """<!doctype html><meta charset="utf-8"><textarea id="shown"></textarea><script>
const pages = PAGES, shown = {};
function show(names) {
  if (!names.length) {
    document.getElementById("shown").textContent = JSON.stringify(shown);
    return;
  }
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-same-origin";
  frame.onload = () => {
    shown[names[0]] = frame.contentDocument.body.innerText;
    frame.remove();
    show(names.slice(1));
  };
  frame.srcdoc = pages[names[0]];
  document.body.append(frame);
}
show(Object.keys(pages));
</script>"""
_BEGINS, _ENDS = '<textarea id="shown">', "</textarea>"


def _source(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as stream:
        return stream.read()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed; on Debian: apt-get install chromium")
    folder: Path = tmp_path_factory.mktemp("browser")
    pages = json.dumps({name: _source(name) for name in _PAGES}).replace("</", "<\\/")
    driver = folder / "driver.html"
    driver.write_text(_DRIVER.replace("PAGES", pages.replace("<!--", "<\\u0021--")), "utf-8")
    finished = subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            *("--virtual-time-budget=20000", f"--user-data-dir={folder}", driver.as_uri()),
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=120,
    )
    dumped = finished.stdout.partition(_BEGINS)[2].partition(_ENDS)[0]
    found: dict[str, str] = json.loads(unescape(dumped))
    return found


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.replace("\t", "\n").split("\n"))
    return [line for line in lines if line]


def _ours(name: str) -> list[str]:
    document = read(name, _source(name).encode())
    texts = [document.prose[b.start : b.end] for b in document.blocks if b.kind not in _ASIDE]
    return _lines("\n".join(texts))


def test_there_are_ten_pages() -> None:
    assert len(_PAGES) == 10


@pytest.mark.parametrize("name", _PAGES)
def test_lines_are_those_that_a_browser_shows(name: str, shown: dict[str, str]) -> None:
    assert _ours(name) == _lines(shown[name])
