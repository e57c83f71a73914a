"""Make the pictures of the HTML report in docs/images, in a browser.

    python docs/pictures.py

Needs Chromium and `pip install -e '.[browser]'`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import Page, sync_playwright

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
IMAGES = os.path.join(ROOT, "docs", "images")
CHECK = ("check", "--no-config", "--exit-zero", "--product", "cosmetic", "--as-of", "2026-11-21")
PAGES = ("examples/exosome-serum.md", "examples/blog-post.md")
WIDTHS = (1280, 390)


def picture(page: Page, width: int) -> None:
    """Take the report at a width in pixels, scrolled to its first claim, which is chosen."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.activeElement?.blur()")
    page.locator("#filter").scroll_into_view_if_needed()
    page.keyboard.press("j")
    page.evaluate("document.querySelector('#filter').scrollIntoView()")
    page.screenshot(path=os.path.join(IMAGES, f"report-{width}.png"))
    page.keyboard.press("Escape")


def main() -> int:
    """Write the pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is needed; on Debian: apt-get install chromium", file=sys.stderr)
        return 2
    os.makedirs(IMAGES, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as session:
        report = os.path.join(folder, "report.html")
        command = [sys.executable, "-m", "claimlint", *CHECK, *PAGES]
        command += ["--format", "html", "--output", report]
        subprocess.run(command, cwd=ROOT, check=True)
        browser = session.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"file://{report}")
        for width in WIDTHS:
            picture(page, width)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
