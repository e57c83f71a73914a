"""How common a word is in ordinary English prose, roughly.

A rule is tried only in sentences that hold its rarest word, so that text without claims
costs next to nothing. The order matters, not the figure.
"""

from __future__ import annotations

_EVERYWHERE = frozenset(
    b"a an the and or but of to in on for with by from at as is are was were be been being it its "
    b"this that these those you your we our us they their them i my me he she his her not no nor "
    b"so if then than when while which who what how why where all any some more most other such "
    b"can could may might will would should must do does did done have has had having get gets "
    b"got just only even also very too much many few less least own same up down out off over "
    b"under into about after before again there here now new one two three first last every each "
    b"both between through during without within because until per well like make makes made use "
    b"used using time day days week weeks year years way need want know see look take give go goes "
    b"come let help helps work works find people".split()
)
_FREQUENT = frozenset(
    b"best better good great free full real right high higher low lower long short small big old "
    b"young natural naturally clean clear fresh safe simple easy quick fast strong light dark deep "
    b"body skin hair face hand hands eye eyes head heart back hand foot feet leg legs life home "
    b"water food product products service services company brand customer customers client clients "
    b"order price offer sale shop book call contact results result effect effects risk risks side "
    b"pain problem problems treat treats treated treatment treatments treating care health healthy "
    b"support supports supporting supported improve improves improved improving increase increases "
    b"increased reduce reduces reduced reducing restore stop stops stopped start started prevent "
    b"protect protects protection keep keeps keeping end ends ended remove removed change changes "
    b"study studies research test tested tests science doctor doctors medical medicine clinical "
    b"patient patients woman women man men child children age ages aged fat weight loss lose line "
    b"lines sign signs look looks appearance feel feels feeling point part place number show shows "
    b"shown showed prove proven say says said tell told claim claims power active action cell cells "
    b"blood bone muscle muscles immune system energy sleep stress system level levels rate source "
    b"natural nature green world country market report case state group public form line process "
    b"production develop development growth grow grows growing build building built create created "
    b"boost boosts promote promotes promoting enhance enhances enhancing gentle perfect special "
    b"original leading award top quality guarantee guaranteed guarantees complete completely total "
    b"whole never always instant instantly immediate permanent lasting forever fresh breaking "
    b"approved approval register registered certified recommended recommend expert experts team "
    b"university license licensed fda us uk eu stem plant human animal non anti self pre post free "
    b"no none nothing everyone anyone alternative replace replaces replacement secret solution "
    b"technology formula unique powerful advanced modern future revolutionary".split()
)


def commonness(word: bytes) -> float:
    """Return 2 for a word of nearly every sentence, 1 for a frequent one, else below 1.

    Short words count as slightly more common than long ones.
    """
    if word in _EVERYWHERE:
        return 2.0
    if word in _FREQUENT:
        return 1.0
    return max(0.0, 0.5 - 0.04 * len(word))
