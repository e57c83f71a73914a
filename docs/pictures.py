"""Make the pictures in docs/images: of the terminal, and of the HTML report in a browser.

    python -m docs.pictures

Needs Chromium and `pip install -e '.[browser]'`; without them, only the terminal is drawn.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
IMAGES = os.path.join(ROOT, "docs", "images")
CHECK = ("check", "--exit-zero", "--no-config", "--as-of", "2026-11-21", "--product", "cosmetic")
PAGES = ("examples/exosome-serum.md", "examples/blog-post.md")
WIDTHS = (1280, 390)
TYPED = "claimlint check --product cosmetic --select BOD002,CMP001 examples/exosome-serum.md"
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def claimlint(*arguments: str) -> str:
    """Return what `claimlint check` prints with these arguments, in the root of the checkout."""
    command = [sys.executable, "-m", "claimlint", *CHECK, *arguments]
    environment = os.environ | {"COLUMNS": "100"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def typed_options() -> list[str]:
    """Return of what was typed what `CHECK` does not say already."""
    return TYPED.removeprefix("claimlint check --product cosmetic ").split()


def terminal() -> str:
    """Return the picture of a terminal in which `TYPED` was typed: SVG, in a font of the reader."""
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console
    from rich.text import Text

    shown = Text.assemble(("$ ", "bold green"), TYPED, "\n")
    shown.append_text(Text.from_ansi(claimlint("--color=always", *typed_options())))
    width = max(map(len, shown.plain.splitlines()))
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(file=nowhere, record=True, width=width, highlight=False)
        console.print(shown)
        form = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
        form = form.replace("Fira Code, monospace", FONT)
        return console.export_svg(title="claimlint", code_format=form, unique_id="claimlint")


def report(page: Page, width: int) -> None:
    """Take the report at a width in pixels, at its first claim, which is chosen."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.activeElement?.blur()")
    page.locator("#filter").scroll_into_view_if_needed()
    page.keyboard.press("j")
    if width == max(WIDTHS):  # on the other, the explanation would cover the copy
        page.evaluate("document.querySelector('#filter').scrollIntoView()")
    page.screenshot(path=os.path.join(IMAGES, f"report-{width}.png"))
    page.keyboard.press("Escape")


def reports(chromium: str) -> None:
    """Write the pictures of the report."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as session:
        path = os.path.join(folder, "report.html")
        claimlint(*PAGES, "--format=html", f"--output={path}")
        browser = session.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"file://{path}")
        for width in WIDTHS:
            report(page, width)
        browser.close()


def main() -> int:
    """Write the pictures."""
    os.makedirs(IMAGES, exist_ok=True)
    with open(os.path.join(IMAGES, "terminal.svg"), "w", encoding="utf-8") as file:
        file.write(terminal())
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is needed; on Debian: apt-get install chromium", file=sys.stderr)
        return 2
    reports(chromium)
    return 0


if __name__ == "__main__":
    sys.exit(main())
