"""Tell every problem of pipeline files, each with its place."""

import argparse
import sys

from app.commands.printing import counted, styled


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a pipeline file")


def run(options: argparse.Namespace) -> int:
    """Print the problems of each file; 2 when one of them cannot run as it is."""
    verdicts = [_is_fine(file) for file in options.files]
    return 0 if all(verdicts) else 2


def _is_fine(file: str) -> bool:
    from engine.check import problems
    from engine.errors import FileError
    from engine.files import load
    from nodes.registry import node_types

    try:
        pipeline = load(file)
    except FileError as error:
        print(error, file=sys.stderr)
        return False
    found = problems(pipeline, node_types())
    for problem in found:
        print(f"{file}: {problem.severity}: {problem}", file=sys.stderr)
    errors = sum(problem.severity == "error" for problem in found)
    if not errors:
        print(
            f"{file}: {styled('fine', 'green')}, {counted(len(pipeline.nodes), 'node')}"
        )
    return not errors
