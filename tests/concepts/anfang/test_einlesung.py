"""What is large or has pictures is read in in the background; one may leave, come back and try again."""

import errno

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Ereignis
from concepts.models import Einlesung, Konzept
from concepts.services import einlesen
from concepts.services.einlesen import fordere_einlesung_an, lies_noch_einmal
from integrationskonzept.lib.jobs import run_now, take
from integrationskonzept.lib.jobs.models import LEASE_TIME, Priority, Zustand
from integrationskonzept.lib.jobs.run import run_next
from tests.dokumente import bild, png

from .conftest import dokument
from .test_einlesen import ADRESSE, datei

HTMX = {"HTTP_HX_REQUEST": "true"}


def mit_bild(**mehr):
    return dokument() | {"bilder": [bild("karte", png(4, 3), "image/png")]} | mehr


def kaputtes():
    return mit_bild(akteure=[{"id": "Groß", "name": ""}])


@pytest.fixture
def redaktion(als):
    return als("bob")


@pytest.fixture
def einlesung(musterstadt):
    return fordere_einlesung_an(
        kommune=musterstadt, person=None, datei=datei(mit_bild()), slug="", mit_eigener_kommune=False
    )


def abgeschickt(client, inhalt, adresse=ADRESSE, **daten):
    """The Einlesung that comes of what was chosen, and its address."""
    antwort = client.post(adresse, {"datei": datei(inhalt)} | daten)
    eine = Einlesung.objects.get()
    assert antwort.url == f"{ADRESSE}{eine.pk}/"
    return eine, antwort.url


def test_becomes_a_concept_while_one_does_something_else(redaktion, leute):
    eine, ort = abgeschickt(redaktion, mit_bild(), slug="Plan")
    assert not Konzept.objects.exists()
    seite = redaktion.get(ort).content.decode()
    assert "Das Dokument wird eingelesen" in seite
    assert "Nachsehen, wie weit es ist" in seite
    assert f'href="{ort}"' in redaktion.get(ADRESSE).content.decode()
    run_now(eine)
    eine.refresh_from_db()
    assert eine.konzept.slug == "plan"
    assert eine.konzept.geaendert_von == Ereignis.objects.get(code="konzept.importiert").person == leute["bob"]
    assert 'href="/musterstadt/plan/"' in redaktion.get(ort).content.decode()
    assert not eine.datei
    assert default_storage.listdir("einlesungen")[1] == []


def test_large_ones_without_pictures_as_well(redaktion, monkeypatch):
    monkeypatch.setattr(einlesen, "SOFORT", 100)
    assert abgeschickt(redaktion, dokument())


def test_what_was_taken_out_stands_there(redaktion):
    inhalt = mit_bild()
    inhalt["abschnitte"][0]["inhaltHtml"] = "<p>Text</p><script>alert(1)</script>"
    eine, ort = abgeschickt(redaktion, inhalt)
    run_now(eine)
    seite = redaktion.get(ort).content.decode()
    assert "$.abschnitte[0].inhaltHtml" in seite
    assert "&lt;script&gt;" in seite


def test_every_fault_is_shown_and_a_better_file_does(redaktion):
    eine, ort = abgeschickt(redaktion, kaputtes(), slug="plan")
    run_now(eine)
    antwort = redaktion.get(ort)
    assert {fehler.pfad for fehler in antwort.context["fehler"]} == {"$.akteure[0].id", "$.akteure[0].name"}
    assert antwort.context["form"]["slug"].value() == "plan"
    assert not Konzept.objects.exists()
    assert "datei" in redaktion.post(ort, {"slug": "plan"}).context["form"].errors
    assert redaktion.post(ort, {"slug": "plan", "datei": datei(mit_bild())}).url == ort
    run_now(Einlesung.objects.get())
    assert Konzept.objects.get().slug == "plan"
    assert default_storage.listdir("einlesungen")[1] == []


def test_the_file_is_kept_when_only_the_address_is_taken(redaktion, konzept):
    eine, ort = abgeschickt(redaktion, mit_bild(), slug=konzept.slug, mit_eigener_kommune="on")
    run_now(eine)
    form = redaktion.get(ort).context["form"]
    assert "gibt es in Musterstadt schon etwas" in form.errors["slug"][0]
    assert form["mit_eigener_kommune"].value()
    assert "„konzept.json“ ist noch da" in form.fields["datei"].help_text
    assert redaktion.post(ort, {"slug": "zweites"}).url == ort
    run_now(Einlesung.objects.get())
    assert Konzept.objects.filter(slug="zweites").exists()


def test_the_page_asks_how_far_it_is_and_is_shown_anew_when_it_is_over(redaktion, einlesung):
    ort = f"{ADRESSE}{einlesung.pk}/"
    lease = take(Einlesung, einlesung.pk)
    lease.write(schritt=2, schritte=4)
    teil = redaktion.get(ort, **HTMX).content.decode()
    assert "Schritt 2 von 4" in teil
    assert "<html" not in teil
    lease.fail("Nicht gelungen.")
    assert redaktion.get(ort, **HTMX)["HX-Refresh"] == "true"


def test_another_kommune_does_not_find_it(als, einlesung):
    assert als("charlie").get(f"/nachbarstadt/einlesen/{einlesung.pk}/").status_code == 404


def test_what_a_dead_worker_left_is_taken_up_and_it_writes_nothing_any_more(einlesung, monkeypatch):
    """It comes back to life in the middle of its last step, when another has made the concept."""
    echt = einlesen.importiere_dokument

    def ueberholt(**angaben):
        monkeypatch.setattr(einlesen, "importiere_dokument", echt)
        eine = Einlesung.objects.get()
        Einlesung.objects.update(heartbeat=eine.heartbeat - 2 * LEASE_TIME)
        assert run_next([Priority.SOON])
        return echt(**angaben)

    monkeypatch.setattr(einlesen, "importiere_dokument", ueberholt)
    run_now(einlesung)
    assert Einlesung.objects.get().konzept == Konzept.objects.get()
    assert Ereignis.objects.filter(code="konzept.importiert").count() == 1


def test_two_tries_at_once_are_one(einlesung):
    take(Einlesung, einlesung.pk).fail("Nicht gelungen.")
    zweite = Einlesung.objects.get()
    lies_noch_einmal(einlesung=zweite, datei=None, slug="a", mit_eigener_kommune=False)
    lease = take(Einlesung, einlesung.pk)
    lies_noch_einmal(einlesung=einlesung, datei=None, slug="b", mit_eigener_kommune=False)
    lease.write(schritt=1)
    assert Einlesung.objects.get().slug == "a"


def test_a_file_that_is_gone_is_asked_for(redaktion, einlesung):
    einlesung.datei.storage.delete(einlesung.datei.name)
    run_now(einlesung)
    antwort = redaktion.get(f"{ADRESSE}{einlesung.pk}/")
    assert einlesen.VERALTET in antwort.content.decode()


def test_full_disk_is_said_at_the_file(redaktion, monkeypatch):
    def voll(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(default_storage, "save", voll)
    form = redaktion.post(ADRESSE, {"datei": datei(mit_bild()), "slug": "plan"}).context["form"]
    assert form.errors["datei"] == [einlesen.PLATTE_VOLL]
    assert form["slug"].value() == "plan"


def test_what_nobody_came_back_for_goes(einlesung, musterstadt, monkeypatch):
    take(Einlesung, einlesung.pk).fail("Nicht gelungen.")
    monkeypatch.setattr(einlesen, "BEHALTEN", 0 * einlesen.BEHALTEN)
    neue = SimpleUploadedFile("neu.json", b"{}")
    fordere_einlesung_an(kommune=musterstadt, person=None, datei=neue, slug="", mit_eigener_kommune=False)
    assert [str(eine) for eine in Einlesung.objects.all()] == ["neu.json"]
    assert len(default_storage.listdir("einlesungen")[1]) == 1


@pytest.mark.parametrize(("fehler", "satz"), [(TimeoutError(), einlesen.ZU_LANGE), (ValueError(), einlesen.FEHLER)])
def test_any_other_failure_has_its_sentence(redaktion, einlesung, monkeypatch, fehler, satz):
    def kaputt(*args, **kwargs):
        raise fehler

    monkeypatch.setattr(einlesen, "saeubere", kaputt)
    run_now(einlesung)
    assert Einlesung.objects.get().zustand == Zustand.GESCHEITERT
    assert satz in redaktion.get(f"{ADRESSE}{einlesung.pk}/").content.decode()


def test_what_the_person_is_to_mend_does_not_fill_the_log(redaktion, caplog):
    eine, _ = abgeschickt(redaktion, kaputtes())
    run_now(eine)
    assert Einlesung.objects.get().stellen
    assert caplog.text == ""


@pytest.mark.parametrize(("faults", "sentence"), [(2, "2 Stellen sind"), (200, "Mindestens 200 Stellen sind")])
def test_more_faults_than_are_named_are_not_said_to_be_all(redaktion, einlesung, faults, sentence):
    Einlesung.objects.update(zustand=Zustand.GESCHEITERT, stellen=[["$", "Falsch."]] * faults)
    assert sentence in " ".join(redaktion.get(f"{ADRESSE}{einlesung.pk}/").content.decode().split())
