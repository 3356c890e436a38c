"""A selection as text for the clipboard, and back.

What is copied is a pipeline of its own, in the text of a `.siex` file: it can be pasted
into a mail, saved and opened.
"""

from collections.abc import Iterable

from engine import edit, files
from engine.errors import FileError
from engine.pipeline import Pipeline
from engine.schema import FORMAT

FRAGMENT_ID = "fragment"


def copied(pipeline: Pipeline, ids: Iterable[str]) -> str:
    """Return the chosen nodes, notes and groups with the edges between them, as text."""
    return files.dump(fragment(pipeline, ids))


def fragment(pipeline: Pipeline, ids: Iterable[str]) -> Pipeline:
    """Return the chosen part of a pipeline as a pipeline.

    A chosen group brings its nodes along; other groups stay behind.
    """
    chosen = set(ids)
    groups = {key: group for key, group in pipeline.groups.items() if key in chosen}
    for group in groups.values():
        chosen.update(group.nodes)
    nodes = {key: node for key, node in pipeline.nodes.items() if key in chosen}
    return Pipeline(
        FRAGMENT_ID,
        pipeline.name,
        nodes=nodes,
        edges=tuple(
            edge
            for edge in pipeline.edges
            if edge.source.node in nodes and edge.target.node in nodes
        ),
        notes={key: note for key, note in pipeline.notes.items() if key in chosen},
        groups=groups,
    )


def read(text: str) -> Pipeline | None:
    """Return the pipeline that a text on the clipboard is, or None for other texts.

    Raises:
        FileError: the text is meant to be a pipeline but something is wrong with it.
    """
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start != "{":
        return None
    try:
        return files.parse(text, "the clipboard")
    except FileError:
        if f'"{FORMAT}"' in text:
            raise
        return None


def pasted(
    pipeline: Pipeline, part: Pipeline, *, dx: float = 0.0, dy: float = 0.0
) -> tuple[Pipeline, tuple[str, ...]]:
    """Add a copied part under fresh ids, shifted; also return the new ids."""
    return edit.put_part(pipeline, part, dx=dx, dy=dy)
