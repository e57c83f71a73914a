"""How common a word is in ordinary English prose, roughly.

A rule is tried only in sentences that hold its rarest word, so that text without claims
costs next to nothing. The order matters, not the figure.
"""

from __future__ import annotations

from functools import cache

_EVERYWHERE = frozenset(
    b"a about after again all also always am an and any are as ask at away back be because "
    b"become been before being best better between big both but by call came can come could "
    b"day days did different do does done down each end even ever every few find first for "
    b"from gave get gets give given go goes going good got great had has have he help her here "
    b"high him his home how i if in into is it its just keep know large last leave less let "
    b"life like line little long look looks made make makes making man many may me mean means "
    b"might more most move much must my name need never new next no not nothing now number of "
    b"off often old on once one only open or order other our out over own part people place "
    b"point put real right run said same saw say says see seem sees set she should show side "
    b"since small so some something start state still such take takes tell than that the their "
    b"them then there these they thing things think this those three through time times to "
    b"told too turn two under until up us use used using very want was water way we well went "
    b"were what when where which while who why will with within without work works world would "
    b"year years yet you your".split()
)
_FUNCTION_WORDS = frozenset(
    b"a an and are as at be been but by can for from had has have he her his i if in is it its "
    b"me my not of on or our she so than that the their them then these they this those to us "
    b"was we were what when which who will with would you your".split()
)
_FREQUENT = frozenset(
    b"able above access according account across act action active activities activity add "
    b"added address affect against age ago agree air allow allows almost alone along already "
    b"although among amount animal another answer anyone anything appear apply area areas arm "
    b"around art associated attack attention available average avoid aware baby bad balance "
    b"bank bar base based bear beat beautiful bed behind believe below benefit benefits beyond "
    b"bill bit black blood blue board body book bottom bought box boy brain brand break bring "
    b"broad brought brown build building built business busy buy calm car card care case cause "
    b"caused causes cell cells center central centre century certain chair challenge chance "
    b"change changed changes charge check child children choice choose city claim class clean "
    b"clear clearly clients close cold color combination comes comfort common community "
    b"companies company compare complete completely complex computer concern concerns "
    b"condition conditions connect consider contact contain contains content continue control "
    b"controlled cool cost count country couple course court cover create created cross cup "
    b"current custom customer customers cut cycle daily damage damages dark data date deal "
    b"death decide deep defence defense define degree deliver demand depend design designed "
    b"despite detail details determine develop development device difference difficult dinner "
    b"direct direction director discover discuss door double draw dream drink drive drop drug "
    b"dry due during early earth easily east easy eat edge effect effective effects effort "
    b"eight either else employ empty ends energy engine enjoy enough ensure enter entire "
    b"environment equal especially essential event everyone everything evidence exactly "
    b"example exercise exist expect experience expert experts explain extra eye eyes face fact "
    b"factor fail failure fair fall family far fast fat father favorite fear feature feel "
    b"feeling feels feet felt field fight figure file fill final finally fine finish fire fit "
    b"five fix floor flow focus follow following food foot force form formed former forms "
    b"forward found four frame free fresh friend friends front full function future game "
    b"garden gas general gentle girl glass goal gold gone grass gray green grew ground group "
    b"grow growing grown growth guarantee guess hair half hand hands happen happy hard head "
    b"health healthy hear heart heat heavy held helped helps herself higher hit hold hole hope "
    b"host hot hotel hour hours house however human hundred idea ideal imagine important "
    b"improve improved include included including increase increased indeed individual "
    b"industry influence information inside instead interest international issue item itself "
    b"job join joint judge keeps key kill kind kitchen knew knowledge known land language late "
    b"later law lay lead leading learn least led left leg legs less letter level levels "
    b"license light limit limited lines link list listen live living local long longer lose "
    b"loss lost lot love low lower machine main maintain major manage market material matter "
    b"maybe measure meet member memory men mention message metal method middle mile mind "
    b"minute minutes miss model modern moment money month months morning mother mountain mouth "
    b"movement muscle music myself native natural naturally nature near nearly necessary "
    b"network news night nine none normal north note notes notice object offer office oil open "
    b"operate opportunity organ original others outside overall page pain paint paper parent "
    b"particular particularly party pass past path patient patients pattern pay perfect "
    b"perhaps period person personal phone physical pick picture piece plan plant plants play "
    b"please plus policy poor popular position positive possible potential pounds power "
    b"powerful practice prepare present press pressure pretty prevent price private problem "
    b"problems process produce product production products professional program project "
    b"promise proper property protect prove provide provided public pull purpose push quality "
    b"question quick quickly quiet quite range rate rather reach read ready reason receive "
    b"recent recently recognize record recover recovery red reduce reduced reflect region "
    b"related relax release remain remember remove removed repair replace report require "
    b"research reset resolve resource respond response responsible rest result results return "
    b"rich ride rise risk risks river road rock role room root round rule running safe safety "
    b"sale salt sand save scale school science sea season seat second secret section seek sell "
    b"send sense sent series serious serve service services seven several shape share sharp "
    b"short shot shoulder sign signs similar simple simply single sit site situation six size "
    b"skill skin sleep slow slowly smooth social society soft software soil solution someone "
    b"sometimes soon sort sound source south space speak special specific speed spend spirit "
    b"spot spring stage stand standard star stars started station stay steady steal step stone "
    b"stop stopped store story straight strange street stress strong structure student study "
    b"style subject success successful sudden suggest summer sun support supports sure surface "
    b"surprise survive swap sweet system systems table taken talk target task taste teach team "
    b"tear technique technology ten term terms test text thank themselves therefore thick thin "
    b"third thought thousand threat throughout throw tight tip tired title today together "
    b"tomorrow tone tool top total touch toward town track trade tradition traditional train "
    b"transfer transform travel treat treated treatment tree trial trip trouble true trust "
    b"truth try trying turned turns type types understand unique unit unless upon usual "
    b"usually value variety various vast view visit visual vital voice volume wait walk wall "
    b"war warm wash waste watch wave wear weather week weeks weight west whatever wheel "
    b"whether white whole wide wild win wind window winter wise woman women wonder wood word "
    b"words worked working worry worse worth write wrong yellow yes yesterday young yourself "
    b"alternative approach approved award certified clinical commission complaint doctor "
    b"doctors enhance factory formula guideline immediate instant instantly lasting male "
    b"female medical medicine organic permanent promote proven register registered replacement "
    b"retain revolutionary settle sex shown studies tested university warn warning".split()
)


@cache
def commonness(word: bytes) -> float:
    """Return 3 for a function word, 2 for one of nearly every page, 1 for a frequent one.

    Others are below 1, short ones more common than long ones. Plain endings are taken off
    first.
    """
    if word in _FUNCTION_WORDS:
        return 3.0
    if word in _EVERYWHERE:
        return 2.0
    if word in _FREQUENT or any(stem in _FREQUENT for stem in _stems(word)):
        return 1.0
    return max(0.0, 0.5 - 0.04 * len(word))


def _stems(word: bytes) -> tuple[bytes, ...]:
    if word.endswith(b"ies"):
        return (word[:-3] + b"y",)
    if word.endswith((b"es", b"ed")):
        return word[:-1], word[:-2]
    if word.endswith(b"s"):
        return (word[:-1],)
    if word.endswith(b"ing"):
        return word[:-3], word[:-3] + b"e"
    return ()
