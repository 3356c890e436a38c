"""The client against a scripted web."""

import asyncio
import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest

from engine.http.client import HttpClient, PipelineHttp
from nodes.errors import InputError, NotAllowedError, TryLaterError

Answer = Callable[[httpx.Request], httpx.Response]


def web(answer: Answer) -> PipelineHttp:
    """Return a client whose every request is answered by ``answer``."""
    client = HttpClient(make_transport=lambda _allowance: httpx.MockTransport(answer))
    return client.for_pipeline()


def pages(**answers: httpx.Response) -> Answer:
    return lambda request: answers[request.url.path.strip("/")]


def packed(body: bytes, encoding: str) -> httpx.Response:
    async def parts():
        yield body

    return httpx.Response(200, headers={"content-encoding": encoding}, content=parts())


def to(url: str, status: int = 302) -> httpx.Response:
    return httpx.Response(status, headers={"location": url})


@contextmanager
def trouble(kind: type[Exception], message: str) -> Iterator[None]:
    with pytest.raises(kind) as caught:
        yield
    assert str(caught.value) == message


async def test_an_answer_has_status_headers_address_and_text():
    http = web(
        pages(
            a=httpx.Response(
                203, text="Grüße", headers={"X-Kind": "greeting"}, request=None
            )
        )
    )
    response = await http.request("get", "https://site.test/a#part")
    assert (response.status, response.text) == (203, "Grüße")
    assert response.headers["x-kind"] == "greeting"
    assert response.url == "https://site.test/a"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://site.test/x",
        "file:///etc/passwd",
        "site.test/x",
        "https://",
        "",
        "http://[::x]/",
        "javascript:1",
    ],
)
async def test_what_is_no_web_address_is_refused(url: str):
    with pytest.raises(InputError, match="is no web address"):
        await web(pages()).request("GET", url)


async def test_redirects_are_followed_and_the_last_address_is_told():
    http = web(
        pages(a=to("/b", 301), b=to("https://other.test/c"), c=httpx.Response(200))
    )
    response = await http.request("GET", "https://site.test/a")
    assert response.url == "https://other.test/c"


async def test_redirects_may_be_left_alone():
    http = web(pages(a=to("/b")))
    response = await http.request("GET", "https://site.test/a", follow_redirects=False)
    assert response.status == 302


async def test_a_redirect_in_a_circle_is_told_with_its_stations():
    http = web(pages(a=to("/b"), b=to("/a")))
    message = (
        "https://site.test/a redirects in a circle too often (11 times):"
        " https://site.test/a → https://site.test/b → … → https://site.test/a"
        " → https://site.test/b; check the address."
    )
    with trouble(InputError, message):
        await http.request("GET", "https://site.test/a")


@pytest.mark.parametrize(
    ("status", "method", "then", "body"),
    [
        (301, "POST", "GET", b""),
        (302, "POST", "GET", b""),
        (303, "PUT", "GET", b""),
        (303, "HEAD", "HEAD", b""),
        (302, "PUT", "PUT", b"x"),
        (307, "POST", "POST", b"x"),
        (308, "POST", "POST", b"x"),
    ],
)
async def test_a_redirect_keeps_or_changes_the_method(
    status: int, method: str, then: str, body: bytes
):
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return to("/b", status) if request.url.path == "/a" else httpx.Response(200)

    await web(answer).request(method, "https://site.test/a", content=b"x")
    assert (seen[1].method, seen[1].content) == (then, body)


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("https://site.test/b", True),
        ("https://other.test/b", False),
        ("http://site.test/b", False),
        ("https://site.test:8443/b", False),
    ],
)
async def test_secrets_do_not_follow_a_redirect_to_another_host(
    target: str, kept: bool
):
    seen: list[httpx.Headers] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers)
        return to(target) if request.url.path == "/a" else httpx.Response(200)

    secrets = {"Authorization": "Bearer s", "Cookie": "id=1", "X-Api-Key": "k"}
    headers = {**secrets, "Accept": "text/html"}
    await web(answer).request("GET", "https://site.test/a", headers=headers)
    assert all((name in seen[1]) is kept for name in secrets)
    assert seen[1]["accept"] == "text/html"


async def test_a_user_in_the_address_signs_in_and_is_never_shown():
    def answer(request: httpx.Request) -> httpx.Response:
        assert request.headers["authorization"] == "Basic YW5uOmhpZGRlbiBvbmU="
        assert "hidden" not in str(request.url)
        return httpx.Response(503)

    message = "https://site.test/a?token=••• is busy (answer 503); try again later."
    with trouble(TryLaterError, message):
        url = "https://ann:hidden%20one@site.test/a?token=abcdef"
        await web(answer).request("GET", url)


async def test_a_secret_that_comes_back_in_a_message_is_hidden():
    def answer(request: httpx.Request) -> httpx.Response:
        return to(f"https://site.test/in/{request.headers['x-api-key']}")

    headers = {"X-Api-Key": "s3cr3t-key"}
    with pytest.raises(InputError) as caught:
        await web(answer).request("GET", "https://site.test/a", headers=headers)
    assert "s3cr3t-key" not in str(caught.value)
    assert "•••" in str(caught.value)


@pytest.mark.parametrize(
    ("header", "after_s"),
    [("120", 120), ("Sun, 06 Nov 1994 08:49:37 GMT", 0), ("soon", None), ("", None)],
)
async def test_a_busy_server_says_when_to_come_back(header: str, after_s: float | None):
    http = web(pages(a=httpx.Response(429, headers={"retry-after": header})))
    with pytest.raises(
        TryLaterError, match=r"is asked too often \(answer 429\)"
    ) as caught:
        await http.request("GET", "https://site.test/a")
    assert caught.value.after_s == after_s


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body, wbits=-15)),
        ("identity", bytes),
    ],
)
async def test_packed_answers_are_unpacked(
    encoding: str, pack: Callable[[bytes], bytes]
):
    http = web(pages(a=packed(pack(b"words " * 50_000), encoding)))
    response = await http.request("GET", "https://site.test/a")
    assert response.content == b"words " * 50_000


async def test_a_small_answer_that_unpacks_into_a_huge_one_is_refused():
    http = web(pages(a=packed(gzip.compress(bytes(50_000_000)), "gzip")))
    message = (
        "https://site.test/a is larger than 20 MB and was not read; raise the size"
        " limit in the node's settings if you need it."
    )
    with trouble(InputError, message):
        await http.request("GET", "https://site.test/a")


async def test_a_damaged_packed_answer_is_told():
    http = web(pages(a=packed(b"not gzip at all", "gzip")))
    with trouble(
        InputError, "The answer is damaged: its packed body cannot be unpacked."
    ):
        await http.request("GET", "https://site.test/a")


async def test_an_answer_that_announces_too_much_is_not_even_read():
    async def never():
        raise AssertionError
        yield b""

    big = httpx.Response(200, headers={"content-length": "200000000"}, content=never())
    with pytest.raises(InputError, match="is larger than 1 MB and was not read"):
        await web(pages(a=big)).request(
            "GET", "https://site.test/a", max_bytes=1_000_000
        )


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (httpx.ConnectError("refused"), "cannot be reached; check the address"),
        (httpx.ConnectTimeout("slow"), "does not take connections; try later"),
        (httpx.RemoteProtocolError("?"), "answers, but not as a web server"),
        (httpx.ReadError("reset"), "broke off the connection; try later"),
    ],
)
async def test_a_server_that_is_away_is_told_and_may_come_back(
    error: Exception, words: str
):
    left = [error]

    def answer(request: httpx.Request) -> httpx.Response:
        del request
        if left:
            raise left.pop()
        return httpx.Response(200, text="back")

    http = web(answer)
    with pytest.raises(TryLaterError, match=words):
        await http.request("GET", "https://site.test/a")
    assert (await http.request("GET", "https://site.test/a")).text == "back"


async def test_one_host_gets_few_requests_at_a_time():
    now, most = 0, 0
    go = asyncio.Event()

    async def answer(request: httpx.Request) -> httpx.Response:
        nonlocal now, most
        now += 1
        most = max(most, now)
        if now == 4:
            go.set()
        await go.wait()
        now -= 1
        return httpx.Response(200)

    client = HttpClient(make_transport=lambda _: httpx.MockTransport(answer))
    http = client.for_pipeline()
    urls = [f"https://site.test/{number}" for number in range(12)]
    await asyncio.gather(*(http.request("GET", url) for url in urls))
    assert most == 4


async def test_no_cookie_is_kept_between_requests():
    seen: list[bool] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append("cookie" in request.headers)
        return httpx.Response(200, headers={"set-cookie": "id=1"})

    http = web(answer)
    await http.request("GET", "https://site.test/a")
    await http.request("GET", "https://site.test/a")
    assert seen == [False, False]


async def test_a_page_that_robots_close_is_not_fetched():
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        rules = "User-agent: *\nDisallow: /private"
        return httpx.Response(200, text=rules)

    http = web(answer)
    message = (
        "https://site.test/private/a is closed to programs by the site's robots.txt; ask"
        " the site's owner, or switch off “Respect robots.txt” in the node's settings."
    )
    with trouble(NotAllowedError, message):
        await http.request("GET", "https://site.test/private/a", respect_robots=True)
    await http.request("GET", "https://site.test/open", respect_robots=True)
    await http.request("GET", "https://site.test/private/a")
    assert asked == ["/robots.txt", "/open", "/private/a"]


async def test_robots_are_asked_again_where_a_redirect_leads_to_another_site():
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path != "/robots.txt":
            return to("https://closed.test/b")
        closed = request.url.host == "closed.test"
        return httpx.Response(200, text="User-agent: *\nDisallow: /" if closed else "")

    with pytest.raises(
        NotAllowedError,
        match=r"redirects to https://closed\.test/b, but https://closed\.test/b is closed",
    ):
        await web(answer).request("GET", "https://site.test/a", respect_robots=True)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_a_site_without_rules_is_open(status: int):
    http = web(
        pages(**{"robots.txt": httpx.Response(status), "a": httpx.Response(200)})
    )
    response = await http.request("GET", "https://site.test/a", respect_robots=True)
    assert response.status == 200


async def test_a_site_whose_rules_cannot_be_read_is_left_alone_until_they_can():
    states = [500, 200]

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(states.pop(0) if "robots" in request.url.path else 200)

    http = web(answer)
    message = (
        "https://site.test/robots.txt cannot be read, and until it can, the site's pages"
        " count as closed to programs; try later, or switch off “Respect robots.txt”."
        " The site answered 500."
    )
    with trouble(TryLaterError, message):
        await http.request("GET", "https://site.test/a", respect_robots=True)
    response = await http.request("GET", "https://site.test/a", respect_robots=True)
    assert response.status == 200


async def test_our_own_rule_in_robots_comes_before_the_rule_for_all():
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: SIEXStudio\nAllow: /"
    http = web(
        pages(
            **{"robots.txt": httpx.Response(200, text=rules), "a": httpx.Response(200)}
        )
    )
    response = await http.request("GET", "https://site.test/a", respect_robots=True)
    assert response.status == 200
