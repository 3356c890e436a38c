"""Sums: values go in one by one, and what they come to is asked at the end."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol

from nodes.values import identity, number

Operation = Literal["count", "sum", "mean", "min", "max", "first", "last", "collect"]


class Sum(Protocol):
    """Something that values are added to."""

    def add(self, value: Any) -> None:
        """Take one more value in; null counts as no value."""
        ...

    def result(self) -> Any:
        """Return what the values come to."""
        ...


class Count:
    """How many values there are."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, value: Any) -> None:
        """Count a value."""
        self._count += value is not None

    def result(self) -> int:
        """Return the number of values."""
        return self._count


class Numbers:
    """The sum, mean, least or greatest of those values that are numbers."""

    def __init__(self, operation: Literal["sum", "mean", "min", "max"]) -> None:
        self._operation: str = operation
        self._count = 0
        self._sum: float = 0
        self._least: float | None = None
        self._greatest: float | None = None

    def add(self, value: Any) -> None:
        """Take a number in, pass over anything else."""
        found = number(value)
        if found is None:
            return
        self._count += 1
        self._sum += found
        if self._least is None or found < self._least:
            self._least = found
        if self._greatest is None or found > self._greatest:
            self._greatest = found

    def result(self) -> float | None:
        """Return what was asked for; None where there were no numbers."""
        if self._operation == "sum":
            return self._sum
        if self._operation == "mean":
            return self._sum / self._count if self._count else None
        return self._least if self._operation == "min" else self._greatest


class First:
    """The first value."""

    def __init__(self) -> None:
        self._value: Any = None

    def add(self, value: Any) -> None:
        """Remember the value if it is the first."""
        if self._value is None:
            self._value = value

    def result(self) -> Any:
        """Return the first value."""
        return self._value


class Last:
    """The last value."""

    def __init__(self) -> None:
        self._value: Any = None

    def add(self, value: Any) -> None:
        """Remember the value in place of earlier ones."""
        if value is not None:
            self._value = value

    def result(self) -> Any:
        """Return the last value."""
        return self._value


class Collected:
    """The different values, in the order in which they first came."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def add(self, value: Any) -> None:
        """Remember the value unless it is known."""
        if value is not None:
            self._values.setdefault(identity(value), value)

    def result(self) -> list[Any]:
        """Return the values."""
        return list(self._values.values())


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
