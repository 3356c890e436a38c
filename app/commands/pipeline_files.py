"""Pipelines that a command works on: from a file, or by id or name from the library."""

from pathlib import Path

from app.commands.errors import BadInputError
from engine.commands import Commands
from engine.errors import FileError, NotFoundError
from engine.pipeline import Node, Pipeline

SUFFIXES = (".siex", ".json")


async def wanted_pipeline(name: str, engine: Commands) -> Pipeline:
    """Return the pipeline in a file, or the one that the library knows by that name.

    Raises:
        BadInputError: there is neither, or the file is no pipeline.
    """
    if is_file(name):
        return loaded(name)
    try:
        pipeline, _version = await engine.pipeline(name)
    except NotFoundError:
        message = f"There is no file “{name}”, and no pipeline of that id or name in the library."
        raise BadInputError(message) from None
    return pipeline


def loaded(file: str) -> Pipeline:
    """Return the pipeline in a file.

    Raises:
        BadInputError: the file is no pipeline; the message names the place.
    """
    from engine.files import load

    try:
        return load(file)
    except FileError as error:
        raise BadInputError(str(error)) from None


def runnable(pipeline: Pipeline, name: str) -> Pipeline:
    """Return ``pipeline`` unless something keeps it from running.

    Raises:
        BadInputError: names each error with its place.
    """
    from engine.check import problems
    from nodes.registry import node_types

    errors = [p for p in problems(pipeline, node_types()) if p.severity == "error"]
    if errors:
        raise BadInputError("\n      ".join(f"{name}: {error}" for error in errors))
    return pipeline


def node_named(pipeline: Pipeline, name: str) -> Node:
    """Return the node with that id, or the only one with that name.

    Raises:
        BadInputError: there is none, or several share the name.
    """
    if name in pipeline.nodes:
        return pipeline.nodes[name]
    found = [node for node in pipeline.nodes.values() if node.name == name]
    if len(found) == 1:
        return found[0]
    known = ", ".join(pipeline.nodes)
    many = "Several nodes are called" if found else "There is no node"
    raise BadInputError(f"{many} “{name}”; the ids are {known}.")


def files_beside(pipeline: Pipeline, file: str) -> dict[str, Pipeline]:
    """Return the pipelines beside a file that it calls by the names of their files.

    Raises:
        BadInputError: one of them is no pipeline.
    """
    from engine.called import called_names
    from nodes.registry import node_types

    found: dict[str, Pipeline] = {}
    waiting = list(called_names(pipeline, node_types())) if is_file(file) else []
    while waiting:
        name = waiting.pop()
        path = Path(file).parent / Path(name).name
        place = next(
            (p for p in (path, path.with_suffix(".siex")) if p.is_file()), None
        )
        if place is not None and name not in found:
            found[name] = loaded(str(place))
            waiting += called_names(found[name], node_types())
    return found


def is_file(name: str) -> bool:
    """Say whether a file is meant, and no pipeline of the library."""
    path = Path(name)
    return path.suffix.casefold() in SUFFIXES or len(path.parts) > 1 or path.exists()
