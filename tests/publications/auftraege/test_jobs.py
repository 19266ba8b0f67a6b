"""A worker that dies loses nothing, a job is never done by two, and nobody's many hold up another's few."""

import datetime
import itertools
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from concepts.enums import Fassungszweck
from concepts.models import Einfrierung, Einlesung
from concepts.services.einfrieren import beantrage_fassung
from concepts.services.einlesen import fordere_einlesung_an
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
from integrationskonzept.lib.jobs.queue import RECENTLY, next_in_line
from integrationskonzept.lib.jobs.run import MARGIN, run_next
from publications.broschuere.angaben import Ausgabe
from publications.models import Broschuere
from publications.services import setze
from publications.services.setzen import FEHLER, IMMER_WIEDER
from tests.publications.auftraege.conftest import ORT, RENDERER, fordere_an, gesetzt, wartende

LANGE_HER = LEASE_TIME + datetime.timedelta(seconds=1)
NUMMERN = itertools.count()


def stirb(broschuere, **felder):
    """Its worker took it and has not said anything for long."""
    vorher = timezone.now() - LANGE_HER
    assert take(Broschuere, broschuere.pk)
    Broschuere.objects.filter(pk=broschuere.pk).update(heartbeat=vorher, **felder)


def arbeite(name="slow"):
    """One step of a worker of this lane."""
    return run_next(LANES[name].priorities, LANES[name].at_most)


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


def reihe_ein(konzept, tenant, priority=Priority.NORMAL, alter=0):
    """A job that has been waiting for so many seconds."""
    seit = timezone.now() - datetime.timedelta(seconds=alter)
    angaben = {"tenant": tenant, "priority": priority, "angefordert_am": seit}
    return Broschuere.objects.create(konzept=konzept, schluessel=f"j{next(NUMMERN)}", **angaben)


def reihenfolge(name="slow"):
    """Whose jobs a worker takes, one after another; each takes a second."""
    gereiht = []
    while found := next_in_line(LANES[name].priorities):
        take(Broschuere, found[1])
        sekunde = timezone.now() - datetime.timedelta(seconds=1)
        jobs = Broschuere.objects.filter(pk=found[1])
        jobs.update(zustand=Zustand.GESCHEITERT, begonnen_am=sekunde, fertig_am=timezone.now())
        gereiht.append(jobs.values_list("tenant", flat=True).get())
    return gereiht


def test_whoever_has_many_holds_up_nobody(konzept):
    for alter in range(20, 10, -1):
        reihe_ein(konzept, 1, alter=alter)
    reihe_ein(konzept, 2, alter=2)
    reihe_ein(konzept, 3, alter=1)
    reihe_ein(konzept, 2)
    gereiht = reihenfolge()
    assert (gereiht[:3], sorted(gereiht[3:5]), gereiht[5:]) == ([1, 2, 3], [1, 2], [1] * 8)


def test_not_even_with_what_is_more_urgent(konzept):
    """In the slow lane a Kommune's share comes before urgency, which only orders its own."""
    for alter in (4, 3, 2):
        reihe_ein(konzept, 1, alter=alter)
    reihe_ein(konzept, 1, Priority.LATER, alter=9)
    spaeter = reihe_ein(konzept, 2, Priority.LATER, alter=1)
    take(Broschuere, next_in_line(LANES["slow"].priorities)[1])
    assert next_in_line(LANES["slow"].priorities)[1] == spaeter.pk


def test_what_runs_now_counts_before_what_ran(konzept):
    """Two workers that take jobs at the same moment do not both work for the same Kommune."""
    laeuft, wartet = reihe_ein(konzept, 1, alter=9), reihe_ein(konzept, 1, alter=8)
    gelaufen, anderer = reihe_ein(konzept, 2, alter=7), reihe_ein(konzept, 2, alter=6)
    jetzt = timezone.now()
    lange = {"begonnen_am": jetzt - datetime.timedelta(seconds=500), "heartbeat": jetzt}
    Broschuere.objects.filter(pk=gelaufen.pk).update(zustand=Zustand.GESCHEITERT, fertig_am=jetzt, **lange)
    take(Broschuere, laeuft.pk)
    assert next_in_line(LANES["slow"].priorities)[1] == anderer.pk
    Broschuere.objects.filter(pk=laeuft.pk).update(heartbeat=jetzt - RECENTLY, begonnen_am=jetzt - RECENTLY)
    assert next_in_line([Priority.NORMAL])[1] in (laeuft.pk, wartet.pk)


def test_of_one_kommune_the_urgent_come_first_then_the_old(konzept):
    alte, neue = reihe_ein(konzept, 1, alter=2), reihe_ein(konzept, 1)
    spaeter = reihe_ein(konzept, 1, Priority.LATER, alter=9)
    gereiht = []
    while found := next_in_line(LANES["slow"].priorities):
        gereiht.append(found[1])
        Broschuere.objects.filter(pk=found[1]).update(fertig_am=timezone.now())
    assert gereiht == [alte.pk, neue.pk, spaeter.pk]


@pytest.fixture
def langwieriges(konzept, alice):
    """A freezing and a reading in, both of which may take minutes, of the Kommune where a preview is asked for."""
    dokument = ContentFile(b"{}", "konzept.json")
    angaben = {"kommune": konzept.kommune, "person": alice, "slug": "neu", "mit_eigener_kommune": False}
    return [
        beantrage_fassung(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice),
        fordere_einlesung_an(datei=dokument, **angaben),
    ]


@pytest.mark.parametrize("laufen", [False, True], ids=["wartet", "läuft"])
def test_a_preview_never_waits_for_what_takes_minutes(konzept, alice, langwieriges, laufen, schnell):
    if laufen:
        for job in langwieriges:
            assert take(type(job), job.pk)
    vorschau = fordere_an(konzept, alice, still=True)
    assert arbeite("fast")
    vorschau.refresh_from_db()
    assert (vorschau.zustand, arbeite("fast")) == (Zustand.FERTIG, False)


def test_what_takes_minutes_never_waits_for_brochures(konzept, alice, langwieriges):
    fordere_an(konzept, alice)
    welche = []
    while found := next_in_line(LANES["medium"].priorities):
        welche.append(found[0].model)
        take(found[0].model, found[1])
    assert welche == [Einfrierung, Einlesung]


def test_each_job_is_taken_by_one_lane():
    assert sorted(itertools.chain.from_iterable(spur.priorities for spur in LANES.values())) == sorted(Priority)


FRAGEN = {
    "who waits": (lambda jobs: jobs.free().filter(priority__in=[1]).order_by().values("tenant"), "broschuere_open"),
    "the first": (lambda jobs: jobs.free().filter(tenant=1, priority=1).order_by("pk"), "broschuere_open"),
    "who had what": (lambda jobs: jobs.filter(heartbeat__gt=timezone.now()).order_by(), "broschuere_heartbeat"),
}


@pytest.mark.parametrize("frage", FRAGEN)
def test_the_look_for_jobs_reads_only_few(db, frage):
    """However many brochures there have been: 11,000 Kommunen keep theirs for ever."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # an empty table is read as a whole otherwise
    jobs, index = FRAGEN[frage]
    assert index in jobs(Broschuere.objects).explain()


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
