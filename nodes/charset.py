"""Turns bytes from the web or from old files into text."""

import codecs
import re
from typing import NamedTuple

LOOK_AT = 65_536
FEW_FOREIGN_BYTES = 24
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers read where a page claims the older or smaller charset.
AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
DECLARED = re.compile(rb"""(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_.:-]+)""")
GUESSES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "cp932",
    "cp949",
    "gb18030",
    "big5",
]


class Decoded(NamedTuple):
    """A text and the charset that it was read with."""

    text: str
    charset: str


def decode(content: bytes, content_type: str = "", *, markup: bool = False) -> Decoded:
    """Return ``content`` as text, never failing.

    A byte order mark wins, then the charset of ``content_type``, then (for
    ``markup``) what the document declares, then what the bytes look like; so they do
    where UTF-8 is declared of bytes that are nothing of the kind.
    """
    for bom, name in BOMS:
        if content.startswith(bom):
            return Decoded(content.decode(name, "replace"), name)
    name = _known(_declared(content_type.encode("ascii", "replace")))
    if name is None and markup:
        name = _known(_declared(content[:4096]))
        name = "utf-8" if name and name.startswith("utf-16") else name
    if name is None:
        return _guessed(content)
    text = content.decode(name, "replace")
    return Decoded(text, name) if _holds(text, name) else _guessed(content)


def _holds(text: str, charset: str) -> bool:
    """Say whether a text is in the charset it claims, but for a torn letter or two.

    What claims to be UTF-8 and has no foreign letter that is right, only wrong ones,
    is an older page behind a server that says the same of everything.
    """
    if charset != "utf-8" or "\ufffd" not in text:
        return True
    return any(letter > "\x7f" and letter != "\ufffd" for letter in text)


def _declared(text: bytes) -> str:
    found = DECLARED.search(text)
    return found[1].decode("ascii") if found else ""


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name)
        "".encode(found.name)  # refuses codecs that are no charsets, such as base64
    except (LookupError, ValueError):
        return None
    return AS_BROWSERS_READ.get(found.name, found.name)


def _guessed(content: bytes) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        name = _best_guess(content)
        return Decoded(content.decode(name, "replace"), name)


def _best_guess(content: bytes) -> str:
    sample = content[:LOOK_AT]
    if sum(byte > 0x7F for byte in sample) < FEW_FOREIGN_BYTES:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=GUESSES).best()
    return best.encoding if best else "cp1252"
