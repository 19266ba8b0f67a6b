"""A worker that dies loses nothing, and a job is never done by two."""

import datetime

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from concepts.enums import Fassungszweck
from concepts.services.konzepte import friere_fassung_ein
from publications.models import FRIST, HOECHSTENS_VERSUCHE, Broschuere, Zustand
from publications.services import reihe_verlorene_ein, setze
from publications.services.lauf import Abgeloest, uebernimm
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
