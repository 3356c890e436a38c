"""Keeps secrets out of what people and log files get to see."""

import base64
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, quote_plus, urlsplit, urlunsplit

HIDDEN = "•••"
LONGEST_URL = 200
SHORTEST_SECRET = 4
SECRET_HEADERS = ("auth", "cookie", "key", "token", "secret")
HARMLESS_KEY = "idempotency-key"
SECRET_QUERY = re.compile(
    r"(?i)((?:^|[&;])[^=&;]*"
    r"(?:token|key|secret|passw|pwd|sig|auth|credential|session|code)"
    r"[^=&;]*=)[^&;]*"
)


def shown_url(url: str) -> str:
    """Return ``url`` as it may be shown: no password, no token, not too long."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return _shortened(url)
    host = parts.netloc.rpartition("@")[2]
    query = SECRET_QUERY.sub(rf"\1{HIDDEN}", parts.query)
    return _shortened(urlunsplit((parts.scheme, host, parts.path, query, "")))


def hide(text: str, secrets: Iterable[str]) -> str:
    """Return ``text`` with every secret hidden, also where it stands encoded."""
    forms = {form for secret in secrets for form in _forms(secret)}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, HIDDEN)
    return text


def secret_values(headers: Mapping[str, str]) -> set[str]:
    """Return the values of those headers that hold secrets."""
    found: set[str] = set()
    for name, value in headers.items():
        if is_secret_header(name):
            found |= {value, value.rpartition(" ")[2]}
    return found


def is_secret_header(name: str) -> bool:
    """Say whether a header is one that holds a secret."""
    lower = name.lower()
    return lower != HARMLESS_KEY and any(word in lower for word in SECRET_HEADERS)


def holds_secret(url: str) -> bool:
    """Say whether an address holds a password or a value that looks like a token."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    has_password = ":" in parts.netloc.rpartition("@")[0]
    return has_password or bool(SECRET_QUERY.search(parts.query))


def _forms(secret: str) -> Iterable[str]:
    if len(secret) < SHORTEST_SECRET:
        return
    yield secret
    yield quote(secret, safe="")
    yield quote_plus(secret)
    raw = secret.encode()
    yield base64.b64encode(raw).decode()
    yield base64.urlsafe_b64encode(raw).decode()


def _shortened(url: str) -> str:
    return url if len(url) <= LONGEST_URL else f"{url[: LONGEST_URL - 1]}…"
