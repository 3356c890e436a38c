"""The twelve word classes of the model, and the languages it knows."""

LANGUAGES = ("en", "sv", "es", "fr", "de", "it", "pt", "nl", "el", "nb", "lt")

TAGS = (
    "NOUN",
    "PROPN",
    "ADJ",
    "VERB",
    "ADV",
    "NUM",
    "ADP",
    "DET",
    "PRON",
    "CONJ",
    "AUX",
    "OTHER",
)
NOUN, PROPN, ADJ, VERB, ADV, NUM, ADP, DET, PRON, CONJ, AUX, OTHER = range(len(TAGS))
FUNCTION_TAGS = (ADP, DET, PRON, CONJ, AUX)
BOUNDARY = COUNT = len(TAGS)

FROM_UNIVERSAL = {
    "NOUN": NOUN,
    "PROPN": PROPN,
    "ADJ": ADJ,
    "VERB": VERB,
    "ADV": ADV,
    "NUM": NUM,
    "ADP": ADP,
    "DET": DET,
    "PRON": PRON,
    "CCONJ": CONJ,
    "SCONJ": CONJ,
    "PART": CONJ,
    "AUX": AUX,
}

STEMMERS = {
    "en": "porter",
    "sv": "swedish",
    "es": "spanish",
    "fr": "french",
    "de": "german",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "el": "greek",
    "nb": "norwegian",
    "lt": "lithuanian",
}
