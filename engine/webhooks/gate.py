"""Whether a request comes from a program on this machine, not from a page in a browser.

A page of the internet can have a browser call this machine, also under a name of its own
that it lets point here (DNS rebinding). It cannot choose the headers Host and Origin.
"""

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from engine.webhooks.messages import RefusedRequestError

OURS = {"127.0.0.1", "localhost", "::1"}
FROM_ELSEWHERE = {"cross-site", "same-site"}


def check_origin(
    headers: Mapping[str, str], port: int, *, may_be_linked: bool = False
) -> None:
    """Let a request pass that was meant for this machine.

    Where it ``may_be_linked``, a person may come from a page of another site by a link.

    Raises:
        RefusedRequestError: its host is another, or a page of another site sends it.
    """
    if not _is_ours(f"//{headers.get('host', '')}", port):
        sentence = f"This listener answers to 127.0.0.1:{port} only."
        raise RefusedRequestError(421, sentence)
    origin = headers.get("origin")
    is_foreign = origin is not None and not _is_ours(origin, port)
    is_link = may_be_linked and headers.get("sec-fetch-mode") == "navigate"
    comes_from_elsewhere = headers.get("sec-fetch-site") in FROM_ELSEWHERE
    if is_foreign or (comes_from_elsewhere and not is_link):
        raise RefusedRequestError(403, "Pages of other sites may not call webhooks.")


@lru_cache
def _is_ours(address: str, port: int) -> bool:
    try:
        parts = urlsplit(address)
        found = parts.hostname, parts.port
    except ValueError:
        return False
    return found[0] in OURS and found[1] == port
