"""Says what is wrong with the object in a pipeline file, where, and what to do."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from engine.errors import FileError
from engine.schema import FORMAT, MOST_EDGES, MOST_NODES, VERSION

SAYINGS = {
    "missing": "This is missing.",
    "string_type": "A text should stand here.",
    "int_type": "A whole number should stand here.",
    "float_type": "A number should stand here.",
    "bool_type": "true or false should stand here.",
    "list_type": "A list should stand here.",
    "dict_type": "An object should stand here.",
    "model_type": "An object should stand here.",
    "model_attributes_type": "An object should stand here.",
    "finite_number": "This number is too large.",
    "string_too_short": "This must not be empty.",
}


def check_format(form: Any, file: str) -> None:
    """Refuse what is not a pipeline of a version that can be read.

    Raises:
        FileError: it is something else, or too new.
    """
    if not isinstance(form, dict) or form.get("format") != FORMAT:
        raise FileError(_what_else(form), file=file)
    version = form.get("format_version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        message = "The version of the format is not a whole number from 1 on."
        raise FileError(message, file=file, place="format_version")
    if version > VERSION:
        message = (
            f"The file has format version {version}, this program reads up to "
            f"{VERSION}. Update SIE-X Studio, then open the file again."
        )
        raise FileError(message, file=file, place="format_version")


def _what_else(form: Any) -> str:
    if isinstance(form, dict) and "nodes" in form and "connections" in form:
        return "This is an n8n workflow, which cannot be opened. Open a .siex file."
    if isinstance(form, list):
        return "This is a list, not a pipeline. Open a .siex file."
    if isinstance(form, dict) and isinstance(form.get("format"), str):
        return f"This has the format '{form['format'][:40]}', not '{FORMAT}'. Open a .siex file."
    return (
        f'This is no pipeline: it does not say "format": "{FORMAT}". Open a .siex file.'
    )


def wrong_part(error: ValidationError, form: dict[str, Any], file: str) -> FileError:
    """Say what the first wrong part is, and how many more there are."""
    first, *more = error.errors(include_url=False)
    message = _saying(first)
    if more:
        message += f" {len(more)} more like this."
    return FileError(message, file=file, place=place(first["loc"], form))


def _saying(error: ErrorDetails) -> str:
    kind = error["type"]
    if kind == "too_long":
        return (
            f"There are too many; a pipeline has at most {MOST_NODES:,} nodes and "
            f"{MOST_EDGES:,} edges. Cut it into several pipelines."
        )
    said = error["msg"].replace("Input should", "This should").rstrip(".") + "."
    return SAYINGS.get(kind, said)


def place(path: tuple[str | int, ...], form: Any) -> str:
    """Return a path such as ``nodes[3].position.x (node 'fetch')``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".") + _owner(path, form)


def _owner(path: tuple[str | int, ...], form: Any) -> str:
    match path:
        case ("nodes" | "notes" | "groups" as kind, int(index), *_):
            owner = form[kind][index]
            owner_id = owner.get("id") if isinstance(owner, dict) else None
            return f" ({kind[:-1]} '{owner_id}')" if isinstance(owner_id, str) else ""
        case _:
            return ""
