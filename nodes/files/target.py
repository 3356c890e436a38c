"""Where output nodes write."""

import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from nodes.contract import Context, Record
from nodes.errors import SettingsError

NO_FILE = "No file is named; give the path of the file to write."
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
PATH_HELP = (
    "The file to write; it is replaced when it exists. A path without a folder lies in the"
    " output folder. {{ date }}, {{ time }} and {{ pipeline }} may stand in it."
)


def file_path(path: str, ending: str, ctx: Context) -> str:
    """Return the path with its holes filled in, and with an ending.

    Raises:
        SettingsError: no path is given.
    """
    now = ctx.now()
    filled = ctx.template(path.strip())(
        {
            "date": now.strftime("%Y-%m-%d"),
            "time": now.strftime("%H%M"),
            "pipeline": FORBIDDEN.sub("-", ctx.pipeline_name).strip(" .") or "pipeline",
        }
    ).strip()
    if not filled or filled.endswith(("/", "\\")):
        raise SettingsError("path", NO_FILE)
    return filled if Path(filled).suffix else f"{filled}{ending}"


@asynccontextmanager
async def replacing(path: str, ctx: Context) -> AsyncGenerator[Path | None]:
    """Lend a file to write, None in a dry run."""
    if ctx.is_dry_run:
        yield None
        return
    async with ctx.files.replacing(path) as part:
        yield part


def written(part: Path | None, path: str, count: int, ctx: Context) -> Record:
    """Return the record that tells what was written, or in a dry run would be."""
    if part is None:
        target = ctx.files.writable(path)
        told = {"path": str(target), "records": count, "replaces": target.exists()}
        ctx.show_effect({"kind": "file", **told})
        ctx.log("info", f"Would write {count} records to {path} (dry run).")
        return Record({"path": path, "records": count})
    return Record({"path": str(part.parent / Path(path).name), "records": count})
