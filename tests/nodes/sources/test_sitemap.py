"""Sitemaps, sitemaps of sitemaps, packed ones, and what is none."""

import gzip
from typing import Any

import pytest

from nodes.contract import Batch
from nodes.errors import InputError, SettingsError, TryLaterError
from nodes.sources import sitemap as module
from nodes.sources.sitemap import sitemap
from tests.helpers.context import FakeContext, FakeHttp, FakeResponse, run_node

SITE = "https://site.test"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def pages(*paths: str) -> str:
    inner = "".join(f"<url><loc> {SITE}{path} </loc></url>" for path in paths)
    return f"<?xml version='1.0'?><urlset {NAMESPACE}>{inner}</urlset>"


def index(*paths: str) -> str:
    inner = "".join(f"<sitemap><loc>{SITE}{path}</loc></sitemap>" for path in paths)
    return f"<sitemapindex {NAMESPACE}>{inner}</sitemapindex>"


def site(answers: dict[str, Any]) -> FakeContext:
    return FakeContext(http=FakeHttp({SITE + path: a for path, a in answers.items()}))


async def read(ctx: FakeContext, url: str = f"{SITE}/map.xml", **config: Any) -> Batch:
    return (await run_node(sitemap, {"url": url, **config}, ctx=ctx))["out"]


def places(batch: Batch) -> list[str]:
    return [record["loc"].removeprefix(SITE) for record in batch]


async def test_pages_tell_address_date_and_priority():
    told = (
        f"<urlset {NAMESPACE} xmlns:image='http://google.com/image'><url>"
        f"<loc>{SITE}/a</loc><lastmod>2026-01-05</lastmod><changefreq>daily</changefreq>"
        "<priority>0.8</priority><image:image><image:loc>x</image:loc></image:image></url>"
        f"<url><loc>{SITE}/b</loc><priority>high</priority></url><url></url></urlset>"
    )
    empty = {"lastmod": None, "changefreq": None, "priority": None}
    assert await read(site({"/map.xml": told})) == [
        {
            "loc": f"{SITE}/a",
            "lastmod": "2026-01-05",
            "changefreq": "daily",
            "priority": 0.8,
        },
        {"loc": f"{SITE}/b", **empty},
    ]


@pytest.mark.parametrize("url", [SITE, f"{SITE}/", "site.test"])
async def test_a_site_is_enough_when_robots_name_its_sitemaps(url: str):
    rules = f"User-agent: *\nDisallow:\nSITEMAP: {SITE}/a.xml\nSitemap: {SITE}/b.xml\n"
    answers = {"/robots.txt": rules, "/a.xml": pages("/1"), "/b.xml": pages("/2")}
    assert places(await read(site(answers), url)) == ["/1", "/2"]


async def test_a_site_without_rules_is_asked_at_the_usual_place():
    answers = {"/robots.txt": FakeResponse(b"", 404), "/sitemap.xml": pages("/1")}
    assert places(await read(site(answers), SITE)) == ["/1"]


async def test_sitemaps_of_sitemaps_and_packed_ones_are_read_once():
    answers = {
        "/map.xml": index("/a.xml.gz", "/b.xml", "/map.xml"),
        "/a.xml.gz": gzip.compress(pages("/1", "/2").encode()),
        "/b.xml": "\ufeff" + pages("/3"),
    }
    assert places(await read(site(answers))) == ["/1", "/2", "/3"]


async def test_a_list_of_addresses_is_a_sitemap_too():
    ctx = site({"/map.xml": f"{SITE}/1\n\n{SITE}/2\n"})
    assert places(await read(ctx)) == ["/1", "/2"]


async def test_pages_are_chosen_and_counted():
    ctx = site(
        {"/map.xml": index("/a.xml", "/never.xml"), "/a.xml": pages("/1", "/2", "/12")}
    )
    assert places(await read(ctx, contains="/1", limit=2)) == ["/1", "/12"]


async def test_sitemaps_that_lead_ever_deeper_are_given_up():
    answers = {f"/{n}.xml": index(f"/{n + 1}.xml") for n in range(9)}
    ctx = site(answers)
    assert await read(ctx, f"{SITE}/0.xml") == []
    assert len(ctx.http.sent) == 3
    assert ctx.logged == [
        (
            "warning",
            f"{SITE}/2.xml names more sitemaps than this node follows (1000, 3 deep); the"
            " rest was left out.",
        )
    ]


async def test_one_bad_sitemap_among_several_is_left_out_and_told():
    answers = {
        "/map.xml": index("/a.xml", "/b.xml"),
        "/a.xml": "?",
        "/b.xml": pages("/1"),
    }
    ctx = site(answers)
    assert places(await read(ctx)) == ["/1"]
    assert ctx.logged == [
        (
            "warning",
            f"{SITE}/a.xml is no sitemap but something else; check the address. This"
            " sitemap was left out.",
        )
    ]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<html><body></body></html>", "a web page"),
        ("<!DOCTYPE html><html><p>open", "a web page"),
        ("<rss></rss>", "a feed (use the node “RSS or Atom feed”)"),
        ("<other/>", "an XML file that begins with <other>"),
        ("hello", "something else"),
        ("", "something else"),
        ("<urlset><url>", "an XML file that begins with <urlset>"),
        (
            "<!DOCTYPE a [<!ENTITY b 'c'>]><urlset><url><loc>&b;</loc></url></urlset>",
            "something else",
        ),
    ],
)
async def test_what_is_no_sitemap_is_told_with_what_was_found(body: str, what: str):
    with pytest.raises(InputError) as caught:
        await read(site({"/map.xml": body}))
    assert str(caught.value) == (
        f"{SITE}/map.xml is no sitemap but {what}; check the address."
    )


async def test_a_sitemap_that_unpacks_into_too_much_is_not_read(monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 1_000_000)
    ctx = site({"/map.xml": gzip.compress(bytes(2_000_000))})
    with pytest.raises(InputError, match="unpacks into more than 1 MB"):
        await read(ctx)


async def test_a_damaged_packed_sitemap_is_told():
    with pytest.raises(InputError, match="is packed but damaged"):
        await read(site({"/map.xml": b"\x1f\x8bnothing"}))


async def test_a_sitemap_that_is_away_can_be_read_when_it_is_back():
    ctx = site(
        {"/map.xml": [FakeResponse(b"", 500), FakeResponse(pages("/1").encode())]}
    )
    with pytest.raises(TryLaterError):
        await read(ctx)
    assert places(await read(ctx)) == ["/1"]


async def test_no_address_is_told():
    with pytest.raises(SettingsError, match="No address is given"):
        await run_node(sitemap, {})
