"""Application resource bundles: messages of Flutter and others, in JSON and ICU's format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.readers.json_scan import json_text, json_values
from claimlint.readers.language import in_name
from claimlint.readers.messages import Messages

if TYPE_CHECKING:
    from claimlint.document import Document


def read_arb(path: str, source: str) -> Document:
    """Read a bundle; keys that begin with ``@`` describe messages and are no copy.

    Raises:
        ReadError: the file is not JSON.
    """
    messages = Messages(path, source)
    values = [
        value
        for value in json_values(source, comments=messages.comments)
        if value.is_string and len(value.path) == 1
    ]
    language = in_name(path.rpartition("/")[2].rpartition(".")[0])
    for value in values:
        if value.path[0] == "@@locale":
            language = source[value.start : value.end]
    for value in values:
        name = str(value.path[0])
        if not name.startswith("@"):
            messages.add(name, json_text(source, value.start, value.end), language)
    return messages.document()
