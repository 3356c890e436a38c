"""How a webhook is called from a terminal: a line to copy."""

from engine.protocol import WebhookAddress

EXAMPLE = '{"text": "Hello"}'


def curl(hook: WebhookAddress) -> str:
    """Return the command that calls a webhook, quoted for sh and for cmd."""
    parts = ["curl"]
    method = hook.methods[0]
    if method != "GET":
        parts.append(f"-X {method}")
    if hook.token is not None:
        parts.append(f'-H "Authorization: Bearer {hook.token}"')
    if method not in ("GET", "DELETE"):
        body = EXAMPLE.replace('"', '\\"')
        parts += ['-H "Content-Type: application/json"', f'-d "{body}"']
    parts.append(hook.url)
    return " ".join(parts)
