"""Sums: values go in one by one, and what they come to is asked at the end."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol

from nodes.values import identity, number

Operation = Literal["count", "sum", "mean", "min", "max", "first", "last", "collect"]
ENTRY_BYTES = 200
"""What an entry of a dictionary takes besides the text of its key and its value."""


class Sum(Protocol):
    """Something that values are added to."""

    def add(self, value: Any) -> int:
        """Take one more value in; null counts as no value.

        Returns:
            About how many more bytes are held in memory from now on.
        """
        ...

    def result(self) -> Any:
        """Return what the values come to."""
        ...


class Count:
    """How many values there are."""

    __slots__ = ("_count",)

    def __init__(self) -> None:
        self._count = 0

    def add(self, value: Any) -> int:
        """Count a value."""
        self._count += value is not None
        return 0

    def result(self) -> int:
        """Return the number of values."""
        return self._count


class Numbers:
    """The sum, mean, least or greatest of those values that are numbers."""

    __slots__ = ("_count", "_greatest", "_least", "_operation", "_sum")

    def __init__(self, operation: Literal["sum", "mean", "min", "max"]) -> None:
        self._operation: str = operation
        self._count = 0
        self._sum: float = 0
        self._least: float | None = None
        self._greatest: float | None = None

    def add(self, value: Any) -> int:
        """Take a number in, pass over anything else."""
        found = number(value)
        if found is None:
            return 0
        self._count += 1
        self._sum += found
        if self._least is None or found < self._least:
            self._least = found
        if self._greatest is None or found > self._greatest:
            self._greatest = found
        return 0

    def result(self) -> float | None:
        """Return what was asked for; None where there were no numbers."""
        if self._operation == "sum":
            return self._sum
        if self._operation == "mean":
            return self._sum / self._count if self._count else None
        return self._least if self._operation == "min" else self._greatest


class First:
    """The first value."""

    __slots__ = ("_value",)

    def __init__(self) -> None:
        self._value: Any = None

    def add(self, value: Any) -> int:
        """Remember the value if it is the first."""
        if self._value is not None:
            return 0
        self._value = value
        return size(value)

    def result(self) -> Any:
        """Return the first value."""
        return self._value


class Last:
    """The last value."""

    __slots__ = ("_value",)

    def __init__(self) -> None:
        self._value: Any = None

    def add(self, value: Any) -> int:
        """Remember the value in place of earlier ones."""
        if value is None:
            return 0
        before, self._value = size(self._value), value
        return size(value) - before

    def result(self) -> Any:
        """Return the last value."""
        return self._value


class Collected:
    """The different values, in the order in which they first came."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def add(self, value: Any) -> int:
        """Remember the value unless it is known."""
        if value is None:
            return 0
        key = identity(value)
        if key in self._values:
            return 0
        self._values[key] = value
        return len(key) + size(value) + ENTRY_BYTES

    def result(self) -> list[Any]:
        """Return the values."""
        return list(self._values.values())


def size(value: Any) -> int:
    """Return about how many bytes a value takes, beyond what each one takes."""
    if isinstance(value, str):
        return len(value)
    return len(identity(value)) if isinstance(value, list | dict) else 0


SUMS: Mapping[Operation, Callable[[], Sum]] = {
    "count": Count,
    "sum": lambda: Numbers("sum"),
    "mean": lambda: Numbers("mean"),
    "min": lambda: Numbers("min"),
    "max": lambda: Numbers("max"),
    "first": First,
    "last": Last,
    "collect": Collected,
}
