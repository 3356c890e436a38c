"""The calls that give keywords for texts."""

from collections.abc import Iterable, Sequence

from engine.siex.keyword import Analysis, Document, Keyword, Options, checked
from engine.siex.languages import nearest_language
from engine.siex.long_text import excerpt
from engine.siex.ranking import Task, ranked

_BATCH_CHARACTERS = 60_000


def extract(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    top_k: int = 10,
    min_score: float = 0.0,
    max_words: int = 5,
    genre: str | None = None,
) -> list[Keyword]:
    """Return the keywords of a text, best first.

    Args:
        text: what to read; markup and web addresses are passed over.
        title: its title, if it has one apart from the text.
        language: one of the eleven language codes; guessed if left out.
        top_k: at most this many keywords.
        min_score: leave out keywords with a smaller chance than this.
        max_words: the longest phrase allowed; a hyphenated compound is one word.
        genre: the kind of text, one of ``GENRES``; guessed if left out.

    Raises:
        SiexError: if an option makes no sense; the message says which.
    """
    document = Document(text, title, language, genre)
    options = Options(top_k, min_score, max_words)
    return list(_analyses([document], options)[0].keywords)


def extract_batch(
    texts: Iterable[str | Document],
    *,
    language: str | None = None,
    top_k: int = 10,
    min_score: float = 0.0,
    max_words: int = 5,
    genre: str | None = None,
) -> list[list[Keyword]]:
    """Return the keywords of many texts, the same as one by one but faster.

    What a ``Document`` says of its language and genre goes before ``language`` and
    ``genre``, which hold for all others.
    """
    documents = [_document(text, language, genre) for text in texts]
    options = Options(top_k, min_score, max_words)
    return [list(found.keywords) for found in _analyses(documents, options)]


def analyse(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    top_k: int = 10,
    min_score: float = 0.0,
    max_words: int = 5,
    genre: str | None = None,
) -> Analysis:
    """Return keywords together with the language and genre they were found with."""
    document = Document(text, title, language, genre)
    return _analyses([document], Options(top_k, min_score, max_words))[0]


def analyse_batch(
    texts: Iterable[str | Document],
    *,
    language: str | None = None,
    top_k: int = 10,
    min_score: float = 0.0,
    max_words: int = 5,
    genre: str | None = None,
) -> list[Analysis]:
    """Return an analysis per text, in order."""
    documents = [_document(text, language, genre) for text in texts]
    return _analyses(documents, Options(top_k, min_score, max_words))


def _document(
    text: str | Document, language: str | None, genre: str | None
) -> Document:
    if isinstance(text, str):
        return Document(text, language=language, genre=genre)
    return text._replace(language=text.language or language, genre=text.genre or genre)


def _analyses(documents: Sequence[Document], options: Options) -> list[Analysis]:
    """Read texts of one language together, in batches of bounded size."""
    tasks = [_task(checked(document)) for document in documents]
    results: dict[int, Analysis] = {}
    for numbers in _batches(tasks):
        batch = [tasks[number] for number in numbers]
        results.update(zip(numbers, ranked(batch, options), strict=True))
    return [results[number] for number in range(len(tasks))]


def _task(document: Document) -> Task:
    content = document.content
    prose = excerpt(content)
    language, nearest, sure = document.language, document.language, 1.0
    if nearest is None:
        language, nearest, sure = nearest_language(prose)
    return Task(
        content=content,
        title=len(document.title or ""),
        language=language,
        read_as=nearest,
        sure=round(sure, 4),
        genre=document.genre,
        excerpt=prose,
    )


def _batches(tasks: Sequence[Task]) -> list[list[int]]:
    """Group tasks by language, in order, until a batch holds enough characters."""
    open_batches: dict[str, tuple[list[int], int]] = {}
    done: list[list[int]] = []
    for number, task in enumerate(tasks):
        numbers, size = open_batches.get(task.read_as, ([], 0))
        numbers, size = [*numbers, number], size + len(task.excerpt)
        if size >= _BATCH_CHARACTERS:
            done.append(numbers)
            numbers, size = [], 0
        open_batches[task.read_as] = numbers, size
    return done + [numbers for numbers, _ in open_batches.values() if numbers]
