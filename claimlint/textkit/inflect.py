"""English inflection for lexicons, done once when the rule book is compiled."""

from __future__ import annotations

_VOWELS = "aeiou"

_IRREGULAR_VERBS = {
    "be": ("is", "was", "been", "being"),
    "beat": ("beats", "beat", "beaten", "beating"),
    "become": ("becomes", "became", "become", "becoming"),
    "begin": ("begins", "began", "begun", "beginning"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "bring": ("brings", "brought", "bringing"),
    "build": ("builds", "built", "building"),
    "burn": ("burns", "burned", "burnt", "burning"),
    "buy": ("buys", "bought", "buying"),
    "come": ("comes", "came", "coming"),
    "cut": ("cuts", "cut", "cutting"),
    "do": ("does", "did", "done", "doing"),
    "drive": ("drives", "drove", "driven", "driving"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "feed": ("feeds", "fed", "feeding"),
    "feel": ("feels", "felt", "feeling"),
    "fight": ("fights", "fought", "fighting"),
    "find": ("finds", "found", "finding"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "freeze": ("freezes", "froze", "frozen", "freezing"),
    "get": ("gets", "got", "gotten", "getting"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "grow": ("grows", "grew", "grown", "growing"),
    "have": ("has", "had", "having"),
    "hold": ("holds", "held", "holding"),
    "hurt": ("hurts", "hurt", "hurting"),
    "keep": ("keeps", "kept", "keeping"),
    "know": ("knows", "knew", "known", "knowing"),
    "lead": ("leads", "led", "leading"),
    "leave": ("leaves", "left", "leaving"),
    "let": ("lets", "let", "letting"),
    "lose": ("loses", "lost", "losing"),
    "make": ("makes", "made", "making"),
    "mend": ("mends", "mended", "mending"),
    "meet": ("meets", "met", "meeting"),
    "outdo": ("outdoes", "outdid", "outdone", "outdoing"),
    "overcome": ("overcomes", "overcame", "overcome", "overcoming"),
    "prove": ("proves", "proved", "proven", "proving"),
    "put": ("puts", "put", "putting"),
    "read": ("reads", "read", "reading"),
    "rebuild": ("rebuilds", "rebuilt", "rebuilding"),
    "regrow": ("regrows", "regrew", "regrown", "regrowing"),
    "reset": ("resets", "reset", "resetting"),
    "rewind": ("rewinds", "rewound", "rewinding"),
    "rid": ("rids", "rid", "ridding"),
    "rise": ("rises", "rose", "risen", "rising"),
    "run": ("runs", "ran", "running"),
    "say": ("says", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "sell": ("sells", "sold", "selling"),
    "send": ("sends", "sent", "sending"),
    "set": ("sets", "set", "setting"),
    "show": ("shows", "showed", "shown", "showing"),
    "shrink": ("shrinks", "shrank", "shrunk", "shrinking"),
    "shut": ("shuts", "shut", "shutting"),
    "sink": ("sinks", "sank", "sunk", "sinking"),
    "slay": ("slays", "slew", "slain", "slaying"),
    "speed": ("speeds", "sped", "speeding"),
    "spin": ("spins", "spun", "spinning"),
    "stand": ("stands", "stood", "standing"),
    "strike": ("strikes", "struck", "striking"),
    "take": ("takes", "took", "taken", "taking"),
    "teach": ("teaches", "taught", "teaching"),
    "tell": ("tells", "told", "telling"),
    "think": ("thinks", "thought", "thinking"),
    "throw": ("throws", "threw", "thrown", "throwing"),
    "undergo": ("undergoes", "underwent", "undergone", "undergoing"),
    "undo": ("undoes", "undid", "undone", "undoing"),
    "unwind": ("unwinds", "unwound", "unwinding"),
    "wake": ("wakes", "woke", "woken", "waking"),
    "awake": ("awakes", "awoke", "awoken", "awaking"),
    "wear": ("wears", "wore", "worn", "wearing"),
    "win": ("wins", "won", "winning"),
    "wind": ("winds", "wound", "winding"),
    "write": ("writes", "wrote", "written", "writing"),
}

# Two-syllable verbs whose last consonant doubles although its syllable looks unstressed.
_DOUBLING = frozenset({"control", "permit", "refer", "occur", "transfer", "repel", "dispel",
                       "expel", "propel", "combat", "regret", "commit", "submit", "admit",
                       "outstrip", "unzip", "unclog", "reset", "deter", "prefer", "rebel",
                       "kidnap", "cancel", "label", "model", "travel", "fuel", "level",
                       "remodel", "unplug"})  # fmt: skip

_IRREGULAR_NOUNS = {
    "man": "men", "woman": "women", "child": "children", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "person": "people", "life": "lives", "knife": "knives", "leaf": "leaves",
    "half": "halves", "bacterium": "bacteria", "fungus": "fungi", "virus": "viruses",
    "crow foot": "crow feet",
}  # fmt: skip


def _is_short_syllable(verb: str) -> bool:
    """One syllable of consonant, vowel, consonant: the final letter doubles ("stop")."""
    vowels = [i for i, letter in enumerate(verb) if letter in _VOWELS]
    if len(verb) < 3 or verb[-1] in _VOWELS + "wxy" or verb[-2] not in _VOWELS:
        return False
    return len(vowels) == 1 or (len(vowels) == 2 and verb[:2] == "qu")


def _add_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("sis"):
        return word[:-2] + "es"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def _spellings(verb: str) -> list[str]:
    """The verb in British and American spelling."""
    for one, other in (("ize", "ise"), ("ise", "ize"), ("yze", "yse"), ("yse", "yze")):
        if verb.endswith(one) and len(verb) > 5 and verb not in ("exercise", "promise"):
            return [verb, verb[: -len(one)] + other]
    return [verb]


def verb_forms(verb: str) -> dict[str, list[str]]:
    """Return the forms of a verb by kind: ``base``, ``s``, ``ed`` (past and participle), ``ing``.

    Only the first word of a phrasal verb is inflected ("turn back" gives "turned back").
    """
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    forms: dict[str, list[str]] = {"base": [], "s": [], "ed": [], "ing": []}
    for spelling in _spellings(head):
        if spelling in _IRREGULAR_VERBS:
            third, *past, ing = _IRREGULAR_VERBS[spelling]
        else:
            third, past, ing = _add_s(spelling), [_past(spelling)], _gerund(spelling)
        forms["base"].append(spelling + tail)
        forms["s"].append(third + tail)
        forms["ed"].extend(form + tail for form in past)
        forms["ing"].append(ing + tail)
        if spelling.endswith("el") and spelling in _DOUBLING:
            forms["ed"].append(spelling + "ed" + tail)
            forms["ing"].append(spelling + "ing" + tail)
    return forms


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    if verb in _DOUBLING or _is_short_syllable(verb):
        return verb + verb[-1] + "ed"
    return verb + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    if verb in _DOUBLING or _is_short_syllable(verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"


def noun_forms(noun: str) -> list[str]:
    """Return singular and plural; only the last word changes, and a plural stays as it is."""
    if noun in _IRREGULAR_NOUNS:
        return [noun, _IRREGULAR_NOUNS[noun]]
    lead, _, last = noun.rpartition(" ")
    lead = f"{lead} " if lead else ""
    if last in _IRREGULAR_NOUNS:
        return [noun, lead + _IRREGULAR_NOUNS[last]]
    if last.endswith(("ss", "us", "is")) or not last.endswith("s"):
        return [noun, lead + _add_s(last)]
    return [noun]


def all_forms(word: str) -> set[str]:
    """Return every form of a word taken as verb and as noun, for ``word~`` in a phrase."""
    forms = {form for kind in verb_forms(word).values() for form in kind}
    forms.update(noun_forms(word))
    return forms
