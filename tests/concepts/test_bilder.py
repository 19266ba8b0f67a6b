"""Pictures: chosen, judged by their content, freed of hidden data, served so that they can do nothing."""

import json
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Ereignis
from concepts.enums import Fassungszweck
from concepts.forms.bilder import EinBildForm, NeueBilderForm
from concepts.models import Abschnitt, Bild
from concepts.selectors.bilder import verwendungen
from concepts.services.bilder import aendere_bild, lege_bild_an
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import loesche_element
from integrationskonzept.lib.images import take_in
from tests.dokumente import SVG, png
from tests.lib.bildarten import ALLE, GEHEIM, JPEG

ORT = "/musterstadt/integrationskonzept/"
KEIN_BILD = "Das ist kein lesbares Bild. Möglich sind JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF, HEIC und SVG."
SCHLECHTE = [
    (b"Kein Bild.", KEIN_BILD),
    (SVG.replace("<rect", "<script>x</script><rect").encode(), "Programmteile oder Verweise"),
    (png(4, 4) + b"\0" * (20 * 1024 * 1024), "Die Datei ist zu groß. Möglich sind bis zu 20 MB."),
    (b"", "leer"),
]


def seite_von(antwort):
    return unescape(antwort.content.decode())


def datei(daten, name="Markt.jpg"):
    return SimpleUploadedFile(name, daten)


def lege_an(konzept, person, daten=None, **angaben):
    angaben = {"dateiname": "Fest.png", "alternativtext": "Das Fest", "quelle": "Foto: Stadt"} | angaben
    return lege_bild_an(konzept=konzept, daten=daten or png(9, 9), mediatyp="image/png", person=person, **angaben)


def zeige_im_text(konzept, kennung, alt):
    """A chapter that shows the picture with this description and once with another."""
    kapitel = Abschnitt.objects.filter(konzept=konzept).first()
    bilder = "".join(f'<figure><img src="bild:{kennung}" alt="{wort}"></figure>' for wort in (alt, "Anders"))
    Abschnitt.objects.filter(pk=kapitel.pk).update(inhalt=f"<p>Vorher</p>{bilder}")
    return kapitel


@pytest.mark.parametrize("art", ALLE)
@pytest.mark.ohne_datenbank
def test_every_kind_through_both_forms(art, bilder_hier):
    """What becomes of each is said in `tests/lib/test_images.py`: there is one door for all pictures."""
    daten = ALLE[art][0]
    mehrere = NeueBilderForm({}, {"dateien": [datei(daten, "a"), datei(daten, "b")]})
    eines = EinBildForm({"alternativtext": "Probe"}, {"datei": datei(daten)})
    assert mehrere.is_valid() and eines.is_valid()
    assert mehrere.cleaned_data["dateien"] == [("a", take_in(daten)), ("b", take_in(daten))]
    assert eines.cleaned_data["datei"] == take_in(daten)


class TestHinzufuegen:
    def lade_hoch(self, client, *dateien, quelle="Foto: Stadt"):
        return client.post(f"{ORT}bilder/_neu/", {"dateien": list(dateien), "quelle": quelle})

    def test_photo_loses_its_hidden_data_and_is_served_harmless(self, als, bob, konzept):
        client, foto = als(bob), ALLE["JPEG"][0]
        antwort = self.lade_hoch(client, datei(foto))
        assert antwort["Location"] == f"{ORT}bilder/_neu/beschreiben/?bild=bild-markt"
        assert Bild.objects.get(kennung="bild-markt").quelle == "Foto: Stadt"
        antwort = client.get(f"{ORT}bilder/bild-markt/")
        assert antwort["Content-Type"] == JPEG
        assert GEHEIM in foto and GEHEIM not in antwort.content

    def test_several_at_once_then_each_is_described(self, als, bob, konzept):
        client = als(bob)
        ziel = self.lade_hoch(client, datei(png(5, 5), "A.png"), datei(png(6, 6), "B.png"))["Location"]
        assert client.get(ziel).context["formulare"][1].bild.dateiname == "B.png"
        angaben = {"bild-a-version": 1, "bild-a-alternativtext": "Ein A", "bild-a-quelle": "Foto: Erika"}
        angaben |= {"bild-b-version": 1, "bild-b-alternativtext": "", "bild-b-quelle": "Foto: Stadt"}
        antwort = client.post(ziel, angaben, follow=True)
        assert "jederzeit noch beschreiben" in seite_von(antwort)
        assert "2 Bilder haben" in seite_von(antwort)  # of the concept's own, the text describes one
        a, b = Bild.objects.get(kennung="bild-a"), Bild.objects.get(kennung="bild-b")
        assert (a.alternativtext, a.quelle, b.alternativtext) == ("Ein A", "Foto: Erika", "")

    def test_a_bad_file_is_named_and_holds_up_no_other(self, als, bob, konzept):
        antwort = self.lade_hoch(als(bob), datei(b"nichts", "brief.pdf"), datei(png(5, 5), "A.png"))
        assert antwort["Location"].endswith("?bild=bild-a")
        assert f"„brief.pdf“: {KEIN_BILD}" in seite_von(als(bob).get(antwort["Location"]))

    def test_an_empty_file_holds_up_no_other(self, als, bob, konzept):
        antwort = self.lade_hoch(als(bob), datei(b"", "leer.jpg"), datei(png(5, 5), "A.png"))
        assert antwort["Location"].endswith("?bild=bild-a")
        assert "„leer.jpg“: Die übertragene Datei ist leer." in seite_von(als(bob).get(antwort["Location"]))

    @pytest.mark.parametrize("seite", [f"{ORT}bilder/_neu/", "/musterstadt/einstellungen/"])
    def test_a_file_field_names_its_help_once(self, als, alice, konzept, seite):
        eingabe = re.search(r'<input type="file"[^>]*>', seite_von(als(alice).get(seite)))[0]
        assert eingabe.count("aria-describedby=") == 1

    @pytest.mark.parametrize(("daten", "satz"), SCHLECHTE)
    def test_what_is_no_picture_says_so_and_keeps_the_words(self, als, bob, konzept, daten, satz):
        vorher = Bild.alle.count()
        antwort = self.lade_hoch(als(bob), datei(daten), quelle="Foto: Zwölf")
        assert satz in seite_von(antwort) and "Foto: Zwölf" in seite_von(antwort)
        assert Bild.alle.count() == vorher

    def test_the_same_picture_twice_is_one_and_learns_what_was_missing(self, konzept, bob, alice):
        erstes = lege_an(konzept, bob, alternativtext="", quelle="Foto: Stadt")
        zweites = lege_an(konzept, alice, alternativtext="Das Fest", quelle="Anders", dateiname="Anders.png")
        assert erstes.pk == zweites.pk
        assert (zweites.dateiname, zweites.alternativtext, zweites.quelle) == ("Fest.png", "Das Fest", "Foto: Stadt")
        loesche_element(element=zweites, person=bob)
        assert lege_an(konzept, bob).pk != erstes.pk


class TestAusDemText:
    """What the editor sends while somebody writes."""

    def sende(self, client, daten, **angaben):
        angaben = {"alternativtext": "Der Markt", "quelle": "Foto: Stadt"} | angaben
        return client.post(f"{ORT}bilder/_neu/hochladen/", {"datei": datei(daten)} | angaben)

    def test_the_answer_says_what_the_text_needs(self, als, bob, konzept):
        antwort = self.sende(als(bob), png(5, 5))
        assert antwort.status_code == 201
        assert antwort.json() == {
            "kennung": "bild-markt",
            "quelle": "bild:bild-markt",
            "url": f"{ORT}bilder/bild-markt/",
            "alt": "Der Markt",
            "titel": "Markt.jpg",
            "nachweis": "Foto: Stadt",
            "nachweisadresse": f"{ORT}bilder/bild-markt/nachweis/",
        }
        assert self.sende(als(bob), png(5, 5)).json() == antwort.json()

    @pytest.mark.parametrize(("daten", "satz"), SCHLECHTE)
    def test_a_bad_file_is_named_at_its_field(self, als, bob, konzept, daten, satz):
        antwort = self.sende(als(bob), daten)
        assert antwort.status_code == 400 and satz in antwort.json()["fehler"]["datei"]

    def test_a_picture_needs_a_description(self, als, bob, konzept):
        antwort = self.sende(als(bob), png(5, 5), alternativtext=" ")
        assert (antwort.status_code, antwort.json()) == (400, {"fehler": {"alternativtext": "Bitte ausfüllen."}})
        assert not Bild.objects.filter(kennung="bild-markt").exists()

    def test_the_credit_can_be_changed_from_there(self, als, bob, konzept):
        antwort = als(bob).post(f"{ORT}bilder/karte/nachweis/", {"quelle": "Karte: Katasteramt"})
        assert antwort.json()["nachweis"] == "Karte: Katasteramt"
        assert Bild.objects.get(kennung="karte").quelle == "Karte: Katasteramt"


class TestAngaben:
    def test_a_new_description_goes_into_the_texts_that_carry_the_old_one(self, als, bob, konzept):
        bild = lege_an(konzept, bob, alternativtext='Das "alte" Fest')
        kapitel = zeige_im_text(konzept, bild.kennung, "Das &quot;alte&quot; Fest")
        ort = f"{ORT}bilder/{bild.kennung}/bearbeiten/"
        assert "in dem einen Text" in seite_von(als(bob).get(ort))
        angaben = {"dateiname": "Sommerfest", "alternativtext": "Tanz & <Musik>", "quelle": "Foto: Erika", "version": 1}
        als(bob).post(ort, angaben | {"in_texten": "on"})
        kapitel.refresh_from_db()
        assert 'alt="Tanz &amp; &lt;Musik&gt;"' in kapitel.inhalt and 'alt="Anders"' in kapitel.inhalt
        assert [s.bild.alt for s in verwendungen(konzept)[bild.kennung]] == ["Tanz & <Musik>", "Anders"]
        bild.refresh_from_db()
        assert (bild.dateiname, bild.quelle, kapitel.version) == ("Sommerfest", "Foto: Erika", 2)
        eintrag = Ereignis.objects.get(code="bild.geaendert")
        assert eintrag.daten["vorher"]["alternativtext"] == 'Das "alte" Fest'

    def test_texts_stay_as_they_are_where_nobody_asks(self, als, bob, konzept):
        bild = lege_an(konzept, bob)
        kapitel = zeige_im_text(konzept, bild.kennung, "Das Fest")
        angaben = {"dateiname": "Fest.png", "alternativtext": "Neu", "quelle": "", "version": 1}
        als(bob).post(f"{ORT}bilder/{bild.kennung}/bearbeiten/", angaben)
        kapitel.refresh_from_db()
        assert 'alt="Das Fest"' in kapitel.inhalt

    def test_two_people_at_once(self, als, bob, alice, konzept):
        bild = lege_an(konzept, bob)
        aendere_bild(bild=bild, angaben={"alternativtext": "Alices Satz"}, person=alice)
        ort, angaben = f"{ORT}bilder/{bild.kennung}/bearbeiten/", {"dateiname": "Fest.png", "quelle": "Foto: Stadt"}
        antwort = als(bob).post(ort, angaben | {"alternativtext": "Bobs Satz", "version": 1})
        assert "Inzwischen hat Alice" in seite_von(antwort) and "„Alices Satz“" in seite_von(antwort)
        assert "Bobs Satz" in seite_von(antwort)
        version = antwort.context["form"]["version"].value()
        als(bob).post(ort, angaben | {"alternativtext": "Bobs Satz", "version": version})
        bild.refresh_from_db()
        assert bild.alternativtext == "Bobs Satz"


class TestLoeschen:
    def test_into_the_papierkorb_and_back(self, als, bob, konzept):
        client, bild = als(bob), lege_an(konzept, bob)
        client.post(f"{ORT}bilder/{bild.kennung}/loeschen/")
        assert not Bild.objects.filter(pk=bild.pk).exists()
        client.post(f"{ORT}papierkorb/bilder/{bild.kennung}/")
        assert Bild.objects.filter(pk=bild.pk).exists()

    def test_where_it_is_in_use_it_says_so_first(self, als, bob, konzept):
        client, bild = als(bob), lege_an(konzept, bob)
        kapitel = zeige_im_text(konzept, bild.kennung, "Das Fest")
        ort = f"{ORT}bilder/{bild.kennung}/loeschen/"
        for antwort in (client.get(ort), client.post(ort)):
            assert f'href="{ORT}kapitel/{kapitel.kennung}/bearbeiten/text/">{kapitel}' in seite_von(antwort)
            assert Bild.objects.filter(pk=bild.pk).exists()
        client.post(ort, {"trotzdem": "ja"})
        assert not Bild.objects.filter(pk=bild.pk).exists()

    def test_the_list_says_where_each_is(self, als, bob, konzept, django_assert_max_num_queries):
        bild = lege_an(konzept, bob)
        zeige_im_text(konzept, bild.kennung, "Das Fest")
        client = als(bob)
        with django_assert_max_num_queries(20):
            seite = seite_von(client.get(f"{ORT}bilder/"))
        assert "in 2 Texten" in seite and "in keinem Text" in seite


@pytest.mark.parametrize("ort", ["bilder/karte/", "fassungen/1/bilder/karte/"])
def test_svg_can_do_nothing_but_be_seen(als, bob, konzept, ort):
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=bob)
    antwort = als(bob).get(f"{ORT}{ort}")
    assert antwort.content == SVG.encode()
    assert "default-src 'none'" in antwort["Content-Security-Policy"]
    assert "sandbox" in antwort["Content-Security-Policy"]
    assert antwort["X-Content-Type-Options"] == "nosniff"


def test_a_document_says_in_its_texts_what_its_pictures_show(konzept):
    beschreibungen = dict(Bild.objects.filter(konzept=konzept).values_list("kennung", "alternativtext"))
    assert beschreibungen == {"portraet": "Porträt", "karte": ""}


def test_the_editor_knows_every_picture(als, bob, konzept):
    kapitel = Abschnitt.objects.filter(konzept=konzept).first()
    seite = als(bob).get(f"{ORT}kapitel/{kapitel.kennung}/bearbeiten/")
    feld = seite.context["form"]["inhaltHtml"].subwidgets[0].data["attrs"]
    assert {bild["kennung"] for bild in json.loads(feld["data-bilder"])} == {"portraet", "karte"}
    assert feld["data-hochladen"] == f"{ORT}bilder/_neu/hochladen/"
