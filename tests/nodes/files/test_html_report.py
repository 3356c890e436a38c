"""Reports to look at: `nodes.files.html_report`."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from nodes.files import tally as tally_module
from nodes.files.html_report import write_report
from nodes.files.tally import Tally, words
from tests.helpers.context import FakeContext, run_node

EVIL = "</script><img src=x onerror=alert(1)>"
RECORDS = [
    {
        "title": "Chairs",
        "link": "https://site.test/?a=1&b=2",
        "keywords": [
            {"text": "teak", "score": 0.91, "type": "topic"},
            {"text": "Garden chairs", "score": 0.5, "type": "product"},
        ],
    },
    {
        "title": EVIL,
        "keywords": [{"text": "Teak", "score": 1.0, "type": "topic"}],
        "n": 3,
    },
]


async def report(ctx: FakeContext, records: list[dict[str, Any]], **config: Any) -> str:
    [told] = (await run_node(write_report, config, records, ctx=ctx))["out"]
    return Path(told["path"]).read_text("utf-8")


async def test_a_report_has_title_date_counts_charts_and_table(ctx: FakeContext):
    ctx.pipeline_name = "Garden & co"
    html = await report(ctx, RECORDS)
    assert "<h1>Garden &amp; co</h1>\n<p>2026-01-05 09:00</p>" in html
    assert "<b>2</b><span>records</span>" in html
    assert re.findall(r"<h2>(.+?)</h2>", html) == [
        "Keywords in most records",
        "Scores",
        "Types of keywords",
        "Records",
    ]
    assert '<a href="https://site.test/?a=1&amp;b=2" rel="noopener noreferrer">' in html
    assert '<td class="number">3</td>' in html


async def test_nothing_from_a_record_becomes_markup(ctx: FakeContext):
    keywords = [{"text": EVIL, "type": EVIL}, {"text": "x", "type": "y"}]
    html = await report(
        ctx,
        [{EVIL: EVIL, "keywords": keywords, "u": 'https://x"onclick="a'}],
        title=EVIL,
    )
    tags = Tags()
    tags.feed(html)
    assert "img" not in tags.seen
    assert tags.seen.count("script") == 1
    assert "onclick" not in tags.attributes


async def test_the_page_loads_nothing_and_runs_only_its_own_script(ctx: FakeContext):
    html = await report(ctx, RECORDS)
    assert not re.search(r"""(?:src|href)=["'](?!https://site\.test)""", html)
    [script] = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
        in html
    )


async def test_columns_rows_and_bars_are_limited(ctx: FakeContext):
    records = [{"keywords": [f"word {n}"], "n": n} for n in range(30)]
    html = await report(ctx, records, columns=["n"], rows=4, top=7, title="Words")
    assert html.count("<tr>") == 5
    assert html.count("<rect") == 7
    assert "26 more records are not shown here." in html
    assert "<p>pipeline · 2026-01-05 09:00</p>" in html


async def test_keywords_that_are_all_different_are_charted_by_score(ctx: FakeContext):
    html = await report(ctx, RECORDS[:1])
    assert "<h2>Strongest keywords</h2>" in html
    assert "<title>teak: 0.91</title>" in html
    assert html.index("<title>teak: 0.91") < html.index("<title>Garden chairs: 0.50")


async def test_records_without_keywords_have_a_table_and_no_charts(ctx: FakeContext):
    html = await report(ctx, [{"title": "a"}])
    assert "<svg" not in html
    assert "<td>a</td>" in html
    html = await report(ctx, RECORDS, chart_field="")
    assert "<svg" not in html


def test_words_are_found_in_what_records_hold():
    value = [{"text": "a", "score": 1}, {"score": 2}, "b", 3, None, "", {"text": " "}]
    assert [word.text for word in words(value)] == ["a", "b", "3"]
    assert [word.text for word in words("one")] == ["one"]


def test_a_keyword_is_counted_once_a_record_however_it_is_written():
    tally = Tally()
    for value in (["Teak", "teak", "oak"], ["TEAK"], None):
        tally.add(value)
    assert tally.most_common(2) == [("Teak", 2), ("oak", 1)]
    assert tally.records == 3


def test_among_keywords_that_are_as_frequent_the_surer_comes_first():
    tally = Tally()
    tally.add([{"text": "oak", "score": 0.2}, {"text": "teak", "score": 0.9}])
    assert tally.most_common(2) == [("teak", 1), ("oak", 1)]


def test_counting_ever_new_words_stays_within_bounds(monkeypatch):
    monkeypatch.setattr(tally_module, "MOST_KEPT", 10)
    tally = Tally()
    for number in range(100):
        tally.add(["often", f"word {number}"])
    assert len(tally.words) <= 10
    assert tally.words["often"] == 100
    assert not tally.distinct_is_exact


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes += [name for name, _value in attrs]
