"""The engine without a window, until it is interrupted.

It holds the data folder and answers other programs: the Studio attaches to it, and so do
`siex pipelines` and `siex runs`. It listens on this machine for the webhooks of the
pipelines that are switched on; `siex pipelines show ID` tells their addresses. Schedules
and feeds that start pipelines by themselves come with a later version.
"""

import argparse
import asyncio
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument(
        "--metrics",
        metavar="PORT",
        type=int,
        help="tell figures for Prometheus at http://127.0.0.1:PORT/metrics",
    )


def run(options: argparse.Namespace) -> int:
    """Run the engine."""
    from engine.home import find_home
    from engine.host import run_engine
    from engine.metrics import HOST, PATH

    print(f"The engine works on {options.home}; Ctrl-C ends it.", file=sys.stderr)
    if options.metrics is not None:
        print(f"Its figures: http://{HOST}:{options.metrics}{PATH}", file=sys.stderr)
    home = find_home(options.home)
    asyncio.run(run_engine(home, metrics_port=options.metrics))
    return 0
