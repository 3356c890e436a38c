"""The transformers by name; the module of one is imported when it is first asked for."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from pydantic import ValidationError

from engine.transform.contract import Transformer, TransformInput
from engine.transform.errors import BadTransformInputError, UnknownTransformerError

NAMES = ("seo", "bacowr", "legal", "medical", "financial", "creative")


def transformer(name: str) -> Transformer:
    """Return a transformer.

    Raises:
        UnknownTransformerError: there is none of that name.
    """
    if name not in NAMES:
        raise UnknownTransformerError(name, NAMES)
    module = import_module(f"engine.transform.{name}.transformer")
    return getattr(module, name)


def transform(name: str, given: Mapping[str, Any] | TransformInput) -> dict[str, Any]:
    """Return what a transformer reads in its input, as plain data.

    Raises:
        UnknownTransformerError: there is none of that name.
        BadTransformInputError: a part of the input cannot be used; names the place.
    """
    chosen = transformer(name)
    return chosen.run(_checked(chosen, given)).model_dump(mode="json")


def _checked(
    chosen: Transformer, given: Mapping[str, Any] | TransformInput
) -> TransformInput:
    if isinstance(given, TransformInput):
        given = given.model_dump()
    try:
        return chosen.input.model_validate(dict(given))
    except ValidationError as error:
        raise BadTransformInputError(error.errors(include_url=False)) from None
