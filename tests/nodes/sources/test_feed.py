"""Feeds, damaged feeds, and what is no feed."""

import pytest

from nodes.errors import InputError, SettingsError, TryLaterError
from nodes.sources.feed import feed
from tests.helpers.context import FakeContext, FakeHttp, FakeResponse, run_node

URL = "https://site.test/feed"
RSS = """<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Garden news</title>
<item><title>Chairs &amp;amp; tables</title><link>https://site.test/1</link><guid isPermaLink="false">one</guid>
<pubDate>Mon, 05 Jan 2026 09:00:00 +0100</pubDate><dc:creator>Ann</dc:creator>
<category>Teak</category><category>Oak</category>
<description>&lt;p&gt;Short &lt;b&gt;text&lt;/b&gt;.&lt;/p&gt;</description>
<content:encoded>&lt;p&gt;The long&lt;/p&gt;&lt;p&gt;text.&lt;/p&gt;</content:encoded></item>
<item><title>Second</title><link>https://site.test/2</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry>
<title>Entry</title><id>urn:1</id><link href="/e"/><updated>2026-01-05T09:00:00Z</updated>
</entry></feed>"""


def answering(body: str | bytes, content_type: str = "application/rss+xml", status=200):
    content = body if isinstance(body, bytes) else body.encode()
    response = FakeResponse(content, status, {"content-type": content_type})
    return FakeContext(http=FakeHttp({URL: response}))


async def read(ctx: FakeContext, **config: object):
    return (await run_node(feed, {"url": URL, **config}, ctx=ctx))["out"]


async def test_items_have_titles_links_dates_and_texts():
    first, second = await read(answering(RSS))
    assert first == {
        "title": "Chairs & tables",
        "link": "https://site.test/1",
        "published": "2026-01-05T08:00:00+00:00",
        "updated": None,
        "summary": "Short text.",
        "text": "The long\ntext.",
        "author": "Ann",
        "tags": ["Teak", "Oak"],
        "id": "one",
        "feed": "Garden news",
    }
    assert (second["id"], second["published"]) == ("https://site.test/2", None)
    assert (second["summary"], second["text"]) == (None, "")


async def test_atom_is_read_and_links_are_made_whole():
    [entry] = await read(answering(ATOM, "application/atom+xml"))
    assert entry["link"] == "https://site.test/e"
    assert entry["updated"] == "2026-01-05T09:00:00+00:00"


async def test_only_so_many_items_are_taken():
    assert len(await read(answering(RSS), limit=1)) == 1


async def test_a_feed_in_an_old_charset_is_read():
    body = '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel>'
    body += "<title>x</title><item><title>Smörgås</title></item></channel></rss>"
    [item] = await read(answering(body.encode("latin-1"), "text/xml"))
    assert item["title"] == "Smörgås"


async def test_a_damaged_feed_gives_what_can_be_read():
    ctx = answering(RSS.replace("</channel></rss>", "<item><title>Cut o"))
    assert len(await read(ctx)) >= 2
    [(level, message)] = ctx.logged
    assert level == "warning"
    assert message.startswith(f"{URL} is damaged (")


@pytest.mark.parametrize(
    ("body", "content_type", "sentence"),
    [
        (
            "<html><head><title>Garden\n news</title></head></html>",
            "text/html",
            f"{URL} is no feed but a web page titled “Garden news”; check the address.",
        ),
        (
            '<html><link rel="alternate" href="/rss.xml" type="application/rss+xml">',
            "text/html",
            f"{URL} is no feed but a web page; its feed seems to be"
            " https://site.test/rss.xml.",
        ),
        (
            '{"items": []}',
            "application/json; charset=utf-8",
            f"{URL} is no RSS or Atom feed but application/json; check the address.",
        ),
        (" ", "", f"{URL} is no feed: the answer is empty; check the address."),
        ("", "", f"{URL} is no feed: the answer is empty; check the address."),
        (
            "/etc/passwd",
            "",
            f"{URL} is no RSS or Atom feed but something of no stated kind; check the"
            " address.",
        ),
    ],
)
async def test_what_is_no_feed_is_told_with_what_was_found(
    body: str, content_type: str, sentence: str
):
    with pytest.raises(InputError) as caught:
        await read(answering(body, content_type))
    assert str(caught.value) == sentence


async def test_a_feed_that_is_away_can_be_read_when_it_is_back():
    back = FakeResponse(RSS.encode())
    ctx = FakeContext(http=FakeHttp({URL: [FakeResponse(b"", 500), back]}))
    with pytest.raises(TryLaterError, match="trouble of its own"):
        await read(ctx)
    assert len(await read(ctx)) == 2


async def test_no_address_is_told():
    with pytest.raises(SettingsError, match="No address is given"):
        await run_node(feed, {})


async def test_a_page_of_tags_that_never_close_is_told_at_once():
    with pytest.raises(InputError, match="is no RSS or Atom feed"):
        await read(answering("<link " * 33_000, "text/html"))


async def test_only_items_that_no_earlier_run_got_come_when_asked():
    ctx = answering(RSS)
    for _ in range(2):  # the first one failed: nothing of it counts
        assert len(await read(ctx, only_new=True)) == 2
    ctx.memory.run_completed()
    assert await read(ctx, only_new=True) == []
    assert len(await read(ctx)) == 2

    newer = RSS.replace("<item>", "<item><title>No id</title></item><item>", 1)
    ctx.http.answers[URL] = answering(newer).http.answers[URL]
    assert [item["title"] for item in await read(ctx, only_new=True)] == ["No id"]
