"""How central a candidate's words are in the document's web of words."""

from engine.siex.candidates import Candidates
from engine.siex.features import cell
from engine.siex.features.context import is_nominal, nominal_words
from engine.siex.features.rows import Rows
from engine.siex.graph import Ranks
from engine.siex.sentences import Sentences

CENTRALITY = (
    *("rank", "rank_share", "rank_place"),
    *("early_rank", "early_rank_share", "early_rank_place"),
    *("phrase_rank", "phrase_rank_share", "phrase_rank_place"),
    *("rank_mean", "early_rank_mean", "rank_last"),
)


def centrality(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Add up the ranks of the words."""
    ranks = Ranks(text)
    for candidate in range(found.size):
        rows.score[candidate] = _plain(ranks, found, candidate)
    rows.ranked()
    for candidate in range(found.size):
        rows.score[candidate] = _early(ranks, found, candidate)
    rows.ranked()
    nominal = nominal_words(text)
    for candidate in range(found.size):
        if not is_nominal(nominal, found, candidate):
            rows.score[candidate] = 0.0
    rows.ranked()
    for candidate in range(found.size):
        width = float(found.width[candidate])
        rows.at(candidate)
        cell.put(rows, _plain(ranks, found, candidate) / width)
        cell.put(rows, _early(ranks, found, candidate) / width)
        cell.put(rows, ranks.early[found.finish[candidate]])
    rows.close(3)


def _plain(ranks: Ranks, found: Candidates, candidate: int) -> float:
    total = 0.0
    for word in range(found.begin[candidate], found.finish[candidate] + 1):
        total += ranks.plain[word]
    return total


def _early(ranks: Ranks, found: Candidates, candidate: int) -> float:
    total = 0.0
    for word in range(found.begin[candidate], found.finish[candidate] + 1):
        total += ranks.early[word]
    return total
