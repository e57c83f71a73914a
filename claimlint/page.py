"""What surrounds a sentence: its neighbours across blocks, and the voice of the page."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimlint.guards.context import Context
from claimlint.textkit.patterns import LazyPattern
from claimlint.textkit.sentence import Sentence, tokens
from claimlint.textkit.sentences import sentence_spans

if TYPE_CHECKING:
    from claimlint.document import Block, Document
    from claimlint.rulebook.lexis import Lexis

_READ = 100_000
_LONG_ENOUGH = 5
_MYTH_REACH = 60
_KEPT_BLOCKS = 4

_SELLING = LazyPattern(
    rb"\b(?:our|ours|we|we're|we've|us|shop|buy|order now|orders|add to (?:cart|bag)|checkout|"
    rb"free shipping|book (?:now|a|an|your)|discount|coupon|money back|sale|subscribe|introducing|"
    rb"try it|your order|for sale|packs? of|ingredients:|directions:)\b|[$\xa3]\s?\d"
)
_INFORMING = LazyPattern(
    rb"\b(?:symptoms?|is caused by|causes? of|risk factors?|diagnos(?:e|ed|is)|is a (?:common |"
    rb"chronic |rare |skin )*(?:disease|disorder|condition|term)|health care provider|"
    rb"your doctor|treatments? (?:for \w+ )?(?:include|may include|depends?)|most common|"
    rb"doctors use|side effects|many people|researchers|experts|in the u\.?s|warned|"
    rb"no one knows|some people|people (?:who|with)|types of|is a drug|talk to|vitamins are|"
    rb"your body)\b"
)
_MYTH = LazyPattern(rb"myth|fiction|misconception|fallac|false")


class PageVoice:
    """Tells whether a page informs and sells nothing; worked out when first asked.

    A page counts as informing when it is long enough to tell, shows no sign of selling and
    some of a textbook's or an agency's, and nobody has said what kind of product it is for.
    """

    __slots__ = ("_blocks", "_declared", "_educational", "_folded", "_myths")

    def __init__(self, folded: bytes, blocks: int, *, declared: bool) -> None:
        """Take the folded prose, the number of its blocks, and whether a product is declared."""
        self._folded = folded
        self._blocks = blocks
        self._declared = declared
        self._educational: bool | None = None
        self._myths: list[int] | None = None

    def names_myth_before(self, offset: int) -> bool:
        """Whether a word for error stands shortly before ``offset`` (code points)."""
        if self._myths is None:
            self._myths = [match.start() for match in _MYTH.finditer(self._folded)]
        if not self._myths:
            return False
        index = bisect_left(self._myths, offset) - 1
        return index >= 0 and offset - self._myths[index] <= _MYTH_REACH

    @property
    def educational(self) -> bool:
        """Whether the page informs and sells nothing."""
        if self._educational is None:
            self._educational = self._judge()
        return self._educational

    def _judge(self) -> bool:
        if self._declared or self._blocks < _LONG_ENOUGH:
            return False
        head = self._folded[:_READ]
        return _SELLING.search(head) is None and _INFORMING.search(head) is not None


class Page:
    """Gives guards a sentence with its surroundings."""

    def __init__(
        self,
        document: Document,
        folded: bytes,
        lexis: Lexis,
        bits: dict[str, int],
        *,
        declared: bool,
    ) -> None:
        """Take the document and its folded prose; ``declared``: a product class was named."""
        self._document = document
        self._folded = folded
        self._lexis = lexis
        self._bits = bits
        self._voice = PageVoice(folded, len(document.blocks), declared=declared)
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._neighbours: dict[tuple[int, int], Sentence | None] = {}

    def sentences(self, block_index: int) -> list[tuple[int, int]]:
        """Return the sentences of a block as code-point ranges of the prose."""
        spans = self._sentences.get(block_index)
        if spans is None:
            block = self._document.blocks[block_index]
            spans = list(sentence_spans(self._document.prose, block.start, block.end))
            if len(self._sentences) >= _KEPT_BLOCKS:
                del self._sentences[next(iter(self._sentences))]
            self._sentences[block_index] = spans
        return spans

    def context(self, sentence: Sentence, block_index: int) -> Context:
        """Return what guards may look at for ``sentence``, which stands in that block."""
        return Context(
            sentence,
            self._document.prose,
            self._document.blocks[block_index],
            self._bits,
            self._voice,
            lambda: self._neighbour(sentence, block_index, -1),
            lambda: self._neighbour(sentence, block_index, 1),
        )

    def _neighbour(self, sentence: Sentence, block_index: int, step: int) -> Sentence | None:
        key = (sentence.start, step)
        if key not in self._neighbours:
            self._neighbours = {key: self._find_neighbour(sentence, block_index, step)}
        return self._neighbours[key]

    def _find_neighbour(self, sentence: Sentence, block_index: int, step: int) -> Sentence | None:
        spans = self.sentences(block_index)
        at = bisect_left(spans, (sentence.start, sentence.end)) + step
        while not 0 <= at < len(spans):
            block_index += step
            if not 0 <= block_index < len(self._document.blocks):
                return None
            spans = self.sentences(block_index)
            at = len(spans) - 1 if step < 0 else 0
        start, end = spans[at]
        words = tokens(self._folded, start, end)
        return Sentence(self._folded, start, end, words, self._lexis)
