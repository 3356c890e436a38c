"""Reads a formula's words and rewrites it into the CEL that is run.

CEL is kept as it is, save for what people who do not know it would trip over:

| written            | run as                | because                                      |
|--------------------|-----------------------|----------------------------------------------|
| ``a / b``          | ``a *1.0/ b``         | 3 / 2 is 1.5, not 1                          |
| ``has(title)``     | ``_asked_0``          | CEL's `has` wants a dot                      |
| ``type``, ``ålder``| ``_field_0``          | CEL has a `type` of its own, and no letter å |
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

TOKEN = re.compile(
    r'''
      (?P<text>[rRbB]{0,2}(?:"""(?:\\.|[^\\])*?"""|\'\'\'(?:\\.|[^\\])*?\'\'\'
              |"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))
    | (?P<comment>//[^\n]*)
    | (?P<quoted>`[^`\n]*`)
    | (?P<number>0[xX][0-9a-fA-F]+[uU]?|(?:\d+\.\d+|\.\d+|\d+)(?:[eE][+-]?\d+)?[uU]?)
    | (?P<name>[^\W\d]\w*)
    | (?P<space>\s+)
    | (?P<mark>.)
    ''',
    re.VERBOSE | re.DOTALL,
)
WORDS = frozenset({"true", "false", "null", "in"})
TYPE_NAMES = frozenset(
    {"bool", "bytes", "double", "duration", "dyn", "int", "list", "map", "null_type"}
    | {"string", "timestamp", "type", "uint"}
)
RESERVED = frozenset(
    {"as", "break", "const", "continue", "else", "for", "function", "if", "import"}
    | {"let", "loop", "namespace", "package", "return", "var", "void", "while"}
)
NAMESPACES = frozenset({"math", "optional"})
LOOPS = frozenset({"all", "exists", "exists_one", "filter", "map", "optMap"})
WHOLE_RECORD = "record"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a formula, with where it starts."""

    kind: str
    text: str
    start: int


@dataclass(slots=True)
class Reading:
    """A formula as it is run.

    Attributes:
        cel: The CEL text.
        origin: For every character of ``cel``, its offset in the author's text.
        reads: Fields that are read, by the name of their CEL variable.
        asks: Fields that `has` asks for, by the name of their CEL variable.
        bound: Names that the formula gives to the items of lists.
        sees_record: Whether the formula names the whole record.
    """

    cel: str = ""
    origin: tuple[int, ...] = ()
    reads: dict[str, str] = field(default_factory=dict[str, str])
    asks: dict[str, str] = field(default_factory=dict[str, str])
    bound: frozenset[str] = frozenset()
    sees_record: bool = False

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the formula names."""
        return frozenset(self.reads.values()) | frozenset(self.asks.values())

    @property
    def variables(self) -> frozenset[str]:
        """All names that CEL has to know."""
        names = self.bound.union(self.reads, self.asks)
        return names | {WHOLE_RECORD} if self.sees_record else names


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a formula, blanks and comments left out."""
    for match in TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind not in ("space", "comment"):
            yield Token(kind, match.group(), match.start())


def read(text: str) -> Reading:
    """Read a formula's names and rewrite it."""
    words = list(tokens(text))
    knows_types = any(
        word.text == "type" and _is_called(words, i) for i, word in enumerate(words)
    )
    writer = _Writer(text)
    reading = Reading(bound=_bound_names(words))
    for i, word in enumerate(words):
        if word.text == "/":
            writer.replace(word.start, "/", "*1.0/")
        elif word.kind == "name" and not _is_value(words, i):
            _quote_member(writer, words, i)
        elif word.kind == "name" and not (knows_types and word.text in TYPE_NAMES):
            _read_name(reading, writer, words, i)
    reading.cel, reading.origin = writer.result()
    return reading


def _read_name(reading: Reading, writer: "_Writer", words: list[Token], i: int) -> None:
    name, start = words[i].text, words[i].start
    if name == WHOLE_RECORD:
        reading.sees_record = True
    elif _is_asked_for(words, i):
        variable = f"_asked_{len(reading.asks)}"
        reading.asks[variable] = name
        writer.replace_to(words[i - 2].start, words[i + 1].start + 1, variable)
    elif name in reading.bound:
        return
    elif not name.isascii() or name in RESERVED | TYPE_NAMES:
        variable = f"_field_{len(reading.reads)}"
        reading.reads[variable] = name
        writer.replace(start, name, variable)
    else:
        reading.reads[name] = name


def _quote_member(writer: "_Writer", words: list[Token], i: int) -> None:
    name = words[i].text
    if not name.isascii() and _text(words, i - 1) == ".":
        end = words[i].start + len(name)
        writer.replace_to(words[i - 1].start, end, f"[{json.dumps(name)}]")


def _text(words: list[Token], i: int) -> str:
    return words[i].text if 0 <= i < len(words) else ""


def _is_called(words: list[Token], i: int) -> bool:
    return _text(words, i + 1) == "("


def _is_value(words: list[Token], i: int) -> bool:
    word = words[i]
    return (
        word.kind == "name"
        and word.text not in WORDS
        and _text(words, i - 1) != "."
        and not _is_optional_member(words, i)
        and not _is_called(words, i)
        and not (word.text in NAMESPACES and _text(words, i + 1) == ".")
    )


def _is_optional_member(words: list[Token], i: int) -> bool:
    return _text(words, i - 1) == "?" and _text(words, i - 2) == "."


def _is_asked_for(words: list[Token], i: int) -> bool:
    return (
        _text(words, i - 2) == "has"
        and _text(words, i - 1) == "("
        and _text(words, i + 1) == ")"
    )


def _bound_names(words: list[Token]) -> frozenset[str]:
    return frozenset(
        words[i + 2].text
        for i in range(len(words) - 2)
        if words[i].text in LOOPS
        and _text(words, i - 1) == "."
        and _is_called(words, i)
    )


class _Writer:
    """Copies a text with some spans replaced, and remembers where all came from."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int, str]] = []

    def replace(self, start: int, old: str, by: str) -> None:
        self.replace_to(start, start + len(old), by)

    def replace_to(self, start: int, end: int, by: str) -> None:
        self._spans.append((start, end, by))

    def result(self) -> tuple[str, tuple[int, ...]]:
        parts: list[str] = []
        origin: list[int] = []
        at = 0
        for start, end, by in self._spans:
            parts += (self._text[at:start], by)
            origin += range(at, start)
            origin += [start] * len(by)
            at = end
        parts.append(self._text[at:])
        origin += range(at, len(self._text) + 1)
        return "".join(parts), tuple(origin)
