"""Read stories.

Finds the characters with their lines and who is named together with whom; places and times;
themes as clusters of keywords; words of feeling by Plutchik's eight emotions; speech and
comparisons; measures of style such as sentence length, MTLD, share of dialogue, point of
view and tense; chapters, scenes, and the arc of tone with its brightest and darkest part.
English and Swedish in depth, the other nine languages in their common words.
"""

from pydantic import Field

from engine.transform.contract import TransformInput, TransformOutput, declared
from engine.transform.creative.characters import characters, lines, relations
from engine.transform.creative.dialogue import speech
from engine.transform.creative.feelings import feelings, shares
from engine.transform.creative.models import (
    Character,
    EmotionShare,
    Feeling,
    Figure,
    Line,
    Relation,
    Setting,
    Structure,
    Style,
    Theme,
)
from engine.transform.creative.settings import settings
from engine.transform.creative.structure import structure
from engine.transform.creative.style import figures, style
from engine.transform.creative.themes import themes
from engine.transform.prose.text import read

CLAIM = (
    "A reading aid that counts and points at places in the text. It is no judgement of its "
    "quality; irony and what stands between the lines it does not see."
)


class CreativeOutput(TransformOutput):
    """What a story is made of."""

    characters: tuple[Character, ...] = Field(
        title="Characters", description="The persons, most named first."
    )
    relations: tuple[Relation, ...] = Field(
        title="Relations", description="Who is named together with whom."
    )
    settings: tuple[Setting, ...] = Field(
        title="Settings", description="Places and times, in order."
    )
    themes: tuple[Theme, ...] = Field(
        title="Themes",
        description="What the text comes back to, in its first 200,000 characters.",
    )
    emotions: tuple[EmotionShare, ...] = Field(
        title="Emotions", description="How much of the feeling is of which kind."
    )
    feelings: tuple[Feeling, ...] = Field(
        title="Feelings", description="The words of feeling."
    )
    style: Style = Field(title="Style", description="How it is written.")
    structure: Structure = Field(title="Structure", description="How it is built.")
    dialogue: tuple[Line, ...] = Field(
        title="Dialogue", description="The pieces of speech."
    )
    figures: tuple[Figure, ...] = Field(
        title="Figures of speech", description="The comparisons."
    )


@declared("creative", title="Creative", claim=CLAIM)
def creative(given: TransformInput) -> CreativeOutput:
    """Return who, where and when, what is felt, how it is told and how it is built."""
    text = read(given)
    said = speech(text)
    spoken = lines(text, said)
    people, felt, compared = characters(text, spoken), feelings(text), figures(text)
    return CreativeOutput(
        language=text.language,
        confidence=text.confidence,
        claim=CLAIM,
        characters=people,
        relations=relations(text, people),
        settings=settings(text, people),
        themes=themes(text, people),
        emotions=shares(felt),
        feelings=felt,
        style=style(text, said, people, len(compared)),
        structure=structure(text, felt),
        dialogue=spoken,
        figures=compared,
    )
