"""Fold the forms of a word further than its stem: plurals, definite forms, spellings.

The stems of the model are what its trees have learnt from and stay as they are. For
telling whether two phrases are one concept they miss much: of Swedish nouns that a
treebank has in several forms they join 73 in a hundred, of Portuguese ones 81. A fold
first undoes irregular and plural endings, then takes the stem, then cuts what the
stemmer leaves of an ending. That gathers a little too much ("musik", "musikal"), so that
two words with one fold are forms of one word only if they differ by endings that the
language really inflects with.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

_SPELT = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "\u00ad": None})
_MARKED = frozenset(["fr", "es", "pt", "it", "el"])
"""Languages whose accents tell no two nouns apart that a text would mix up."""


@dataclass(frozen=True, slots=True)
class Folding:
    """How the words of one language are folded.

    Attributes:
        endings: (ending, what takes its place, letters that stand before it at least);
            the first that fits is applied, before the stem is taken.
        rests: (what a stem may end in, letters that must remain), cut again and again.
        doubles: consonants that are doubled before an ending.
        stemmed: whether the stem is taken at all.
        inflections: sets of endings; two forms of a word end in two of one set.
        derived: (what the common part ends in, what an ending that makes another word
            begins with).
    """

    endings: tuple[tuple[str, str, int], ...] = ()
    rests: tuple[tuple[str, int], ...] = ()
    doubles: str = ""
    stemmed: bool = True
    inflections: tuple[frozenset[str], ...] = ()
    derived: tuple[tuple[str, str], ...] = ()


def folded(word: str, language: str, stem: Callable[[str], str]) -> str:
    """Return what all forms of ``word`` have in common."""
    rules = _RULES[language]
    small = _plain(word, language, rules)
    if rules.stemmed:
        small = stem(small)
    if language in _MARKED:
        small = _bare(small)
    return _root(small, rules) or small or word


def is_inflected(one: str, other: str, language: str) -> bool:
    """Tell whether two words with the same fold are forms of one word."""
    rules = _RULES[language]
    one, other = _plain(one, language, rules), _plain(other, language, rules)
    if language == "de":  # plurals change the vowel: Haus, Häuser
        one, other = _bare(one), _bare(other)
    if one == other or not rules.inflections:
        return True
    common = _common(one, other)
    stem, rests = one[:common], [one[common:], other[common:]]
    if stem and stem[-1] in rules.doubles:
        rests = [rest.removeprefix(stem[-1]) if rest else rest for rest in rests]
    return _end_in_one_set(rests, rules) and not _is_derived(stem, rests, rules)


def _end_in_one_set(rests: list[str], rules: Folding) -> bool:
    """Tell whether one word ends in two of these ways."""
    return any(endings.issuperset(rests) for endings in rules.inflections)


def _is_derived(stem: str, rests: list[str], rules: Folding) -> bool:
    """Tell whether one of the endings makes another word of the stem."""
    return any(
        stem.endswith(end) and any(rest.startswith(begin) for rest in rests)
        for end, begin in rules.derived
    )


def _common(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    most = min(len(one), len(other))
    for place in range(most):
        if one[place] != other[place]:
            return place
    return most


def _plain(word: str, language: str, rules: Folding) -> str:
    """Return a word without capitals, odd spellings, accents and irregular endings."""
    small = word.lower()
    if not small.isascii():
        small = small.translate(_SPELT)
    if language in _MARKED:
        small = _bare(small)
    return _singular(small, language)


def _singular(word: str, language: str) -> str:
    longest, by_text = _ENDINGS[language]
    best: Ending | None = None
    for length in range(1, min(longest, len(word)) + 1):
        for each in by_text.get(word[len(word) - length :], ()):
            fits = len(word) - length >= each.before
            if fits and (best is None or each.rank < best.rank):
                best = each
    return word if best is None else word[: len(word) - len(best.text)] + best.instead


def _root(stem: str, rules: Folding) -> str:
    """Cut rests of endings until none is left."""
    while True:
        for rest, remain in rules.rests:
            if stem.endswith(rest) and len(stem) - len(rest) >= remain:
                stem = stem[: len(stem) - len(rest)]
                break
        else:
            break
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in rules.doubles:
        stem = stem[:-1]
    return stem


def _bare(word: str) -> str:
    """Drop accents; a word of plain letters is left alone."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return "".join([char for char in apart if not unicodedata.combining(char)])


def _each(pairs: str, before: int = 0) -> tuple[tuple[str, str, int], ...]:
    """Read "ending>instead" pairs."""
    split = (pair.partition(">") for pair in pairs.split())
    return tuple((ending, instead, before) for ending, _, instead in split)


def _rests(rests: str, remain: int) -> tuple[tuple[str, int], ...]:
    return tuple((rest, remain) for rest in rests.split())


def _sets(*endings: str) -> tuple[frozenset[str], ...]:
    """Read sets of endings; a dash is no ending at all."""
    return tuple(frozenset(each.replace("-", " ").split(" ")) for each in endings)


_RULES = {
    "en": Folding(
        endings=(
            *_each(
                "children>child feet>foot teeth>tooth mice>mouse geese>goose lives>life "
                "wives>wife knives>knife wolves>wolf shelves>shelf halves>half "
                "leaves>leaf calves>calf thieves>thief buses>bus gases>gas "
                "indices>index vertices>vertex matrices>matrix appendices>appendix "
                "criteria>criterion phenomena>phenomenon corpora>corpus nuclei>nucleus "
                "stimuli>stimulus bacteria>bacterium spectra>spectrum schemata>schema "
                "analyses>analysis theses>thesis hypotheses>hypothesis crises>crisis "
                "syntheses>synthesis diagnoses>diagnosis parentheses>parenthesis "
                "colour>color colours>color favour>favor behaviour>behavior "
                "behaviours>behavior neighbour>neighbor neighbours>neighbor "
                "labour>labor flavour>flavor flavours>flavor harbour>harbor "
                "harbours>harbor centre>center centres>center fibre>fiber "
                "fibres>fiber theatre>theater theatres>theater litre>liter "
                "litres>liter catalogue>catalog catalogues>catalog "
                "programme>program programmes>program aluminium>aluminum"
            ),
            *_each("women>woman men>man"),
            *_each("isation>ization isations>ization ise>ize ised>ized ising>izing", 4),
        ),
        inflections=_sets("- s es", "y ies"),
    ),
    "sv": Folding(
        endings=_each(
            "städer>stad städerna>stad länder>land länderna>land händer>hand "
            "händerna>hand böcker>bok böckerna>bok män>man männen>man mäns>man "
            "mödrar>mor fäder>far söner>son döttrar>dotter tänder>tand nätter>natt "
            "krafter>kraft stränder>strand bönder>bonde rötter>rot fötter>fot "
            "bröder>bror gäss>gås möss>mus",
        ),
        rests=(
            *_rests("arna erna orna ornas arnas ernas", 3),
            *_rests("aren arens et en an ar er or ad na el els ens ets ans", 4),
            *_rests("s a e n r l t", 3),
        ),
        doubles="mn",
        inflections=_sets(
            "- t ts",
            "- n s ns en et ens ets er ar or a e an ans as or ors ors orna ornas "
            "arna arnas erna ernas ers ars na nas r rna rnas es",
            "el els eln elns let lets ler lar lerna larna lers lars",
            "er ers ern erns rar rarna rars ret",
            "um ums et er erna",
        ),
        derived=(("ik", "er"), *((end, "t") for end in "bcdfghjklmnpqrsvxz")),
    ),
    "nb": Folding(
        endings=_each(
            "menn>mann mennene>mann menns>mann bøker>bok bøkene>bok hender>hånd "
            "hendene>hånd øyne>øye øynene>øye mødre>mor mødrene>mor fedre>far "
            "føtter>fot føttene>fot røtter>rot tenner>tann netter>natt klær>klede",
        ),
        rests=(
            *_rests("erne eren ere ene ers ens ets", 2),
            *_rests("er en et ar a e um", 2),
            *_rests("el ern s e n r l", 4),
        ),
        doubles="m",
        inflections=_sets(
            "- t ts",
            "- n s r a e en et ens ets er ers ene enes ne nes as es",
            "er ers ere eres eren erens erne ernes ret rene",
            "el els elen elens elet let ler lene lers",
            "um ums et er ene ets",
        ),
        derived=(("ik", "er"), *((end, "t") for end in "bcdfghjklmnpqrsvxz")),
    ),
    "de": Folding(
        rests=_rests("ern em um us en a o s i", 4),
        inflections=_sets(
            "- e s n en er em es ern ens nen",
            "a as en",
            "o os en i",
            "um ums en a",
            "us en i",
        ),
    ),
    "nl": Folding(
        endings=(
            *_each("steden>stad schepen>schip koeien>koe politici>politicus"),
            *_each("kinderen>kind eieren>ei bladeren>blad liederen>lied"),
            *_each(
                "aren>aar amen>aam alen>aal aken>aak anen>aan aten>aat aden>aad aven>aaf "
                "azen>aas oren>oor olen>ool onen>oon oten>oot open>oop omen>oom oven>oof "
                "ogen>oog eken>eek elen>eel emen>eem enen>een eren>eer uren>uur "
                "uren>uur ijven>ijf ijzen>ijs ieven>ief",
                1,
            ),
        ),
        rests=(
            *_rests("ieën eën ën", 2),
            *_rests("'s tjes tje jes en", 3),
            *_rests("s", 3),
        ),
        stemmed=False,
        doubles="bdfgklmnprst",
        inflections=_sets("- en s ën n 's"),
    ),
    "es": Folding(
        endings=(
            *_each("ces>z", 2),
            *_each("des>d les>l nes>n res>r ses>s yes>y", 2),
            *_each("as>a es>e is>i os>o us>u", 2),
        ),
        inflections=_sets("- s e es"),
    ),
    "pt": Folding(
        endings=(
            *_each("coes>cao soes>sao goes>gao oes>ao aes>ao", 2),
            *_each("ais>al eis>el ois>ol", 3),
            *_each("ns>m", 2),
            *_each("res>r zes>z ses>s", 2),
            *_each("as>a es>e is>i os>o us>u", 2),
        ),
        inflections=_sets("- s e es"),
    ),
    "fr": Folding(
        endings=(
            *_each("yeux>oeil travaux>travail"),
            *_each("eaux>eau aux>al eux>eu oux>ou", 1),
            *_each("s>", 3),
        ),
        rests=_rests("s", 3),
        inflections=_sets("- s x"),
    ),
    "it": Folding(
        endings=(*_each("uomini>uomo"), *_each("chi>ci che>ce ghi>gi ghe>ge", 2)),
        rests=_rests("a e i o u", 2),
        stemmed=False,
        inflections=_sets("o i io", "- o", "a e", "e i", "a i", "- s"),
    ),
    "el": Folding(
        endings=_each("παιδια>παιδι παιδιων>παιδι"),
        rests=_rests("ι ντ", 3),
        inflections=_sets(
            "- ς ν υ",
            "ος ου ο οι ων ους ε η ης α ας ες",
            "α ας ες ων",
            "η ης εις εων εως ες ων",
            "ι ιου ια ιων",
            "ιο ιου ια ιων",
            "υς υ εις εων ια",
            "μα ματος ματα ματων",
            "- τος τα των",
            "ον οντος οντα οντων",
        ),
    ),
    "lt": Folding(endings=_each("žmonės>žmogus žmonių>žmogus žmonėms>žmogus")),
}


class Ending(NamedTuple):
    """An ending: what takes its place, and how many letters stand before it at least.

    Of those that fit, the one with the lowest rank is applied.
    """

    rank: int
    text: str
    instead: str
    before: int


class Endings(NamedTuple):
    """The endings of a language by their letters, so that few need to be looked at."""

    longest: int
    by_text: dict[str, list[Ending]]


def _endings(rules: Folding) -> Endings:
    by_text: dict[str, list[Ending]] = {}
    for rank, (text, instead, before) in enumerate(rules.endings):
        by_text.setdefault(text, []).append(Ending(rank, text, instead, before))
    return Endings(max(map(len, by_text), default=0), by_text)


_ENDINGS = {language: _endings(rules) for language, rules in _RULES.items()}
