"""Where a list of keywords comes from: the node that made it, and the text that it read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from engine.configs import resolved_config
from engine.expressions.paths import compile_path
from engine.graph import predecessors
from engine.pipeline import Node, Pipeline
from nodes.contract import NodeType
from nodes.siex.extract import Config, options

Types = Mapping[str, NodeType]


@dataclass(frozen=True, slots=True)
class KeywordSource:
    """How a node has read the texts of records.

    Attributes:
        text_field: the field with the text.
        title_field: the field with its title, or empty.
        options: what the model was asked for besides.
    """

    text_field: str = "text"
    title_field: str = "title"
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def document(self, record: Mapping[str, Any]) -> tuple[str | None, str]:
        """Return title and text of a record as the node has read them."""
        title = _text(record, self.title_field).strip() if self.title_field else ""
        return title or None, _text(record, self.text_field)

    def content(self, record: Mapping[str, Any]) -> str:
        """Return the characters that the offsets of keywords count."""
        title, text = self.document(record)
        return f"{title}. {text}" if title else text


def keyword_source(
    pipeline: Pipeline, types: Types, node_id: str, name: str
) -> KeywordSource:
    """Return how the keywords in the field ``name`` of what left a node were found.

    The nearest node that extracts into that field counts; without one, the usual
    fields are assumed.
    """
    before = predecessors(pipeline)
    seen, level = {node_id}, [node_id]
    while level:
        for each in level:
            if found := _reading(pipeline.nodes.get(each), types, name):
                return found
        level = [b for each in level for b in before.get(each, ()) if b not in seen]
        seen.update(level)
    return KeywordSource()


def _reading(node: Node | None, types: Types, name: str) -> KeywordSource | None:
    if node is None or node.type != "siex.extract" or node.type not in types:
        return None
    try:
        config = resolved_config(node, types[node.type])
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
        return None  # changed since the run into what cannot be used
    if not isinstance(config, Config) or config.into != name:
        return None
    return KeywordSource(config.text_field, config.title_field, options(config))


def _text(record: Mapping[str, Any], path: str) -> str:
    value = compile_path(path)(record)
    return str(value) if isinstance(value, str | int | float) else ""
