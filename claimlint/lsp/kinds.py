"""As what file a document is read, by its address and its language."""

from __future__ import annotations

import os
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from claimlint.readers import extension_of

# What editors call the languages of formats that are read. Plain text is not among them: that is
# also what licences, logs and whatever has no language of its own are.
_LANGUAGES = {
    "asciidoc": ".adoc",
    "blade": ".php",
    "csv": ".csv",
    "django-html": ".html",
    "ejs": ".ejs",
    "erb": ".erb",
    "eruby": ".erb",
    "gettext": ".po",
    "handlebars": ".hbs",
    "html": ".html",
    "htmldjango": ".html",
    "javascriptreact": ".jsx",
    "jinja": ".jinja",
    "jinja-html": ".jinja",
    "json": ".json",
    "jsonl": ".jsonl",
    "liquid": ".liquid",
    "mail": ".eml",
    "markdown": ".md",
    "mdx": ".mdx",
    "mustache": ".mustache",
    "php": ".php",
    "po": ".po",
    "restructuredtext": ".rst",
    "rst": ".rst",
    "srt": ".srt",
    "subrip": ".srt",
    "toml": ".toml",
    "tsv": ".tsv",
    "twig": ".twig",
    "typescriptreact": ".tsx",
    "vtt": ".vtt",
    "vue": ".vue",
    "xliff": ".xlf",
    "xml": ".xml",
    "yaml": ".yaml",
}
_PLAIN = ("plaintext", "text", "")


def path_of(uri: str) -> str | None:
    """Return the path of a file; None where the address names none, as that of a new text."""
    scheme, host, path, *_ = urlsplit(uri)
    if scheme != "file":
        return None
    where = url2pathname(path)
    return os.path.abspath(f"//{host}{where}" if host and host != "localhost" else where)


def label_of(uri: str, language: str) -> str | None:
    """Return the path by which a document is read and named; None when it is not read.

    A file is read as ``claimlint check`` reads it, by its name. The language counts where the
    name says nothing: that of a new text, or of a file without a known extension.
    """
    path = path_of(uri)
    label = unquote(urlsplit(uri).path) if path is None else path
    if extension_of(label):
        return label
    language = language.lower()
    extension = _LANGUAGES.get(language)
    if extension is None and path is None and language in _PLAIN:
        extension = ".txt"
    return f"{label}{extension}" if extension else None
