"""The program's entry: the command line, which opens the Studio when told nothing."""

import sys
from multiprocessing import freeze_support


def main() -> int:
    """Run the command line and return the exit code."""
    freeze_support()
    from app.cli import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
