"""Finds node types by what a person types: titles, words, help, letters left out."""

from collections.abc import Iterable

from nodes.contract import NodeType

CATEGORY_TITLES = {
    "triggers": "Triggers",
    "sources": "Sources",
    "siex": "SIE-X",
    "flow": "Flow",
    "fields": "Fields",
    "text": "Text",
    "web": "Web",
    "files": "Files",
    "report": "Reports",
    "desktop": "Desktop",
    "services": "Services",
}


def category_title(category: str) -> str:
    """Return the name of a palette drawer."""
    return CATEGORY_TITLES.get(category, category.replace("_", " ").capitalize())


def by_category(types: Iterable[NodeType]) -> dict[str, list[NodeType]]:
    """Return node types by drawer, the drawers in the order of a pipeline."""
    order = list(CATEGORY_TITLES)
    found: dict[str, list[NodeType]] = {}
    for node_type in sorted(types, key=lambda each: each.title.casefold()):
        found.setdefault(node_type.category, []).append(node_type)
    return dict(
        sorted(found.items(), key=lambda item: _place(order, item[0])),
    )


def matching(types: Iterable[NodeType], text: str) -> list[NodeType]:
    """Return the node types that ``text`` means, the best first."""
    wanted = text.casefold().split()
    ranked = ((rank(node_type, wanted), node_type) for node_type in types)
    found = [(score, t.title.casefold(), t) for score, t in ranked if score is not None]
    return [t for _score, _title, t in sorted(found, key=lambda item: item[:2])]


def rank(node_type: NodeType, wanted: Iterable[str]) -> int | None:
    """Return how far a node type is from what is wanted, None where it is not meant."""
    total = 0
    for word in wanted:
        distance = _distance(node_type, word)
        if distance is None:
            return None
        total += distance
    return total


def _distance(node_type: NodeType, word: str) -> int | None:
    title = node_type.title.casefold()
    if title.startswith(word):
        return 0
    if any(part.startswith(word) for part in title.split()):
        return 1
    if any(part.casefold().startswith(word) for part in node_type.words):
        return 2
    if word in title or word in node_type.id:
        return 3
    if word in node_type.help.casefold():
        return 4
    return 5 if len(word) > 1 and _skips_letters(word, title) else None


def _skips_letters(word: str, title: str) -> bool:
    left = iter(title)
    return all(letter in left for letter in word)


def _place(order: list[str], category: str) -> tuple[int, str]:
    return (order.index(category) if category in order else len(order), category)
