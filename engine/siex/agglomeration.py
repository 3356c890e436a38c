"""Agglomerative clustering with average linkage, the same on every machine."""

from collections.abc import Sequence

_NEVER = -1.0


def clusters(alike: Sequence[Sequence[float]], threshold: float) -> list[list[int]]:
    """Join the two most alike groups until none are at least ``threshold`` alike.

    ``alike`` holds how alike every two items are. Groups are as alike as their items are
    on average (UPGMA); of equals the earlier ones are joined. The groups come in the
    order of their first item.
    """
    size = len(alike)
    links = [[*[_NEVER] * (n + 1), *row[n + 1 :]] for n, row in enumerate(alike)]
    best = [max(row) for row in links]
    groups = [[item] for item in range(size)]
    while best and (nearest := max(best)) >= threshold and nearest > _NEVER:
        one = best.index(nearest)
        other = links[one].index(nearest)
        _join(links, best, groups, one, other)
    return [sorted(group) for group in groups if group]


def _join(
    links: list[list[float]],
    best: list[float],
    groups: list[list[int]],
    one: int,
    other: int,
) -> None:
    """Let the group ``one`` take in ``other``, which stands after it."""
    mine, theirs = len(groups[one]), len(groups[other])
    for third, group in enumerate(groups):
        if not group or third in (one, other):
            continue
        kept_row, kept = min(one, third), max(one, third)
        gone_row, gone = min(other, third), max(other, third)
        link = links[kept_row][kept] * mine + links[gone_row][gone] * theirs
        links[kept_row][kept] = link / (mine + theirs)
        links[gone_row][gone] = _NEVER
        if third < other:
            best[third] = max(links[third])
    links[one][other] = _NEVER
    links[other] = [_NEVER] * len(groups)
    best[one], best[other] = max(links[one]), _NEVER
    groups[one] += groups[other]
    groups[other] = []
