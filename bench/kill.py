"""Whether a run survives `kill -9`, at random points, as often as is asked for.

``python -m bench.kill [--times N] [--quick] [--json] [--seed N]``

Each case kills the engine or its workers one to three times in one run; see
`bench.killing`. One in `CALLED_EVERY` kills while webhooks are called instead; see
`bench.killing_webhooks`. The same seed kills at the same moments, as far as the machine lets it.
One case in `WHOLE_EVERY` starts the whole program each time and has workers to kill; the
others fork an engine that is loaded already, and take a fraction of the time.
"""

import argparse
import asyncio
import json
import statistics
import sys
from collections import Counter

from bench.killing import Case, Starter, Verdict, forking, undisturbed
from bench.killing_webhooks import WebhookCase, undisturbed_calls
from bench.town import town

TIMES, QUICK_TIMES = 1_000, 20
WHOLE_EVERY, CALLED_EVERY = 20, 4


def main() -> int:
    """Print what came of it; 1 where something was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES, help=f"cases ({TIMES})")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_TIMES} cases")
    parser.add_argument("--seed", type=int, default=1, help="the first case's seed")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    times = QUICK_TIMES if options.quick else options.times
    verdicts = asyncio.run(_all(range(options.seed, options.seed + times)))
    figures = _figures(verdicts)
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, value in figures.items():
            print(f"{name:16} {value}")
    return 1 if figures["faults"] else 0


async def _all(seeds: range) -> list[Verdict]:
    found: list[Verdict] = []
    async with town() as place, forking() as forks:
        whole = Starter()
        await undisturbed(place, forks)  # the first one takes longer
        light = await undisturbed(place, forks)
        usual = await undisturbed(place, whole)
        calls_s = await undisturbed_calls(place, forks)
        for seed in seeds:
            if seed % WHOLE_EVERY == 0:
                case = Case(place, seed, *usual, whole)
            elif seed % CALLED_EVERY == 1:
                case = WebhookCase(place, seed, calls_s, forks)
            else:
                case = Case(place, seed, *light, forks)
            verdict = await case.passed()
            found.append(verdict)
            for fault in verdict.faults:
                print(f"seed {seed}: {fault}", file=sys.stderr, flush=True)
            if len(found) % 20 == 0:
                print(json.dumps(_figures(found)), file=sys.stderr, flush=True)
    return found


def _figures(verdicts: list[Verdict]) -> dict[str, object]:
    kills = Counter(kill for verdict in verdicts for kill in verdict.kills)
    return {
        "cases": len(verdicts),
        "engines_killed": kills["engine"],
        "workers_killed": kills["worker"],
        "resumed": sum(verdict.resumed for verdict in verdicts),
        "decisions": sum(verdict.decided for verdict in verdicts),
        "seconds_median": round(statistics.median(v.seconds for v in verdicts), 2),
        "faults": {v.seed: v.faults for v in verdicts if v.faults},
    }


if __name__ == "__main__":
    sys.exit(main())
