"""Find the keywords of a text, of a file, or of each line of a JSON-lines file."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.errors import BadInputError
from app.commands.inputs import STANDARD_INPUT, json_lines, read_text
from app.commands.printing import destination, print_json, print_table

if TYPE_CHECKING:
    from engine.siex import Analysis, Document, Keyword
    from engine.siex.options import Wishes

AT_ONCE = 64
SHOWN_PARTS = 8
HEADINGS = ("keyword", "score", "confidence", "type", "count")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    text = parser.add_mutually_exclusive_group()
    text.add_argument(
        "text", metavar="TEXT", nargs="?", help="the text; without any, standard input"
    )
    text.add_argument("--file", metavar="F", help="read the text from a file")
    text.add_argument(
        "--jsonl",
        metavar="F",
        help='read one {"id", "title"?, "text", "lang"?} per line and answer in the same order',
    )
    parser.add_argument(
        "--language", metavar="L", help="en, sv, es ... (else found out)"
    )
    parser.add_argument(
        "--top-k", metavar="N", type=int, default=10, help="how many at most (10)"
    )
    parser.add_argument(
        "--min-score",
        metavar="S",
        type=float,
        help="leave out keywords below this score, 0 to 1; without it, only as many are "
        "listed as a person would list, 0 lists all",
    )
    parser.add_argument(
        "--max-words", metavar="N", type=int, default=5, help="longest phrase (5 words)"
    )
    parser.add_argument(
        "--genre", metavar="G", help="news, web, abstract ... (else guessed)"
    )
    parser.add_argument(
        "--types", metavar="T", default="", help="only these types: PERSON,ORG"
    )
    parser.add_argument(
        "--without-types", metavar="T", default="", help="not these types: DATE,NUMBER"
    )
    parser.add_argument(
        "--stop-phrase",
        metavar="P",
        action="append",
        default=[],
        help="never list this phrase, in any form; may stand several times",
    )
    parser.add_argument(
        "--must-consider",
        metavar="P",
        action="append",
        default=[],
        help="list this phrase wherever it occurs; may stand several times",
    )
    parser.add_argument(
        "--diversity",
        metavar="D",
        type=float,
        default=0.0,
        help="0 lists the likeliest keywords, 1 those that differ most",
    )
    parser.add_argument(
        "--explain", action="store_true", help="say what each score is made of"
    )
    parser.add_argument(
        "--output", metavar="F", help="write the answer to a file, as JSON"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print or write the keywords."""
    from engine.siex import SiexError

    try:
        if options.jsonl:
            _write_lines(options)
        else:
            _write_one(options)
    except SiexError as error:
        raise BadInputError(str(error)) from None
    return 0


def _write_lines(options: argparse.Namespace) -> None:
    with destination(options.output) as stream:
        for answer in _answers(json_lines(options.jsonl), options):
            stream.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _write_one(options: argparse.Namespace) -> None:
    from engine.siex import analyse

    found = analyse(
        _text(options),
        language=options.language,
        genre=options.genre,
        **_wishes(options),
    )
    if options.output:
        with destination(options.output) as stream:
            stream.write(json.dumps(_told(found), ensure_ascii=False, indent=2) + "\n")
    elif options.json:
        print_json(_told(found))
    else:
        _show(found)


def _answers(
    lines: Iterable[tuple[int, dict[str, Any]]], options: argparse.Namespace
) -> Iterator[dict[str, Any]]:
    """Answer each line, in order, holding no more than some lines at a time."""
    from engine.siex import analyse_batch

    wishes = _wishes(options)
    rest = ((line, _document(number, line, options.jsonl)) for number, line in lines)
    while some := list(islice(rest, AT_ONCE)):
        found = analyse_batch(
            (document for _, document in some),
            language=options.language,
            genre=options.genre,
            **wishes,
        )
        for (line, _), analysis in zip(some, found, strict=True):
            yield {"id": line["id"], **_told(analysis)}


def _wishes(options: argparse.Namespace) -> "Wishes":
    """Return what the command line asks of the keywords."""
    return {
        "top_k": options.top_k,
        "min_score": options.min_score,
        "max_words": options.max_words,
        "include_types": options.types.split(","),
        "exclude_types": options.without_types.split(","),
        "stop_phrases": options.stop_phrase,
        "must_consider": options.must_consider,
        "diversity": options.diversity,
        "explain": options.explain,
    }


def _document(number: int, line: dict[str, Any], file: str) -> "Document":
    from engine.siex import LANGUAGES, Document

    place = f"{file}, line {number}"
    if "id" not in line:
        raise BadInputError(f"{place}: “id” is missing.")
    if not isinstance(line.get("text"), str):
        raise BadInputError(f"{place}: “text” should be a text.")
    title, language = line.get("title"), line.get("lang")
    if not isinstance(title, str | None):
        raise BadInputError(f"{place}: “title” should be a text.")
    if language and language not in LANGUAGES:
        raise BadInputError(f"{place}: “lang” should be one of {', '.join(LANGUAGES)}.")
    return Document(line["text"], title or None, language or None)


def _told(found: "Analysis") -> dict[str, Any]:
    return {
        "language": found.language,
        "keywords": [keyword.to_json() for keyword in found.keywords],
    }


def _text(options: argparse.Namespace) -> str:
    text = options.text
    if text is None:
        if options.file is None and sys.stdin.isatty():
            raise BadInputError(
                "There is no text; `siex extract --help` shows how to give one."
            )
        text = read_text(options.file or STANDARD_INPUT)
    elif _is_file(text):
        print(
            f"“{text}” was read as the text itself; --file {text} reads the file.",
            file=sys.stderr,
        )
    if not text.strip():
        raise BadInputError("The text is empty, so there are no keywords to find.")
    return text


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long, or with characters that no name has
        return False


def _explain(keyword: "Keyword") -> None:
    """Print what raises and lowers a score, the strongest first."""
    print(f"\n{keyword.text}: {keyword.score}")
    parts = sorted(keyword.explanation, key=lambda part: -abs(part.value))
    for part in parts[:SHOWN_PARTS]:
        print(f"  {part.value:+.4f}  {part.feature}")
    rest = sum(part.value for part in parts[SHOWN_PARTS:])
    if parts[SHOWN_PARTS:]:
        print(f"  {rest:+.4f}  {len(parts) - SHOWN_PARTS} more")


def _show(found: "Analysis") -> None:
    rows = ((k.text, k.score, k.confidence, k.type, k.count) for k in found.keywords)
    if found.keywords:
        print_table(HEADINGS, rows)
    else:
        print("No keywords are left by what was asked for.", file=sys.stderr)
    for keyword in found.keywords:
        if keyword.explanation:
            _explain(keyword)
    if not found.language:
        print(
            "The language is none that the model knows; set one with --language.",
            file=sys.stderr,
        )
