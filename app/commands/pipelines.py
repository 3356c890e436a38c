"""The library: list and show pipelines, switch on and off, delete; older versions."""

import argparse
import asyncio
import sys
from typing import Any

from app.commands.errors import BadInputError
from app.commands.library import engine_of
from app.commands.printing import counted, moment, print_json, print_table, styled
from app.curl import curl
from engine.commands import Commands
from engine.protocol import (
    SWITCHED_OFF,
    PipelineSummary,
    PipelineVersion,
    WebhookAddress,
)

SIGNS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}
ACTIONS = (
    "list",
    "show",
    "enable",
    "disable",
    "delete",
    "versions",
    "diff",
    "restore",
)
NUMBERS = {"diff": 2, "restore": 1}
"""How many versions an action names."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("action", nargs="?", choices=ACTIONS, default="list")
    parser.add_argument("id", metavar="ID", nargs="?", help="a pipeline's id or name")
    parser.add_argument(
        "versions",
        metavar="VERSION",
        nargs="*",
        type=int,
        help="diff: two versions; restore: one",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Carry out the action."""
    if (options.action == "list") != (options.id is None):
        needs = "needs an id" if options.id is None else "takes no id"
        raise BadInputError(f"`siex pipelines {options.action}` {needs}.")
    count = NUMBERS.get(options.action, 0)
    if len(options.versions) != count:
        needs = f"needs {counted(count, 'version')}" if count else "takes no version"
        raise BadInputError(f"`siex pipelines {options.action}` {needs}.")
    return asyncio.run(_run(options))


async def _run(options: argparse.Namespace) -> int:
    async with engine_of(options.home) as engine:
        match options.action:
            case "show":
                await _show(engine, options)
            case "enable" | "disable":
                enabled = options.action == "enable"
                changed = await engine.enable(options.id, enabled=enabled)
                _tell(
                    changed,
                    f"“{changed.name}” is {'on' if enabled else 'off'}.",
                    options,
                )
            case "versions":
                _list_versions(await engine.versions(options.id), options)
            case "diff":
                await _diff(engine, options)
            case "restore":
                [number] = options.versions
                restored = await engine.restore_version(options.id, number)
                sentence = f"“{restored.name}” is as version {number} was; this is version {restored.version}."
                _tell(restored, sentence, options)
            case "delete":
                await _delete(engine, options)
            case _:
                _list(await engine.pipelines(), options)
    return 0


def _list(found: list[PipelineSummary], options: argparse.Namespace) -> None:
    if options.json:
        print_json({"pipelines": [pipeline.model_dump() for pipeline in found]})
    elif not found:
        print("The library is empty; `siex import FILE` puts a pipeline into it.")
    else:
        rows = (
            (
                p.id,
                p.name,
                "on" if p.enabled else "off",
                p.nodes,
                p.version,
                moment(p.saved_at),
            )
            for p in found
        )
        print_table(("id", "name", "triggers", "nodes", "version", "saved"), rows)


def _list_versions(found: list[PipelineVersion], options: argparse.Namespace) -> None:
    if options.json:
        print_json({"versions": [version.model_dump() for version in found]})
        return
    rows = (
        (v.version, moment(v.saved_at), v.nodes, "current" if v.is_current else "")
        for v in found
    )
    print_table(("version", "saved", "nodes", ""), rows)


async def _diff(engine: Commands, options: argparse.Namespace) -> None:
    before, after = options.versions
    found = await engine.changes(options.id, before, after)
    if options.json:
        print_json({"changes": [change.model_dump() for change in found]})
    elif not found:
        print(f"The versions {before} and {after} do not differ.")
    for change in () if options.json else found:
        sign, color = SIGNS[change.sign]
        print(f"{styled(sign, color)} {change.text}")


async def _show(engine: Commands, options: argparse.Namespace) -> None:
    from engine.file_form import to_json
    from engine.files import dump

    pipeline, version = await engine.pipeline(options.id)
    hooks = await engine.webhooks(pipeline.id)
    if options.json:
        print_json(
            {
                "pipeline": to_json(pipeline),
                "version": version,
                "webhooks": [one.model_dump() for one in hooks],
            }
        )
    else:
        print(dump(pipeline), end="")
        for one in hooks:
            _tell_webhook(one)
        if hooks:
            _tell_state(pipeline.id, hooks[0])


def _tell_webhook(hook: WebhookAddress) -> None:
    """Say beside the file how a webhook is called."""
    token = f", token {hook.token}" if hook.token else ""
    print(f"siex: Webhook “{hook.node}”: {hook.url}{token}", file=sys.stderr)
    print(f"siex: Try it: {curl(hook)}", file=sys.stderr)


def _tell_state(pipeline_id: str, hook: WebhookAddress) -> None:
    """Say whether somebody listens, and what to do if not."""
    said = hook.trouble or "Listening."
    if hook.trouble == SWITCHED_OFF:
        said = f"{said} `siex pipelines enable {pipeline_id}` switches it on."
    print(f"siex: {said}", file=sys.stderr)


async def _delete(engine: Commands, options: argparse.Namespace) -> None:
    pipeline, _version = await engine.pipeline(options.id)
    await engine.delete(pipeline.id)
    if options.json:
        print_json({"deleted": pipeline.id})
    else:
        print(f"“{pipeline.name}” is deleted; its runs stay in the history.")


def _tell(changed: PipelineSummary, sentence: str, options: argparse.Namespace) -> None:
    told: dict[str, Any] = {"pipeline": changed.model_dump()}
    if options.json:
        print_json(told)
    else:
        print(sentence)
