"""The sentences for what goes wrong on the network."""

import ssl
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from nodes.errors import InputError, NodeError, NotAllowedError, TryLaterError
from nodes.redaction import shown_url

TOO_OFTEN = 429
BUSY = {TOO_OFTEN: "is asked too often", 502: "is away", 503: "is busy", 504: "is away"}
MOST_HOPS_SHOWN = 4
LONGEST_WAIT_S = 24 * 3600.0


def busy(url: str, status: int, headers: Mapping[str, str]) -> TryLaterError:
    """Say that a server wants to be asked again later."""
    after_s = retry_after(headers.get("retry-after", ""), datetime.now(UTC))
    when = f" in {after_s:.0f} seconds" if after_s else " later"
    message = f"{shown_url(url)} {BUSY[status]} (answer {status}); try again{when}."
    return TryLaterError(message, after_s=after_s)


def wanted_pause(status: int, headers: Mapping[str, str]) -> float:
    """Return for how many seconds a server that is busy wants to be left alone."""
    if status not in BUSY:
        return 0.0
    return retry_after(headers.get("retry-after", ""), datetime.now(UTC)) or 0.0


def retry_after(text: str, now: datetime) -> float | None:
    """Return the seconds that a ``Retry-After`` header asks for."""
    text = text.strip()
    if text.isdecimal():
        return min(float(text[:12]), LONGEST_WAIT_S)
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return min(max((then - now).total_seconds(), 0.0), LONGEST_WAIT_S)


def too_slow(url: str, limit_s: float) -> TryLaterError:
    """Say that a server did not answer in time."""
    message = (
        f"{shown_url(url)} did not answer in full within {limit_s:g} seconds; try"
        " later, or allow more time in the node's settings."
    )
    return TryLaterError(message)


def too_large(url: str, max_bytes: int) -> InputError:
    """Say that an answer was not read because of its size."""
    message = (
        f"{shown_url(url)} is larger than {_size(max_bytes)} and was not read; raise"
        " the size limit in the node's settings if you need it."
    )
    return InputError(message)


def too_many_redirects(urls: Sequence[str]) -> InputError:
    """Say that redirects do not end, and which way they went."""
    shown = [shown_url(url) for url in urls]
    if len(shown) > MOST_HOPS_SHOWN:
        shown = [*shown[:2], "…", *shown[-2:]]
    circle = " in a circle" if len(set(urls)) < len(urls) else ""
    message = (
        f"{shown_url(urls[0])} redirects{circle} too often ({len(urls) - 1} times):"
        f" {' → '.join(shown)}; check the address."
    )
    return InputError(message)


def led_astray(urls: Sequence[str], error: NotAllowedError) -> NotAllowedError:
    """Say which redirects led to an address that may not be reached."""
    first, last = shown_url(urls[0]), shown_url(urls[-1])
    return NotAllowedError(f"{first} redirects to {last}, but {error}")


def unreachable(url: str, error: httpx.TransportError) -> NodeError:
    """Say why there was no answer at all."""
    where = shown_url(url)
    if isinstance(error, httpx.ConnectTimeout):
        return TryLaterError(f"{where} does not take connections; try later.")
    if _is_untrusted(error):
        message = (
            f"{where} has no certificate that this machine trusts, so nothing was sent;"
            f" check the address. ({_reason(error)})"
        )
        return InputError(message)
    if isinstance(error, httpx.ConnectError):
        message = (
            f"{where} cannot be reached; check the address and whether the server"
            " is running."
        )
        return TryLaterError(message)
    if isinstance(error, httpx.ProtocolError | httpx.UnsupportedProtocol):
        message = f"{where} answers, but not as a web server; check the address."
        return TryLaterError(message)
    return TryLaterError(f"{where} broke off the connection; try later.")


def _is_untrusted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _reason(error: Exception) -> str:
    told = str(error).partition("certificate verify failed: ")[2] or str(error)
    return told.partition(" (_ssl")[0]


def _size(count: int) -> str:
    mega = count / 1_000_000
    return f"{mega:g} MB" if mega >= 1 else f"{count / 1000:g} kB"
