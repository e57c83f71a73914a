"""E-mail."""

from __future__ import annotations

from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimlint.readers import ReadError, read_parts
from tests.readers.positions import assert_sound

if TYPE_CHECKING:
    from claimlint.document import Document


def _documents(data: bytes) -> list[Document]:
    return list(read_parts("news.eml", BytesIO(data)))


def _mail(
    text: str | None, html: str | None = None, subject: str = "News", cte: str | None = None
) -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "shop@example.com"
    if text is not None:
        message.set_content(text, cte=cte)
    if html is not None:
        if text is None:
            message.set_content(html, subtype="html", cte=cte)
        else:
            message.add_alternative(html, subtype="html", cte=cte)
    return message.as_bytes()


def _raw(headers: str, body: bytes) -> bytes:
    return headers.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body


class _Case(NamedTuple):
    name: str
    data: bytes
    words: str
    expected: str
    place: str
    view: int = 0


_CASES = (
    _Case(
        "subject", _mail("Hello.", subject="It heals skin"), "heals skin", "heals skin", "subject"
    ),
    _Case(
        "text", _mail("Hello.\n\nIt heals skin.\n"), "heals skin", "heals skin", "text body, line 3"
    ),
    _Case(
        "quoted-printable",
        _mail("Crème heals skin. " * 9, cte="quoted-printable"),
        "Crème heals",
        "Crème heals",
        "text body, line 1",
    ),
    _Case(
        "soft line break",
        _raw(
            "Subject: x\nContent-Type: text/plain; charset=utf-8\n"
            "Content-Transfer-Encoding: quoted-printable",
            b"It hea=\r\nls sk=69n",
        ),
        "heals skin",
        "heals skin",
        "text body, line 1",
    ),
    _Case("base64", _mail("日本 It heals\n", cte="base64"), "heals", "heals", "text body, line 1"),
    _Case(
        "eight bits",
        _raw("Subject: x\nContent-Type: text/plain; charset=iso-8859-1", b"Cr\xe8me heals"),
        "Crème heals",
        "Crème heals",
        "text body, line 1",
    ),
    _Case(
        "no charset",
        _raw("Subject: x", "Crème\r\nheals".encode()),
        "heals",
        "heals",
        "text body, line 2",
    ),
    _Case(
        "encoded subject",
        _raw("Subject: =?utf-8?q?Cr=C3=A8me?=\n =?utf-8?q?_heals?=", b"x"),
        "Crème heals",
        "Crème heals",
        "subject",
    ),
    _Case(
        "damaged subject",
        _raw("Subject: =?utf-8?b?a?= heals", b"x"),
        "heals",
        "heals",
        "subject",
    ),
    _Case(
        "unknown letters in the subject",
        _raw("Subject: =?x-none?q?It?= heals", b"x"),
        "heals",
        "heals",
        "subject",
    ),
    _Case(
        "more than it says",
        _raw("Subject: x\nContent-Type: text/plain; charset=us-ascii", "Crème heals".encode()),
        "Crème heals",
        "Crème heals",
        "text body, line 1",
    ),
    _Case(
        "wrapped subject",
        _raw("Subject: It heals\n skin", b"x"),
        "heals skin",
        "heals skin",
        "subject",
    ),
    _Case(
        "HTML",
        _mail(None, "<p>A</p>\n<p>It <b>heals</b> skin</p>"),
        "heals skin",
        "heals</b> skin",
        "HTML body, line 2",
    ),
    _Case(
        "alternative",
        _mail("Hello.", "<p>A</p>\n\n<p>It heals &amp; lifts</p>"),
        "heals & lifts",
        "heals &amp; lifts",
        "HTML body, line 3",
        view=1,
    ),
    _Case(
        "picture's alternative text",
        _mail("Hello.", '<img src="cid:x" alt="It heals">'),
        "It heals",
        "It heals",
        "HTML body, line 1",
        view=1,
    ),
    _Case(
        "returns",
        _raw("Subject: x", b"One.\r\n\r\nIt heals skin.\r\n"),
        "heals skin",
        "heals skin",
        "text body, line 3",
    ),
    _Case(
        "no body", _raw("Subject: It heals\nFrom: a@b.example", b""), "heals", "heals", "subject"
    ),
)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_words_lead_to_their_text(case: _Case) -> None:
    document = _documents(case.data)[case.view]
    at = document.prose.find(case.words)
    assert at >= 0, document.prose
    start, end = document.source_map.to_source(at, at + len(case.words))
    assert document.source[start:end] == case.expected
    assert document.places is not None
    assert document.places.at(at) == case.place
    assert any(b.start <= at and at + len(case.words) <= b.end for b in document.blocks)
    assert not document.located


def test_bodies_are_views_of_one_mail() -> None:
    text, html = _documents(_mail("It heals.", "<p>It heals.</p>", subject="Hello"))
    assert text.source is html.source
    assert "Hello" in text.prose
    assert "Hello" not in html.prose
    for document in (text, html):
        assert_sound(document)


def test_attachments_are_named() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("It heals.")
    message.add_attachment(b"%PDF-heals", maintype="application", subtype="pdf", filename="a b.pdf")
    message.add_attachment("heals too", filename="claims.txt")
    (document,) = _documents(message.as_bytes())
    assert document.notices == ("attachments were not checked: a b.pdf, claims.txt",)
    assert "heals too" not in document.source


def test_attachments_of_unknown_letters_are_named_all_the_same() -> None:
    data = _raw(
        "Subject: x\nContent-Type: application/pdf; name*=x-none'en'a%E9.pdf\n"
        "Content-Disposition: attachment; filename*=x-none'en'a%E9.pdf",
        b"x",
    )
    (document,) = _documents(data)
    assert document.notices[0].startswith("attachments were not checked: a")


def test_pictures_within_are_no_attachments() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("<p>Hello</p>", subtype="html")
    message.add_related(b"x", maintype="image", subtype="png", cid="<logo>", filename="logo.png")
    (document,) = _documents(message.as_bytes())
    assert document.notices == ()


def test_other_languages_are_counted() -> None:
    data = _raw("Subject: x\nContent-Language: de", b"Es heilt")
    (document,) = _documents(data)
    assert "heilt" not in document.source
    assert document.notices == (
        "1 body in 'de' was not checked: there are no rules for that language",
    )


def test_comments_of_html_are_carried() -> None:
    text = "<!-- claimlint-disable DIS001 proven --><p>It heals</p>"
    (document,) = _documents(_mail(None, text))
    (comment,) = document.comments
    assert document.source[comment.start : comment.end].startswith("<!--")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1: no e-mail"),
        (b"just text\n", "line 1: no e-mail"),
        (
            _raw("Subject: x\nContent-Type: text/plain; charset=x-none", b"a"),
            "text body: the encoding",
        ),
        (
            _raw("Subject: x\nContent-Type: text/plain; charset=punycode", b"a"),
            "text body: the enc",
        ),
        (
            _raw('Subject: x\nContent-Type: text/plain; charset="odd\n\tfolded"', b"a"),
            "text body: the encoding 'odd folded' is not known",
        ),
        (_raw("Subject: x\nContent-Type: text/html; charset=utf-8", b"\xff"), "HTML body: byte 0"),
    ],
)
def test_hostile_mail_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(ReadError) as refusal:
        _documents(data)
    assert str(refusal.value).startswith(words)
    assert "\n" not in str(refusal.value)


def test_parts_within_parts_end() -> None:
    head = b"Subject: x\r\n"
    for number in range(3_000):
        head += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number)
    try:
        documents = _documents(head + b"\r\nIt heals")
    except ReadError as error:
        message = str(error)
        assert "\n" not in message
    else:
        assert documents


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=60))
@settings(max_examples=150, deadline=None)
def test_text_arrives_as_it_was_written(text: str) -> None:
    (document,) = _documents(_mail(f"It {text} ends", cte="base64"))
    assert f"It {text} ends".replace("\n", "") in document.source.replace("\r\n", "").replace(
        "\n", ""
    )
    assert_sound(document)


@given(
    st.lists(
        st.sampled_from(
            (
                *(
                    b"Subject: x\r\n",
                    b"Content-Type: text/html\r\n",
                    b"\r\n",
                    b"--b\r\n",
                    b"--b--\r\n",
                ),
                *(
                    b"Content-Type: multipart/alternative; boundary=b\r\n",
                    b"<p>heals",
                    b"=\r\n",
                    b"=C3",
                ),
                *(
                    b"Content-Transfer-Encoding: base64\r\n",
                    b"aGVhbHM=",
                    b"\xff",
                    b"Content-Type: ;;\r\n",
                ),
                *(
                    b"Content-Type: message/rfc822\r\n",
                    b"Content-Disposition: attachment; filename*=x\r\n",
                ),
                *(b"Subject: =?utf-8?b?!!?=\r\n", b"Content-Language: de\r\n", b"\xc3\xa9"),
            )
        ),
        max_size=14,
    ).map(b"".join)
)
@settings(max_examples=400, deadline=None)
def test_any_mail_is_read_or_refused(data: bytes) -> None:
    try:
        documents = _documents(b"From: a@b.example\r\n" + data)
    except ReadError:
        return
    for document in documents:
        assert_sound(document)
