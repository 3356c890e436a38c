"""Flat buffers of numbers, and how the compiled modules see them.

The hot modules are ordinary Python. Beside each lies a ``.pxd`` file with the C types of
its variables, which only the compiler reads. There a buffer's view is a bare pointer into
the array; here, in plain Python, it is the array itself. Nobody may make an array longer
or shorter while a view of it is in use.
"""

from array import array
from typing import TypeAlias

Ints: TypeAlias = "array[int]"
Doubles: TypeAlias = "array[float]"


def zeros(code: str, size: int) -> "array[int]":
    """Return an array of whole numbers."""
    return array(code, [0]) * size


def reals(code: str, size: int) -> "array[float]":
    """Return an array of floating-point numbers."""
    return array(code, [0.0]) * size


def unwritten(code: str, size: int) -> "array[float]":
    """Return the same for one that is written whole before it is read."""
    return reals(code, size)


def ints(owner: Ints) -> Ints:
    """Return the view of an array of type code ``i``."""
    return owner


def octets(owner: Ints) -> Ints:
    """Return the view of an array of type code ``B``."""
    return owner


def coarse(owner: Ints) -> Ints:
    """Return the view of an array of type code ``b``."""
    return owner


def shorts(owner: Ints) -> Ints:
    """Return the view of an array of type code ``H``."""
    return owner


def halves(owner: Ints) -> Ints:
    """Return the view of an array of type code ``h``."""
    return owner


def longs(owner: Ints) -> Ints:
    """Return the view of an array of type code ``Q``."""
    return owner


def floats(owner: Doubles) -> Doubles:
    """Return the view of an array of type code ``f``."""
    return owner


def doubles(owner: Doubles) -> Doubles:
    """Return the view of an array of type code ``d``."""
    return owner


def fetch_long(view: Ints, place: int) -> None:
    """Say that a place of a large table will be read soon: memory is slow to answer."""


def fetch_coarse(view: Ints, place: int) -> None:
    """Say the same of an array of type code ``b``."""


def fetch_double(view: Doubles, place: int) -> None:
    """Say the same of an array of type code ``d``."""
