"""The call to copy says what the webhook takes."""

import shlex

from app.curl import curl
from engine.protocol import WebhookAddress

HOOK = WebhookAddress(pipeline_id="p", node="hook", url="http://127.0.0.1:8377/hook/a")


def test_a_call_brings_a_body_and_the_token():
    assert shlex.split(curl(HOOK.model_copy(update={"token": "t"}))) == [
        "curl",
        "-X",
        "POST",
        "-H",
        "Authorization: Bearer t",
        "-H",
        "Content-Type: application/json",
        "-d",
        '{"text": "Hello"}',
        HOOK.url,
    ]


def test_a_call_that_only_gets_is_short():
    assert curl(HOOK.model_copy(update={"methods": ("GET",)})) == f"curl {HOOK.url}"
