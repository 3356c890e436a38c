"""Reads documents into title and text; runs in a worker process."""

import logging
import re
from pathlib import Path
from typing import Any

from nodes.charset import decode
from nodes.errors import InputError
from nodes.main_text import main_text
from nodes.sources.readers.limits import check_archive

MOST_PAGES = 5000
LONGEST_TEXT = 20_000_000
HEADING = re.compile(r"(?m)^#\s+(.+?)\s*#*\s*$")


def plain(source: str, shown: str) -> dict[str, Any]:
    """Read a text file."""
    del shown
    return {"title": None, "text": decode(Path(source).read_bytes()).text}


def markdown(source: str, shown: str) -> dict[str, Any]:
    """Read a Markdown file; its first heading is the title."""
    read = plain(source, shown)
    heading = HEADING.search(read["text"])
    return {**read, "title": heading[1] if heading else None}


def html(source: str, shown: str) -> dict[str, Any]:
    """Read the main text of a saved web page."""
    del shown
    return main_text(decode(Path(source).read_bytes(), markup=True).text)


def docx(source: str, shown: str) -> dict[str, Any]:
    """Read the paragraphs and tables of a Word document, in order."""
    from docx import Document
    from docx.table import Table

    check_archive(Path(source), shown)
    try:
        document = Document(source)
        parts: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                parts += ["\t".join(c.text for c in row.cells) for row in block.rows]
            else:
                parts.append(block.text)
        title = document.core_properties.title
    except (KeyError, ValueError, AttributeError, IndexError, TypeError) as error:
        message = (
            f"{shown} is no Word document that can be read; save it anew as .docx."
        )
        raise InputError(message) from error
    return {"title": title or None, "text": "\n".join(parts).strip()}


def pdf(source: str, shown: str) -> dict[str, Any]:
    """Read the text of a PDF file; scanned pages have none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(source)
        if reader.is_encrypted and not reader.decrypt(""):
            message = (
                f"{shown} is protected by a password; save it without one to read it."
            )
            raise InputError(message)
        if len(reader.pages) > MOST_PAGES:
            message = f"{shown} has more than {MOST_PAGES} pages and was not read."
            raise InputError(message)
        title = reader.metadata.title if reader.metadata else None
        return {"title": title or None, "text": _pages(reader)}
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        NotImplementedError,
    ) as error:
        message = f"{shown} is no PDF file that can be read; save or print it anew."
        raise InputError(message) from error


def _pages(reader: Any) -> str:
    texts: list[str] = []
    left = LONGEST_TEXT
    for page in reader.pages:
        text = page.extract_text()
        texts.append(text[:left])
        left -= len(text)
        if left <= 0:
            break
    return "\n\n".join(texts).strip()
