"""Claim frames: an effect and a target within one clause.

The target follows the effect ("boosts collagen", "relief from joint pain"), stands right
before a noun or participle of it ("collagen-boosting", "acne treatment"), or is the subject
of its passive ("wrinkles are erased"). Which effect goes with which target is the rules' to
say; a frame of order ``backward`` takes verbs whose subject is the target ("wrinkles vanish").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimlint.textkit.sentence import Claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimlint.matching.tails import Tails
    from claimlint.rulebook.model import Tables
    from claimlint.textkit.sentence import Hit, Sentence

    HoldsBeside = Callable[[tuple[int, int, int]], bool]

_EXTEND = 5
_PASSIVE_REACH = 6
_MOST_EFFECTS = 4
_DETERMINERS = frozenset((b"a", b"an", b"her", b"his", b"its", b"my", b"our", b"the", b"your"))

# What joins a noun to its object ("relief from pain", "reduction of lines").
_GOVERNING = frozenset(
    (b"of", b"for", b"from", b"in", b"to", b"against", b"with", b"on", b"and", b"or", b",")
)
# What may follow the participle of a heading ("Wrinkles, erased").
_AFTER_HEADING: tuple[list[bytes], ...] = (
    [],
    [b"."],
    [b"!"],
    [b"in"],
    [b"from"],
    [b"at"],
    [b"by"],
    [b"for"],
    [b"\x97"],
)

# What the sentence must hold, must not, and what must stand beside it.
Conditions = tuple[int, int, "tuple[int, int, int] | None"]
Pair = tuple[tuple[int, int, str, Conditions], ...]


class FrameMatcher:
    """Pairs effects with targets for the frames of the rules in force."""

    def __init__(self, tables: Tables, active: frozenset[int], tails: Tails) -> None:
        """Take the frames of the rules whose index is in ``active``."""
        bits = tables.lexicon_bits
        self._tails = tails
        self._frames = [frame for frame in tables.frames if frame[0] in active]
        self._effects = self._targets = 0
        for frame in self._frames:
            self._effects |= frame[1]
            self._targets |= frame[2]
        self._pairs: dict[tuple[int, int], Pair] = {}
        self._break = bits["clause_break"]
        self._object_break = bits["object_break"]
        self._be = bits["be"]
        self._nominal = bits["form:noun"] | bits["form:ing"] | bits["form:ed"]
        self._noun = bits["form:noun"]
        self._participle = bits["form:ed"]
        self._verb_form = self._participle | bits["form:base"] | bits["form:s"] | bits["form:ing"]

    def match(self, sentence: Sentence, beside: HoldsBeside) -> list[Claim]:
        """Return a claim for each effect and target that a frame joins.

        ``beside`` tells whether the sentences around hold what a frame asks for.
        """
        if not (sentence.mask & self._effects and sentence.mask & self._targets):
            return []
        claims: list[Claim] = []
        effects: list[Hit] = []
        targets: list[Hit] = []
        # "Lowers your blood pressure": one term ends in the middle of another.
        for position, hit in enumerate(sentence.terms):
            mask = hit[2]
            if mask & self._break:
                effects.clear()
                targets.clear()
                continue
            if mask & self._object_break:
                effects.clear()
            is_target = mask & self._targets
            if is_target and effects:
                self._look_back_for_effect(sentence, beside, position, effects, claims)
            if mask & self._effects:
                if targets:
                    self._look_back_for_target(sentence, beside, hit, targets, claims)
                effects.append(hit)
            if is_target:
                targets.append(hit)
        return claims

    def _pair(self, effect: int, target: int) -> Pair:
        key = (effect & self._effects, target & self._targets)
        pair = self._pairs.get(key)
        if pair is None:
            pair = tuple(
                (frame[0], frame[3], frame[4], frame[5:])
                for frame in self._frames
                if effect & frame[1] and target & frame[2]
            )
            self._pairs[key] = pair
        return pair

    def _look_back_for_effect(
        self,
        sentence: Sentence,
        beside: HoldsBeside,
        position: int,
        effects: list[Hit],
        claims: list[Claim],
    ) -> None:
        target = sentence.terms[position]
        for effect in effects[: -_MOST_EFFECTS - 1 : -1]:
            distance = target[0] - effect[1]
            if (
                distance < 0
                or self._is_agent(sentence, effect)
                or self._is_idle_noun(sentence, effect, distance)
            ):
                continue
            found = False
            for rule, within, order, conditions in self._pair(effect[2], target[2]):
                if distance > within or order == "backward":
                    continue
                if not self._holds(sentence, effect[0], beside, conditions):
                    continue
                last = self._extend(sentence, rule, effect, position)
                claims.append(Claim(rule, effect[0], last, effect, target))
                found = True
            if found:
                return

    def _is_agent(self, sentence: Sentence, effect: Hit) -> bool:
        """Whether "by" follows a participle, so that what comes is who acts."""
        return bool(effect[2] & self._participle) and sentence.words[effect[1]] == b"by"

    def _is_idle_noun(self, sentence: Sentence, effect: Hit, distance: int) -> bool:
        """Whether an effect named by a noun governs nothing ("therapy uses waves on joints")."""
        if effect[2] & self._verb_form or not effect[2] & self._noun or not distance:
            return False
        return sentence.words[effect[1]] not in _GOVERNING

    def _extend(self, sentence: Sentence, rule: int, effect: Hit, position: int) -> int:
        """Return the end of the last target coordinated with the one at ``position``."""
        terms = sentence.terms
        last = terms[position][1]
        for hit in terms[position + 1 :]:
            mask = hit[2]
            if hit[0] - last > _EXTEND or mask & self._break:
                break
            if mask & self._targets and any(
                entry[0] == rule for entry in self._pair(effect[2], mask)
            ):
                last = hit[1]
            elif mask & self._effects:
                break
        return last

    def _look_back_for_target(
        self,
        sentence: Sentence,
        beside: HoldsBeside,
        effect: Hit,
        targets: list[Hit],
        claims: list[Claim],
    ) -> None:
        target = targets[-1]
        distance = effect[0] - target[1]
        if distance > _PASSIVE_REACH + 6 or distance < 0:
            return
        transitive = sentence.words[effect[1] : effect[1] + 1]
        has_object = bool(transitive) and transitive[0] in _DETERMINERS
        is_object = any(claim.target == target for claim in claims)
        for rule, within, order, conditions in self._pair(effect[2], target[2]):
            if order == "forward" or not self._holds(sentence, target[0], beside, conditions):
                continue
            if order == "backward":
                fits = distance <= within and not has_object and not is_object
            else:
                fits = self._governs(sentence, effect, target, distance)
            if fits:
                claims.append(Claim(rule, target[0], effect[1], effect, target))

    def _governs(self, sentence: Sentence, effect: Hit, target: Hit, distance: int) -> bool:
        mask = effect[2]
        if distance == 0:
            return bool(mask & self._nominal)
        if distance == 1 and mask & self._participle and sentence.words[target[1]] == b",":
            return sentence.words[effect[1] : effect[1] + 1] in _AFTER_HEADING
        if mask & self._participle and distance <= _PASSIVE_REACH:
            between = sentence.first_hit(self._be, target[1], effect[0])
            return between is not None
        return False

    def _holds(
        self,
        sentence: Sentence,
        first: int,
        holds_beside: HoldsBeside,
        conditions: Conditions,
    ) -> bool:
        """Whether a claim that begins at token ``first`` has what it needs around it."""
        having, lacking, beside = conditions
        if having and not sentence.mask & having:
            return False
        if sentence.mask & lacking:
            start, mask = self._tails.of(sentence)
            if first < start or mask & lacking:
                return False
        return beside is None or holds_beside(beside)
