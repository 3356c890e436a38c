"""Web pages as records."""

from typing import Any

import pytest

from nodes.errors import InputError, NotAllowedError, TryLaterError
from nodes.web.page import page
from tests.helpers.context import FakeContext, FakeHttp, FakeResponse, run_node

URL = "https://site.test/a"
STORY = "A long story about teak garden chairs and how they last. " * 20
HTML = (
    "<html lang='en'><head><title>Chairs</title></head><body><nav>Start</nav>"
    f"<article><h1>Chairs</h1><p>{STORY}</p></article><footer>Imprint</footer></body></html>"
)


def answering(answer: Any, content_type: str = "text/html") -> FakeContext:
    if isinstance(answer, str):
        answer = FakeResponse(answer.encode(), 200, {"content-type": content_type})
    return FakeContext(http=FakeHttp({URL: answer}))


async def fetch(ctx: FakeContext, record: dict[str, Any] | None = None, **config: Any):
    given = [{"link": URL}] if record is None else [record]
    return (await run_node(page, config, given, ctx=ctx))["out"]


async def test_a_page_gives_its_main_text_and_where_it_was_found():
    [record] = await fetch(answering(HTML))
    assert record["text"].endswith("how they last.")
    assert "Imprint" not in record["text"]
    del record["text"]
    assert record == {
        "link": URL,
        "url": URL,
        "final_url": URL,
        "status": 200,
        "title": "Chairs",
        "language": "en",
        "published": None,
    }
    assert record.id == "r0"


@pytest.mark.parametrize("field", ["link", "url", "loc"])
async def test_the_address_is_found_in_the_usual_fields(field: str):
    ctx = answering(HTML)
    [record] = await fetch(ctx, {field: f" {URL} "})
    assert record["url"] == URL


async def test_the_address_may_be_put_together():
    [record] = await fetch(
        answering(HTML), {"slug": "a"}, url="https://site.test/{{ slug }}"
    )
    assert record["url"] == URL


async def test_a_record_without_address_is_told():
    with pytest.raises(InputError, match="This record has no link, url or loc"):
        await fetch(answering(HTML), {"link": None, "name": "x"})


async def test_a_date_and_title_that_are_known_stay_when_the_page_tells_none():
    record = {"link": URL, "title": "Known", "published": "2026-01-05"}
    [found] = await fetch(answering("<p>Just a few words</p>"), record)
    assert (found["title"], found["published"]) == ("Known", "2026-01-05")
    assert found["text"] == "Just a few words"


async def test_menus_and_source_may_be_kept():
    [record] = await fetch(answering(HTML), main_text_only=False, with_html=True)
    assert record["text"].startswith("Start\nChairs\nA long story")
    assert record["html"] == HTML
    assert "html" in page.adds(page.config(with_html=True))


async def test_robots_are_respected_unless_told_otherwise():
    ctx = answering(HTML)
    await fetch(ctx)
    await fetch(ctx, respect_robots=False, max_mb=1, timeout_s=5)
    first, second = ctx.http.sent
    assert (first["respect_robots"], first["max_bytes"]) == (True, 20_000_000)
    assert (second["respect_robots"], second["max_bytes"]) == (False, 1_000_000)
    assert second["timeout_s"] == 5


async def test_a_plain_text_is_taken_as_it_is():
    [record] = await fetch(answering("1 < 2\n", "text/plain; charset=utf-8"))
    assert record["text"] == "1 < 2\n"


async def test_what_is_no_page_is_told():
    with pytest.raises(InputError) as caught:
        await fetch(answering("%PDF", "application/pdf"))
    assert str(caught.value) == (
        f"{URL} is no web page but application/pdf; take it off your list."
    )


async def test_a_missing_page_fails_or_goes_on_with_its_status():
    missing = FakeResponse(b"gone", 404)
    with pytest.raises(InputError, match=r"answers 404 \(Not Found\)"):
        await fetch(answering(missing))
    [record] = await fetch(answering(missing), keep_errors=True)
    assert (record["status"], record["text"]) == (404, "")


@pytest.mark.parametrize("error", [TryLaterError("away"), NotAllowedError("closed")])
async def test_after_trouble_the_next_page_is_fetched(error: Exception):
    well = FakeResponse(HTML.encode(), 200, {"content-type": "text/html"})
    ctx = answering([error, well])
    with pytest.raises(type(error)):
        await fetch(ctx)
    [record] = await fetch(ctx)
    assert record["status"] == 200
