"""What the status of an HTTP answer means for a node."""

from http import HTTPStatus

from nodes.context import Response
from nodes.errors import InputError, TryLaterError
from nodes.redaction import shown_url

FIRST_ERROR, FIRST_SERVER_ERROR = 400, 500
ADVICE = {
    401: "it wants a sign-in; check whether the address may be read without one",
    403: "it does not let this program in; open it in a browser to see why",
    404: "there is nothing at this address; check it",
    410: "it was removed for good; take it off your list",
}


def is_error(response: Response) -> bool:
    """Say whether the other side refused or failed."""
    return response.status >= FIRST_ERROR


def refuse_errors(response: Response) -> None:
    """Raise what an answer with an error status means.

    Raises:
        TryLaterError: the server failed; it may recover.
        InputError: the request was wrong; asking again gives the same.
    """
    if not is_error(response):
        return
    where = f"{shown_url(response.url)} answers {named(response.status)}"
    if response.status >= FIRST_SERVER_ERROR:
        message = f"{where}: the server has trouble of its own; try later."
        raise TryLaterError(message)
    advice = ADVICE.get(response.status, "the server refuses the request")
    message = f"{where}: {advice}."
    raise InputError(message)


def named(status: int) -> str:
    """Return a status with its name, such as ``404 (Not Found)``."""
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
