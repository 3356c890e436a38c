"""Flat buffers of numbers, and how the compiled modules see them.

The hot modules are ordinary Python. Beside each lies a ``.pxd`` file with the C types of
its variables, which only the compiler reads. There a buffer's view is a bare pointer into
the array; here, in plain Python, it is the array itself. Nobody may make an array longer
or shorter while a view of it is in use.
"""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from array import array

Ints: TypeAlias = "array[int]"
Doubles: TypeAlias = "array[float]"


def ints(owner: Ints) -> Ints:
    """Return the view of an array of type code ``i``."""
    return owner


def octets(owner: Ints) -> Ints:
    """Return the view of an array of type code ``B``."""
    return owner


def coarse(owner: Ints) -> Ints:
    """Return the view of an array of type code ``b``."""
    return owner


def floats(owner: Doubles) -> Doubles:
    """Return the view of an array of type code ``f``."""
    return owner


def doubles(owner: Doubles) -> Doubles:
    """Return the view of an array of type code ``d``."""
    return owner
