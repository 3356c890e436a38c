"""What a transformer is: an input model, an output model and one pure function.

A transformer is one module ``engine/transform/NAME/transformer.py`` with a docstring
(its help) and a function of the same name, decorated with `declared`:

    @declared("legal", title="Legal", claim="A reading aid. It is not legal advice.")
    def legal(given: Input) -> Output:

The function is pure: the same input gives the same output, nothing outside is read.
Everything that it says it found stands somewhere, so it carries a `Span`.
"""

import inspect
import sys
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["en", "sv", "es", "fr", "de", "it", "pt", "nl", "el", "nb", "lt"]
Share = typing.Annotated[float, Field(ge=0, le=1)]
"""A number from 0 to 1."""


class Part(BaseModel):
    """A part of an input or an output; it has no fields but the declared ones."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TransformInput(Part):
    """What every transformer is given."""

    text: str = Field("", title="Text", description="The text to read.")
    title: str = Field("", title="Title", description="Its title, if it has one.")
    language: Language | None = Field(
        None, title="Language", description="Its language; found out if left out."
    )


class TransformOutput(Part):
    """What every transformer answers."""

    language: Language | None = Field(
        title="Language",
        description="The language that the text was read in; null if it is none of the eleven.",
    )
    confidence: Share = Field(
        title="Confidence",
        description="How far the answer can be trusted, from the language and the amount of text.",
    )
    claim: str = Field(title="Claim", description="What the answer is, and is not.")


class Span(Part):
    """A place in the input's text, in code points, and what stands there."""

    start: int = Field(ge=0, title="Start", description="Where it begins.")
    end: int = Field(ge=0, title="End", description="Where it ends, exclusive.")
    text: str = Field(title="Text", description="The characters from start to end.")


class FieldSpan(Span):
    """A place in one of the input's texts."""

    field: str = Field(
        "text",
        title="Field",
        description="The input field that start and end count in, such as `serp[0].text`.",
    )


def span(text: str, start: int, end: int) -> Span:
    """Return the place from ``start`` to ``end`` of ``text``."""
    return Span(start=start, end=end, text=text[start:end])


@dataclass(frozen=True, slots=True)
class Transformer:
    """All there is to know of one transformer.

    Attributes:
        name: what the command line and the node call it.
        title: what people call it.
        claim: what its answers are, and are not; for the output's ``claim``.
        help: what it does, for people.
        input: the model of what it is given.
        output: the model of what it answers.
        run: the function.
        parts: further models with a published schema of their own, by file name.
    """

    name: str
    title: str
    claim: str
    help: str
    input: type[TransformInput]
    output: type[TransformOutput]
    run: Callable[[Any], TransformOutput]
    parts: Mapping[str, type[Part]] = field(default_factory=dict[str, type[Part]])

    @property
    def summary(self) -> str:
        """The first line of the help."""
        return self.help.split("\n", 1)[0]


def declared(
    name: str,
    *,
    title: str,
    claim: str,
    parts: Mapping[str, type[Part]] | None = None,
) -> Callable[[Callable[..., TransformOutput]], Transformer]:
    """Declare a transformer from its function's signature and its module's help."""

    def declare(function: Callable[..., TransformOutput]) -> Transformer:
        hints = typing.get_type_hints(function)
        given, answered = (hints[key] for key in hints)
        module = sys.modules[function.__module__]
        return Transformer(
            name=name,
            title=title,
            claim=claim,
            help=inspect.cleandoc(module.__doc__ or ""),
            input=given,
            output=answered,
            run=function,
            parts=parts or {},
        )

    return declare
