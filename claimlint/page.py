"""What surrounds a sentence: its neighbours across blocks, and the voice of the page."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimlint.guards.context import Context
from claimlint.textkit.patterns import LazyPattern
from claimlint.textkit.sentence import Sentence, tokens
from claimlint.textkit.sentences import sentence_spans

if TYPE_CHECKING:
    from claimlint.document import Document
    from claimlint.report import Profile
    from claimlint.rulebook.model import LexiconBits
    from claimlint.textkit.lexis import Lexis

_READ = 100_000
_LONG_ENOUGH = 5
_MYTH_REACH = 60
_KEPT_BLOCKS = 4
_KEPT_SENTENCES = 4
# A page that informs shows it every so many blocks; where a product class is declared, the
# copy is taken for the seller's unless it counsels its reader several times.
_BLOCKS_A_SIGN = 12
_COUNSELS = 3

# "As we age" and "our bodies" are said by everybody, "the US" is a country.
_SELLING = LazyPattern(
    rb"\b(?:our(?! (?:own )?(?:bod|bone|brain|cells|diet|eye|feet|gene|hair|hand|health|heart|"
    rb"hormone|immune|joint|li[fv]e|mind|muscle|nail|sense|skin))|ours|we(?! (?:age|all|breathe|"
    rb"eat|get old|grow|know|sleep))|we're|we've|we'll|(?<!the )us|shop|buy|order now|orders|"
    rb"add to (?:bag|basket|cart)|checkout|free (?:delivery|shipping)|book (?:now|online|your)|"
    rb"discount|coupon|money back|(?:for|on) sale|subscribe|introducing|try it|your order|"
    rb"packs? of|ingredients:|directions:|per (?:bottle|jar|pack|sachet|serving|session)|"
    rb"say (?:goodbye|hello)|unlock|cutting edge|game chang|revolutionary|revolutioni[sz]|"
    rb"state of the art|rejuvenat\w+|transformative|ultimate|glow|youthful|elevate|"
    rb"harness(?:es|ing)?|look no further|perfect for|powerful|remarkable)\b|[$]\s?\d"
)
_INFORMING = LazyPattern(
    rb"\b(?:symptoms?|(?:are|is) caused by|causes? of|that causes?|can (?:cause|lead to)|"
    rb"risk factors?|diagnos(?:ed?|is|tic)|is an? (?:\w+ ){0,2}(?:condition|disease|disorder|drug|"
    rb"problem|term|type of)|is (?:also )?called|are called|health care providers?|your doctor|"
    rb"treatments? (?:for \w+ )?(?:depends?|include|may include)|most common|doctors use|"
    rb"most doctors|(?<!no )(?<!without )(?<!zero )side effects|many people|researchers|experts|"
    rb"in the u\.?s|millions of|no one knows|not known|some people|people (?:who|with)|types of|"
    rb"talk to|vitamins are|there is no cure|may need|high doses|should not (?:have|take|use)|"
    rb"pregnan\w+|medicines|health problems?|runs? in families|experimental|your (?:body|risk)|"
    rb"protect yourself)\b"
)
_COUNSELLING = LazyPattern(
    rb"\b(?:unapproved|unproven|warned|warning signs?|safety warnings?|red flags?|scams?|myths?|"
    rb"no (?:good )?evidence|medical advice|general education|this (?:article|guide|leaflet)|"
    rb"second opinion|(?:be|exercise|use) (?:cautio(?:n|us)|skeptical|sceptical|wary)|"
    rb"ask (?:any|the|your) (?:clinic|doctor|physician|provider|seller))\b"
)
_MYTH = LazyPattern(rb"myth|fiction|misconception|fallac|false")


class PageVoice:
    """Tells whether a page informs and sells nothing; worked out when first asked.

    A page counts as informing when it is long enough to tell, shows no sign of selling, and
    all along shows those of a textbook, a health agency or somebody who counsels buyers. Where
    somebody has said what kind of product the page is for, only counsel counts.
    """

    __slots__ = ("_blocks", "_educational", "_folded", "_myths", "markets", "product")

    def __init__(self, folded: bytes, blocks: int, profile: Profile) -> None:
        """Take the folded prose, the number of its blocks, and what it is declared to be."""
        self._folded = folded
        self._blocks = blocks
        self.product = profile.product
        self.markets = profile.markets
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
        if self._blocks < _LONG_ENOUGH:
            return False
        head = self._folded[:_READ]
        if _SELLING.search(head) is not None:
            return False
        signs = len(_COUNSELLING.findall(head))
        if self.product != "general" and signs < _COUNSELS:
            return False
        if signs * _BLOCKS_A_SIGN < self._blocks:
            signs += len(_INFORMING.findall(head))
        return signs * _BLOCKS_A_SIGN >= self._blocks


class Page:
    """Gives guards a sentence with its surroundings."""

    def __init__(
        self,
        document: Document,
        folded: bytes,
        lexis: Lexis,
        bits: LexiconBits,
        profile: Profile,
    ) -> None:
        """Take the document, its folded prose, and what it is declared to be."""
        self._document = document
        self._folded = folded
        self._lexis = lexis
        self._bits = bits
        self._voice = PageVoice(folded, len(document.blocks), profile)
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        # The sentences last looked at, by where they start: each is a neighbour of others.
        self._known: dict[int, Sentence] = {}

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
            lambda: self._neighbour(sentence, block_index, 2),
            lambda: self._lead_in(sentence, block_index),
            {},
        )

    def holds_beside(
        self, sentence: Sentence, block_index: int, wanted: tuple[int, int, int]
    ) -> bool:
        """Whether the sentences around hold a term of each mask of lexicons: before, after, near.

        Near is the sentence itself or one of the two; an empty mask asks for nothing.
        """
        before, after, near = wanted
        if near and sentence.mask & near:
            near = 0
        masks = [
            self._mask_beside(sentence, block_index, step) if near or asked else 0
            for step, asked in ((-1, before), (1, after))
        ]
        return (
            (not before or bool(masks[0] & before))
            and (not after or bool(masks[1] & after))
            and (not near or bool((masks[0] | masks[1]) & near))
        )

    def _mask_beside(self, sentence: Sentence, block_index: int, step: int) -> int:
        neighbour = self._neighbour(sentence, block_index, step)
        return 0 if neighbour is None else neighbour.mask

    def _neighbour(self, sentence: Sentence, block_index: int, step: int) -> Sentence | None:
        spans = self.sentences(block_index)
        at = bisect_left(spans, (sentence.start, sentence.end)) + step
        while at >= len(spans):
            at -= len(spans)
            block_index += 1
            if block_index >= len(self._document.blocks):
                return None
            spans = self.sentences(block_index)
        while at < 0:
            block_index -= 1
            if block_index < 0:
                return None
            spans = self.sentences(block_index)
            at += len(spans)
        return self.sentence(*spans[at])

    def _lead_in(self, sentence: Sentence, block_index: int) -> Sentence | None:
        """What opens a list: the last sentence before its items, the first one of a paragraph."""
        blocks = self._document.blocks
        if blocks[block_index].kind != "item":
            first = self.sentences(block_index)[0]
            return None if first[0] == sentence.start else self.sentence(*first)
        while block_index >= 0 and blocks[block_index].kind == "item":
            block_index -= 1
        spans = self.sentences(block_index) if block_index >= 0 else ()
        return self.sentence(*spans[-1]) if spans else None

    def sentence(self, start: int, end: int) -> Sentence:
        """Return the sentence ``start:end`` of the prose, looked up."""
        known = self._known
        sentence = known.get(start)
        if sentence is None:
            if len(known) >= _KEPT_SENTENCES:
                del known[next(iter(known))]
            words = tokens(self._folded, start, end)
            sentence = known[start] = Sentence(self._folded, start, end, words, self._lexis)
        return sentence
