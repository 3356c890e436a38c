"""What the creative transformer answers with."""

from typing import Literal

from pydantic import Field

from engine.transform.contract import Part, Share, Span

Emotion = Literal[
    "joy",
    "trust",
    "fear",
    "surprise",
    "sadness",
    "disgust",
    "anger",
    "anticipation",
]


class Character(Part):
    """A person of the story."""

    name: str = Field(title="Name", description="The fullest form of the name.")
    mentions: int = Field(ge=1, title="Mentions", description="How often it is named.")
    lines: int = Field(
        ge=0, title="Lines", description="How many pieces of speech are given to it."
    )
    aliases: tuple[str, ...] = Field(
        title="Aliases", description="Other forms of the name."
    )
    evidence: Span = Field(title="Place", description="Where it is first named.")


class Relation(Part):
    """Two persons that are named in the same paragraphs."""

    one: str = Field(title="One", description="A person.")
    other: str = Field(title="Other", description="Another.")
    paragraphs: int = Field(
        ge=1, title="Paragraphs", description="How many paragraphs name both."
    )


class Setting(Part):
    """Where or when a scene plays."""

    name: str = Field(
        title="Name", description="The place, or the part of day or year."
    )
    kind: Literal["place", "time"] = Field(title="Kind", description="Where or when.")
    evidence: Span = Field(title="Place", description="Where it stands.")


class Theme(Part):
    """Words that belong together and come back."""

    name: str = Field(title="Name", description="The word of it that comes most often.")
    words: tuple[str, ...] = Field(title="Words", description="All words of the theme.")
    evidence: Span = Field(title="Place", description="Where the first one stands.")


class Feeling(Part):
    """A word of feeling."""

    emotion: Emotion = Field(title="Emotion", description="Which of Plutchik's eight.")
    negated: bool = Field(title="Denied", description="Whether the text denies it.")
    evidence: Span = Field(title="Place", description="Where it stands.")


class EmotionShare(Part):
    """How much of the feeling is of one kind."""

    emotion: Emotion = Field(title="Emotion", description="Which of Plutchik's eight.")
    share: Share = Field(title="Share", description="Of all words of feeling.")


class Line(Part):
    """A piece of speech."""

    speaker: str | None = Field(
        title="Speaker", description="Who says it, if a verb of speaking tells."
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Figure(Part):
    """A comparison."""

    kind: Literal["simile"] = Field(title="Kind", description="Which figure of speech.")
    evidence: Span = Field(title="Place", description="Where it stands.")


class Style(Part):
    """How the text is written, outside of speech where that matters."""

    words: int = Field(ge=0, title="Words", description="How many words.")
    sentences: int = Field(ge=0, title="Sentences", description="How many sentences.")
    sentence_length: float = Field(title="Words per sentence", description="The mean.")
    sentence_spread: float = Field(
        title="Spread", description="The standard deviation of the words per sentence."
    )
    type_token_ratio: Share = Field(
        title="Type-token ratio", description="Different words among all words."
    )
    mtld: float | None = Field(
        title="MTLD",
        description="Lexical diversity (McCarthy and Jarvis 2010); null under 50 words.",
    )
    dialogue_share: Share = Field(
        title="Dialogue", description="How much of the text is speech."
    )
    point_of_view: Literal["first", "second", "third"] | None = Field(
        title="Point of view", description="In which person it is told."
    )
    tense: Literal["past", "present"] | None = Field(
        title="Tense", description="In which tense it is told."
    )
    figures_per_1000_words: float = Field(
        title="Figures", description="Comparisons in a thousand words."
    )


class Chapter(Part):
    """A chapter, by its heading."""

    title: str = Field(title="Heading", description="The line that opens it.")
    words: int = Field(ge=0, title="Words", description="How long it is.")
    evidence: Span = Field(title="Place", description="Where the heading stands.")


class Stage(Part):
    """One of the parts that the arc is read from."""

    part: int = Field(ge=1, title="Part", description="Its number.")
    tone: float = Field(
        ge=-1, le=1, title="Tone", description="Bright against dark words of feeling."
    )
    feelings: int = Field(
        ge=0, title="Feelings", description="How many words the tone rests on."
    )
    start: int = Field(ge=0, title="Start", description="Where the part begins.")
    end: int = Field(ge=0, title="End", description="Where the part ends.")


class Structure(Part):
    """How the text is built."""

    chapters: tuple[Chapter, ...] = Field(
        title="Chapters", description="Chapters with a heading."
    )
    scenes: int = Field(
        ge=0,
        title="Scenes",
        description="Stretches between marked breaks and headings.",
    )
    arc: tuple[Stage, ...] = Field(
        title="Arc", description="The tone of equal parts, from the first to the last."
    )
    brightest: int | None = Field(
        title="Brightest part", description="Its number; null without words of feeling."
    )
    darkest: int | None = Field(
        title="Darkest part", description="Its number; null without words of feeling."
    )
