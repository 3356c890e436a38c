"""Read the files in a folder: tables give a record per row, documents one record.

Tables are csv, tsv, xlsx, json and jsonl; documents are txt, md, html, docx and pdf. The
fields of a row are the columns. A document gets `title`, `text` (of a web page without
its menus), `path`, `kind`, `size` and `modified`. The charset and the delimiter of csv
files are found out. A csv row that is longer or shorter than the header is kept and
named in the log.

Files come in the order of their names. Hidden files, files of other kinds and links that
lead out of the folder are left out. The path in a record starts at the folder.

Example: choose the folder with last year's articles as `*.docx`, and put *Extract
keywords* behind this node.
"""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, node
from nodes.errors import InputError, SettingsError
from nodes.sources.readers.files import KINDS, Source, TableConfig, read
from nodes.texts import FolderPath, needed

NO_FOLDER = "No folder is chosen; choose the one to read."


class _Place(NodeConfig):
    folder: FolderPath = Field(
        "",
        title="Folder",
        description="The folder whose files are read.",
        json_schema_extra=needed(NO_FOLDER),
    )
    pattern: str = Field(
        "*",
        title="File names",
        description="Which files, such as *.md, *.txt; the star stands for anything.",
    )
    recursive: bool = Field(
        default=True,
        title="Folders inside too",
        description="Whether the folders inside of the folder are read as well.",
    )
    on_unreadable: Literal["skip", "stop"] = Field(
        "skip",
        title="Files that cannot be read",
        description="Skip them and say so in the log, or stop the run.",
    )


class Config(TableConfig, _Place):  # fields of the last base come first
    """The folder, and which of its files to read."""


@node(
    "sources.folder",
    title="Files in a folder",
    icon="folder",
    adds=("path",),
    words=(
        "directory",
        "files",
        "csv",
        "excel",
        "xlsx",
        "pdf",
        "word",
        "markdown",
        "read",
    ),
)
async def folder(config: Config, ctx: Context) -> AsyncIterator[Batch]:
    """Yield the records of every file that fits."""
    root = _root(config, ctx)
    others: Counter[str] = Counter()
    sources = await asyncio.to_thread(lambda: list(_sources(root, config, others)))
    if others:
        ctx.log("info", _left_out(others))
    if not sources:
        ctx.log("warning", f"No file in {root} fits “{config.pattern}”.")
    troubles: list[InputError] = []
    for done, source in enumerate(sources):
        ctx.progress(done, len(sources))
        try:
            async for batch in read(source, config, ctx):
                yield batch
        except InputError as error:
            if config.on_unreadable == "stop":
                raise
            troubles.append(error)
            ctx.log("warning", f"{error} It was skipped.")
    if troubles and len(troubles) == len(sources):
        raise troubles[0]


def _root(config: Config, ctx: Context) -> Path:
    if not config.folder.strip():
        raise SettingsError("folder", NO_FOLDER)
    root = ctx.files.readable(config.folder)
    if not root.is_dir():
        message = f"{root} is a file; use the node “File” to read it."
        raise SettingsError("folder", message)
    return root


def _sources(root: Path, config: Config, others: Counter[str]) -> Iterator[Source]:
    patterns = [part.strip() for part in config.pattern.split(",") if part.strip()]
    for path in _files(root, config.recursive):
        if not any(fnmatch(path.name, pattern) for pattern in patterns or ["*"]):
            continue
        source = Source(path, path.relative_to(root).as_posix())
        if source.kind in KINDS:
            yield source
        else:
            others[source.kind or "no ending"] += 1


def _files(root: Path, recursive: bool) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if _is_shown(name) and recursive)
        for name in sorted(filter(_is_shown, names)):
            path = Path(folder, name)
            if path.is_file() and path.resolve().is_relative_to(root):
                yield path


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "~$"))


def _left_out(others: Counter[str]) -> str:
    kinds = ", ".join(kind for kind, _count in others.most_common(5))
    return f"Files of other kinds were left out: {others.total()} ({kinds})."
