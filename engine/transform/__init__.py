"""Transformers: what a kind of expert reads in a text, with the places it is read from.

    from engine.transform import transform
    transform("legal", {"text": "..."})

Names are looked up when they are first used, so that importing the package costs little.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.transform.errors import (
        BadTransformInputError,
        TransformError,
        UnknownTransformerError,
    )
    from engine.transform.registry import NAMES, transform, transformer

_HOME = {
    "BadTransformInputError": "errors",
    "NAMES": "registry",
    "TransformError": "errors",
    "UnknownTransformerError": "errors",
    "transform": "registry",
    "transformer": "registry",
}

__all__ = [
    "NAMES",
    "BadTransformInputError",
    "TransformError",
    "UnknownTransformerError",
    "transform",
    "transformer",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
