"""The webhooks of the library, and who is let in."""

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from pydantic import ValidationError

from engine.configs import resolved_config
from engine.going import Ready
from engine.pipeline import Node, Pipeline
from engine.preparing import Preparation
from engine.run.extent import Extent
from engine.runs import Runs
from engine.webhooks.keys import Keys
from engine.webhooks.messages import RefusedRequestError, Request
from nodes.triggers.webhook import Config, webhook

WEBHOOK = webhook.id
FOLDER = "/hook/"
BEARER = "bearer "
TOKEN_HEADER = "x-siex-token"  # noqa: S105 - a name, no token


@dataclass(frozen=True)
class Hook:
    """An address that starts a pipeline at one of its nodes."""

    pipeline: Pipeline
    node: Node
    config: Config
    path: str
    token: str
    preparation: Preparation

    @cached_property
    def ready(self) -> Ready:
        """What its runs share; made for the first call, as most wait long for theirs."""
        extent = Extent(begins_at=self.node.id)
        return self.preparation.ready(self.pipeline, extent=extent)

    def admit(self, request: Request) -> None:
        """Let a caller in.

        Raises:
            RefusedRequestError: the method or the token is not the right one.
        """
        if request.method not in self.config.methods:
            allowed = ", ".join(self.config.methods)
            sentence = f"This webhook takes {allowed}."
            raise RefusedRequestError(405, sentence, {"allow": allowed})
        if self.config.needs_token and not self._is_right(_token(request.headers)):
            sentence = (
                "The token is missing or wrong; send it as “Authorization: Bearer …”."
            )
            asked = {"www-authenticate": "Bearer"}
            raise RefusedRequestError(401, sentence, asked)

    def _is_right(self, token: str) -> bool:
        return hmac.compare_digest(
            token.encode("utf-8", "replace"), self.token.encode()
        )


def has_webhook(form: Mapping[str, Any]) -> bool:
    """Say whether a pipeline in its file form has a webhook that is switched on."""
    return any(
        node.get("type") == WEBHOOK and not node.get("disabled")
        for node in form.get("nodes", ())
    )


def hooks_of(pipeline: Pipeline, keys: Keys, runs: Runs) -> Iterator[Hook]:
    """Yield the webhooks of a pipeline; none for a node whose settings are wrong."""
    for node in pipeline.nodes.values():
        if node.type != WEBHOOK or node.disabled:
            continue
        try:
            config = cast("Config", resolved_config(node, webhook))
        except (ValidationError, ValueError, TypeError):
            continue
        name = pipeline.id, node.id, config.renewed
        path, token = keys.path(*name), keys.token(*name)
        yield Hook(pipeline, node, config, path, token, runs.preparation)


def _token(headers: Mapping[str, str]) -> str:
    given = headers.get("authorization", "")
    if given[: len(BEARER)].lower() == BEARER:
        return given[len(BEARER) :].strip()
    return headers.get(TOKEN_HEADER, "").strip()
