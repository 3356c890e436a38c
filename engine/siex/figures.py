"""The figures that measuring the keyword model gives; to hold them needs no model."""

from dataclasses import astuple, dataclass

KS = (5, 10, 15)
"""How many of the best keywords are compared with the known ones."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over some texts, so that the figures of pieces can be added.

    Attributes:
        documents: how many texts.
        words: how many words they have.
        f1_at_5: the sum of the texts' F1 at 5; likewise at 10 and 15.
        read_documents: how many texts were read while the time was taken.
        read_words: how many words that were.
        seconds: processor time that this took.
    """

    documents: int = 0
    words: int = 0
    f1_at_5: float = 0.0
    f1_at_10: float = 0.0
    f1_at_15: float = 0.0
    read_documents: int = 0
    read_words: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Figures") -> "Figures":
        """Return the figures of both."""
        both = zip(astuple(self), astuple(other), strict=True)
        return Figures(*(a + b for a, b in both))

    def f1(self, k: int) -> float:
        """Return the mean F1 at ``k``, from 0 to 1."""
        total = {5: self.f1_at_5, 10: self.f1_at_10, 15: self.f1_at_15}[k]
        return total / self.documents if self.documents else 0.0

    @property
    def documents_per_second(self) -> float:
        """Return how many such texts a processor core reads in a second."""
        return self.read_documents / self.seconds if self.seconds else 0.0

    @property
    def words_per_second(self) -> float:
        """Return how many words a processor core reads in a second."""
        return self.read_words / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What there is to say of the model in this process.

    Attributes:
        digest: the beginning of its files' hash, as in the model card.
        file_bytes: what its files weigh.
        is_compiled: whether hot modules run as machine code.
        memory_bytes: the most memory that its process has held, or 0 if unknown.
    """

    digest: str
    file_bytes: int
    is_compiled: bool
    memory_bytes: int
