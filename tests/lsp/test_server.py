"""The server as an editor meets it: open, type, be told, point at, change the configuration."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from tests.lsp.conftest import served

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.conftest import Editor

pytestmark = pytest.mark.asyncio

PAGE = "# Night cream\n\nOur cream cures psoriasis.\n"


def spots(found: list[types.Diagnostic]) -> list[tuple[int, int, int, int]]:
    ranges = [each.range for each in found]
    return [(r.start.line, r.start.character, r.end.line, r.end.character) for r in ranges]


async def test_a_claim_is_underlined_with_its_rule_and_a_link(editor: Editor) -> None:
    await editor.start()
    (found,) = await editor.open("cream.md", PAGE)
    assert (found.code, found.source) == ("DIS028", "claimlint")
    assert found.severity == types.DiagnosticSeverity.Error
    assert spots([found]) == [(2, 10, 2, 25)]
    assert "Write instead:" in found.message
    assert found.code_description is not None
    assert found.code_description.href.startswith("https://www.fda.gov/")


async def test_the_link_leads_to_the_page_of_the_rule_where_it_is_known(editor: Editor) -> None:
    await editor.start(settings={"rule-pages": "https://rules.example/docs/"})
    (found,) = await editor.open("cream.md", PAGE)
    assert found.code_description is not None
    assert found.code_description.href == "https://rules.example/docs/disease/DIS028"


async def test_the_configuration_may_say_where_the_pages_are(editor: Editor) -> None:
    settings = editor.folder / "claimlint.yaml"
    settings.write_text("rule-pages: https://rules.example/r\n", encoding="utf-8")
    await editor.start()
    (found,) = await editor.open("cream.md", PAGE)
    assert found.code_description is not None
    assert found.code_description.href == "https://rules.example/r/disease/DIS028"


async def test_diagnostics_move_with_what_is_typed(editor: Editor) -> None:
    await editor.start()
    await editor.open("cream.md", PAGE)
    moved = await editor.type("cream.md", 0, 0, "News\n\n")
    assert spots(moved) == [(4, 10, 4, 25)]
    gone = await editor.type("cream.md", 4, 10, "feels soft", end=(4, 25))
    assert gone == []


async def test_only_what_is_there_last_counts(editor: Editor) -> None:
    await editor.start()
    await editor.open("cream.md", PAGE)
    for place in range(20):
        where = types.Range(types.Position(0, 2 + place), types.Position(0, 2 + place))
        editor.change("cream.md", types.TextDocumentContentChangePartial(where, "a"))
    whole = types.TextDocumentContentChangeWholeDocument("It cures psoriasis.\n")
    editor.change("cream.md", whole)
    assert spots(await editor.diagnostics("cream.md")) == [(0, 3, 0, 18)]
    versions = [each.version for each in editor.shown[editor.uri("cream.md")]]
    assert versions == sorted(versions, key=lambda version: version or 0)
    assert len(versions) < 22


async def test_what_is_typed_at_once_and_told_out_of_order_is_put_in_order(editor: Editor) -> None:
    await editor.start()
    await editor.open("cream.md", "It cu")
    for version in (3, 2, 5, 4, *range(9, 5, -1), *range(10, 17)):
        spot = types.Position(0, version + 3)
        typed = types.TextDocumentContentChangePartial(
            types.Range(spot, spot), "res psoriasis. "[version - 2]
        )
        told = types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version, editor.uri("cream.md")), [typed]
        )
        editor.client.text_document_did_change(told)
    editor.versions["cream.md"] = 16
    assert spots(await editor.diagnostics("cream.md")) == [(0, 3, 0, 18)]


@pytest.mark.parametrize(
    ("encodings", "agreed", "codec", "size"),
    [
        (None, "utf-16", "utf-16-le", 2),
        (["utf-8", "utf-16"], "utf-8", "utf-8", 1),
        (["utf-32"], "utf-32", "utf-32-le", 4),
    ],
)
async def test_columns_are_in_the_unit_that_was_agreed_on(
    editor: Editor, encodings: list[str] | None, agreed: str, codec: str, size: int
) -> None:
    kinds = [types.PositionEncodingKind(each) for each in encodings] if encodings else None
    result = await editor.start(kinds)
    assert result.capabilities.position_encoding == agreed
    # Two signs beyond the first plane, a combining mark, and a letter outside of ASCII.
    before = "\U0001f600\U0001f600 e\u0301 Our cr\u00e8me "
    column = len(before.encode(codec)) // size
    (found,) = await editor.open("cream.txt", f"{before}cures psoriasis.\n", "plaintext")
    assert spots([found]) == [(0, column, 0, column + 15)]
    # What is typed behind those signs lands where the editor means it.
    typed = await editor.type("cream.txt", 0, column, "feels soft", end=(0, column + 15))
    assert typed == []
    (found,) = await editor.type("cream.txt", 0, column, "It cures psoriasis. ")
    assert spots([found]) == [(0, column + 3, 0, column + 18)]


async def test_a_line_separator_in_copy_is_no_line_end(editor: Editor) -> None:
    await editor.start()
    (found,) = await editor.open("cream.md", "One\u2028two\x0cthree.\n\nIt cures psoriasis.\n")
    assert spots([found]) == [(2, 3, 2, 18)]
    (found,) = await editor.type("cream.md", 2, 0, "Oh. ")
    assert spots([found]) == [(2, 7, 2, 22)]
    both = await editor.type("cream.md", 0, 8, "It cures eczema. ")
    assert spots(both) == [(0, 11, 0, 23), (2, 7, 2, 22)]
    assert spots(await editor.type("cream.md", 0, 8, "", end=(0, 25))) == [(2, 7, 2, 22)]


async def test_all_formats_that_are_text_are_read(editor: Editor) -> None:
    await editor.start()
    for name, language, text, spot in (
        ("page.html", "html", "<p>It <b>cures</b> psoriasis.</p>\n", (0, 9, 0, 28)),
        ("feed.json", "json", '{"description": "It cures psoriasis."}\n', (0, 20, 0, 35)),
        ("feed.csv", "csv", "sku,description\n1,It cures psoriasis.\n", (1, 5, 1, 20)),
        ("page.rst", "restructuredtext", "It cures psoriasis.\n", (0, 3, 0, 18)),
        ("a.srt", "srt", "1\n00:00:01,000 --> 00:00:02,000\nIt cures psoriasis.", (2, 3, 2, 18)),
        ("untitled:Untitled-1", "markdown", "It *cures* psoriasis.\n", (0, 4, 0, 20)),
        ("untitled:Untitled-2", "plaintext", "It cures psoriasis.\n", (0, 3, 0, 18)),
    ):  # fmt: skip
        assert spots(await editor.open(name, text, language)) == [spot], name


async def test_what_is_no_copy_is_left_alone(editor: Editor) -> None:
    await editor.start()
    text = json.dumps({"description": "It cures psoriasis."})
    for name, language in (
        ("tool.py", "python"),
        ("LICENSE", "plaintext"),
        ("package.json", "json"),
        ("node_modules/cream/README.md", "markdown"),
    ):
        assert await editor.open(name, text, language) == [], name
    assert editor.told == []


async def test_pointing_at_a_claim_tells_rule_and_sources(editor: Editor) -> None:
    await editor.start()
    await editor.open("cream.md", PAGE)
    told = await editor.hover("cream.md", 2, 12)
    assert told.startswith("**DIS028 skin-disease-treated** (error)")
    assert "Write instead" in told
    assert "(<https://www.fda.gov/" in told
    assert await editor.hover("cream.md", 2, 2) == ""
    assert await editor.hover("cream.md", 99, 99) == ""


async def test_pointing_at_an_allowed_claim_tells_the_reason(editor: Editor) -> None:
    await editor.start()
    comment = "<!-- claimlint-disable-next-line DIS028 quoted *law* -->"
    assert await editor.open("cream.md", f"{comment}\nIt cures psoriasis.\n") == []
    told = await editor.hover("cream.md", 1, 5)
    assert "(error, suppressed: quoted \\*law\\*)" in told


async def test_the_configuration_of_the_folder_counts(editor: Editor) -> None:
    settings = editor.folder / "claimlint.yaml"
    settings.write_text("ignore: [DIS]\nexclude: [drafts]\n", encoding="utf-8")
    await editor.start()
    assert await editor.open("cream.md", PAGE) == []
    assert await editor.open("drafts/cream.md", "It reverses aging.\n") == []
    settings.write_text("severities: {DIS: info}\n", encoding="utf-8")
    change = types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    (found,) = await editor.diagnostics("cream.md", after=1)
    assert found.severity == types.DiagnosticSeverity.Information


async def test_a_broken_configuration_is_told_once_and_heard_when_it_is_mended(
    editor: Editor,
) -> None:
    settings = editor.folder / "claimlint.yaml"
    settings.write_text("markets: [us]\nproduckt: cosmetic\n", encoding="utf-8")
    await editor.start()
    (found,) = await editor.open("cream.md", PAGE)
    assert found.code is None
    assert "claimlint.yaml:2" in found.message
    await editor.type("cream.md", 0, 0, "x")
    (told,) = editor.told
    assert told.startswith("claimlint: ")
    assert "claimlint.yaml:2" in told
    settings.write_text("product: cosmetic\n", encoding="utf-8")
    saved = types.TextDocumentIdentifier(settings.as_uri())
    editor.client.text_document_did_save(types.DidSaveTextDocumentParams(saved))
    (found,) = await editor.diagnostics("cream.md", after=2)
    assert found.code == "DIS028"


async def test_a_ledger_that_was_missing_is_heard_when_it_is_there(editor: Editor) -> None:
    (editor.folder / "claimlint.yaml").write_text("evidence: [claims]\n", encoding="utf-8")
    await editor.start()
    (found,) = await editor.open("cream.md", PAGE)
    assert "there is no such ledger" in found.message
    ledger = editor.folder / "claims" / "claims.yaml"
    ledger.parent.mkdir()
    ledger.write_text("[]\n", encoding="utf-8")
    change = types.FileEvent(ledger.as_uri(), types.FileChangeType.Created)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    (found,) = await editor.diagnostics("cream.md", after=1)
    assert found.code == "DIS028"


async def test_settings_of_the_editor_count_over_the_configuration(editor: Editor) -> None:
    await editor.start(settings={"claimlint": {"ignore": "DIS"}})
    assert await editor.open("cream.md", PAGE) == []
    change = types.DidChangeConfigurationParams({"claimlint": {"severity": "error"}})
    editor.client.workspace_did_change_configuration(change)
    (found,) = await editor.diagnostics("cream.md", after=1)
    assert found.code == "DIS028"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"produkt": "cosmetic"}, "'produkt' is not a setting of claimlint"),
        ({"product": "cosmetics"}, "setting 'claimlint.product': 'cosmetics' is not a product"),
        ({"select": 7}, "setting 'claimlint.select': a text or a list of texts is expected"),
        ([1], "the settings of claimlint are to be a mapping"),
    ],
)
async def test_settings_that_cannot_be_taken_are_told(
    editor: Editor, settings: object, told: str
) -> None:
    await editor.start(settings=settings)
    await editor.until(lambda: editor.told)
    assert told in editor.told[0]
    assert "\n" not in editor.told[0]
    (found,) = await editor.open("cream.md", PAGE)
    assert found.code == "DIS028"


async def test_an_unreadable_document_says_why_until_it_can_be_read(editor: Editor) -> None:
    await editor.start()
    (found,) = await editor.open("feed.json", '{"description": "It cures', "json")
    assert found.message.startswith("not checked: ")
    assert spots([found]) == [(0, 0, 0, 0)]
    (found,) = await editor.type("feed.json", 0, 25, ' psoriasis."}')
    assert found.code == "DIS028"


async def test_a_closed_document_shows_nothing(editor: Editor) -> None:
    await editor.start()
    await editor.open("cream.md", PAGE)
    document = types.TextDocumentIdentifier(editor.uri("cream.md"))
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
    uri = editor.uri("cream.md")
    await editor.until(lambda: not editor.shown[uri][-1].diagnostics)
    assert await editor.hover("cream.md", 2, 12) == ""


def _message(body: dict[str, object]) -> bytes:
    data = json.dumps({"jsonrpc": "2.0", **body}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(data), data)


async def test_the_process_ends_as_the_protocol_asks(tmp_path: Path) -> None:
    start: dict[str, object] = {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}}
    begin = _message({"id": 1, "method": "initialize", "params": start})
    orderly = _message({"id": 2, "method": "shutdown"}) + _message({"method": "exit"})
    for said, status in ((begin + orderly, 0), (begin + _message({"method": "exit"}), 1)):
        done = served(said)
        assert done.returncode == status
        assert done.stderr == b""


async def test_what_is_no_message_is_told_in_one_line_and_the_server_goes_on() -> None:
    start: dict[str, object] = {"processId": None, "rootUri": None, "capabilities": {}}
    said = _message({"id": 1, "method": "initialize", "params": start})
    said += b"Content-Length: 9\r\n\r\n{nonsense"
    said += _message({"method": "textDocument/didOpen", "params": {"foo": 1}})
    said += _message({"id": 2, "method": "shutdown"}) + _message({"method": "exit"})
    done = served(said)
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.count(b"a message of the editor cannot be handled") == 2
    assert b"Traceback" not in done.stdout
    assert b'"id": 2' in done.stdout


async def test_without_the_extra_one_line_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pygls'] = None; sys.argv = ['claimlint', 'lsp'];"
        "import claimlint.cli; claimlint.cli.main()"
    )
    done = subprocess.run(  # noqa: ASYNC221 - nothing else runs meanwhile
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "the extra 'lsp'" in done.stderr
