"""Count the syllables of a word, by the vowels that a language lets melt together.

The rules are those of the readability formulas: quick, and right on average.
"""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Vowels:
    """How vowels group in one language.

    Attributes:
        nucleus: a pattern for one syllable's vowels.
        silent: a pattern for what is written and not heard, taken off first.
    """

    nucleus: str
    silent: str = ""


VOWELS = {
    "en": Vowels(
        nucleus=r"(?:[aeiouy]*?(?<![tcs])i(?=[ao](?!u))|e(?=a(?:$|ted|te|tor|tion|tive))|[aeiouy]+?(?=ing$)|[aeiouy]+)",
        silent=r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyszxhcg])es$|e(?=ly$|ment$|less$|ful$|ness$)",
    ),
    "es": Vowels(
        nucleus=r"(?:[iuüy]?[aeoáéó][iuy]?(?![áéíóú])|[iuüy]?[aeoáéó]|[íú]|[iuü]+)",
        silent=r"(?<=[qg])u(?=[eiéí])",
    ),
    "fr": Vowels(
        nucleus=r"(?:[aeiouyàâäéèêëîïôöùûüœæ]+?(?=[éèêëï])|[aeiouyàâäéèêëîïôöùûüœæ]+)",
        silent=r"(?<=[^aeiouyàâäéèêëîïôöùûüœæ])(?:e|es)$|(?<=[éiu])es?$",
    ),
    "de": Vowels(
        nucleus=r"(?:ai|au|äu|ei|eu|ie|ey|ay|aa|ee|oo|[aeiouyäöü])", silent=r"(?<=q)u"
    ),
    "pt": Vowels(
        nucleus=r"(?:ão|ãe|õe|[iu]?[aeoáéóâêôãõà][iu]?(?![áéíóúâêô])|[iu]?[aeoáéóâêôãõà]|[íú]|[iu]+)",
        silent=r"(?<=[qg])u(?=[eiéíê])",
    ),
    "nl": Vowels(
        nucleus=r"(?:aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|y|[aeiouëïöüé])",
        silent=r"(?<=q)u",
    ),
}


def syllables(word: str, language: str) -> int:
    """Return how many syllables a word has; one at least."""
    nucleus, silent = _patterns(language)
    small = word.lower()
    if silent is not None:
        small = silent.sub("", small)
    return max(1, len(nucleus.findall(small)))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    vowels = VOWELS[language]
    silent = re.compile(vowels.silent) if vowels.silent else None
    return re.compile(vowels.nucleus), silent
