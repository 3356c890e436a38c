"""Put back what a backup holds; what was there before is set aside, not deleted."""

import argparse
from pathlib import Path

from app.commands.printing import print_json
from engine.errors import HomeTakenError
from engine.home import find_home


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("file", metavar="FILE", help="a file of `siex backup`")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Check the backup and let it take its place, at once or at the next start."""
    from engine.lock import holding
    from engine.store.archive import finish_restoring, unpack_archive

    home = find_home(options.home)
    unpack_archive(Path(options.file).expanduser().absolute(), home)
    try:
        with holding(home, "siex restore"):
            aside = finish_restoring(home)
    except HomeTakenError:
        _tell(options, "waiting", None)
        return 0
    _tell(options, "restored", aside)
    return 0


def _tell(options: argparse.Namespace, state: str, aside: Path | None) -> None:
    if options.json:
        print_json({"state": state, "set_aside": str(aside) if aside else None})
    elif state == "waiting":
        print(
            "The backup is checked and waits. It takes its place when the engine starts "
            "anew: close the Studio, or stop `siex serve`, and start it again."
        )
    else:
        print("The backup is restored.")
        if aside is not None:
            print(f"What was there before lies in {aside}.")
