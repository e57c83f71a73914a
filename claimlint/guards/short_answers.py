"""Answers cut short: "It can't." and "None does.", or "It did." and "Ours does.".

Such an answer says nothing new but takes back, or stands by, what came right before it. A
statement that goes on says something else: "It doesn't sting.", "It does smell of roses.".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.textkit.sentence import Sentence

_SUBJECT = 4
_LONG_SUBJECT = 10
_SUBJECTS = frozenset(
    (b"it", b"they", b"that", b"this", b"these", b"those", b"she", b"he", b"we", b"i", b"you",
     b"mine", b"ours", b"there", b"which")
)  # fmt: skip
_CONTRACTED = frozenset((b"he's", b"it's", b"she's", b"that's", b"they're", b"we're"))
_OWN = frozenset((b"mine", b"ours"))
_CURRENT = ([b"the", b"current"], [b"the", b"latest"], [b"the", b"new"])
_OWNED = frozenset((b"my", b"our", b"this", b"these"))
_AUXILIARIES = frozenset(
    (b"am", b"are", b"can", b"could", b"did", b"do", b"does", b"had", b"has", b"have", b"is",
     b"was", b"were", b"will", b"would")
)  # fmt: skip
# "It would." and "It could." leave open what "It did." says.
_AFFIRMING = _AUXILIARIES - {b"could", b"had", b"would"}
_ACTING = frozenset((b"can", b"did", b"do", b"does", b"will"))
_DENYING = frozenset(
    (b"can't", b"cannot", b"couldn't", b"didn't", b"doesn't", b"don't", b"hasn't", b"haven't",
     b"isn't", b"aren't", b"wasn't", b"weren't", b"won't", b"wouldn't")
)  # fmt: skip
_NOT = frozenset((b"hardly", b"never", b"no", b"not", b"only"))
_NONE = frozenset((b"none", b"nobody", b"nothing", b"neither"))
_REST = frozenset((b"that", b"this", b"so", b"it", b"yet", b"either", b"really", b"still", b"too"))
_ENDS = frozenset((b".", b";", b"!", b"\x97", b"--", b"-", b":", b"?", b"(", b")", b'"'))
# "We told her it does."
_TELLING = (
    frozenset((b"i", b"we")),
    frozenset((b"know", b"said", b"say", b"tell", b"told")),
    frozenset((b"her", b"him", b"them", b"you")),
)
_USERS = frozenset((b"clients", b"customers", b"members", b"patients", b"readers", b"users"))
# "Come and see why your knees won't" asks the reader in.
_ASKED = frozenset((b",", b"how", b"if", b"what", b"whether", b"why"))
_SURELY = frozenset((b"actually", b"already", b"certainly", b"just", b"really"))
_LEADS = frozenset(
    (b",", b"and", b"but", b"now", b"oh", b"so", b"then", b"today", b"until", b"well")
)


def denies_shortly(sentence: Sentence, at: int) -> bool:
    """Whether a subject with a denied auxiliary, and nothing more, stands at token ``at``."""
    words = sentence.words
    begun = words[at : at + _SUBJECT]
    if not begun:
        return False
    if begun[0] in _NONE or (begun[0] == b"no" and begun[1:2] != [b"other"]):
        # "None can." "No capsule does that."
        aux = next((place for place, word in enumerate(begun) if word in _AUXILIARIES), None)
        return aux is not None and is_over(words, at + aux + 1)
    aside = begun[0] == b"which"
    if aside and begun[1:2] and begun[1] in _SUBJECTS:
        at, begun = at + 1, begun[1:]
    if begun[0] in _CONTRACTED and begun[1:2] in ([b"never"], [b"not"]):
        return _ends(words, at + 2, aside=aside)
    if begun[0] not in _SUBJECTS:
        return False
    length = _denial(begun)
    return bool(length) and _ends(words, at + length, aside=aside)


def _denial(begun: list[bytes]) -> int:
    """How many words a subject and its denied auxiliary are: "it can't", "they no longer do"."""
    _, first, second, third = [*begun, b"", b"", b""][:_SUBJECT]
    if first in _DENYING:
        return 2
    if first == b"no" and second == b"longer" and third in _AUXILIARIES:
        return 4
    orders = (first, second), (second, first)
    return 3 * any(word in _AUXILIARIES and no in (b"never", b"not") for word, no in orders)


def denies_of_another(sentence: Sentence, at: int) -> bool:
    """Whether a longer subject, a denial and nothing more stand at token ``at``.

    "A cream cannot.", "No injection given in a salon is."
    """
    words = sentence.words
    denied = words[at : at + 1] in ([b"no"], [b"none"], [b"neither"])
    users = words[at : at + 1] == [b"our"] and not _USERS.isdisjoint(words[at + 1 : at + 2])
    if users or words[at : at + 2] == [b"no", b"other"]:
        return False
    for place in range(at + 1, min(at + _LONG_SUBJECT, len(words))):
        word = words[place]
        if word in _ENDS or word in _ASKED:
            return False
        if word in _DENYING or (denied and word in _AUXILIARIES):
            return is_over(words, place + 1)
    return False


def affirms_shortly(sentence: Sentence, at: int, *, still: bool = False) -> bool:
    """Whether a subject with an auxiliary, and nothing more, stands at token ``at``.

    What "ours" do may go on: "Ours did it for the whole office." ``still`` lets "we still do"
    pass, which stands by a statement but not by what it denied.
    """
    words = sentence.words
    while at < len(words) and words[at] in _LEADS:
        at += 1
    if words[at : at + 1] == [b"in"] and words[at + 1 : at + 2] and words[at + 1].isdigit():
        at += 2
    speaker, verb, *hearer = [*words[at : at + 3], b"", b"", b""][:3]
    if speaker in _TELLING[0] and verb in _TELLING[1]:
        at += 3 if hearer[0] in _TELLING[2] else 2
    begun = words[at : at + _SUBJECT]
    if begun[1:2] and (begun[1] in _SURELY or (still and begun[1] == b"still")):
        at += 1
        begun = [begun[0], *words[at + 1 : at + _SUBJECT]]
    aux = next((place for place, word in enumerate(begun) if word in _AFFIRMING), 0)
    if not aux:
        return False
    if begun[0] in _OWN and begun[1] in _ACTING:
        return not _NOT.intersection(words[at + 2 : at + 4])
    # "This belt does that for them."
    if (
        begun[0] in _OWNED
        and begun[aux] in _ACTING
        and words[at + aux + 1 : at + aux + 2] == [b"that"]
    ):
        return True
    fits = begun[0] in _OWNED or begun[:2] in _CURRENT or (aux == 1 and begun[0] in _SUBJECTS)
    return fits and is_over(words, at + aux + 1)


def affirms_in_the_end(sentence: Sentence) -> bool:
    """Whether it ends in a subject with an auxiliary: "with our drops you can"."""
    words = sentence.words
    end = len(words) - (words[-1] in _ENDS)
    return (
        end > 1
        and words[end - 1] in _AFFIRMING
        and words[end - 2] in _SUBJECTS
        and not (_NOT | _DENYING).intersection(words)
    )


def _ends(words: list[bytes], at: int, *, aside: bool) -> bool:
    """Whether it ends at token ``at``; an aside ("which it does not") does at any comma."""
    return (aside and words[at : at + 1] == [b","]) or is_over(words, at)


def is_over(words: list[bytes], at: int) -> bool:
    """Whether the statement ends at token ``at``, or after a word that refers back."""
    if words[at : at + 1] and words[at] in _REST:
        at += 1
    if words[at : at + 1] == [b"anymore"]:
        at += 1
    elif words[at : at + 2] in ([b"any", b"longer"], [b"any", b"more"]):
        at += 2
    if at >= len(words) or words[at] in _ENDS:
        return True
    return words[at] == b"," and words[at + 1 : at + 2] in ([b"and"], [b"but"], [b"though"])
