"""The claim stands beside its reference.

A reference is something that a reader can look up (a DOI, a registration number, author and
year, a journal with its year), a study told as one (who took part and how many, in what kind
of study, for how long), or a note mark whose note holds either. A mark that leads nowhere, or
to a note like "in our opinion", is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from claimlint.guards.context import Verdict
from claimlint.textkit.patterns import LazyPattern

if TYPE_CHECKING:
    from claimlint.guards.context import Context
    from claimlint.textkit.sentence import Claim, Sentence

NAME = "referenced"
CUES: tuple[str, ...] = ()

# How far, in code points, a reference may stand from its claim in a long sentence and after
# the sentence's end, how long a note is read, and how far from the claim or the page's end.
_WITHIN = 300
_BESIDE = 160
_NOTE = 400
_NOTES_WITHIN = 8_000

_YEAR = r"\b(?:19|20)\d{2}[a-z]?\b"
_NUMBER_WORD = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|eighty|ninety)"
)
_NO_AUTHOR = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter"
    r"|Est|Since|Best|Model|Edition|Patent|Copyright|Updated|Established|Founded)"
)
_IDENTIFIER = LazyPattern(
    r"\b10\.\d{4,9}/\S|\bdoi\b|doi\.org/|\bPMID\b|\bPMC\d{5,}|pubmed\.ncbi|\bNCT\s?\d{6,}"
    r"|\bISRCTN\s?\d+|\bACTRN\d+|\bChiCTR\S{0,12}\d|\bEudraCT\b.{0,4}\d|\bK\d{6}\b|\bet al\b"
    r"|\b(?:19|20)\d{2};\s?\d+|\b[A-Z][a-z]+ \((?:19|20)\d{2}[a-z]?\)"
)
_FIGURE = LazyPattern(r"[(\d]")
_FOUR_DIGITS = LazyPattern(r"\d{4}")
_NAMED_WITHOUT_YEAR = ("doi", "PMID", "pubmed", "ISRCTN", "ACTRN", "ChiCTR", "EudraCT", "et al")
_AUTHOR_YEAR = LazyPattern(
    rf"\((?:see |in |cf\. |e\.g\. )?(?!{_NO_AUTHOR}\b)[A-Z][\w'’.-]+"
    r"(?:,? (?:and|&) [A-Z][\w'’.-]+| [A-Z][\w'’.-]*)*,? (?:19|20)\d{2}\b"
)
_JOURNAL = LazyPattern(
    r"\b(?:Journal|Lancet|JAMA|BMJ|NEJM|Cochrane|Annals|Archives|Proceedings"
    r"|Nielsen(?:IQ)?|Circana|Euromonitor|Kantar|GfK|IQVIA|Mintel|YouGov|Ipsos)\b"
)
_STUDY = LazyPattern(
    r"\b(?:stud(?:y|ies)|trials?|tests?|survey(?:ed)?|poll(?:ed)?|questionnaire|asked|assessments?"
    r"|evaluation|panel|measured|raters|interviewed|randomi[sz]ed|double[- ]blind(?:ed)?"
    r"|(?:placebo|vehicle)[- ]controlled)\b",
    re.IGNORECASE,
)
# What it cannot do without, which is far quicker looked for.
_OF_STUDIES = (
    *("stud", "trial", "test", "survey", "poll", "questionnaire", "asked", "assessment"),
    *("evaluation", "panel", "measured", "raters", "interviewed", "random", "double", "placebo"),
    "vehicle",
)
_OF_SO_MANY = LazyPattern(rf"\b{_NUMBER_WORD} (?:of|out of) \d{{2,}}\b", re.IGNORECASE)
# It begins with what a search can skip to.
_SO_MANY = LazyPattern(
    r"\d(?<![\d.,]\d)[\d,]*"
    r" (?:[a-z][\w-]* ){0,3}(?:women|men|adults|people|patients|participants|volunteers|subjects"
    r"|users|customers|clients|respondents|consumers|panell?ists|testers|students|children|dogs"
    r"|cats|tresses|knees|smokers|runners|nurses|parents|households|votes|voters|ballots|readers"
    r"|listeners|members|entries)\b",
    re.IGNORECASE,
)
_SAMPLE = LazyPattern(r"\b[nN]\s?=\s?\d+")
_DESIGN = LazyPattern(
    rf"\b{_NUMBER_WORD}[ -](?:day|week|month|year)s?\b|\brandomi[sz]ed\b|\bcontrolled\b|\bblind"
    r"|\bplacebo\b|\bsplit[- ]face\b|\bcross-?over\b|\bsingle[- ]arm\b|\bopen[- ]label\b"
    r"|\bself[- ]assess|\bconsumer\b|\bperception\b|\bsurvey|\bpoll|\bquestionnaire\b|\basked\b"
    r"|\bone group\b|\bcombing\b|\bsingle application\b|\bin vivo\b",
    re.IGNORECASE,
)
# What the others got, and how they fared: "against 22% for vehicle".
_NOT_TREATED = ("placebo", "vehicle", "sham", "saline")
_CONTROL = LazyPattern(
    rf"\d%? (?:[a-z]+ ){{0,3}}(?:{'|'.join(_NOT_TREATED)})\b"
    rf"|\b(?:{'|'.join(_NOT_TREATED)}) (?:[a-z]+ ){{0,4}}\d",
    re.IGNORECASE,
)
_PARENTHESIS = LazyPattern(r"\(([^()]{4,200})\)")
_PAPER = LazyPattern(r"\b(?:report|protocol|paper|data ?sheet|summary)\b", re.IGNORECASE)
_WHERE = LazyPattern(
    rf"{_YEAR}|\bpage\b|\bbelow\b|\blinked\b|\brequest\b|\bonline\b|\bresults at\b|\bsite\b"
    r"|\bdownload\b"
)
_SOURCE_LINE = LazyPattern(
    r"\s*(?:sources?|references?|ref|stud(?:y|ies)|based on|data (?:from|on file)|measured|see)\b"
    r"|\s*[(*†‡\[¹²³]",
    re.IGNORECASE,
)
_MARK = LazyPattern(r"\[\^?\w{1,12}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=\S)[*†‡§]+")


def check(claim: Claim, context: Context) -> Verdict | None:
    """Drop a claim whose sentence, note or next words name or describe its study."""
    sentence = context.sentence
    first, last = sentence.span(claim.first, claim.last)
    begin = max(sentence.start, first - _WITHIN)
    end = min(sentence.end, last + _WITHIN)
    key = NAME, begin, end
    if key not in context.memo:
        context.memo[key] = _judge(begin, end, context)
    return cast("Verdict | None", context.memo[key])


def _judge(begin: int, end: int, context: Context) -> Verdict | None:
    """Judge what stands in ``begin:end`` of the prose."""
    prose, sentence = context.prose, context.sentence
    if states_reference(prose[begin : min(end + _BESIDE, context.block.end)]):
        return Verdict(NAME, "drop", "its reference stands beside it")
    own = prose[begin : end + 2]
    if any(_resolves(mark, prose, begin, sentence) for mark in set(_MARK.findall(own))):
        return Verdict(NAME, "drop", "its note holds the reference")
    # To look at its first word spares most lines before their analysis.
    if _SOURCE_LINE.match(prose, sentence.end) is None:
        return None
    following = context.following()
    if following is not None:
        line = prose[following.start : min(following.end, following.start + _NOTE)]
        if _SOURCE_LINE.match(line) and states_reference(line):
            return Verdict(NAME, "drop", "the next line gives the reference")
    return None


def states_reference(text: str) -> bool:
    """Whether ``text`` names a study that can be looked up, or describes one."""
    # Every form of reference has a figure or a parenthesis.
    if _FIGURE.search(text) is None:
        return False
    return _names_study(text) or _describes_study(text)


def _names_study(text: str) -> bool:
    # The long patterns take their time; hardly a sentence holds what they cannot do without.
    if _FOUR_DIGITS.search(text) or any(map(text.__contains__, _NAMED_WITHOUT_YEAR)):
        if _IDENTIFIER.search(text) or _AUTHOR_YEAR.search(text):
            return True
        if _JOURNAL.search(text) and re.search(_YEAR, text):
            return True
    if "=" not in text or not _SAMPLE.search(text):
        return False
    return bool(_STUDY.search(text) or _WHERE.search(text))


def _describes_study(text: str) -> bool:
    if "(" in text and any(
        _counts_people(inner) and (_PAPER.search(inner) or _WHERE.search(inner))
        for inner in _PARENTHESIS.findall(text)
    ):
        return True
    lower = text.lower()
    if not any(map(lower.__contains__, _OF_STUDIES)) or _STUDY.search(text) is None:
        return False
    if (_counts_people(text) or _has_control(text, lower)) and _DESIGN.search(text):
        return True
    return any(
        _PAPER.search(inner) or (_STUDY.search(inner) and _WHERE.search(inner))
        for inner in _PARENTHESIS.findall(text)
    )


def _counts_people(text: str) -> bool:
    """Whether it says how many took part: "34 women", "nine out of 12"."""
    if _SO_MANY.search(text):
        return True
    return " of " in text.lower() and _OF_SO_MANY.search(text) is not None


def _has_control(text: str, lower: str) -> bool:
    """Whether figures stand for those who were not treated; ``lower`` is the text in lower case."""
    return any(map(lower.__contains__, _NOT_TREATED)) and _CONTROL.search(text) is not None


def _resolves(mark: str, prose: str, begin: int, sentence: Sentence) -> bool:
    """Whether a note for ``mark`` follows ``begin``, near or at the end, with a reference."""
    after = prose[sentence.end : sentence.end + _NOTES_WITHIN]
    tail = prose[max(sentence.end, len(prose) - _NOTES_WITHIN) :]
    if mark.startswith("[^"):
        return states_reference(after) or states_reference(tail)
    label = re.escape(mark)
    if mark.startswith("["):
        label = rf"(?:{label}|{re.escape(mark[1:-1])}[.)])"
    note = re.compile(rf"(?:^|\n)[ \t]*{label}(.{{1,{_NOTE}}})")
    own = re.compile(rf"\s{label}(.{{1,{_NOTE}}})")
    inside = own.search(prose, begin, min(sentence.end, begin + _NOTES_WITHIN))
    notes = [match for match in (note.search(after), note.search(tail), inside) if match]
    return any(states_reference(match.group(1)) for match in notes)
