"""Why a person must look at an article, and what could be mended in it."""

from collections.abc import Iterator

from engine.transform.bacowr.case import Case
from engine.transform.bacowr.industries import disclaimers, promises
from engine.transform.bacowr.links import NEEDED
from engine.transform.bacowr.vocabulary import LSI_LEAST


def signoff_reasons(case: Case) -> Iterator[str]:
    """Yield why a person must look at an article before it goes out."""
    if case.article.link is None:
        yield "The article has no link to the target."
    if case.risk.level == "high":
        yield "The anchor's risk is high."
    if case.package.intent_extension.intent_alignment.overall == "off":
        yield "The intents do not go together."
    if not case.article.sources:
        yield "The article has no source that can be trusted."
    if case.rivals:
        yield "The article links to a competitor."
    for trade in case.trades:
        if not disclaimers(case.page, trade.industry):
            yield f"The words that {trade.industry} must carry are missing."
    if case.trades and promises(case.page):
        yield "The article promises what nobody can keep."
    if case.is_mismatched:
        yield f"The link's place does not fit a {case.bridge} bridge."


def suggestions(case: Case) -> Iterator[str]:
    """Yield what may be mended once: place, anchor, terms, sources, words, voice."""
    position = case.article.position
    if position is None:
        yield "Set a link to the target."
    elif position.in_heading or position.links_in_paragraph > 1 or case.is_mismatched:
        yield "Move the link to another paragraph."
    if case.risk.level == "high":
        yield "Swap the anchor for one with less risk."
    if position is not None and case.lsi.count < LSI_LEAST:
        yield f"Bring related terms near the link: {LSI_LEAST - case.lsi.count} more."
    if len(case.article.sources) < NEEDED[case.bridge]:
        yield "Name a source that can be trusted."
    for trade in case.trades:
        if not disclaimers(case.page, trade.industry):
            yield f"Add the words that {trade.industry} must carry."
    for url in case.rivals:
        yield f"Take out the link to a competitor, {url}."
    own, theirs = case.tones
    if own and theirs and own != theirs:
        yield f"Write in the publisher's voice, {theirs}."
