"""What callers send and what they get."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from engine.lines import to_json_line

JSON = "application/json"
PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """A request; the names of ``headers`` are in small letters."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a caller gets."""

    status: int
    kind: str = JSON
    body: bytes = b""
    headers: Mapping[str, str] | None = None

    def head(self, *, keeps_open: bool) -> bytes:
        """Return what goes before the body."""
        lines = [
            f"HTTP/1.1 {self.status} {_phrase(self.status)}",
            f"content-type: {self.kind}",
            f"content-length: {len(self.body)}",
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "content-security-policy: sandbox",
        ]
        if not keeps_open:
            lines.append("connection: close")
        if self.headers:
            lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join((*lines, "", "")).encode("latin-1")


class RefusedRequestError(Exception):
    """A request is not carried out; the caller reads why."""

    def __init__(
        self, status: int, sentence: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(sentence)
        self.answer = Answer(status, PLAIN, f"{sentence}\n".encode(), headers)


def json_answer(value: Any, status: int = 200) -> Answer:
    """Return an answer that holds a value."""
    return Answer(status, JSON, to_json_line(value).lstrip())


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Answer"
