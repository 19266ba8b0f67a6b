"""Workers that end while they make brochures, for real."""

import contextlib
import os
import signal
import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from tests.datenbank import eigene_datenbank, eigener_cluster
from tests.prozesse import familie, laeuft, wartet_bis
from tests.publications.auftraege.betrieb import Betrieb, stoere_das_setzen

pytestmark = pytest.mark.django_db  # on both databases, though on one of its own each time
SCHONFRIST = 10


@pytest.fixture
def betrieb(tmp_path):
    with eigene_datenbank(tmp_path, "arbeiter") as datenbank:
        yield Betrieb(datenbank, tmp_path)


def spuren(arbeiter):
    """The processes that the supervisor started."""
    return [pid for pid in familie(arbeiter.pid) if b"--lane\x00" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def erschlage(arbeiter):
    """What works, by the system; the supervisor lives and starts it again."""
    for pid in spuren(arbeiter):
        os.kill(pid, signal.SIGKILL)


def erschlage_die_aufsicht(arbeiter):
    """Its processes notice, hand back what they have begun and end."""
    verwaiste = familie(arbeiter.pid)
    arbeiter.kill()
    wartet_bis(lambda: not any(map(laeuft, verwaiste)))


def beende(arbeiter):
    """As an update does."""
    arbeiter.terminate()
    assert arbeiter.wait(SCHONFRIST) == 0


def beende_die_gruppe(arbeiter):
    """As a restart of the machine does: all processes at the same moment."""
    os.killpg(arbeiter.pid, signal.SIGTERM)
    assert arbeiter.wait(SCHONFRIST) == 0


def test_a_worker_that_ends_while_it_works_loses_nothing(betrieb, tmp_path):
    def steht(zustand, versuche):
        return betrieb.zeilen("zustand, versuche") == [(zustand, versuche)]

    betrieb.fordere_an(1)
    weiter = tmp_path / "weiter"
    umgebung = {"ERST_WENN": str(weiter)}
    with betrieb.arbeiter(env=umgebung) as erster:
        wartet_bis(lambda: steht("laeuft", 1) and betrieb.zeilen("schritt, schritte") == [(7, 23)])
        erschlage(erster)
        wartet_bis(lambda: steht("laeuft", 2))
        beende(erster)
        assert steht("wartet", 1)
    for ende in (erschlage_die_aufsicht, beende_die_gruppe):
        with betrieb.arbeiter(env=umgebung) as naechster:
            wartet_bis(lambda: steht("laeuft", 2))
            ende(naechster)
            assert steht("wartet", 1)
    weiter.touch()
    with betrieb.arbeiter(env=umgebung):
        wartet_bis(lambda: steht("fertig", 2))
    assert betrieb.zeilen("groesse") == [(datei.stat().st_size,) for datei in betrieb.dateien()]


def test_whatever_process_dies_every_brochure_is_made_and_none_twice(betrieb):
    """With processes that really typeset; many more of this in the benchmarks."""
    opfer = iter([0, 2, -1])  # the worker, the process that starts others for typesetting, and one of those
    betrieb.fordere_an(3)
    assert stoere_das_setzen(betrieb, 3, lambda familie: familie[next(opfer)]) == 3
    assert betrieb.zeilen("zustand") == [("fertig",)] * 3
    assert sorted(betrieb.zeilen("datei")) == [(f"broschueren/{datei.name}",) for datei in betrieb.dateien()]


@contextlib.contextmanager
def gesperrt(betrieb):
    """Somebody writes and does not come to an end."""
    with contextlib.closing(
        sqlite3.connect(betrieb.datenbank.removeprefix("sqlite:///"), isolation_level=None)
    ) as andere:
        andere.execute("BEGIN IMMEDIATE")
        yield
        andere.execute("ROLLBACK")


@contextlib.contextmanager
def angehalten(cluster):
    """As for an update of PostgreSQL."""
    cluster.stop()
    try:
        yield
    finally:
        cluster.ensure_postgres_running()


@pytest.fixture
def stoerbarer_betrieb(tmp_path):
    """With what disturbs its database: SQLite is locked, PostgreSQL stopped."""
    if connection.vendor == "sqlite":
        betrieb = Betrieb(f"sqlite:///{tmp_path}/arbeiter.sqlite3", tmp_path)
        yield betrieb, lambda: gesperrt(betrieb)
        return
    with eigener_cluster() as cluster:
        yield Betrieb(cluster.get_uri(), tmp_path), lambda: angehalten(cluster)


def test_a_database_that_is_away_for_a_while_costs_no_job_and_no_worker(stoerbarer_betrieb, tmp_path):
    betrieb, stoerung = stoerbarer_betrieb
    betrieb.fordere_an(1)
    weiter, protokoll = tmp_path / "weiter", tmp_path / "protokoll"
    with protokoll.open("w") as ausgabe, betrieb.arbeiter(env={"ERST_WENN": str(weiter)}, stderr=ausgabe) as aufsicht:
        wartet_bis(lambda: betrieb.zeilen("zustand") == [("laeuft",)])
        vorher = spuren(aufsicht)
        with stoerung():
            weiter.touch()
            wartet_bis(lambda: "Gerade geht nichts" in protokoll.read_text())
        wartet_bis(lambda: betrieb.zeilen("zustand, versuche") == [("fertig", 2)])
        assert spuren(aufsicht) == vorher
    assert "wird noch einmal versucht" in protokoll.read_text()
