"""Closed classes of words that decide whether two wordings say the same."""

from __future__ import annotations

# They may come and go: neither adds to a claim nor takes from it.
LIGHT = frozenset(["a", "an", "the", "our", "your", "this", "these", "its", "their"])
PRONOUNS = frozenset(["it", "they"])
# What a page may call any product of its own.
GENERIC = frozenset(["product", "formula"])
COORDINATORS = frozenset(["and", "plus", "while"])
SEPARATORS = frozenset([*COORDINATORS, "or", "nor", "but"])

# A phrase behind one of these may stand at the beginning or at the end of its clause.
MOVABLE = frozenset(
    ["in", "after", "within", "for", "over", "during", "with", "when", "on", "at", "under"]
)
PREPOSITIONS = MOVABLE | frozenset(
    ["about", "above", "across", "against", "along", "among", "around", "as", "before", "behind",
     "below", "beneath", "beside", "besides", "between", "beyond", "by", "despite", "down",
     "except", "from", "inside", "into", "like", "near", "off", "onto", "out", "outside", "past",
     "per", "since", "than", "through", "throughout", "till", "to", "toward", "towards",
     "unlike", "until", "up", "upon", "via", "without"]
)  # fmt: skip

HEDGES = frozenset(
    ["can", "could", "help", "helps", "helped", "helping", "may", "might", "maybe", "perhaps",
     "should", "would", "seem", "seems", "tend", "tends", "likely", "aim", "aims", "designed",
     "formulated", "intended", "meant", "claim", "claims", "try", "tries", "said"]
)  # fmt: skip
QUALIFIERS = frozenset(
    ["look", "looks", "appearance", "appear", "appears", "visible", "feel", "feels", "felt",
     "sign", "signs", "vitro", "vivo", "spf", "temporary", "some", "certain", "partly", "mild"]
)  # fmt: skip
NEGATION = frozenset(
    ["not", "no", "never", "none", "neither", "nor", "cannot", "nothing", "nobody", "non",
     "free", "hardly", "barely", "rarely", "fail", "fails", "lack", "lacks", "stop", "stops"]
)  # fmt: skip
# Whatever else may reach over a clause that it is joined to: degree, time, authority, condition.
REACHING = frozenset(
    ["adults", "again", "all", "almost", "alone", "already", "also", "always", "animals", "any",
     "anyone", "anytime", "anywhere", "approved", "babies", "baby", "because", "best", "better",
     "both", "but", "certified", "child", "children", "clinical", "clinics", "compared",
     "continues", "continuing", "counting", "cure", "daily", "day", "days", "deep",
     "dermatologist", "dermatologists", "doctor", "doctors", "double", "dramatic", "each",
     "earlier", "either", "else", "endure", "endures", "enough", "even", "ever", "every",
     "everybody", "everyone", "everywhere", "exactly", "expert", "experts", "extra", "fast",
     "faster", "fewer", "finally", "first", "forever", "full", "fully", "growing", "guarantee",
     "guaranteed", "guarantees", "half", "hold", "holds", "hospitals", "hour", "hourly", "hours",
     "how", "however", "if", "improving", "indeed", "infinite", "instant", "just", "keep", "keeps",
     "kid", "kids", "last", "lasts", "later", "least", "less", "life", "lifelong", "lifetime",
     "literally", "longer", "many", "men", "mice", "minus", "minute", "minutes", "miracle",
     "month", "months", "more", "most", "much", "nearly", "next", "night", "nightly", "nights",
     "nonstop", "now", "nurses", "once", "only", "or", "overnight", "patent", "patented",
     "patients", "people", "period", "permanent", "persist", "persists", "pets", "promise",
     "promised", "proof", "prove", "proved", "proven", "quick", "really", "remains", "research",
     "result", "results", "same", "science", "scientists", "second", "seconds", "show", "showed",
     "shown", "shows", "side", "so", "somehow", "somewhat", "soon", "stay", "stays", "still",
     "stronger", "studies", "study", "sure", "surgeons", "surgery", "teens", "test", "tested",
     "tests", "that", "then", "there", "though", "today", "together", "tomorrow", "tonight", "too",
     "total", "totally", "trial", "trials", "triple", "true", "twice", "ultra", "unless",
     "unlimited", "users", "very", "week", "weekly", "weeks", "what", "whatever", "whenever",
     "where", "wherever", "whether", "which", "who", "whose", "why", "will", "women", "work",
     "working", "works", "worth", "wow", "year", "years", "yes", "yet", "you"]
)  # fmt: skip

# With such a word a joined clause may begin that has no subject of its own.
_BENEFITS = (
    "absorb activate add balance boost brighten build calm care clarify cleanse clear combat "
    "comfort condition contain control cool decrease define deliver detangle diminish ease "
    "energize enhance enrich erase even exfoliate fade feed fight fill firm freshen give heal "
    "hydrate illuminate improve increase leave lessen lift lighten lock lower maintain make "
    "mattify minimize moisturize nourish nurture optimize perfect plump polish prevent prime "
    "promote protect purify raise rebuild reduce refine refresh regenerate reinforce rejuvenate "
    "relax relieve remove renew repair replenish restore reveal revitalize revive seal "
    "shield sleek smooth soften soothe stimulate strengthen support sustain tame target "
    "tighten tone treat wash"
)
BENEFITS = tuple(_BENEFITS.split())

# What products are: the last word of a name, or what a page calls a product.
PRODUCT_WORDS = frozenset(
    ["ampoule", "balm", "bar", "butter", "capsule", "cleanser", "complex", "concentrate",
     "conditioner", "cream", "creme", "deodorant", "device", "drink", "drop", "elixir", "emulsion",
     "essence", "exfoliant", "facial", "filler", "foam", "foundation", "gel", "gummy", "infusion",
     "injection", "laser", "lotion", "lozenge", "mask", "mist", "moisturizer", "mousse",
     "ointment", "patch", "peel", "pill", "powder", "primer", "sachet", "salve", "scrub",
     "serum", "shampoo", "shot", "soap", "softgel", "spray", "stick", "supplement", "sunscreen",
     "syrup", "tablet", "tea", "tincture", "toner", "tonic", "toothpaste", "treatment", "vaccine",
     "wash", "wipe"]
)  # fmt: skip

# Signs in a wording that its result was seen in no human being.
LABORATORY = frozenset(
    ["vitro", "lab", "laboratory", "laboratories", "cultured", "cultures", "culture", "ex"]
)
ANIMALS = frozenset(
    ["animal", "animals", "mouse", "mice", "rat", "rats", "rodent", "rodents", "dog", "dogs",
     "pig", "pigs", "rabbit", "rabbits", "zebrafish"]
)  # fmt: skip
# Words for a measured result, which no survey gives.
MEASURED = frozenset(["clinical", "clinically", "measured", "proven", "instrumental"])
