"""Gather the texts of our own that the ranker learns from, as samples to ship.

They go to ``resources/samples/keywords/learnt.jsonl.gz``, the same bytes each time.
"""

import gzip
import json
from pathlib import Path
from typing import Any

from resources.folders import KEYWORD_SAMPLES
from training.metric import shared_folder

WEB_PAGES = Path(__file__).with_name("web_pages.jsonl")
FIELDS = ("id", "lang", "genre", "title", "text", "keyphrases")


def main() -> int:
    """Write the file and say how many texts it holds."""
    texts = [*_written(shared_folder() / "data" / "keyphrase" / "written"), *_pages()]
    lines = (json.dumps({f: t[f] for f in FIELDS}, ensure_ascii=False) for t in texts)
    packed = gzip.compress("\n".join(lines).encode(), mtime=0)
    (KEYWORD_SAMPLES / "learnt.jsonl.gz").write_bytes(packed)
    print(f"samples: {len(texts)} texts, {len(packed):,} bytes")
    return 0


def _written(folder: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl.gz"))
        for line in gzip.decompress(path.read_bytes()).decode().splitlines()
    ]


def _pages() -> list[dict[str, Any]]:
    return [json.loads(line) for line in WEB_PAGES.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    raise SystemExit(main())
