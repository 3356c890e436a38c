"""Tell whether the first line of a text is its headline."""

_LONGEST = 200
_LEAST_BELOW = 60
_SENTENCE_ENDS = ".,:;…"


def headline(text: str) -> int:
    """Return how many of the first characters of a text are its headline, 0 if none.

    Who pastes a page or an abstract pastes its title as the first line. A line is taken
    for one if it does not end as a sentence does and a longer one follows it: neither
    lines that were broken at a margin nor the entries of a menu are headlines.
    """
    begin = len(text) - len(text.lstrip())
    end = text.find("\n", begin)
    if not 0 < end - begin <= _LONGEST:
        return 0
    line, below = text[begin:end].rstrip(), text[end:].lstrip()
    if line[-1] in _SENTENCE_ENDS:
        return 0
    stop = below.find("\n")
    size = len(below) if stop < 0 else stop
    return end if size >= max(_LEAST_BELOW, 1.5 * len(line)) else 0
