"""Listens on this machine for webhooks, and for the calls that records wait for."""

import asyncio
import errno
import logging
from collections.abc import Coroutine, Iterable, Mapping
from typing import Any

from engine.errors import AlreadyRunningError, EngineError
from engine.file_form import from_json
from engine.protocol import SWITCHED_OFF, RunSummary, WebhookAddress
from engine.runs import Runs
from engine.store.store import Store
from engine.webhooks.bodies import records_of
from engine.webhooks.gate import check_origin
from engine.webhooks.hooks import FOLDER, Hook, has_webhook, hooks_of
from engine.webhooks.http import CallerConnection
from engine.webhooks.key_ring import KeyRing
from engine.webhooks.keys import HOST, PORT
from engine.webhooks.messages import Answer, RefusedRequestError, Request, json_answer
from engine.webhooks.replies import Reply
from engine.webhooks.resumes import RESUME, Resumes

TRIGGER = "webhook"
MOST_CALLERS = 256
MOST_WAITING = 1_000
"""Runs that may wait for their turn; further callers are told to come back."""
LOOK_EVERY_S = 5.0
CLOSE_S = 5.0
ASLEEP = "Nobody listens; the Studio does while it is open, and `siex serve`."
logger = logging.getLogger(__name__)


class Webhooks:
    """The webhooks of the library: `engine.webhooks.http.Door`."""

    def __init__(
        self, ring: KeyRing, store: Store, runs: Runs, resumes: Resumes
    ) -> None:
        self._ring = ring
        self._store = store
        self._runs = runs
        self._resumes = resumes
        resumes.listen = self._listen_if_wanted
        self._opening = asyncio.Lock()
        self._hooks: dict[str, Hook] = {}
        self._callers: set[CallerConnection] = set()
        self._unheard: set[asyncio.Task[RunSummary]] = set()
        self._server: asyncio.Server | None = None
        self._looking: asyncio.Task[None] | None = None
        self._trouble = ""
        self._listens = False
        self._is_open = True

    async def listen(self) -> None:
        """Listen from now on, while there are any webhooks."""
        self._listens = True
        await self.refresh()

    async def refresh(self) -> None:
        """Learn which webhooks there are now, if somebody listens for them."""
        if not self._listens:
            return
        self._hooks = await self._learn()
        await self._listen_if_wanted()

    async def close(self) -> None:
        """Answer what is being answered, and listen no more."""
        self._listens = self._is_open = False
        self._stop()
        busy = [task for caller in tuple(self._callers) if (task := caller.close())]
        if busy:
            await asyncio.wait(busy, timeout=CLOSE_S)
        for caller in tuple(self._callers):
            caller.abort()

    async def addresses(self, pipeline_id: str | None = None) -> list[WebhookAddress]:
        """Return the webhooks that are on, or those of one pipeline, on or off."""
        trouble = self._trouble if self._listens else ASLEEP
        if pipeline_id is not None:
            form, _version = await self._store.pipeline(pipeline_id)
            hooks = await self._hooks_in([form])
            if not await self._store.is_enabled(pipeline_id):
                trouble = SWITCHED_OFF
        else:
            hooks = self._hooks if self._listens else await self._learn()
        keys = self._ring.keys
        return [
            WebhookAddress(
                pipeline_id=hook.pipeline.id,
                node=hook.node.id,
                url=f"http://{HOST}:{keys.port or PORT}{FOLDER}{hook.path}",
                token=hook.token if hook.config.needs_token else None,
                methods=hook.config.methods,
                trouble=trouble,
            )
            for hook in hooks.values()
        ]

    def admit(self, request: Request) -> int:
        """Judge the head of a request; return how large the body may be.

        Raises:
            RefusedRequestError: it is not let in.
        """
        resumes = request.path.startswith(RESUME)
        check_origin(request.headers, self._ring.keys.port, may_be_linked=resumes)
        if len(self._callers) > MOST_CALLERS:
            raise _busy("There are too many callers at the moment; try again.")
        if resumes:
            return self._resumes.admit(request)
        hook = self._hook(request)
        hook.admit(request)
        return int(hook.config.most_mb * 1_000_000)

    async def answer(self, request: Request) -> Answer:
        """Start the pipeline and answer as its webhook is set.

        Raises:
            RefusedRequestError: the body cannot be used, or there is no room.
        """
        if request.path.startswith(RESUME):
            return await self._resumes.call(request)
        hook = self._hook(request)
        records = records_of(request, hook.config)
        if self._runs.is_crowded(MOST_WAITING):
            raise _busy("Too many runs wait for their turn; try again.")
        try:
            if hook.config.answer == "at_once":
                run_id = await self._runs.triggered(hook.ready, records, TRIGGER)
                return json_answer({"run_id": run_id}, 202)
            return await self._answer_when_done(hook, records)
        except AlreadyRunningError as error:
            raise _busy(str(error)) from error
        except EngineError as error:
            raise RefusedRequestError(503, str(error)) from error

    async def _answer_when_done(
        self, hook: Hook, records: list[dict[str, Any]]
    ) -> Answer:
        reply = Reply(hook.config, hook.ready.plan)
        ending = self._runs.ended(hook.ready, records, TRIGGER, reply)
        try:
            async with asyncio.timeout(hook.config.longest_s):
                if hook.config.answer != "node":
                    return reply.at_end(await ending)
                return await self._first_answer(reply, ending)
        except TimeoutError:
            sentence = (
                f"The pipeline did not answer within {hook.config.longest_s:g} seconds;"
                " it goes on."
            )
            raise RefusedRequestError(504, sentence) from None

    async def _first_answer(
        self, reply: Reply, ending: Coroutine[Any, Any, RunSummary]
    ) -> Answer:
        """Return what a node answers; the run goes on after that."""
        run = asyncio.create_task(ending)
        self._unheard.add(run)
        run.add_done_callback(self._unheard.discard)
        await asyncio.wait([run, reply.answered], return_when=asyncio.FIRST_COMPLETED)
        return (
            reply.answered.result()
            if reply.answered.done()
            else reply.at_end(await run)
        )

    def _hook(self, request: Request) -> Hook:
        name = request.path.removeprefix(FOLDER)
        hook = self._hooks.get(name) if name != request.path else None
        if hook is None:
            raise RefusedRequestError(404, "There is no webhook at this address.")
        return hook

    async def _learn(self) -> dict[str, Hook]:
        return await self._hooks_in(await self._store.enabled_pipelines())

    async def _hooks_in(self, forms: Iterable[Mapping[str, Any]]) -> dict[str, Hook]:
        pipelines = [from_json(form) for form in forms if has_webhook(form)]
        if not pipelines:
            return {}
        keys = await self._ring.read()
        found = [h for p in pipelines for h in hooks_of(p, keys, self._runs)]
        return {hook.path: hook for hook in found}

    async def _listen_if_wanted(self) -> str:
        """Listen while there is something to hear; return why that is not possible."""
        async with self._opening:
            is_wanted = bool(self._hooks) or self._resumes.is_wanted
            if is_wanted and self._is_open and self._server is None:
                await self._open()
            elif not is_wanted:
                self._stop()
            return self._trouble

    async def _open(self) -> None:
        loop = asyncio.get_running_loop()
        keys = self._ring.keys
        for port in (keys.port,) if keys.port else (PORT, 0):
            try:
                self._server = await loop.create_server(self._meet, HOST, port)
            except OSError as error:
                trouble = _taken(port, error)
                if trouble != self._trouble:
                    logger.error("%s", trouble)  # noqa: TRY400
                self._trouble = trouble
                continue
            self._trouble = ""
            self._looking = loop.create_task(self._look())
            await self._ring.remember_port(self._server.sockets[0].getsockname()[1])
            return

    def _stop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _meet(self) -> CallerConnection:
        caller = CallerConnection(self, self._callers.discard)
        self._callers.add(caller)
        return caller

    async def _look(self) -> None:
        """Hang up on callers that are too slow."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            for caller in tuple(self._callers):
                caller.look_at(loop.time())


def _busy(sentence: str) -> RefusedRequestError:
    return RefusedRequestError(503, sentence, {"retry-after": "5"})


def _taken(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Webhooks are off: another program listens on port {port} of this machine."
            " End it, then switch the pipeline off and on."
        )
    return f"Webhooks are off: port {port} of this machine cannot be used ({error.strerror})."
