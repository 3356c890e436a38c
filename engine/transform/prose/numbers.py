"""Read written numbers as people of eleven languages write them."""

import re

_SPACES = " \u00a0\u202f\u2009"
NUMBER = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}}){{1,5}}(?![\d])|\d{{1,3}}(?:[.,'’]\d{{3}}){{1,5}}(?!\d)"
    r"|\d{1,15})(?:[.,]\d{1,4}(?!\d))?"
)
_COMMA_LANGUAGES = frozenset(
    ("sv", "es", "fr", "de", "it", "pt", "nl", "el", "nb", "lt")
)

_SMALL_NUMBERS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "sv": "en två tre fyra fem sex sju åtta nio tio elva tolv",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "un dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "un due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "um dois três quatro cinco seis sete oito nove dez onze doze",
    "nl": "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "nb": "en to tre fire fem seks sju åtte ni ti elleve tolv",
    "el": "ένα δύο τρεις τέσσερις πέντε έξι επτά οκτώ εννέα δέκα έντεκα δώδεκα",
    "lt": "vieną dvi tris keturias penkias šešias septynias aštuonias devynias dešimt vienuolika dvylika",
}
_LARGER_NUMBERS = (
    "fourteen fifteen twenty thirty forty forty-five sixty ninety hundred fjorton femton "
    "tjugo trettio fyrtio sextio nittio hundra vierzehn fünfzehn zwanzig dreißig sechzig "
    "neunzig quatorze quinze vingt trente soixante cent quince veinte treinta sesenta "
    "noventa quindici venti trenta sessanta novanta vinte trinta sessenta veertien "
    "vijftien twintig dertig zestig negentig tjue tretti seksti nitti a an eine einem "
    "einer två ett une una uma μία μια"
)
WRITTEN = "|".join(
    sorted(
        {*" ".join(_SMALL_NUMBERS.values()).split(), *_LARGER_NUMBERS.split()},
        key=lambda word: (-len(word), word),
    )
)
"""Numbers in words, as alternatives of a pattern."""


def value(written: str, language: str | None) -> float:
    """Return the value of a number in digits.

    A lone mark before three digits parts thousands, unless the language's decimal mark
    says otherwise: ``1,234`` is 1234 in English and 1.234 in none of the others' prices
    either; only ``1.234`` in English and ``1,234`` elsewhere stay decimals.
    """
    digits = re.sub(rf"[{_SPACES}'’]", "", written)
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return float(digits)
    whole, mark, rest = digits[:last], digits[last], digits[last + 1 :]
    if _parts_thousands(whole, mark, rest, language):
        return float(re.sub(r"[.,]", "", digits))
    return float(f"{re.sub('[.,]', '', whole)}.{rest}")


def _parts_thousands(whole: str, mark: str, rest: str, language: str | None) -> bool:
    if len(rest) != 3:
        return False
    if mark in whole:
        return True
    if "." in whole or "," in whole or whole == "0":
        return False
    decimal = "," if language in _COMMA_LANGUAGES else "."
    return mark != decimal


def plain(number: float) -> int | float:
    """Return a whole number where there is nothing behind the point."""
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded
