"""Ordinary prose: gardens, journeys, kitchens, programs, music, sports and history.

What a linter of claims has nothing to say about, with the words that tempt it: hams are
cured, fences repaired, timber is treated and walls are restored. Each topic brings its own
people, deeds and things, several hundred content words in all, so that looking up words
meets more than a few dozen of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random


class Topic(NamedTuple):
    """The words of one topic; every deed goes with every thing."""

    who: list[str]
    did: list[str]
    what: list[str]
    where: list[str]


def _words(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("|")]


TOPICS = (
    Topic(
        _words(
            """the gardener|my aunt|a neighbour|the allotment society|the head of the nursery|
            the orchard keeper|two apprentices|the woman from the seed stall"""
        ),
        _words(
            """pruned|watered|mulched|transplanted|dug over|thinned out|staked|sowed|harvested|
            fenced in|grafted|weeded|swapped|admired|wheeled away|covered"""
        ),
        _words(
            """the runner beans|a row of leeks|the quince tree|black currants|the late clematis|
            winter lettuce|sweet peas|the compost heap|a crate of parsnips|the climbing rose|
            the greenhouse tomatoes|a bed of marigolds|the pear against the wall|thyme and chives|
            dahlias|the bamboo|a tray of seedlings|the strawberry patch|wild garlic|the lawn"""
        ),
        _words(
            """under a grey sky|before the first frost|with a borrowed spade|behind the shed|
            after a week of drizzle|along the brick path|in heavy clay|by the pond|at dusk|
            while the blackbird sang|in the shade of the hawthorn|on sandy ground"""
        ),
    ),
    Topic(
        _words(
            """the conductor|a party of walkers|the ferry captain|our guide|the cyclist|
            an elderly couple|the porter|three students|the innkeeper|the bus driver"""
        ),
        _words(
            """missed|reached|photographed|sketched|crossed|described|circled|found|left|passed|
            recommended|looked for|remembered|drove past|strolled through|overlooked"""
        ),
        _words(
            """the mountain pass|a harbour full of trawlers|the night train|the lighthouse|
            an empty hostel|the viaduct|a village of slate roofs|the customs office|the glacier|
            a bridge of rope|the old spa town|the market square|a stretch of gravel road|
            the timetable|the last tram|a hut without a door|the border|vineyards|the estuary|
            a museum of clocks"""
        ),
        _words(
            """on the second morning|with half an hour to spare|in thick fog|without a map|
            on the way to the coast|at low tide|despite the strike|for the price of a coffee|
            between two thunderstorms|in the low season|from the top deck|after the tunnel"""
        ),
    ),
    Topic(
        _words(
            """the baker|her grandmother|the cook|a boy in an apron|the innkeeper's son|
            the dinner guests|the fishmonger|my flatmate|the caterer"""
        ),
        _words(
            """stirred|kneaded|peeled|salted|burned|tasted|simmered|chopped|served|roasted|
            pickled|cured|strained|sliced|folded|whisked|smoked|shared"""
        ),
        _words(
            """the onion soup|a tray of buns|lentils|rice with saffron|red cabbage|flat bread|
            the apple cake|carrots and swede|fish pie|a bowl of noodles|plum jam|barley broth|
            the custard|a leg of ham|bean chilli|the green sauce|rye dough|buttered leeks|
            a jar of gherkins|dumplings|the omelette|pancake batter"""
        ),
        _words(
            """over a low flame|with a wooden spoon|before breakfast|in a copper pan|
            with a pinch of nutmeg|according to the recipe|for twelve people|while the kettle sang|
            on baking paper|in the small kitchen|until golden|with lemon and dill"""
        ),
    ),
    Topic(
        _words(
            """the maintainer|a new colleague|the release manager|the intern|the night shift|
            the author of the patch|a reviewer|the database team|the contractor"""
        ),
        _words(
            """refactored|reverted|documented|renamed|profiled|merged|deleted|cached|rewrote|
            tested|deployed|patched|migrated|logged|debugged|split up|benchmarked|blamed"""
        ),
        _words(
            """the parser|a flaky test|the job queue|the settings page|an upload script|
            the scheduler|the search index|an import cycle|the mail gateway|two feature branches|
            the build server|a calendar widget|the backup task|the invoice module|the login form|
            the map view|an integer overflow|the command line|the schema|the changelog|
            a race condition"""
        ),
        _words(
            """in a separate thread|for the next release|behind a flag|on a Friday afternoon|
            with three commits|without a review|on the staging host|after the outage|
            in the smallest container|to save memory|by accident|for older interpreters"""
        ),
    ),
    Topic(
        _words(
            """the cellist|an amateur choir|the drummer|the conductor of the youth orchestra|
            a street busker|the organist|the quartet|the sound engineer|her piano teacher"""
        ),
        _words(
            """rehearsed|recorded|transposed|tuned|hummed|improvised on|performed|arranged|
            conducted|mixed|interrupted|encored|sight-read|borrowed|dedicated|slowed down"""
        ),
        _words(
            """the overture|a waltz in three keys|the slow movement|a folk tune|the bass line|
            an unfinished sonata|the chorus|a lullaby|the brass section|a set of variations|
            the harpsichord|the opening chord|a march|the second verse|the cadenza|the score|
            an accordion|a medley of sea shanties"""
        ),
        _words(
            """in the village hall|to a half-empty room|at the festival|from memory|
            a semitone lower|without amplifiers|during the interval|for the matinee|
            in front of the judges|in one take|on gut strings|with the windows open"""
        ),
    ),
    Topic(
        _words(
            """the goalkeeper|a substitute|the rowing club|the home side|the referee|
            the oldest runner|the relay team|the wicket keeper|the challenger|the coach"""
        ),
        _words(
            """won|lost|postponed|drew|dominated|entered|abandoned|watched|refereed|trained for|
            celebrated|equalised in|replayed|commented on|missed|organised"""
        ),
        _words(
            """the semi-final|a friendly match|the regatta|the marathon|the penalty shoot-out|
            a doubles game|the hurdles|the first leg|the local derby|the chess tournament|
            a wrestling bout|the season opener|the time trial|the long jump|the relay|
            a qualifying round|the winter league"""
        ),
        _words(
            """by a single point|in extra time|on wet grass|in front of nine spectators|
            with ten players|after a false start|at the new stadium|against the wind|
            in the second half|on penalties|with a broken oar|by a length"""
        ),
    ),
    Topic(
        _words(
            """the abbot|a merchant of cloth|the emperor's envoy|the archivist|the town council|
            a cartographer|the last miller|the excavators|the printer|a clerk of the guild"""
        ),
        _words(
            """inherited|besieged|catalogued|pawned|rebuilt|restored|mapped|abolished|signed|
            fortified|copied|unearthed|taxed|sold|chronicled|sealed"""
        ),
        _words(
            """the northern gate|a hoard of coins|the charter|the granary|a Roman mosaic|
            the salt road|the city walls|a bundle of letters|the observatory|an iron bell|
            the treaty|the mint|a timber church|the aqueduct|the parish register|
            a fleet of barges|the census|the guildhall|a burial mound"""
        ),
        _words(
            """in the autumn of {year}|after the flood of {year}|for forty ducats|
            during the truce|by royal decree|at the end of the century|under the old dynasty|
            two generations later|before the railway came|in the reign of his nephew|
            on parchment|in the year {year}"""
        ),
    ),
)

FORMS = (
    "{who} {did} {what} {where}.",
    "{where}, {who} {did} {what}.",
    "In {place} {who} {did} {what} {where}.",
    "{who} {did} {what} and {did2} {what2} {where}.",
    "{name} wrote from {place} that {who} {did} {what} {where}.",
    "Nobody in {place} knew why {who} {did} {what}, least of all {name}.",
    "When {who} {did} {what}, {name} was {n} miles away and {did2} {what2}.",
    "{name} counted {n} of them: {what}, {what2} and so on, as far as {place}.",
    "Of {what} there is a photograph in {place}; {who} {did} it {where}.",
    "{who} {did} {what} {where}, and {n} minutes later {name} {did2} {what2}.",
)


def ordinary(rng: random.Random, name: str, place: str) -> str:
    """Return one sentence of everyday life in which ``name`` and ``place`` may occur."""
    topic = rng.choice(TOPICS)
    text = rng.choice(FORMS).format(
        who=rng.choice(topic.who),
        did=rng.choice(topic.did),
        did2=rng.choice(topic.did),
        what=rng.choice(topic.what),
        what2=rng.choice(topic.what),
        where=rng.choice(topic.where).format(year=rng.randrange(1100, 1900)),
        name=name,
        place=place,
        n=rng.randrange(2, 90),
    )
    return text[0].upper() + text[1:]
