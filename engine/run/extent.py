"""How much of a pipeline a run is to do, and which nodes give what they gave before."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from engine.graph import ancestors, descendants, followers, order, predecessors
from engine.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Extent:
    """Which nodes are wanted; all, where nothing is said.

    Attributes:
        until: Run no further than this node.
        since: Run this node and what comes after it.
        only: Run this node alone.
        reuse: Whether nodes that have not changed may give what they gave in an earlier
            run. What comes before ``since`` and ``only`` may always.
        reuse_from: The one run that is reused; None for the last ones of the pipeline.
        begins_at: The trigger at which the run begins; the others stay silent.
        only_failed: Only records on which nodes failed in the run that is reused.
    """

    until: str | None = None
    since: str | None = None
    only: str | None = None
    reuse: bool = False
    reuse_from: str | None = None
    begins_at: str | None = None
    only_failed: bool = False

    @property
    def is_whole(self) -> bool:
        """Say whether the run does all that it can from where it begins."""
        return replace(self, begins_at=None) == ALL

    @property
    def may_reuse(self) -> bool:
        """Say whether some nodes may give what they gave before."""
        return bool(self.reuse or self.since or self.only)

    @property
    def named(self) -> tuple[str, ...]:
        """The nodes that it names."""
        return tuple(key for key in (self.until, self.since, self.only) if key)


ALL = Extent()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a run does: ``run`` anew, ``play`` as before, and ``show`` only."""

    run: frozenset[str]
    play: frozenset[str] = field(default_factory=frozenset[str])
    show: frozenset[str] = field(default_factory=frozenset[str])


def chosen(pipeline: Pipeline, extent: Extent, stored: Collection[str]) -> Chosen:
    """Return what a run does where the nodes ``stored`` could give what they gave.

    What depends on a node that runs is run as well: its input may be another one now.
    """
    wanted = _wanted(pipeline, extent)
    if not extent.may_reuse:
        return Chosen(wanted | ancestors(pipeline, wanted))
    stale = _told_to_run(pipeline, extent, wanted)
    while True:
        run, play = _needed(pipeline, wanted, stale, stored)
        behind = descendants(pipeline, run) & play
        if not behind:
            break
        stale |= behind
    shown = frozenset(stored) & pipeline.nodes.keys()
    return Chosen(run, play, shown - run - play - descendants(pipeline, run))


def _wanted(pipeline: Pipeline, extent: Extent) -> frozenset[str]:
    """Return the nodes whose output is asked for."""
    if extent.only:
        return frozenset([extent.only])
    if extent.until:
        return frozenset([extent.until])
    if extent.since:
        return descendants(pipeline, [extent.since]) | {extent.since}
    if extent.reuse:  # a node that nothing needs any more need not run again
        inner = followers(pipeline).keys() & set(order(pipeline))
        return frozenset(pipeline.nodes.keys() - inner)
    return frozenset(pipeline.nodes)


def _told_to_run(
    pipeline: Pipeline, extent: Extent, wanted: frozenset[str]
) -> frozenset[str]:
    """Return the nodes that run whether something is stored or not."""
    if extent.since and extent.until:
        between = descendants(pipeline, [extent.since])
        return (between & ancestors(pipeline, wanted)) | {extent.since} | wanted
    return wanted if extent.named else frozenset()


def _needed(
    pipeline: Pipeline,
    wanted: frozenset[str],
    stale: frozenset[str],
    stored: Collection[str],
) -> tuple[frozenset[str], frozenset[str]]:
    """Walk back from what is wanted; return what has to run and what can be played."""
    before = predecessors(pipeline)
    run: set[str] = set()
    play: set[str] = set()
    waiting = list(wanted)
    while waiting:
        key = waiting.pop()
        if key in run or key in play:
            continue
        if key in stored and key not in stale:
            play.add(key)
            continue
        run.add(key)
        if pipeline.nodes[key].pinned is None:
            waiting += before.get(key, ())
    return frozenset(run), frozenset(play)
