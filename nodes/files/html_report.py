"""Write a report to look at: charts and a table in one HTML file.

The report shows the title, the date, counts, a chart of the keywords that most records
have (of the strongest where all are different), charts of their scores and types, and a table of the records that sorts itself when
you click on a column's name. It needs no other files and no internet, looks well on light
and dark screens and in print, and opens in any browser.

The charts count the field *Chart field*: a list of keywords, as *Extract keywords* makes
it, a list of words, or one word per record.

The file is finished beside the old one and takes its place at the end. One record tells
the `path` and the number of `records`.

Example: behind *Extract keywords*, the path `report {{ date }}.html` with the columns
`title`, `link` and `keywords`.
"""

from collections.abc import AsyncIterator
from pathlib import Path

from pydantic import Field

from nodes.contract import Context, FieldName, NodeConfig, Record, Stream, node
from nodes.files import report_page
from nodes.files.rows import row_of
from nodes.files.tally import Tally
from nodes.files.target import NO_FILE, PATH_HELP, file_path, replacing, written
from nodes.texts import SavePath, needed

MOST_COLUMNS = 12


class Config(NodeConfig):
    """Where the report goes and what it shows."""

    path: SavePath = Field(
        "report.html",
        title="File",
        description=PATH_HELP,
        json_schema_extra=needed(NO_FILE),
    )
    title: str = Field(
        "", title="Title", description="Empty takes the pipeline's name."
    )
    chart_field: FieldName = Field(
        "keywords",
        title="Chart field",
        description="The field that the charts count; empty for no charts.",
    )
    top: int = Field(
        20, ge=1, le=100, title="Bars", description="How many keywords the chart shows."
    )
    columns: tuple[FieldName, ...] = Field(
        (),
        title="Columns",
        description="The fields in the table; none means the first twelve.",
    )
    rows: int = Field(
        1000,
        ge=0,
        le=20_000,
        title="Rows at most",
        description="How many records the table shows.",
    )


@node(
    "files.html_report",
    title="Write HTML report",
    icon="report",
    effect="idempotent",
    adds=("path", "records"),
    words=("chart", "graph", "dashboard", "web page", "share", "print", "output"),
)
async def write_report(
    config: Config, records: Stream, ctx: Context
) -> AsyncIterator[Record]:
    """Write the report and yield what was written."""
    path = file_path(config.path, ".html", ctx)
    tally, shown = Tally(), list[Record]()
    charted = ctx.value(config.chart_field) if config.chart_field else None
    async for batch in records.batches():
        for record in batch:
            tally.add(charted(record) if charted else None)
        shown += batch[: max(config.rows - len(shown), 0)]
    async with replacing(path, ctx) as part:
        if part is not None:
            page = _page(config, tally, shown, ctx)
            part.write_text(page, encoding="utf-8", newline="\n")
    yield written(part, path, tally.records, ctx)


def _page(config: Config, tally: Tally, shown: list[Record], ctx: Context) -> str:
    title = config.title or ctx.pipeline_name or Path(config.path).stem
    made = ctx.now().strftime("%Y-%m-%d %H:%M")
    subtitle = f"{ctx.pipeline_name} · {made}" if config.title else made
    names = list(dict.fromkeys(name for record in shown for name in record))
    columns = list(config.columns) or names[:MOST_COLUMNS]
    row = row_of(columns, ctx, chosen=bool(config.columns))
    left_out = tally.records - len(shown)
    note = f"{left_out:,} more records are not shown here." if left_out else ""
    table = report_page.table(columns, map(row, shown), note) if shown else ""
    return report_page.page(title, subtitle, tally, config.top, table)
