"""Find the keywords of each text.

The keyword model reads the text, and the title if there is one, and lists the phrases
that a person would choose to sum it up, best first. It works offline, in English,
Swedish, Spanish, French, German, Italian, Portuguese, Dutch, Greek, Norwegian and
Lithuanian.

Each keyword has its `text`, a `score` from 0 to 1 (the chance that a person would list
it), a `confidence`, a `type`, the `count` of its mentions and their `offsets`, its
`variants` (all written forms: plurals, a short form and what it stands for), up to three
`related` keywords and the number of its `cluster`. A record without text gets an empty
list. Put *Split a list* behind this node to work on the keywords one by one.

Example: the text of a page about garden furniture gives `garden furniture`, `teak` and
`weatherproof cushions`.
"""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Record, node
from nodes.documents import documents
from nodes.paths import with_field
from nodes.texts import Language

Genre = Literal[
    "auto", "abstract", "paper", "passage", "thesis", "news", "press", "web"
]
KeywordType = Literal[
    "PERSON", "ORG", "LOC", "PRODUCT", "EVENT", "LAW", "DATE", "NUMBER", "CONCEPT"
]

NOTHING: Mapping[str, Any] = {"language": None, "keywords": []}


class Config(NodeConfig):
    """What to read and how much to find."""

    text_field: FieldName = Field(
        "text", min_length=1, title="Text field", description="The field to read."
    )
    title_field: FieldName = Field(
        "title",
        title="Title field",
        description="The field with the text's title; empty for none.",
    )
    language: Language = Field(
        "auto", title="Language", description="The texts' language; auto finds it out."
    )
    top_k: int = Field(
        10,
        ge=1,
        le=100,
        title="Keywords per text",
        description="How many keywords to list at most.",
    )
    min_score: float | None = Field(
        None,
        ge=0,
        le=1,
        title="Lowest score",
        description="Leave out keywords with a lower score; if this is empty, only as "
        "many are listed as a person would list; 0 lists all.",
    )
    max_words: int = Field(
        5,
        ge=1,
        le=8,
        title="Longest keyword",
        description="How many words a keyword may have.",
    )
    genre: Genre = Field(
        "auto",
        title="Kind of text",
        description="What kind of text it is; auto guesses. News lists names, abstracts terms.",
    )
    include_types: tuple[KeywordType, ...] = Field(
        (),
        title="Only these types",
        description="List keywords of these types only; none means all.",
    )
    exclude_types: tuple[KeywordType, ...] = Field(
        (),
        title="Not these types",
        description="Leave out keywords of these types.",
    )
    stop_phrases: tuple[str, ...] = Field(
        (),
        title="Never list",
        description="Phrases that are left out, in whatever form they stand in the text.",
    )
    must_consider: tuple[str, ...] = Field(
        (),
        title="Always consider",
        description="Phrases of up to six words that are listed wherever they occur.",
    )
    diversity: float = Field(
        0.0,
        ge=0,
        le=1,
        title="Diversity",
        description="0 lists the likeliest keywords, 1 those that differ most.",
    )
    into: FieldName = Field(
        "keywords",
        min_length=1,
        title="Into",
        description="The field for the keywords.",
    )


def _adds(config: Config) -> list[str]:
    return [config.into, "language"]


@node(
    "siex.extract",
    title="Extract keywords",
    icon="keywords",
    adds=_adds,
    words=("siex", "keyphrase", "terms", "topics", "seo", "entities", "analyse"),
)
async def extract(config: Config, batch: Batch, ctx: Context) -> Batch:
    """Answer each record with its keywords and the language of its text."""
    given = documents(batch, config.title_field, config.text_field, ctx)
    asked = [document for document in given if _has_text(document)]
    answers = iter(await ctx.siex.extract(asked, options(config)))
    return Batch(
        _with_answer(record, config, next(answers) if _has_text(document) else NOTHING)
        for record, document in zip(batch, given, strict=True)
    )


def _with_answer(record: Record, config: Config, answer: Mapping[str, Any]) -> Record:
    answered = with_field(record, config.into, answer["keywords"])
    answered["language"] = answer["language"]
    return answered


def options(config: Config) -> dict[str, Any]:
    """Return what the model is asked for."""
    return {
        "language": None if config.language == "auto" else config.language,
        "top_k": config.top_k,
        "min_score": config.min_score,
        "max_words": config.max_words,
        "genre": None if config.genre == "auto" else config.genre,
        "include_types": list(config.include_types),
        "exclude_types": list(config.exclude_types),
        "stop_phrases": list(config.stop_phrases),
        "must_consider": list(config.must_consider),
        "diversity": config.diversity,
    }


def _has_text(document: tuple[str | None, str]) -> bool:
    return bool(document[0] or document[1].strip())
