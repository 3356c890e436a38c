"""A record whose keywords the model has found, and reasons for one of them."""

from typing import Any

from engine.protocol import Contribution, Explanation

TITLE = "Harbour Lantern Festival returns to Pellwick"
TEXT = (
    "The harbour town of Pellwick will hold its lantern festival again in October "
    "after a break of three years. More than four hundred paper lanterns, made by local "
    "schools, will float on the inner harbour. A new rule forbids open flames, so every "
    "lantern carries a small solar lamp instead. “We finally have room for a proper "
    "night market,” said festival director Imogen Ashcombe. The paper lanterns are sold "
    "for charity on Sunday.\n\nFishmongers and potters can apply for a stall at the "
    "night market until the end of August."
)
_FOUND = (
    ("lantern festival", 0.86, "EVENT", ("Lantern Festival",)),
    ("Pellwick", 0.78, "LOC", ()),
    ("paper lanterns", 0.61, "CONCEPT", ()),
    ("night market", 0.52, "CONCEPT", ()),
    ("Imogen Ashcombe", 0.44, "PERSON", ()),
    ("inner harbour", 0.31, "LOC", ()),
    ("solar lamp", 0.24, "PRODUCT", ()),
    ("October", 0.12, "DATE", ()),
)
EXPLANATION = Explanation(
    score=0.86,
    parts=tuple(
        Contribution(feature=feature, value=value)
        for feature, value in (
            ("base", 0.09),
            ("position", 0.41),
            ("rarity", 0.15),
            ("nesting", 0.11),
            ("meaning", 0.10),
            ("frequency", 0.05),
            ("word classes", 0.04),
            ("genre", -0.05),
            ("document", -0.01),
            ("context", -0.03),
        )
    ),
)


def places(content: str, *forms: str) -> list[list[int]]:
    """Return where forms of a phrase stand in a text, in code points."""
    found: list[list[int]] = []
    for form in forms:
        start = content.find(form)
        while start >= 0:
            found.append([start, start + len(form)])
            start = content.find(form, start + 1)
    return sorted(found)


def keyword_record(title: str = TITLE, text: str = TEXT) -> dict[str, Any]:
    """Return a record as the extract node leaves it."""
    content = f"{title}. {text}" if title else text
    keywords = [
        {
            "text": word,
            "score": score,
            "confidence": 0.71,
            "type": kind,
            "count": len(places(content, word, *others)),
            "offsets": places(content, word, *others),
            "variants": [word, *others],
            "related": ["Pellwick", "night market"] if kind == "EVENT" else [],
            "cluster": 0,
        }
        for word, score, kind, others in _FOUND
    ]
    return {"title": title, "text": text, "keywords": keywords, "language": "en"}
