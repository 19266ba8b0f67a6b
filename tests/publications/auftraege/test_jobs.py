"""A worker that dies loses nothing, and a job is never done by two."""

import datetime
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.utils import timezone

from integrationskonzept.lib.jobs import (
    Interrupted,
    Lease,
    LeaseLost,
    kinds,
    lane,
    lease,
    protected,
    run,
    run_now,
    take,
)
from integrationskonzept.lib.jobs.lane import LANES, Worker
from integrationskonzept.lib.jobs.limits import deliver, interruptible, time_limit
from integrationskonzept.lib.jobs.models import LEASE_TIME, MAX_ATTEMPTS, TIME_LIMIT, Priority, Zustand
from integrationskonzept.lib.jobs.run import MARGIN
from publications.broschuere.angaben import Ausgabe
from publications.models import Broschuere
from publications.services import setze
from publications.services.setzen import FEHLER, IMMER_WIEDER
from tests.publications.auftraege.conftest import ORT, RENDERER, arbeite, fordere_an, gesetzt, wartende

LANGE_HER = LEASE_TIME + datetime.timedelta(seconds=1)


def stirb(broschuere, **felder):
    """Its worker took it and has not said anything for long."""
    vorher = timezone.now() - LANGE_HER
    assert take(Broschuere, broschuere.pk)
    Broschuere.objects.filter(pk=broschuere.pk).update(heartbeat=vorher, **felder)


@pytest.fixture
def arbeit(monkeypatch):
    """Replaces what is done for a brochure."""

    def ersetze(work):
        kind = kinds.Kind(Broschuere, work, sentence=lambda fehler: FEHLER, given_up=IMMER_WIEDER)
        monkeypatch.setitem(kinds.KINDS, Broschuere, kind)

    return ersetze


def test_a_dead_workers_job_is_done_again(als, konzept, alice, schnell):
    broschuere = fordere_an(konzept, alice)
    stirb(broschuere)
    assert "von selbst noch einmal" in als(alice).get(f"{ORT}{broschuere.pk}/").content.decode()
    assert fordere_an(konzept, alice) == broschuere
    assert arbeite()
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.versuche) == (Zustand.FERTIG, 2)
    assert not arbeite()


def test_a_living_workers_job_is_left_alone(konzept, alice, schnell):
    broschuere = fordere_an(konzept, alice)
    assert take(Broschuere, broschuere.pk)
    assert not arbeite()
    assert take(Broschuere, broschuere.pk) is None
    setze(broschuere.pk)
    assert schnell == []


def test_after_a_few_attempts_it_is_given_up(konzept, alice, schnell):
    broschuere = fordere_an(konzept, alice)
    stirb(broschuere, versuche=MAX_ATTEMPTS)
    assert arbeite()
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.fehler, schnell) == (Zustand.GESCHEITERT, IMMER_WIEDER, [])
    assert wartende() == []
    wieder = fordere_an(konzept, alice)
    assert (wieder, wieder.zustand, wieder.versuche) == (broschuere, Zustand.WARTET, 0)


def test_a_worker_that_comes_back_from_the_dead_changes_nothing(konzept, alice, schnell, settings, monkeypatch):
    """It was away so long that another took over: the other's file stays, its own goes."""
    from publications.broschuere import pdf

    broschuere = fordere_an(konzept, alice)
    rendere = pdf.render_broschuere

    def schlaeft(dokument, **angaben):
        ergebnis = rendere(dokument, **angaben)
        monkeypatch.setattr(RENDERER, rendere)
        Broschuere.objects.update(heartbeat=timezone.now() - LANGE_HER)
        setze(broschuere.pk)
        return ergebnis

    monkeypatch.setattr(RENDERER, schlaeft)
    setze(broschuere.pk)
    fertig = Broschuere.objects.get()
    assert (fertig.zustand, fertig.versuche) == (Zustand.FERTIG, 2)
    assert [datei.name for datei in (settings.MEDIA_ROOT / "broschueren").iterdir()] == [
        fertig.datei.name.rpartition("/")[2]
    ]


def test_signs_of_life_hold_the_job_and_end_with_it(konzept, alice, monkeypatch):
    broschuere = fordere_an(konzept, alice)
    meine = take(Broschuere, broschuere.pk)
    Broschuere.objects.update(heartbeat=timezone.now() - LANGE_HER)
    meine(7, 23)  # too soon after the last one to be worth a write
    broschuere.refresh_from_db()
    assert broschuere.verloren
    monkeypatch.setattr(lease, "REPORT_INTERVAL", 0)
    meine(7, 23)
    broschuere.refresh_from_db()
    assert (broschuere.schritt, broschuere.schritte, broschuere.verloren) == (7, 23, False)
    Broschuere.objects.update(heartbeat=timezone.now() - LANGE_HER)
    meine.beat()
    broschuere.refresh_from_db()
    assert (broschuere.schritt, broschuere.verloren) == (7, False)
    Broschuere.objects.update(lease="ein anderer")
    with pytest.raises(LeaseLost):
        meine(8, 23)


@pytest.mark.parametrize("falsch", [datetime.timedelta(hours=1), -datetime.timedelta(hours=1)])
def test_clocks_of_several_machines_may_differ(konzept, alice, monkeypatch, falsch):
    """Whoever writes the sign of life and whoever reads it go by the database's clock."""
    broschuere, jetzt = fordere_an(konzept, alice), timezone.now
    with monkeypatch.context() as verstellt:
        verstellt.setattr(timezone, "now", lambda: jetzt() + falsch)
        meine = take(Broschuere, broschuere.pk)
        meine.beat()
        meine(2, 2)
    broschuere.refresh_from_db()
    assert not broschuere.verloren
    with monkeypatch.context() as verstellt:
        verstellt.setattr(timezone, "now", lambda: jetzt() + falsch)
        assert not broschuere.verloren
        assert wartende() == []


@pytest.mark.parametrize("fehler", [OperationalError(), InterfaceError()])
def test_a_database_that_is_away_stops_no_heart(monkeypatch, caplog, fehler):
    class Ende:
        runden = 0

        def wait(self, sekunden):
            self.runden += 1
            return self.runden > 2

    schlaege = []

    def weg(*args):
        schlaege.append(args)
        raise fehler

    monkeypatch.setattr(Lease, "beat", weg)
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    meine = Lease(Broschuere, 1)
    meine._end = Ende()
    meine._beat_until_end()
    assert len(schlaege) == 2
    assert "Lebenszeichen" in caplog.text


@pytest.mark.parametrize("fehler", [OperationalError("server closed the connection"), InterfaceError()], ids=repr)
def test_what_the_database_broke_off_is_tried_again(konzept, alice, arbeit, fehler):
    def bricht_ab(broschuere, lease):
        raise fehler

    arbeit(bricht_ab)
    broschuere = fordere_an(konzept, alice)
    for versuch in range(1, MAX_ATTEMPTS + 1):
        assert arbeite()
        broschuere.refresh_from_db()
        assert (broschuere.zustand, broschuere.versuche, wartende()) == (Zustand.LAEUFT, versuch, [])
        Broschuere.objects.update(heartbeat=timezone.now() - LANGE_HER)
    assert arbeite()
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.fehler) == (Zustand.GESCHEITERT, IMMER_WIEDER)


def test_the_result_and_done_are_written_together_or_not_at_all(konzept, alice, arbeit):
    def schreibt_und_scheitert(broschuere, lease):
        with transaction.atomic():
            type(konzept).alle.filter(pk=konzept.pk).update(titel="halb")
            lease.finish(datei="x.pdf")
            raise DatabaseError

    arbeit(schreibt_und_scheitert)
    broschuere = fordere_an(konzept, alice)
    run_now(broschuere)
    broschuere.refresh_from_db()
    konzept.refresh_from_db()
    assert (broschuere.zustand, broschuere.fehler, broschuere.datei.name) == (Zustand.GESCHEITERT, FEHLER, "")
    assert konzept.titel != "halb"


def test_told_to_end_it_hands_back_what_does_not_count_as_tried(konzept, alice, arbeit):
    def wird_beendet(broschuere, lease):
        deliver(Interrupted())

    arbeit(wird_beendet)
    broschuere = fordere_an(konzept, alice)
    assert arbeite()
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.versuche, broschuere.lease) == (Zustand.WARTET, 0, "")
    assert wartende() == [broschuere.pk]


def test_what_takes_too_long_for_the_fast_lane_goes_on_in_the_slow_one(konzept, alice, arbeit):
    """So one large preview does not hold up the others."""
    zeiten = []

    def dauert(broschuere, lease):
        zeiten.append(signal.getitimer(signal.ITIMER_REAL)[0])
        if len(zeiten) == 1:
            os.kill(os.getpid(), signal.SIGALRM)
            time.sleep(5)
        lease.finish(datei="x.pdf")

    arbeit(dauert)
    broschuere = fordere_an(konzept, alice, still=True)
    assert not arbeite("slow")
    assert arbeite("fast")
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.priority, broschuere.versuche) == (Zustand.WARTET, Priority.NORMAL, 0)
    assert not arbeite("fast")
    assert arbeite("slow")
    broschuere.refresh_from_db()
    assert broschuere.fertig
    assert zeiten[0] <= LANES["fast"].at_most < zeiten[1]


def test_protected_it_ends_afterwards():
    getan = []
    with pytest.raises(TimeoutError), time_limit(60):
        with protected():
            os.kill(os.getpid(), signal.SIGALRM)
            getan.append("geschrieben")
        getan.append("weiter")
    assert getan == ["geschrieben"]
    with interruptible():
        pass


def test_what_takes_too_long_ends():
    with pytest.raises(TimeoutError), time_limit(0.1):
        time.sleep(5)


HANGS_IN_C = """
from itertools import repeat
import django
from django.conf import settings
settings.configure()
django.setup()
from integrationskonzept.lib.jobs.limits import hard_limit, time_limit
with hard_limit(0.5), time_limit(0.1):
    all(repeat(True))
"""


def test_what_hears_no_signal_ends_with_its_process():
    """Code in C that never returns, and lets no other thread run."""
    befehl = [sys.executable, "-c", HANGS_IN_C]
    ergebnis = subprocess.run(befehl, capture_output=True, text=True, timeout=60, check=False)
    assert (ergebnis.returncode, ergebnis.stderr.startswith("Timeout")) == (1, True)
    assert "line 9 in <module>" in ergebnis.stderr


def test_a_job_has_a_margin_after_its_limit(konzept, alice, schnell, monkeypatch):
    grenzen = []
    monkeypatch.setattr(run, "hard_limit", lambda sekunden: grenzen.append(sekunden) or nullcontext())
    fordere_an(konzept, alice, still=True)
    assert arbeite("fast")
    gesetzt(konzept, alice, ausgabe=Ausgabe.KURZFASSUNG)
    assert grenzen == [LANES["fast"].at_most + MARGIN, TIME_LIMIT + MARGIN]


FEHLER_DER_DATENBANK = [
    OperationalError("database is locked"),
    OperationalError("server closed the connection unexpectedly"),
    OperationalError("connection refused"),
    InterfaceError("connection already closed"),
    OperationalError("database or disk is full"),
    DatabaseError("could not extend file: No space left on device"),
    OSError(28, "No space left on device"),
]


@pytest.mark.parametrize("fehler", FEHLER_DER_DATENBANK, ids=str)
def test_a_worker_outlives_whatever_the_database_does(monkeypatch, caplog, fehler):
    """And pauses longer each time, until it works again."""
    worker, pausen = Worker(LANES["fast"], interval=1), []

    def run_next(*args):
        if len(pausen) < 6:
            raise fehler
        worker._ending = True
        return False

    monkeypatch.setattr(lane, "run_next", run_next)
    monkeypatch.setattr(lane.time, "sleep", pausen.append)
    monkeypatch.setattr(lane.signal, "signal", lambda *args: None)
    monkeypatch.setattr(lane, "_end_with_supervisor", lambda: None)
    monkeypatch.setattr(lane, "close_old_connections", lambda: None)
    monkeypatch.setattr(lane.connection, "close", lambda: None)
    worker.run()
    assert pausen == [2, 4, 8, 10, 10, 10, 1]
    assert str(fehler) in caplog.text


def test_finished_it_counts_as_finished_only_once(konzept, alice, schnell):
    fertig = gesetzt(konzept, alice)
    Broschuere.objects.update(heartbeat=timezone.now() - LANGE_HER)
    assert wartende() == []
    assert take(Broschuere, fertig.pk) is None
