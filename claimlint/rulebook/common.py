"""How common a word is in ordinary English prose, roughly.

A rule is tried only in sentences that hold its rarest word, so that text without claims
costs next to nothing. The order matters, not the figure.
"""

from __future__ import annotations

from functools import cache

_EVERYWHERE = frozenset(
    b"a about after again all also always am an and any are as ask at away back be because become "
    b"been before being best better between big both but by call came can come could day days did "
    b"different do does done down each end even ever every few find first for from gave get gets "
    b"give given go goes going good got great had has have he help her here high him his home how i "
    b"if in into is it its just keep know large last leave less let life like line little long look "
    b"looks made make makes making man many may me mean means might more most move much must my name "
    b"need never new next no not nothing now number of off often old on once one only open or order "
    b"other our out over own part people place point put real right run said same saw say says see "
    b"seem sees set she should show side since small so some something start state still such take "
    b"takes tell than that the their them then there these they thing things think this those three "
    b"through time times to told too turn two under until up us use used using very want was water "
    b"way we well went were what when where which while who why will with within without work works "
    b"world would year years yet you your".split()
)
_FUNCTION_WORDS = frozenset(
    b"a an and are as at be been but by can for from had has have he her his i if in is it its me my "
    b"not of on or our she so than that the their them then these they this those to us was we were "
    b"what when which who will with would you your".split()
)
_FREQUENT = frozenset(
    b"able above access according account across act action active activities activity add added "
    b"address affect against age ago agree air allow allows almost alone along already although "
    b"among amount animal another answer anyone anything appear apply area areas arm around art "
    b"associated attack attention available average avoid aware baby bad balance bank bar base based "
    b"bear beat beautiful bed behind believe below benefit benefits beyond bill bit black blood blue "
    b"board body book bottom bought box boy brain brand break bring broad brought brown build "
    b"building built business busy buy calm car card care case cause caused causes cell cells center "
    b"central centre century certain chair challenge chance change changed changes charge check "
    b"child children choice choose city claim class clean clear clearly clients close cold color "
    b"combination comes comfort common community companies company compare complete completely "
    b"complex computer concern concerns condition conditions connect consider contact contain "
    b"contains content continue control controlled cool cost count country couple course court cover "
    b"create created cross cup current custom customer customers cut cycle daily damage damages dark "
    b"data date deal death decide deep defence defense define degree deliver demand depend design "
    b"designed despite detail details determine develop development device difference difficult "
    b"dinner direct direction director discover discuss door double draw dream drink drive drop drug "
    b"dry due during early earth easily east easy eat edge effect effective effects effort eight "
    b"either else employ empty ends energy engine enjoy enough ensure enter entire environment equal "
    b"especially essential event everyone everything evidence exactly example exercise exist expect "
    b"experience expert experts explain extra eye eyes face fact factor fail failure fair fall family "
    b"far fast fat father favorite fear feature feel feeling feels feet felt field fight figure file "
    b"fill final finally fine finish fire fit five fix floor flow focus follow following food foot "
    b"force form formed former forms forward found four frame free fresh friend friends front full "
    b"function future game garden gas general gentle girl glass goal gold gone grass gray green grew "
    b"ground group grow growing grown growth guarantee guess hair half hand hands happen happy hard "
    b"head health healthy hear heart heat heavy held helped helps herself higher hit hold hole hope "
    b"host hot hotel hour hours house however human hundred idea ideal imagine important improve "
    b"improved include included including increase increased indeed individual industry influence "
    b"information inside instead interest international issue item itself job join joint judge keeps "
    b"key kill kind kitchen knew knowledge known land language late later law lay lead leading learn "
    b"least led left leg legs less letter level levels license light limit limited lines link list "
    b"listen live living local long longer lose loss lost lot love low lower machine main maintain "
    b"major manage market material matter maybe measure meet member memory men mention message metal "
    b"method middle mile mind minute minutes miss model modern moment money month months morning "
    b"mother mountain mouth movement muscle music myself native natural naturally nature near nearly "
    b"necessary network news night nine none normal north note notes notice object offer office oil "
    b"open operate opportunity organ original others outside overall page pain paint paper parent "
    b"particular particularly party pass past path patient patients pattern pay perfect perhaps "
    b"period person personal phone physical pick picture piece plan plant plants play please plus "
    b"policy poor popular position positive possible potential pounds power powerful practice prepare "
    b"present press pressure pretty prevent price private problem problems process produce product "
    b"production products professional program project promise proper property protect prove provide "
    b"provided public pull purpose push quality question quick quickly quiet quite range rate rather "
    b"reach read ready reason receive recent recently recognize record recover recovery red reduce "
    b"reduced reflect region related relax release remain remember remove removed repair replace "
    b"report require research reset resolve resource respond response responsible rest result "
    b"results return rich ride rise risk risks river road rock role room root round rule running "
    b"safe safety sale salt sand save scale school science sea season seat second secret section "
    b"seek sell send sense sent series serious serve service services seven several shape share "
    b"sharp short shot shoulder sign signs similar simple simply single sit site situation six size "
    b"skill skin sleep slow slowly smooth social society soft software soil solution someone "
    b"sometimes soon sort sound source south space speak special specific speed spend spirit spot "
    b"spring stage stand standard star stars started station stay steady steal step stone stop "
    b"stopped store story straight strange street stress strong structure student study style "
    b"subject success successful sudden suggest summer sun support supports sure surface surprise "
    b"survive swap sweet system systems table taken talk target task taste teach team tear technique "
    b"technology ten term terms test text thank themselves therefore thick thin third thought "
    b"thousand threat throughout throw tight tip tired title today together tomorrow tone tool top "
    b"total touch toward town track trade tradition traditional train transfer transform travel treat "
    b"treated treatment tree trial trip trouble true trust truth try trying turned turns type types "
    b"understand unique unit unless upon usual usually value variety various vast view visit visual "
    b"vital voice volume wait walk wall war warm wash waste watch wave wear weather week weeks weight "
    b"west whatever wheel whether white whole wide wild win wind window winter wise woman women wonder "
    b"wood word words worked working worry worse worth write wrong yellow yes yesterday young yourself "
    b"alternative approach approved award certified clinical commission complaint doctor doctors "
    b"enhance factory formula guideline immediate instant instantly lasting male female medical "
    b"medicine organic permanent promote proven register registered replacement retain revolutionary "
    b"settle sex shown studies tested university warn warning".split()
)


@cache
def commonness(word: bytes) -> float:
    """Return 3 for a function word, 2 for a word of nearly every page, 1 for a frequent one, else below 1.

    Plain endings are taken off first; short words count as more common than long ones.
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
