"""Text comes in in one form, whichever way: typed into a form, or read in from a document."""

import copy
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.dokument.fehler import DokumentFehler
from concepts.models import Akteur, Konzept, Massnahme
from concepts.services.konzepte import importiere
from integrationskonzept.lib.posted import TidyPost
from tests.conftest import PASSWORT, gueltiges_dokument
from tests.dokumente import kleines_dokument
from tests.faelle import fall

ORT = "/musterstadt/integrationskonzept/"


def test_a_name_typed_in_parts_is_kept_whole(als, bob, konzept):
    als(bob).post(f"{ORT}akteure/_neu/", {"name": "\ufeffMu\u0308hle\u200b", "art": ""})
    assert Akteur.objects.filter(konzept=konzept, name="Mühle").exists()


@pytest.mark.parametrize("unsichtbar", ["\u200b", " \u00ad\ufeff", "\u2800", "\u3164"])
def test_a_name_that_nobody_sees_is_none(als, bob, konzept, unsichtbar):
    antwort = als(bob).post(f"{ORT}akteure/_neu/", {"name": unsichtbar, "art": ""})
    assert antwort.context["form"].errors["name"] == ["Bitte ausfüllen."]


def test_typed_names_and_lines_too(als, bob, konzept):
    daten = {"version": "1", "schlagworte": "\u200bSchwerpunkt\u200b\r\n\u200b\r\nA\u0308lter\u00ad"}
    als(bob).post(f"{ORT}massnahmen/massnahme-0/bearbeiten/wirkung/", daten)
    assert Massnahme.objects.get(konzept=konzept, kennung="massnahme-0").schlagworte == ["Schwerpunkt", "Älter"]


def test_passwords_stay_as_they_were_typed(client, bob):
    bob.set_password(f"{PASSWORT} \u200b")
    bob.save()
    client.post("/konto/anmelden/", {"login": bob.email, "password": f"{PASSWORT} \u200b"})
    assert client.session.get("_auth_user_id") == str(bob.pk)


def test_names_of_files():
    datei = SimpleUploadedFile("Stra\u00dfenfest Mu\u0308hle.png", b"x")
    request = RequestFactory().post("/", {"datei": datei, "titel": "ok"})
    TidyPost(lambda _: None).process_view(request)
    assert request.FILES["datei"].name == "Straßenfest Mühle.png"


def lies_ein(dokument, kommune):
    return importiere(rohdaten=json.dumps(dokument).encode(), kommune=kommune, person=None)


def test_a_document_is_read_into_the_one_form_and_comes_back_byte_for_byte(musterstadt):
    dokument = gueltiges_dokument()
    anders = copy.deepcopy(dokument)
    anders["akteure"][0]["name"] = "\ufeffTra\u0308ger\u200b"
    anders["akteure"][1]["name"] = "Ku\u0308nstlerhaus"
    dokument["akteure"][0]["name"], dokument["akteure"][1]["name"] = "Träger", "Künstlerhaus"
    konzept, entferntes = lies_ein(anders, musterstadt)
    text = als_text(baue_dokument(konzept))
    assert json.loads(text)["akteure"] == dokument["akteure"]
    assert [str(einer) for einer in entferntes] == [
        "$.akteure[0].name: entfernt wurde ein unsichtbares Zeichen am Rand"
    ]
    noch_einmal, nichts = lies_ein(json.loads(text), musterstadt)
    assert als_text(baue_dokument(noch_einmal)) == text
    assert nichts == []


def test_an_unseen_name_in_a_document_is_named_by_its_place(musterstadt):
    dokument = kleines_dokument() | {"akteure": [{"id": "a", "name": "\u200b\u00ad"}]}
    with pytest.raises(DokumentFehler) as gefangen:
        lies_ein(dokument, musterstadt)
    assert str(gefangen.value) == "$.akteure[0].name: Der Text darf nicht leer sein."


def test_absurd_years_are_named_by_their_place(musterstadt):
    with pytest.raises(DokumentFehler) as gefangen:
        importiere(rohdaten=fall("22-jahr-0026-und-9999.json").encode(), kommune=musterstadt, person=None)
    assert str(gefangen.value) == (
        "$.handlungsfelder[0].massnahmen[2].beginn: "
        '"0026" kann nicht stimmen: Das Jahr liegt nicht zwischen 1900 und 2200.'
    )
    assert not Konzept.objects.exists()
