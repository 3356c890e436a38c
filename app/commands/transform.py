"""Read a text as an expert of one field would: seo, bacowr, legal, medical, financial, creative.

The input is a text, or a JSON object with the transformer's fields, in a file or on
standard input.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from app.commands.errors import BadInputError
from app.commands.inputs import STANDARD_INPUT, json_object, read_text
from app.commands.printing import print_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    from engine.transform import NAMES

    parser.add_argument("name", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument(
        "--file", metavar="F", help="a text, or JSON; without it, standard input"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print what the transformer reads in the input."""
    from engine.transform import UnknownTransformerError, transformer
    from engine.transform.summary import summary

    try:
        chosen = transformer(options.name)
    except UnknownTransformerError as error:
        raise BadInputError(str(error)) from None
    answer = _answer(options)
    if options.json:
        print_json(answer)
    else:
        print("\n".join(summary(chosen, answer)))
    return 0


def _answer(options: argparse.Namespace) -> dict[str, Any]:
    from engine.transform import BadTransformInputError, transform

    try:
        return transform(options.name, _given(options.file))
    except BadTransformInputError as error:
        place = options.file or "standard input"
        raise BadInputError(f"{place}, {error}.") from None


def _given(file: str | None) -> dict[str, Any]:
    if file is None and sys.stdin.isatty():
        raise BadInputError(
            "There is no text; `siex transform --help` shows how to give one."
        )
    text = read_text(file or STANDARD_INPUT)
    place = file or "standard input"
    if Path(place).suffix == ".json" or text.lstrip().startswith("{"):
        return json_object(text, place)
    if not text.strip():
        raise BadInputError(f"{place}: the text is empty, so there is nothing to read.")
    return {"text": text}
