"""How long to wait before a step is tried again."""

from collections.abc import Callable

from engine.pipeline import Retry


def pause_s(
    retry: Retry, failed: int, after_s: float | None, random: Callable[[], float]
) -> float:
    """Return the seconds to wait after the ``failed``-th try.

    The pause doubles with every try and is shortened by up to a half at random, so
    that many steps do not come back at the same moment. What the other side asked
    for (``after_s``) is the least that is waited; there may be too much of it, see
    `engine.run.task`.
    """
    full = min(retry.max_wait_s, retry.wait_s * 2 ** min(failed - 1, 32))
    return max(after_s or 0.0, full * (1 - random() / 2))
