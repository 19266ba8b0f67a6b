"""A double click, a reload and a second tab never make two of anything, whichever form it is."""

import json
import re
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.models import Einladung, Kommune, Submission, User
from accounts.models.submission import KEPT
from accounts.submissions import ONE_MORE, Answered
from accounts.submissions.earlier import MAKES, OTHER_TAB
from concepts.models import Akteur, Einlesung, Konzept, Massnahme
from concepts.services.einlesen import fordere_einlesung_an
from concepts.services.konzepte import lege_konzept_an
from integrationskonzept.lib.eingaben import TOKEN
from integrationskonzept.lib.jobs.models import Zustand
from tests.conftest import PASSWORT, gueltiges_dokument
from tests.test_urls import ADRESSEN, PLATZHALTER

FALL = Path(settings.BASE_DIR, "tests/faelle/18-doppelklick.txt").read_text()
ORT = "/musterstadt/integrationskonzept/"
NEUE_MASSNAHME = FALL.split()[0].replace("/KOMMUNE/KONZEPT/", ORT)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)


def massnahme(**abweichend):
    return {"titel": "Sprachcafé", "handlungsfeld": "feld-1"} | abweichend


def konzeptdatei():
    return SimpleUploadedFile("k.json", json.dumps(gueltiges_dokument()).encode(), "application/json")


def element(pfad, **daten):
    return f"{ORT}{pfad}/_neu/", lambda: {"titel": "Doppelt", "name": "Doppelt"} | daten


MACHT_NEUES = [
    (NEUE_MASSNAHME, massnahme),
    element("kapitel"),
    element("leitziele"),
    element("handlungsfelder"),
    element("ziele", eltern="feld-1"),
    element("querschnittsthemen"),
    element("akteure"),
    element("gremien"),
    element("indikatoren", **{"zielwerte-TOTAL_FORMS": 0, "zielwerte-INITIAL_FORMS": 0}),
    (f"{ORT}massnahmen/massnahme-1/kopieren/", lambda: {"titel": "Kopie", "handlungsfeld": "feld-1"}),
    (f"{ORT}bilder/_neu/", lambda: {"dateien": [SimpleUploadedFile("b.png", PNG)]}),
    (f"{ORT}fassungen/neu/", lambda: {"zweck": "entwurf"}),
    (f"{ORT}massnahmen/_gemeinsam/", lambda: {"massnahme": "massnahme-1", "feld": "schlagwort", "schlagwort": "neu"}),
    ("/musterstadt/neu/strategisch/", lambda: {"titel": "Konzept", "felder": ["sprache"]}),
    ("/musterstadt/neu/fortschreibung/", lambda: {"titel": "Konzept", "vorgaenger": Konzept.objects.earliest("pk").pk}),
    ("/musterstadt/einlesen/", lambda: {"datei": konzeptdatei(), "slug": "eingelesen"}),
    ("/musterstadt/mitglieder/einladen/", lambda: {"adressen": "neu@example.org", "rolle": "rat"}),
    ("/kommunen/neu/von-hand/", lambda: {"name": "Neudorf", "art": "gemeinde", "leitung_email": "l@example.org"}),
    ("/kommunen/neu/01001000/", lambda: {"name": "Flensburg", "leitung_email": "l@example.org"}),
]


def bestand():
    """How many there are of everything."""
    modelle = [modell for modell in apps.get_models() if modell not in (Submission, Session)]
    return {modell._meta.label: modell._base_manager.count() for modell in modelle}


@pytest.fixture
def schickt(client, alice, konzept, mailoutbox):
    """Alice, who runs the installation as well, sends a form that she opened as `form`."""
    User.objects.filter(pk=alice.pk).update(is_superuser=True)
    client.force_login(alice)

    def sende(adresse, daten, form="das offene Formular"):
        return client.post(adresse, daten | {TOKEN: form})

    return sende


def meldungen(antwort):
    return [str(meldung) for meldung in get_messages(antwort.wsgi_request)]


@pytest.mark.parametrize(("adresse", "daten"), MACHT_NEUES, ids=[adresse for adresse, _ in MACHT_NEUES])
def test_sent_twice_makes_one(schickt, adresse, daten, mailoutbox, django_capture_on_commit_callbacks):
    davor = bestand()
    with django_capture_on_commit_callbacks(execute=True):
        erste = schickt(adresse, daten())
    einmal, mails = bestand(), len(mailoutbox)
    with django_capture_on_commit_callbacks(execute=True):
        zweite = schickt(adresse, daten())
    assert erste.status_code == 302
    assert einmal != davor
    assert (bestand(), len(mailoutbox)) == (einmal, mails)
    assert zweite["Location"] == erste["Location"]
    assert meldungen(zweite) == meldungen(erste)


def test_every_address_that_makes_something_is_in_this_table():
    """Addresses say it: „neu“, „einlesen“, „einladen“; a new one is to be tried here as well."""
    worte = {pfad: set(pfad.replace("/_", "/").split("/")) for pfad, *_ in ADRESSEN if not pfad.startswith("konto/")}
    gemeint = [pfad for pfad, eigene in worte.items() if MAKES & eigene]
    vorlagen = {PLATZHALTER.sub("[^/]+", pfad) for pfad in gemeint}
    nur_auswahl = {"kommunen/neu/", "[^/]+/neu/"}
    kein_neues = {"[^/]+/[^/]+/bilder/_neu/beschreiben/", "[^/]+/einlesen/[^/]+/"}
    mit_skript = {"[^/]+/[^/]+/bilder/_neu/hochladen/"}
    probiert = {vorlage for vorlage in vorlagen if any(re.fullmatch(f"/{vorlage}", a) for a, _ in MACHT_NEUES)}
    assert vorlagen - probiert == nur_auswahl | kein_neues | mit_skript


def test_every_form_carries_its_key(client, alice, konzept):
    """The CSRF token is the key: in every form that posts, and another one on every page."""
    client.force_login(alice)
    formulare = 0
    vorlagen = set(Path(settings.BASE_DIR, "templates").rglob("*.html"))
    for datei in vorlagen - {Path(settings.BASE_DIR, "templates/503.html")}:  # that one sends again what was sent
        for formular in re.findall(r'<form[^>]*method="post".*?</form>', datei.read_text(), re.S):
            formulare += 1
            assert "{% csrf_token %}" in formular, datei
    assert formulare > 20
    zwei = [re.search(f'name="{TOKEN}" value="([^"]+)"', client.get(NEUE_MASSNAHME).content.decode()) for _ in "ab"]
    assert zwei[0][1] != zwei[1][1]


def test_a_second_tab_with_the_same_gets_the_first(schickt):
    erste = schickt(NEUE_MASSNAHME, massnahme(), form="ein Fenster")
    zweite = schickt(NEUE_MASSNAHME, massnahme(), form="anderes Fenster")
    assert zweite["Location"] == erste["Location"]
    satz = next(meldung for meldung in meldungen(zweite) if "Genau dasselbe haben Sie um" in meldung)
    assert "gespeichert" not in satz  # it may be on its way still, or have failed
    assert Massnahme.objects.filter(titel="Sprachcafé").count() == 1


def test_the_same_much_later_or_after_other_work_is_meant(schickt):
    schickt(f"{ORT}akteure/_neu/", {"name": "Verein"}, form="morgens")
    schickt(f"{ORT}gremien/_neu/", {"name": "Beirat"}, form="dazwischen")
    schickt(f"{ORT}akteure/_neu/", {"name": "Verein"}, form="danach")
    Submission.objects.update(created_at=timezone.now() - OTHER_TAB)
    schickt(f"{ORT}akteure/_neu/", {"name": "Verein"}, form="abends")
    assert Akteur.objects.filter(name="Verein").count() == 3


def test_back_and_something_else_is_another_one_and_said(schickt):
    erste = schickt(NEUE_MASSNAHME, massnahme())
    zweite = schickt(NEUE_MASSNAHME, massnahme(titel="Lesecafé"))
    assert zweite["Location"] != erste["Location"]
    assert "„Lesecafé“ ist angelegt." in meldungen(zweite)
    assert ONE_MORE in meldungen(zweite)
    assert ONE_MORE not in meldungen(erste)


def test_what_was_refused_can_be_sent_again(schickt):
    assert schickt(NEUE_MASSNAHME, massnahme(titel="")).status_code == 200
    assert not Submission.objects.exists()
    assert schickt(NEUE_MASSNAHME, massnahme()).status_code == 302


def test_what_broke_can_be_sent_again(schickt, client, monkeypatch):
    def kaputt(**angaben):
        lege_konzept_an(**angaben)
        raise RuntimeError

    adresse, daten = "/musterstadt/neu/strategisch/", {"titel": "Konzept", "felder": ["sprache"]}
    with monkeypatch.context() as gestoert:
        gestoert.setattr("concepts.views.assistent.lege_konzept_an", kaputt)
        client.raise_request_exception = False
        assert schickt(adresse, daten).status_code == 500
    assert not Submission.objects.exists()
    assert Konzept.objects.count() == 1, "half a piece of work is no work"
    assert schickt(adresse, daten).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_what_failed_after_the_commit_is_tried_again(schickt, client, monkeypatch):
    def erst_danach_kaputt(**angaben):
        transaction.on_commit(lambda: 1 / 0)

    einladung = {"adressen": "neu@example.org", "rolle": "rat"}
    client.raise_request_exception = False
    with monkeypatch.context() as gestoert:
        gestoert.setattr("accounts.services.einladungen.mail_senden", erst_danach_kaputt)
        assert schickt("/musterstadt/mitglieder/einladen/", einladung).status_code == 500
    assert schickt("/musterstadt/mitglieder/einladen/", einladung).status_code == 302
    assert [zeile.path for zeile in Submission.objects.all()] == ["/musterstadt/mitglieder/einladen/"]


def test_what_was_deleted_meanwhile_can_be_made_anew(schickt):
    erste = schickt(NEUE_MASSNAHME, massnahme())
    schickt(f"{erste['Location']}loeschen/", {})
    zweite = schickt(NEUE_MASSNAHME, massnahme())
    assert zweite["Location"] != erste["Location"]
    assert Massnahme.objects.filter(titel="Sprachcafé").count() == 1


def test_going_back_over_other_work_saves_and_pretends_nothing(schickt):
    """Saved, changed, back to the first form: this is not the first saving sent twice."""
    for form, name in (("eins", "Alpha"), ("zwei", "Beta"), ("eins", "Alpha")):
        schickt("/musterstadt/einstellungen/", {"name": name, "farbe": "#1d5a7a"}, form=form)
    assert Kommune.objects.get().name == "Alpha"


def test_somebody_else_gets_nothing_of_it(schickt, client, bob):
    schickt(NEUE_MASSNAHME, massnahme())
    client.force_login(bob)
    schickt(NEUE_MASSNAHME, massnahme())
    assert Massnahme.objects.filter(titel="Sprachcafé").count() == 2


def test_whoever_lost_the_right_is_not_answered_from_memory(schickt, client, alice):
    schickt(NEUE_MASSNAHME, massnahme())
    alice.mitgliedschaft_set.update(rolle="rat")
    antwort = client.post(NEUE_MASSNAHME, massnahme() | {TOKEN: "das offene Formular"}, follow=True)
    assert antwort.status_code == 403


def test_an_invitation_accepted_twice_opens_one_account(client, musterstadt):
    einladung = Einladung.objects.create(kommune=musterstadt, email="neu@example.org", rolle="rat")
    daten = {"name": "Neu", "password": PASSWORT, TOKEN: "offen"}
    erste = client.post(einladung.get_absolute_url(), daten)
    client.logout()
    zweite = client.post(einladung.get_absolute_url(), daten)
    assert zweite["Location"] == erste["Location"] == "/musterstadt/"
    assert User.objects.filter(email="neu@example.org").count() == 1


def test_being_sent_to_the_door_is_no_success(client, konzept):
    assert client.post(NEUE_MASSNAHME, massnahme() | {TOKEN: "offen"}).status_code == 302
    assert not Submission.objects.exists()


def test_old_keys_are_cleared_away(schickt):
    schickt(NEUE_MASSNAHME, massnahme())
    Submission.objects.update(created_at=timezone.now() - KEPT)
    schickt(f"{ORT}akteure/_neu/", {"name": "Verein"})
    assert [zeile.path for zeile in Submission.objects.all()] == [f"{ORT}akteure/_neu/"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("sqlite")  # PostgreSQL locks rows alone
def test_a_view_holds_no_lock_while_it_only_reads_and_computes(schickt, monkeypatch):
    """SQLite has one lock for everybody who writes: from the first thing that is written, and no sooner."""
    gesehen = []

    def beobachtet(wo):
        wirklich = import_string(wo)

        def beobachte(*args, **angaben):
            gesehen.append(connection.connection.in_transaction)
            return wirklich(*args, **angaben)

        monkeypatch.setattr(wo, beobachte)

    beobachtet("concepts.views.assistent.baue_grundgeruest")
    beobachtet("concepts.services.konzepte.ereignis")
    assert schickt("/musterstadt/neu/strategisch/", {"titel": "Konzept", "felder": ["sprache"]}).status_code == 302
    assert schickt(NEUE_MASSNAHME, massnahme(titel="")).status_code == 200
    assert (gesehen[0], gesehen[-1]) == (False, True)


def test_what_was_answered_while_this_one_was_checked(schickt, monkeypatch):
    """Sent twice, both checked at once: the second finds the first one's row when it begins to write, or at its end."""
    erste = schickt(NEUE_MASSNAHME, massnahme())
    monkeypatch.setattr("accounts.submissions._stop_if_answered", Mock())
    zweite = schickt(NEUE_MASSNAHME, massnahme())
    monkeypatch.undo()
    assert zweite["Location"] == erste["Location"]
    assert Massnahme.objects.filter(titel="Sprachcafé").count() == 1


@pytest.mark.parametrize("sagt", [{"side_effect": Http404}, {"return_value": HttpResponse("Schon vergeben.")}])
def test_what_was_answered_before_this_one_wrote_anything(schickt, monkeypatch, sagt):
    """What the first one did may be why the second one fails: it is answered like the first one all the same."""
    erste = schickt(NEUE_MASSNAHME, massnahme())
    noch_nicht_und_dann = Mock(side_effect=[None, Answered(Submission.objects.get())])
    monkeypatch.setattr("accounts.submissions._stop_if_answered", noch_nicht_und_dann)
    monkeypatch.setattr("concepts.views.elemente._zeige_formular", Mock(**sagt))
    zweite = schickt(NEUE_MASSNAHME, massnahme(titel=""))
    assert zweite["Location"] == erste["Location"]


def test_reading_in_once_more_is_no_second_sending(schickt, musterstadt, alice):
    """What failed twice in the same way is tried a third time."""
    angaben = {"slug": "eingelesen", "mit_eigener_kommune": False}
    einlesung = fordere_einlesung_an(kommune=musterstadt, person=alice, datei=konzeptdatei(), **angaben)
    for form in ("einmal", "noch einmal"):
        Einlesung.objects.update(zustand=Zustand.GESCHEITERT, fehler_an="slug")
        schickt(f"/musterstadt/einlesen/{einlesung.pk}/", {"slug": "eingelesen"}, form=form)
        assert Einlesung.objects.get().zustand != Zustand.GESCHEITERT
