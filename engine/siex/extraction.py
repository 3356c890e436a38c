"""The calls that give keywords for texts."""

from collections.abc import Iterable
from typing import Unpack

from engine.siex.errors import BadOptionError
from engine.siex.headline import headline
from engine.siex.keyword import Analysis, Document, Keyword, checked
from engine.siex.languages import nearest_language
from engine.siex.long_text import excerpt
from engine.siex.options import Options, Wishes
from engine.siex.pieces import Content
from engine.siex.ranking import ranked
from engine.siex.rounding import rounded
from engine.siex.task import Task

_AS_USUAL = Options()


def extract(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    genre: str | None = None,
    **wishes: Unpack[Wishes],
) -> list[Keyword]:
    """Return the keywords of a text, best first.

    Args:
        text: what to read; markup and web addresses are passed over.
        title: its title, if it has one apart from the text.
        language: one of the eleven language codes; guessed if left out.
        genre: the kind of text, one of ``GENRES``; guessed if left out.
        wishes: how many and which keywords, see ``Wishes``: ``top_k`` (10),
            ``min_score``, ``max_words`` (5), ``include_types``, ``exclude_types``,
            ``stop_phrases``, ``must_consider``, ``diversity``, ``explain``.

    Raises:
        SiexError: if an option makes no sense; the message says which.
    """
    return list(
        analyse(text, title=title, language=language, genre=genre, **wishes).keywords
    )


def extract_batch(
    texts: Iterable[str | Document],
    *,
    language: str | None = None,
    genre: str | None = None,
    **wishes: Unpack[Wishes],
) -> list[list[Keyword]]:
    """Return the keywords of many texts, the same as one by one but faster.

    What a ``Document`` says of its language and genre goes before ``language`` and
    ``genre``, which hold for all others.
    """
    found = analyse_batch(texts, language=language, genre=genre, **wishes)
    return [list(analysis.keywords) for analysis in found]


def analyse(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    genre: str | None = None,
    **wishes: Unpack[Wishes],
) -> Analysis:
    """Return keywords together with the language and genre they were found with."""
    return analyse_batch([Document(text, title, language, genre)], **wishes)[0]


def analyse_batch(
    texts: Iterable[str | Document],
    *,
    language: str | None = None,
    genre: str | None = None,
    **wishes: Unpack[Wishes],
) -> list[Analysis]:
    """Return an analysis per text, in order."""
    options = Options(**wishes) if wishes else _AS_USUAL
    if isinstance(texts, str):
        raise BadOptionError("texts", texts, "a list of texts")
    documents = [checked(_document(text, language, genre)) for text in texts]
    return [analysis(each.content, each, options) for each in documents]


def _document(
    text: str | Document, language: str | None, genre: str | None
) -> Document:
    if not isinstance(text, Document):
        return Document(text, None, language, genre)
    if language is None and genre is None:
        return text
    return text._replace(language=text.language or language, genre=text.genre or genre)


def analysis(content: Content, document: Document, options: Options) -> Analysis:
    """Read the ``content`` of a document, which need not hold its text itself."""
    prose = excerpt(content, options.must_consider)
    language, nearest, sure = document.language, document.language, 1.0
    if nearest is None:
        language, nearest, sure = nearest_language(prose)
    title = len(document.title) if document.title else headline(prose)
    task = Task(content, title, language, nearest, rounded(sure), document.genre, prose)
    return ranked(task, options)
