"""A query whose SQL is kept finds what the query itself finds, whatever was asked before."""

from threading import Thread

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from accounts.enums import KommuneArt, Rolle
from accounts.models import Kommune, Mitgliedschaft
from integrationskonzept.lib.prepared import Prepared
from tests.conftest import person

MITGLIEDER = Prepared(
    lambda user, slug: (
        Mitgliedschaft.objects.select_related("kommune")
        .filter(user=user, kommune__slug=slug)
        .annotate(ort=F("kommune__name"))
    ),
    *(int, str),
)


@pytest.fixture
def orte(db):
    namen = ("musterstadt", "nachbarstadt")
    return [Kommune.objects.create(name=name.title(), slug=name, art=KommuneArt.STADT) for name in namen]


def test_every_call_gets_its_own_values(orte):
    leute = [person(f"P{nummer}", ort, Rolle.LEITUNG) for nummer, ort in enumerate(orte)]
    for _ in range(2):
        for wer in leute:
            for ort in orte:
                gefunden = MITGLIEDER.first(wer.pk, ort.slug)
                wahr = Mitgliedschaft.objects.filter(user=wer, kommune=ort).first()
                assert gefunden == wahr
                assert gefunden is None or (gefunden.ort, gefunden.kommune) == (ort.name, ort)


def test_it_is_one_query_and_what_was_written_meanwhile_is_seen(orte):
    wer = person("Eva", orte[0], Rolle.RAT)
    assert MITGLIEDER.first(wer.pk, "musterstadt").rolle == Rolle.RAT
    Mitgliedschaft.objects.filter(user=wer).update(rolle=Rolle.LEITUNG)
    with CaptureQueriesContext(connection) as abfragen:
        assert MITGLIEDER.first(wer.pk, "musterstadt").rolle == Rolle.LEITUNG
    assert len(abfragen) == 1


@pytest.mark.parametrize("text", ["<0>", "<1>", "' OR 1=1 --", "%s", "musterstadt\x7f"])
def test_values_are_only_values(orte, text):
    wer = person("Eva", orte[0], Rolle.RAT)
    assert MITGLIEDER.first(wer.pk, text) is None


@pytest.mark.parametrize("zahl", [0, -1, 2_000_000_000, 2**63, -(2**70)])
def test_numbers_that_are_no_key_find_nothing(orte, zahl):
    assert MITGLIEDER.first(zahl, "musterstadt") is None


def test_a_value_that_would_be_changed_on_the_way_is_refused(db):
    with pytest.raises(ValueError, match="Not a parameter"):
        Prepared(lambda text: Kommune.objects.filter(name__contains=text), str).first("stadt")


@pytest.mark.django_db(transaction=True)
def test_threads_do_not_share_it():
    ort = Kommune.objects.create(name="Musterstadt", slug="musterstadt", art=KommuneArt.STADT)
    leute = [person(f"P{nummer}", ort, Rolle.RAT) for nummer in range(3)]
    gefunden = {}

    def suche(wer):
        gefunden[wer.pk] = {MITGLIEDER.first(wer.pk, "musterstadt").user_id for _ in range(20)}
        connection.close()

    faeden = [Thread(target=suche, args=[wer]) for wer in leute]
    for faden in faeden:
        faden.start()
    for faden in faeden:
        faden.join()
    assert gefunden == {wer.pk: {wer.pk} for wer in leute}
