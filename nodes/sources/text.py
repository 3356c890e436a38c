"""Bring in text that you type or paste here.

The whole text becomes one record, or every line or every paragraph becomes one; a
paragraph ends at an empty line. Each record has the field `text`, and `title` when you
give one. Empty lines and paragraphs are left out.

Example: paste ten page titles, choose *A record per line*, and put *Extract keywords*
behind this node.
"""

import re
from collections.abc import AsyncIterator
from typing import Literal

from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, Record, node
from nodes.texts import LongText

PIECE = 500
BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


class Config(NodeConfig):
    """The text, and how it is cut."""

    text: LongText = Field(
        "", title="Text", description="The text to work on; type or paste it."
    )
    split: Literal["whole", "lines", "paragraphs"] = Field(
        "whole",
        title="Records",
        description="One record for the whole text, or one per line or paragraph.",
    )
    title: str = Field(
        "",
        title="Title",
        description="A title for the text; empty for none.",
    )


def _adds(config: Config) -> list[str]:
    return ["text", "title"] if config.title else ["text"]


@node(
    "sources.text",
    title="Text",
    icon="text",
    adds=_adds,
    words=("paste", "type", "write", "lines", "list", "input"),
)
async def text(config: Config, ctx: Context) -> AsyncIterator[Batch]:
    """Yield the text as one record or several."""
    parts = [part for part in _parts(config) if part]
    if not parts:
        ctx.log("warning", "There is no text in this node yet; type or paste some.")
    title = {"title": config.title} if config.title else {}
    for start in range(0, len(parts), PIECE):
        piece = parts[start : start + PIECE]
        yield Batch(Record({"text": part, **title}) for part in piece)


def _parts(config: Config) -> list[str]:
    if config.split == "lines":
        return [line.strip() for line in config.text.splitlines()]
    if config.split == "paragraphs":
        whole = config.text.replace("\r\n", "\n")
        return [part.strip() for part in BETWEEN_PARAGRAPHS.split(whole)]
    return [config.text.strip()]
