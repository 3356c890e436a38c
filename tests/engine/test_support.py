"""The bundle for whoever helps tells no secrets and no records: `engine.support`."""

import logging
import zipfile
from pathlib import Path

import orjson

from engine.home import Home
from engine.local import LocalEngine
from engine.pipeline import Node, Pipeline
from engine.support import redacted, support_bundle, write_bundle
from engine.webhooks.keys import read_keys

PLANTED = (
    "sk-live-4eC39HqLyjWDarjtT1zdp7dc",
    "hunter2",
    "ann@example.com",
    "https://private.example/path?q=1",
    "A record's own words",
    "Secret Pipeline",
)


async def test_planted_secrets_and_records_do_not_appear(tmp_path: Path, caplog):
    home = Home(tmp_path / "home")
    async with LocalEngine(home.path) as engine:
        keys = read_keys(home)
        log = logging.getLogger("engine.test")
        log.warning("Authorization: Bearer %s failed", PLANTED[0])
        log.warning("password=%s for %s", PLANTED[1], PLANTED[2])
        log.warning("Fetched %s in %s", PLANTED[3], home.path / "x")
        log.warning("The token %s was shown", keys.secret.hex())
        logging.getLogger("engine.runs").info("node: “%s”", PLANTED[4])
        try:
            int(PLANTED[0])
        except ValueError:
            log.exception("The pipeline “%s” broke", PLANTED[5])
        await engine.save(
            Pipeline("p", PLANTED[5], nodes={"n": Node("n", "flow.limit")})
        )
        await engine.finished(
            await engine.start_run(
                Pipeline("p", PLANTED[5], nodes={"n": Node("n", "flow.limit")}),
                inputs=[{"text": PLANTED[4]}],
            )
        )
        files = await support_bundle(home, engine)
    caplog.clear()
    write_bundle(tmp_path / "bundle.zip", files)
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        text = "\n".join(archive.read(name).decode() for name in archive.namelist())

    for secret in (*PLANTED, keys.secret.hex(), str(home.path)):
        assert secret not in text
    facts = orjson.loads(files["facts.json"])
    assert facts["counts"]["pipelines"] == 1
    assert facts["counts"]["last_1000_runs"] == {"completed": 1}
    assert "engine.test" in text


def test_what_helps_stays_readable():
    run_id = "20261127-011606-269189-022d"
    message = f"The end of run {run_id} was not saved: The disk is full."

    assert redacted(message, (), Path("/home/ann/siex")) == message
