"""The walk over the whole URLconf: every address declares who may, and keeps to it for every role."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import Einladung, Kommune
from concepts.enums import Fassungszweck
from concepts.models import Einlesung
from concepts.services.einfrieren import friere_fassung_ein
from publications.models import Broschuere
from tests.conftest import gueltiges_dokument, lies_ein

PLATZHALTER = re.compile(r"<(?:(\w+):)?(\w+)>")
LEBEND = {"alice", "bob", "fatma"}
ALLE = {"alice", "bob", "fatma", "viktor", "ben", "ruth"}
WER_DARF = {
    "konzept:konzept_lesen": LEBEND,
    "konzept:konzept_bearbeiten": {"alice", "bob"},
    "konzept:fassung_einfrieren": {"alice"},
    "konzept:konzept_loeschen": {"alice"},
    "konzept:fassungen_lesen": ALLE,
    "konzept:ist_mitglied": ALLE,
    "kommune:ist_mitglied": ALLE,
    "kommune:konzept_anlegen": {"alice", "bob"},
    "kommune:konzept_loeschen": {"alice"},
    "kommune:kommune_verwalten": {"alice"},
    "verwaltung:kommune_verwalten": {"alice"},
    "verwaltung:mitglieder_verwalten": {"alice"},
}


def _adressen(muster, davor=""):
    for eintrag in muster:
        pfad = davor + str(eintrag.pattern)
        if isinstance(eintrag, URLResolver):
            yield from _adressen(eintrag.url_patterns, pfad)
        elif isinstance(eintrag, URLPattern):
            yield pfad, eintrag.callback, eintrag.name


ADRESSEN = list(_adressen(get_resolver().url_patterns))


def test_every_address_declares_who_may():
    ohne = [pfad for pfad, view, _ in ADRESSEN if not hasattr(view, "zugang")]
    assert ohne == []


def test_every_declaration_is_known_to_this_walk():
    arten = {view.zugang for _, view, _ in ADRESSEN}
    assert {art for art in arten if ":" in art} == set(WER_DARF)
    assert {art for art in arten if ":" not in art} <= {"alle", "angemeldet", "betrieb", "nur_abgemeldet"}


@pytest.fixture
def werte(konzept, alice, db):
    """What stands in the addresses: everything of Musterstadt."""
    fassung = friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.BESCHLUSS, person=alice)
    broschuere = Broschuere.objects.create(konzept=konzept, fassung=fassung, schluessel="x")
    Einlesung.objects.create(pk=broschuere.pk, kommune=konzept.kommune, dateiname="konzept.json")
    einladung = Einladung.objects.create(kommune=konzept.kommune, email="neu@example.org", rolle="rat")
    return {
        "kommune_slug": konzept.kommune.slug,
        "konzept_slug": konzept.slug,
        "pfad": "massnahmen",
        "kennung": "massnahme-1",
        "teil": "mittel",
        "kapitel": "feld-0",
        "art": "strategisch",
        "nummer": str(fassung.nummer),
        "pk": str(broschuere.pk),
        "seite": "1",
        "user_pk": str(alice.pk),
        "ereignis": "999999",
        "token": einladung.token,
        "ags": "01001000",
        "sammlung": "5e0ec9b6-6f0d-4f3e-9c0a-000000000000",
        "uidb36": "1",
        "key": "x-y",
    }


def _fuelle(pfad, werte):
    return "/" + PLATZHALTER.sub(lambda treffer: werte[treffer[2]], pfad.replace("^", "").replace("$", ""))


def _geschuetzt():
    return [(pfad, view.zugang) for pfad, view, _ in ADRESSEN if ":" in view.zugang]


@pytest.mark.parametrize(("methode"), ["get", "post"])
def test_outsiders_learn_nothing(als, werte, charlie, dora, betreiberin, methode):
    """A stranger, the Leitung of another Kommune and the operator all get 404, for GET and POST alike.

    The operator manages members and settings, and sees nothing else of a Kommune.
    """
    assert _geschuetzt()
    for wer in (charlie, dora, betreiberin):
        client = als(wer)
        for pfad, zugang in _geschuetzt():
            if wer == betreiberin and zugang.startswith("verwaltung:"):
                continue
            antwort = getattr(client, methode)(_fuelle(pfad, werte))
            assert antwort.status_code == 404, (wer, pfad, antwort.status_code)


def test_nobody_gets_in_without_signing_in(client, werte):
    for pfad, _ in _geschuetzt():
        antwort = client.get(_fuelle(pfad, werte))
        assert antwort.status_code == 302, pfad
        assert antwort["Location"].startswith("/konto/anmelden/"), pfad


@pytest.mark.parametrize("wer", sorted(ALLE))
def test_insiders_without_the_right_get_403(als, werte, request, wer):
    client = als(request.getfixturevalue(wer))
    for pfad, zugang in _geschuetzt():
        antwort = client.get(_fuelle(pfad, werte))
        if wer in WER_DARF[zugang]:
            assert antwort.status_code in (200, 302, 404, 405), (pfad, antwort.status_code)
        else:
            assert antwort.status_code == 403, (pfad, antwort.status_code)


@pytest.mark.parametrize("wer", ["viktor", "ben", "ruth"])
def test_insiders_without_the_right_change_nothing(als, werte, request, wer):
    client = als(request.getfixturevalue(wer))
    for pfad, zugang in _geschuetzt():
        if wer not in WER_DARF[zugang]:
            assert client.post(_fuelle(pfad, werte)).status_code == 403, pfad


def test_the_beirat_does_not_read_what_is_not_meant_for_it(als, ben, ruth, konzept, alice):
    """A working state is for the writers; a draft is for the Beirat but not yet for the council."""
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ARBEITSSTAND, person=alice)
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)
    ort = f"/musterstadt/{konzept.slug}/fassungen/"
    assert als(ben).get(f"{ort}1/").status_code == 403
    assert als(ben).get(f"{ort}2/").status_code == 200
    assert als(ruth).get(f"{ort}2/").status_code == 403
    assert als(ruth).get(f"{ort}2/konzeptdokument.json").status_code == 403


def test_an_element_of_another_concept_is_not_found(als, alice, konzept, nachbarstadt):
    fremdes = gueltiges_dokument()
    fremdes["handlungsfelder"][0]["massnahmen"][0]["id"] = "fremde-massnahme"
    for massnahme in fremdes["handlungsfelder"][0]["massnahmen"]:
        massnahme.pop("haengtAbVon", None)
    lies_ein(nachbarstadt, fremdes, slug="integrationskonzept")
    assert Kommune.objects.count() == 2
    ort = f"/musterstadt/{konzept.slug}/massnahmen/fremde-massnahme/"
    for ende in ("", "bearbeiten/", "verlauf/"):
        assert als(alice).get(ort + ende).status_code == 404
    assert als(alice).post(f"{ort}loeschen/").status_code == 404
