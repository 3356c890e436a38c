"""Pipelines that came from elsewhere, and what their reader has allowed each of them.

Kept in one file of the workspace by the pipeline's id. What a file lists in its settings
(hosts of the network, folders) is taken out when it arrives, and put back when the
person allows it; pipelines that were made here are not in the file and need no answer.
"""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from app.settings import read_object, write_whole
from engine.permissions import Permission, permissions
from engine.pipeline import Pipeline

FILE = "arrivals.json"
Permissions = frozenset[Permission]
NOTHING: Permissions = frozenset()


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is allowed, and what the settings asked for when the file came."""

    allowed: tuple[tuple[str, str], ...] = ()
    hosts: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()

    def covers(self, wanted: Permissions) -> bool:
        """Say whether everything ``wanted`` is allowed already."""
        return wanted <= set(self.allowed)


class Arrivals:
    """The pipelines from elsewhere; read anew each time, as the command line adds some."""

    def __init__(self, home: Path) -> None:
        self._file = home / FILE

    def admit(self, pipeline: Pipeline) -> Pipeline:
        """Remember that a pipeline comes from elsewhere; return it as it may be kept."""
        known = self._arrival(pipeline.id) or Arrival()
        if known.covers(permissions(pipeline)):
            self._remember(pipeline.id, known)
            return pipeline
        asked = pipeline.settings
        hosts, folders = asked.allow_private_hosts, asked.folders
        self._remember(pipeline.id, replace(known, hosts=hosts, folders=folders))
        bare = replace(asked, allow_private_hosts=(), folders=())
        return replace(pipeline, settings=bare)

    def complete(self, pipeline: Pipeline) -> Pipeline:
        """Return a pipeline with what its settings asked for when it came."""
        arrival = self._arrival(pipeline.id)
        if arrival is None or not (arrival.hosts or arrival.folders):
            return pipeline
        settings = pipeline.settings
        hosts = (*settings.allow_private_hosts, *arrival.hosts)
        folders = (*settings.folders, *arrival.folders)
        wanted = replace(
            settings,
            allow_private_hosts=tuple(dict.fromkeys(hosts)),
            folders=tuple(dict.fromkeys(folders)),
        )
        return replace(pipeline, settings=wanted)

    def to_ask(self, pipeline: Pipeline) -> Permissions:
        """Return what a person must allow before this pipeline runs."""
        arrival = self._arrival(pipeline.id)
        if arrival is None:
            return NOTHING
        return permissions(self.complete(pipeline)) - set(arrival.allowed)

    def is_known(self, pipeline_id: str) -> bool:
        """Say whether something was allowed to a pipeline before."""
        arrival = self._arrival(pipeline_id)
        return arrival is not None and bool(arrival.allowed)

    def allow(self, pipeline_id: str, wanted: Permissions) -> None:
        """Remember a person's yes."""
        arrival = self._arrival(pipeline_id) or Arrival()
        allowed = sorted({*arrival.allowed, *((p.kind, p.what) for p in wanted)})
        self._remember(pipeline_id, Arrival(tuple(allowed)))

    def copied(self, pipeline_id: str, copy_id: str) -> None:
        """Treat a copy like what it was copied from."""
        arrival = self._arrival(pipeline_id)
        if arrival is not None:
            self._remember(copy_id, arrival)

    def _arrival(self, pipeline_id: str) -> Arrival | None:
        found = read_object(self._file).get(pipeline_id)
        return _arrival(found) if isinstance(found, dict) else None

    def _remember(self, pipeline_id: str, arrival: Arrival) -> None:
        known = {**read_object(self._file), pipeline_id: asdict(arrival)}
        write_whole(self._file, json.dumps(known, indent=1))


def _arrival(data: dict[str, Any]) -> Arrival:
    return Arrival(
        tuple((str(kind), str(what)) for kind, what in data.get("allowed", ())),
        tuple(map(str, data.get("hosts", ()))),
        tuple(map(str, data.get("folders", ()))),
    )
