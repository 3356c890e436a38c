"""The `.siex` file as data: what stands in it, checked while it is read.

These models are the published schema (``python -m engine.schema`` writes it into
``docs/``). Keys that this version does not know are kept; see `engine.files`.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = "siex-pipeline"
VERSION = 1
MOST_NODES = 20_000
MOST_EDGES = 100_000
PUBLISHED = Path("docs/siex-pipeline.schema.json")

Id = Annotated[str, Field(min_length=1, max_length=200)]
OnError = Literal["stop", "skip", "port"]
Number = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
Seconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Size = Annotated[float, Field(gt=0, le=1e6, allow_inf_nan=False)]


class Part(BaseModel):
    """Something in a file. Unknown keys are allowed and kept."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)


class PositionPart(Part):
    """A place on the canvas, in scene pixels; y grows downwards."""

    x: Number = 0.0
    y: Number = 0.0


class RetryPart(Part):
    """How often a step is tried, and the pause before the second try."""

    attempts: int = Field(default=1, ge=1, le=100)
    wait_s: float = Field(default=1.0, ge=0, allow_inf_nan=False)
    max_wait_s: float = Field(default=60.0, ge=0, allow_inf_nan=False)


class NodePart(Part):
    """One step of the pipeline."""

    id: Id
    type: Id = Field(description="A node type, as listed by `siex nodes`.")
    type_version: int = Field(
        default=1, ge=1, description="Version of the settings' shape."
    )
    name: str = Field(default="", description="Shown instead of the type's title.")
    config: dict[str, Any] = Field(
        default_factory=dict[str, Any], description="The settings, as typed."
    )
    position: PositionPart = PositionPart()
    disabled: bool = False
    notes: str = ""
    retry: RetryPart = RetryPart()
    timeout_s: Seconds | None = None
    on_error: OnError | None = None
    pinned: dict[str, list[dict[str, Any]]] | None = Field(
        default=None,
        description="Records that stand in for the node's output, by port.",
    )


class EndpointPart(Part):
    """A port of a node."""

    node: Id
    port: Id


class EdgePart(Part):
    """A wire from an output port to an input port."""

    source: EndpointPart = Field(alias="from")
    target: EndpointPart = Field(alias="to")
    condition: str | None = Field(
        default=None,
        description="A formula; records for which it is not true stay behind.",
    )


class NotePart(Part):
    """A sticky note on the canvas."""

    id: Id
    text: str = ""
    position: PositionPart = PositionPart()
    width: Size = 240.0
    height: Size = 120.0
    color: str = "yellow"


class GroupPart(Part):
    """A titled frame around some nodes."""

    id: Id
    title: str = ""
    nodes: list[Id] = Field(default_factory=list[str])
    color: str = "blue"


class SettingsPart(Part):
    """What holds for every run of the pipeline."""

    timezone: str = Field(
        default="", description="IANA name; empty for the machine's own."
    )
    max_concurrency: int = Field(default=1, ge=1, description="Runs at the same time.")
    timeout_s: Seconds | None = None
    on_error: OnError = "stop"
    keep_results: int | None = Field(
        default=10_000,
        ge=0,
        description="Records kept per port and run; null keeps all.",
    )
    allow_private_hosts: list[str] = Field(default_factory=list[str])
    folders: list[str] = Field(default_factory=list[str])


class PipelinePart(Part):
    """A SIE-X pipeline."""

    format: Literal["siex-pipeline"]
    format_version: Literal[1]
    id: Id
    name: str = ""
    description: str = ""
    category: str = ""
    tags: list[str] = Field(default_factory=list[str])
    settings: SettingsPart = SettingsPart()
    nodes: list[NodePart] = Field(default_factory=list[NodePart], max_length=MOST_NODES)
    edges: list[EdgePart] = Field(default_factory=list[EdgePart], max_length=MOST_EDGES)
    notes: list[NotePart] = Field(default_factory=list[NotePart])
    groups: list[GroupPart] = Field(default_factory=list[GroupPart])


def schema() -> dict[str, Any]:
    """Return the JSON schema of a `.siex` file."""
    made = PipelinePart.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def published_text() -> str:
    """Return the text of the published schema."""
    return json.dumps(schema(), indent=2, sort_keys=True) + "\n"


def main() -> int:
    """Write the schema into ``docs/``, or with ``--check`` say whether it is fresh."""
    parser = argparse.ArgumentParser(prog="python -m engine.schema")
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        PUBLISHED.write_text(published_text(), encoding="utf-8")
        return 0
    is_fresh = PUBLISHED.read_text(encoding="utf-8") == published_text()
    if not is_fresh:
        sys.stderr.write(f"{PUBLISHED} is out of date: python -m engine.schema\n")
    return 0 if is_fresh else 1


if __name__ == "__main__":
    sys.exit(main())
