"""A worker that dies loses nothing, and a job is never done by two."""

import datetime

import pytest
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from concepts.enums import Fassungszweck
from concepts.services.konzepte import friere_fassung_ein
from publications.management.commands import arbeiter
from publications.models import FRIST, HOECHSTENS_VERSUCHE, Broschuere, Zustand
from publications.services import reihe_verlorene_ein, setze
from publications.services.lauf import Abgeloest, Lauf, uebernimm
from publications.services.verlorene import IMMER_WIEDER
from publications.tasks import setze_broschuere
from tests.publications.auftraege.conftest import ORT, RENDERER, fordere_an, gesetzt

LANGE_HER = FRIST + datetime.timedelta(seconds=1)


def stirb(broschuere, **felder):
    """Its worker took it and has not said anything for long."""
    vorher = timezone.now() - LANGE_HER
    assert uebernimm(broschuere.pk)
    Broschuere.objects.filter(pk=broschuere.pk).update(herzschlag=vorher, **felder)


def test_a_dead_workers_job_is_done_again(als, konzept, alice, schnell, warteschlange):
    broschuere = fordere_an(konzept, alice)
    stirb(broschuere)
    assert "von selbst noch einmal" in als(alice).get(f"{ORT}{broschuere.pk}/").content.decode()
    assert reihe_verlorene_ein() == 1
    assert warteschlange == [broschuere.pk] * 2
    setze(broschuere.pk)
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.versuche) == (Zustand.FERTIG, 2)


def test_a_living_workers_job_is_left_alone(konzept, alice, schnell, warteschlange):
    broschuere = fordere_an(konzept, alice)
    assert uebernimm(broschuere.pk)
    assert reihe_verlorene_ein() == 0
    assert uebernimm(broschuere.pk) is None
    setze(broschuere.pk)
    assert schnell == []


def test_after_a_few_attempts_it_is_given_up(als, konzept, alice, warteschlange):
    broschuere = fordere_an(konzept, alice)
    stirb(broschuere, versuche=HOECHSTENS_VERSUCHE)
    assert reihe_verlorene_ein() == 0
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.fehler) == (Zustand.GESCHEITERT, IMMER_WIEDER)
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
        Broschuere.objects.update(herzschlag=timezone.now() - LANGE_HER)
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
    lauf = uebernimm(broschuere.pk)
    Broschuere.objects.update(herzschlag=timezone.now() - LANGE_HER)
    lauf(7, 23)  # too soon after the last one to be worth a write
    broschuere.refresh_from_db()
    assert broschuere.verloren
    monkeypatch.setattr("publications.services.lauf.ABSTAND", 0)
    lauf(7, 23)
    broschuere.refresh_from_db()
    assert (broschuere.schritt, broschuere.schritte, broschuere.verloren) == (7, 23, False)
    Broschuere.objects.update(herzschlag=timezone.now() - LANGE_HER)
    lauf.schlage()
    broschuere.refresh_from_db()
    assert (broschuere.schritt, broschuere.verloren) == (7, False)
    Broschuere.objects.update(lauf="ein anderer")
    with pytest.raises(Abgeloest):
        lauf(8, 23)


def test_asking_again_for_a_lost_one_hands_it_out(konzept, alice, warteschlange):
    broschuere = fordere_an(konzept, alice)
    stirb(broschuere)
    assert fordere_an(konzept, alice) == broschuere
    assert warteschlange == [broschuere.pk] * 2


@pytest.fixture
def aufgaben(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    return DBTaskResult.objects.all()


def test_what_only_waits_for_its_turn_is_not_handed_out_twice(konzept, alice, aufgaben):
    broschuere = fordere_an(konzept, alice)
    Broschuere.objects.update(angefordert_am=timezone.now() - LANGE_HER)
    assert reihe_verlorene_ein() == 0
    assert aufgaben.count() == 1
    aufgaben.get().claim("ein Arbeiter, der gleich stirbt")
    assert reihe_verlorene_ein() == 1
    assert reihe_verlorene_ein() == 0
    (wartende,) = aufgaben.ready()
    assert (wartende.task_path, wartende.args_kwargs["args"]) == (setze_broschuere.module_path, [broschuere.pk])


def test_what_is_done_is_not_lost(konzept, alice, schnell, aufgaben):
    gesetzt(konzept, alice)
    Broschuere.objects.update(herzschlag=timezone.now() - LANGE_HER, angefordert_am=timezone.now() - LANGE_HER)
    assert reihe_verlorene_ein() == 0


def test_who_looks_while_writing_comes_before_what_nobody_waits_for(konzept, alice, aufgaben):
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)
    entwurf = fordere_an(konzept, alice, still=True)
    assert aufgaben.ready().first().args_kwargs["args"] == [entwurf.pk]
    assert aufgaben.count() == 3


def test_a_task_that_fails_before_it_takes_the_job_is_given_up_as_well(konzept, alice, warteschlange):
    """Else it would be handed out again and again, for ever."""
    broschuere = fordere_an(konzept, alice)
    Broschuere.objects.update(angefordert_am=timezone.now() - LANGE_HER)
    for _ in range(HOECHSTENS_VERSUCHE):
        assert reihe_verlorene_ein() == 1
        assert reihe_verlorene_ein() == 0  # it gets time
        Broschuere.objects.update(herzschlag=timezone.now() - LANGE_HER)
    assert reihe_verlorene_ein() == 0
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.fehler) == (Zustand.GESCHEITERT, IMMER_WIEDER)
    assert len(warteschlange) == 1 + HOECHSTENS_VERSUCHE


def test_a_lost_job_that_nobody_takes_is_given_up_as_well(konzept, alice, warteschlange):
    broschuere = fordere_an(konzept, alice)
    stirb(broschuere, angefordert_am=timezone.now() - LANGE_HER)
    ausgegeben = 0
    for _ in range(10):
        ausgegeben += reihe_verlorene_ein()
        Broschuere.objects.update(herzschlag=timezone.now() - LANGE_HER)
    assert ausgegeben == HOECHSTENS_VERSUCHE
    broschuere.refresh_from_db()
    assert broschuere.zustand == Zustand.GESCHEITERT


def test_handed_out_again_it_may_still_wait_for_its_turn(konzept, alice, aufgaben):
    """However long the queue is: waiting alone is no failure."""
    broschuere = fordere_an(konzept, alice)
    Broschuere.objects.update(angefordert_am=timezone.now() - LANGE_HER, versuche=HOECHSTENS_VERSUCHE)
    assert reihe_verlorene_ein() == 0
    broschuere.refresh_from_db()
    assert broschuere.zustand == Zustand.WARTET


def test_a_worker_that_was_away_goes_on_if_nobody_took_over(konzept, alice, warteschlange):
    broschuere = fordere_an(konzept, alice)
    lauf = uebernimm(broschuere.pk)
    Broschuere.objects.update(herzschlag=timezone.now() - LANGE_HER)
    assert reihe_verlorene_ein() == 1
    lauf.schlage()
    assert uebernimm(broschuere.pk) is None
    lauf.schreibe(schritt=7)


@pytest.mark.parametrize("falsch", [datetime.timedelta(hours=1), -datetime.timedelta(hours=1)])
def test_clocks_of_several_machines_may_differ(konzept, alice, warteschlange, monkeypatch, falsch):
    """Whoever writes the sign of life and whoever reads it go by the database's clock."""
    broschuere, jetzt = fordere_an(konzept, alice), timezone.now
    with monkeypatch.context() as verstellt:
        verstellt.setattr(timezone, "now", lambda: jetzt() + falsch)
        lauf = uebernimm(broschuere.pk)
        lauf.schlage()
        lauf(2, 2)
    broschuere.refresh_from_db()
    assert not broschuere.verloren
    assert reihe_verlorene_ein() == 0
    with monkeypatch.context() as verstellt:
        verstellt.setattr(timezone, "now", lambda: jetzt() + falsch)
        assert not broschuere.verloren
        assert reihe_verlorene_ein() == 0
        assert uebernimm(broschuere.pk) is None


@pytest.mark.parametrize("fehler", [OperationalError(), InterfaceError()])
def test_a_database_that_is_away_stops_neither_the_heart_nor_the_watch(monkeypatch, caplog, fehler):
    class Ende:
        runden = 0

        def wait(self, sekunden):
            self.runden += 1
            return self.runden > 2

    schlaege = []

    def weg(*args):
        schlaege.append(args)
        raise fehler

    monkeypatch.setattr(arbeiter, "reihe_verlorene_ein", weg)
    monkeypatch.setattr(Lauf, "schlage", weg)
    lauf = Lauf(1, "x")
    lauf._ende = Ende()
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    arbeiter.wache(Ende())
    lauf._schlage_bis_zum_ende()
    assert len(schlaege) == 4
    assert "Lebenszeichen für Broschüre 1" in caplog.text


def test_the_worker_does_not_reload(settings, aufgaben):
    """Reloading it works in a thread, where no alarm ends what takes too long."""
    settings.DEBUG = True
    leser = arbeiter.Command().create_parser("manage.py", "arbeiter")
    assert leser.parse_args([]).reload is False
    assert leser.parse_args(["--reload"]).reload is True
