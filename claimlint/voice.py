"""Does a page sell or only inform?"""

from __future__ import annotations

import re

_READ = 100_000
_LONG_ENOUGH = 5

_SELLING = re.compile(
    rb"\b(?:our|ours|we|we're|we've|us|shop|buy|order now|orders|add to (?:cart|bag)|checkout|"
    rb"free shipping|book (?:now|a|an|your)|discount|coupon|money back|sale|subscribe|introducing|"
    rb"try it|your order|for sale|packs? of|ingredients:|directions:)\b|[$\xa3]\s?\d"
)
_INFORMING = re.compile(
    rb"\b(?:symptoms?|is caused by|causes? of|risk factors?|diagnos(?:e|ed|is)|is a (?:common |"
    rb"chronic |rare |skin )*(?:disease|disorder|condition|term)|health care provider|"
    rb"your doctor|treatments? (?:for \w+ )?(?:include|may include|depends?)|most common|"
    rb"doctors use|side effects|many people|researchers|experts|in the u\.?s|warned|"
    rb"no one knows|some people|people (?:who|with)|types of|is a drug|talk to|vitamins are|"
    rb"your body)\b"
)
_MYTH = re.compile(rb"myth|fiction|misconception|fallac|false")


class PageVoice:
    """Tells whether a page informs and sells nothing; worked out when first asked.

    A page counts as informing when it is long enough to tell, shows no sign of selling and
    some of a textbook's or an agency's, and nobody has said what kind of product it is for.
    """

    __slots__ = ("_blocks", "_declared", "_educational", "_folded", "_mentions_myths")

    def __init__(self, folded: bytes, blocks: int, *, declared: bool) -> None:
        """Take the folded prose, the number of its blocks, and whether a product is declared."""
        self._folded = folded
        self._blocks = blocks
        self._declared = declared
        self._educational: bool | None = None
        self._mentions_myths: bool | None = None

    @property
    def mentions_myths(self) -> bool:
        """Whether a word for error stands anywhere on the page."""
        if self._mentions_myths is None:
            self._mentions_myths = _MYTH.search(self._folded) is not None
        return self._mentions_myths

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
