"""Makes the HTML of a report. All that comes from records is escaped here."""

import base64
import hashlib
import math
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from string import Template
from typing import Any

from nodes.files.cells import cell
from nodes.files.tally import BINS, Tally, words
from resources.folders import RESOURCES

LONGEST_CELL = 300
LONGEST_LABEL = 27
MOST_KINDS = 12
MOST_CHIPS = 30
LONGEST_CHIP = 60
BAR, GAP, LABELS, WIDTH, VALUES = 20, 8, 210, 570, 60


@cache
def _resource(name: str) -> str:
    return (RESOURCES / "report" / name).read_text("utf-8")


def page(title: str, subtitle: str, tally: Tally, top: int, table: str) -> str:
    """Return the whole page."""
    script = _resource("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return Template(_resource("report.html")).substitute(
        title=escape(title),
        subtitle=escape(subtitle),
        style=_resource("report.css"),
        script=script,
        script_hash=f"sha256-{digest}",
        tiles=_tiles(tally),
        charts="\n".join(_charts(tally, top)),
        table=table,
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], note: str) -> str:
    """Return the table of records; a click on a column's name sorts it."""
    heads = "".join(
        f'<th scope="col"><button type="button">{escape(name)}</button></th>'
        for name in columns
    )
    body = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    told = f'<p class="note">{escape(note)}</p>' if note else ""
    return (
        '<section><h2>Records</h2><div class="scroll"><table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody>\n"
        f"</table></div>{told}</section>"
    )


def bars(title: str, values: Sequence[tuple[str, float]], form: str = ",") -> str:
    """Return a chart with a bar per value, as a drawing in the page.

    ``form`` is how the values are written, as in `format`.
    """
    most = max((value for _label, value in values), default=0) or 1
    height = len(values) * (BAR + GAP)
    room = WIDTH - LABELS - VALUES
    drawn = "\n".join(
        _bar(label, format(value, form), number * (BAR + GAP), room * value / most)
        for number, (label, value) in enumerate(values)
    )
    return (
        f'<section><h2>{escape(title)}</h2><svg viewBox="0 0 {WIDTH} {height}"'
        f' role="img" aria-label="{escape(title)}">\n{drawn}\n</svg></section>'
    )


def _bar(label: str, value: str, y: int, width: float) -> str:
    middle = y + BAR / 2 + 4.5
    x = LABELS + 10
    return (
        f"<g><title>{escape(label)}: {value}</title>"
        f'<text x="{LABELS}" y="{middle}" text-anchor="end">'
        f"{escape(_short(label, LONGEST_LABEL))}</text>"
        f'<rect x="{x}" y="{y}" width="{max(width, 2):.1f}" height="{BAR}" rx="3"/>'
        f'<text class="value" x="{x + max(width, 2) + 6:.1f}" y="{middle}">'
        f"{value}</text></g>"
    )


def _tiles(tally: Tally) -> str:
    more = "" if tally.distinct_is_exact else "more than "
    tiles = [(f"{tally.records:,}", "records")]
    if tally.words:
        tiles.append((f"{more}{len(tally.words):,}", "different keywords"))
        tiles.append((f"{tally.words.total():,}", "mentions in records"))
    if any(tally.scores):
        tiles.append((f"{_middle(tally.scores):.2f}", "median score"))
    shown = "".join(
        f"<li><b>{value}</b><span>{name}</span></li>" for value, name in tiles
    )
    return f'<ul class="tiles">{shown}</ul>'


def _charts(tally: Tally, top: int) -> Iterable[str]:
    if tally.repeats or (tally.words and not any(tally.scores)):
        yield bars("Keywords in most records", tally.most_common(top))
    elif tally.words:
        yield bars("Strongest keywords", tally.strongest(top), ".2f")
    if any(tally.scores):
        steps = [f"{n / BINS:.1f} to {(n + 1) / BINS:.1f}" for n in range(BINS)]
        yield bars("Scores", list(zip(steps, tally.scores, strict=True)))
    if len(tally.kinds) > 1:
        yield bars("Types of keywords", tally.kinds.most_common(MOST_KINDS))


def _middle(scores: Sequence[int]) -> float:
    """Return the median, as exactly as the bins tell it."""
    half, seen = sum(scores) / 2, 0
    for number, count in enumerate(scores):
        if seen + count >= half:
            return (number + (half - seen) / count) / BINS
        seen += count
    return math.nan


def _cell(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f'<td class="number">{escape(str(value))}</td>'
    if isinstance(value, list):
        found = [word.text for word in words(value)]
        if found:
            return f"<td>{_chips(found)}</td>"
    text = str(cell(value))
    shown = escape(_short(text, LONGEST_CELL))
    if text.startswith(("https://", "http://")) and " " not in text:
        return (
            f'<td><a href="{escape(text)}" rel="noopener noreferrer">{shown}</a></td>'
        )
    return f"<td>{shown}</td>"


def _chips(texts: Sequence[str]) -> str:
    chips = "".join(
        f'<span class="chip">{escape(_short(text, LONGEST_CHIP))}</span>'
        for text in texts[:MOST_CHIPS]
    )
    return chips + (f" +{len(texts) - MOST_CHIPS}" if len(texts) > MOST_CHIPS else "")


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
