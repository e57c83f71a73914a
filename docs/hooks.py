"""What MkDocs is told beyond mkdocs.yml: the pages of the rules, and those outside of docs.

Documents link to files of the repository. On the site, such a link leads to the page made of
that file, else to the repository if CLAIMLINT_REPOSITORY names one, else nowhere: its text stays.
"""

from __future__ import annotations

import os
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# Files of the repository that are part of the site, and where.
BROUGHT = {
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "claimlint.schema.json": "claimlint.schema.json",
    "examples/brand/README.md": "guides/day.md",
    "ledger.schema.json": "ledger.schema.json",
}
_SOURCES = {page: source for source, page in BROUGHT.items()}
# A page's first line, which would hide its title.
_MARK = re.compile(r"\A<!--.*?-->\s*", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\((?!\w+:)([^()#\s]+)(#[^()\s]*)?\)")


def on_config(config: MkDocsConfig) -> None:
    """Put the pages of the rules into the navigation, a section for each category."""
    (rules,) = (part["Rules"] for part in config.nav or () if "Rules" in part)
    rules += rule_sections(config.docs_dir)


def rule_sections(docs: str) -> list[dict[str, list[str]]]:
    """Return each category with the paths of its pages, from ``docs``."""
    top = os.path.join(docs, "rules")
    categories = sorted(name for name in os.listdir(top) if os.path.isdir(os.path.join(top, name)))
    return [
        {
            name.capitalize(): [
                f"rules/{name}/{page}" for page in sorted(os.listdir(os.path.join(top, name)))
            ]
        }
        for name in categories
    ]


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Bring in the files that lie outside of the folder of documents."""
    from mkdocs.structure.files import File

    for source, page in BROUGHT.items():
        path = os.path.join(ROOT, source)
        files.append(File.generated(config, page, abs_src_path=path))


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead the links between files of the repository to pages of the site."""
    here = page.file.src_uri
    source = _SOURCES.get(here, f"docs/{here}")

    def led(link: re.Match[str]) -> str:
        text, target, anchor = link.groups(default="")
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        inside = BROUGHT.get(wanted, wanted.removeprefix("docs/"))
        if files.get_file_from_path(inside) is not None or wanted.startswith("docs/"):
            start = posixpath.dirname(here) or "."
            return f"[{text}]({posixpath.relpath(inside, start)}{anchor})"
        if config.repo_url:
            return f"[{text}]({config.repo_url.rstrip('/')}/blob/main/{wanted}{anchor})"
        return text

    return _LINK.sub(led, _MARK.sub("", markdown))
