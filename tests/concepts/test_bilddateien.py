"""The files of pictures: a damaged one is never used as if it were the picture, and a full disk says so."""

import errno
import os
import time
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from accounts.models import Kommune
from concepts.bilder import lege_datei_ab, lies_datei
from concepts.dokument import bezuege
from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.dokument.bilddaten import Bildnamen, mit_bilddaten
from concepts.enums import Fassungszweck
from concepts.models import Bild, Fassung
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import Unmoeglich
from integrationskonzept.lib.files import FULL_DISK, WholeFileStorage
from publications.broschuere.bilder import bildhinweise
from publications.services.gestaltung import gestaltung_von
from tests.dokumente import SVG, bild, kleines_dokument, png

ORT = "/musterstadt/integrationskonzept/"


def seite_von(antwort):
    return unescape(antwort.content.decode())


def datei(daten, name="Markt.png"):
    return SimpleUploadedFile(name, daten)


def pfad(konzept, kennung="karte"):
    return Path(default_storage.path(Bild.alle.get(konzept=konzept, kennung=kennung).datei.name))


SCHAEDEN = {
    "leer": lambda ort: ort.write_bytes(b""),
    "ein Bit": lambda ort: ort.write_bytes(bytes([ort.read_bytes()[0] ^ 1]) + ort.read_bytes()[1:]),
    "weg": lambda ort: ort.unlink(),
}


@pytest.fixture(params=SCHAEDEN)
def schaden(request, konzept):
    SCHAEDEN[request.param](pfad(konzept))


@pytest.mark.usefixtures("schaden")
class TestBeschaedigt:
    def test_nothing_is_frozen_and_the_picture_is_named(self, als, alice, bob, konzept):
        with pytest.raises(Unmoeglich, match=r"Bilds „karte“ fehlt .*oder ist beschädigt.*noch einmal hoch"):
            friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=bob)
        assert not Fassung.objects.exists()
        assert "Diese Bilddatei fehlt oder ist beschädigt: karte" in seite_von(als(alice).get(f"{ORT}fassungen/neu/"))

    def test_in_its_place_stands_that_it_is_missing(self, als, bob):
        antwort = als(bob).get(f"{ORT}bilder/karte/")
        assert (antwort.status_code, antwort["Content-Type"]) == (404, "image/svg+xml")
        assert "auf dem Server beschädigt" in seite_von(antwort) and antwort["Cache-Control"] == "no-store"
        assert seite_von(als(bob).get(f"{ORT}bilder/")).count("Laden Sie dasselbe Bild noch einmal hoch") == 1

    def test_the_same_picture_mends_it(self, konzept):
        name = lege_datei_ab(SVG.encode(), "image/svg+xml")
        assert name == Bild.objects.get(konzept=konzept, kennung="karte").datei.name
        assert lies_datei(name) == SVG.encode()

    def test_a_waiting_draft_has_no_data_for_it(self, konzept):
        namen = Bildnamen()
        text = als_text(baue_dokument(konzept, bilddaten=namen))
        assert mit_bilddaten(text, namen).count('"daten": ""') == 1

    def test_the_download_leads_to_the_pictures(self, als, bob):
        antwort = als(bob).get(f"{ORT}konzeptdokument.json", follow=True)
        assert "„karte“ fehlt auf dem Server oder ist beschädigt" in seite_von(antwort)

    def test_on_the_command_line(self):
        with pytest.raises(CommandError, match="„karte“ fehlt auf dem Server oder ist beschädigt"):
            call_command("konzept_export", "musterstadt/integrationskonzept")

    def test_all_files_are_checked(self):
        with pytest.raises(CommandError, match=r"(fehlt|ist beschädigt): Bild „karte“ in musterstadt/integrationsk"):
            call_command("bilder_pruefen")


@pytest.mark.parametrize("wo", ["bilder/_neu/", "bilder/_neu/hochladen/"])
def test_choosing_it_again_mends_what_came_in_with_a_document(als, bob, konzept, wo):
    """As it is: taken in anew, without its remark, it would be another picture."""
    ausgabe, bemerkung = BytesIO(), PngInfo()
    bemerkung.add_text("Comment", "Zugang Nord")
    Image.new("RGB", (40, 30), "#8a4").save(ausgabe, "PNG", pnginfo=bemerkung)
    daten = ausgabe.getvalue()
    Bild.objects.filter(konzept=konzept, kennung="karte").update(
        datei=lege_datei_ab(daten, "image/png"), mediatyp="image/png"
    )
    pfad(konzept).write_bytes(b"")
    vorher = Bild.alle.filter(konzept=konzept).count()
    gewaehlt = {"dateien": [datei(daten)], "datei": datei(daten), "alternativtext": "Karte"}
    assert als(bob).post(f"{ORT}{wo}", gewaehlt).status_code in (201, 302)
    assert pfad(konzept).read_bytes() == daten
    assert Bild.alle.filter(konzept=konzept).count() == vorher


def test_a_fassung_gives_back_what_was_damaged(konzept, bob, capsys):
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=bob)
    ort = pfad(konzept)
    ort.write_bytes(b"")
    with pytest.raises(CommandError, match="Fassung 1"):
        call_command("bilder_pruefen")
    call_command("bilder_pruefen", "--heile")
    assert ort.read_bytes() == SVG.encode()
    assert "kam aus Fassung 1" in capsys.readouterr().out


def test_what_belongs_to_nothing_is_named_and_removed_when_it_is_old(konzept, capsys):
    name = default_storage.save("bilder/abc.png.1234.part", ContentFile(b"halb"))
    call_command("bilder_pruefen", "--raeume")
    assert f"{name} gehört zu keinem Bild." in capsys.readouterr().out
    vorgestern = time.time() - 2 * 24 * 3600
    os.utime(default_storage.path(name), (vorgestern, vorgestern))
    call_command("bilder_pruefen", "--raeume")
    assert "und wurde entfernt" in capsys.readouterr().out
    call_command("bilder_pruefen")
    assert "2 Dateien, alle unverändert" in capsys.readouterr().out


class TestWappen:
    @pytest.fixture
    def wappen(self, als, alice):
        self.sende(als(alice), wappen=datei(SVG.encode()))
        return Path(Kommune.objects.get().wappen.path)

    def sende(self, client, **daten):
        daten = {"name": "Musterstadt", "farbe": "#1d5a7a"} | daten
        return client.post("/musterstadt/einstellungen/", daten)

    def test_a_damaged_one_is_not_shown_and_the_brochure_says_so(self, client, wappen):
        wappen.write_bytes(b"")
        assert client.get("/musterstadt/wappen").status_code == 404
        hinweise = bildhinweise(kleines_dokument(), gestaltung_von(Kommune.objects.get()))
        assert hinweise[0].startswith("Das Wappen lässt sich nicht lesen")
        with pytest.raises(CommandError, match="Wappen von Musterstadt"):
            call_command("bilder_pruefen")

    def test_a_full_disk_is_said_at_the_field(self, als, alice, wappen, volle_platte):
        vorher = Kommune.objects.get().wappen.name
        seite = seite_von(self.sende(als(alice), wappen=datei(png(9, 9)), name="Neuer Name"))
        assert FULL_DISK in seite and "Neuer Name" in seite
        assert (Kommune.objects.get().wappen.name, Kommune.objects.get().name) == (vorher, "Musterstadt")


@pytest.fixture
def volle_platte(monkeypatch):
    """No file can be written to its end."""

    def schreibe(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("integrationskonzept.lib.files._sync", schreibe)


class TestVollePlatte:
    def test_adding_pictures(self, als, bob, konzept, volle_platte, settings):
        vorher = sorted(Path(settings.MEDIA_ROOT).rglob("*.*"))
        angaben = {"dateien": [datei(png(7, 7))], "quelle": "Foto: Zwölf"}
        seite = seite_von(als(bob).post(f"{ORT}bilder/_neu/", angaben))
        assert f"„Markt.png“: {FULL_DISK}" in seite and "Foto: Zwölf" in seite
        assert sorted(Path(settings.MEDIA_ROOT).rglob("*.*")) == vorher and Bild.alle.count() == 2

    def test_those_for_which_there_was_room_are_kept(self, als, bob, konzept, monkeypatch):
        echte, erste = WholeFileStorage._save, []

        def speichere(ablage, name, inhalt):
            if erste:
                raise OSError(errno.ENOSPC, "No space left on device")
            erste.append(name)
            return echte(ablage, name, inhalt)

        monkeypatch.setattr(WholeFileStorage, "_save", speichere)
        angaben = {"dateien": [datei(png(7, 7), "A.png"), datei(png(8, 8), "B.png")], "quelle": ""}
        seite = seite_von(als(bob).post(f"{ORT}bilder/_neu/", angaben, follow=True))
        assert f"„B.png“: {FULL_DISK}" in seite and Bild.objects.filter(dateiname="A.png").exists()

    def test_from_the_editor(self, als, bob, konzept, volle_platte):
        angaben = {"datei": datei(png(7, 7)), "alternativtext": "Ein Platz", "quelle": ""}
        antwort = als(bob).post(f"{ORT}bilder/_neu/hochladen/", angaben)
        assert (antwort.status_code, antwort.json()) == (400, {"fehler": {"datei": FULL_DISK}})

    def test_a_large_upload_does_not_even_reach_the_form(self, als, bob, konzept, monkeypatch, settings):
        def voll(*_):
            raise OSError(errno.ENOSPC, "No space left on device")

        settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
        monkeypatch.setattr("django.core.files.uploadhandler.TemporaryFileUploadHandler.receive_data_chunk", voll)
        angaben = {"dateien": [datei(png(40, 40))], "quelle": "Foto: Zwölf"}
        seite = seite_von(als(bob).post(f"{ORT}bilder/_neu/", angaben))
        assert FULL_DISK in seite and "Foto: Zwölf" in seite


@pytest.mark.parametrize(
    ("grenze", "satz"), [({"MAX_BILDER": 1}, "höchstens 1 Bilder"), ({"BILDER_SEKUNDEN": -1}, "keines geprüft")]
)
@pytest.mark.ohne_datenbank
def test_a_document_may_not_bring_too_many_pictures(monkeypatch, grenze, satz):
    monkeypatch.setattr(bezuege, *next(iter(grenze.items())))
    dokument = kleines_dokument() | {"bilder": [bild("a", png(3, 3), "image/png"), bild("b", png(4, 3), "image/png")]}
    fehler = [f for f in bezuege.pruefe_bezuege(dokument) if satz in f.meldung]
    assert [f.pfad for f in fehler] == ["$.bilder" if "MAX_BILDER" in grenze else "$.bilder[0]"]


def test_pictures_that_take_too_long_hold_up_no_answer(als, bob, konzept, monkeypatch):
    monkeypatch.setattr("concepts.forms.bilder.SEKUNDEN", -1)
    seite = seite_von(als(bob).post(f"{ORT}bilder/_neu/", {"dateien": [datei(png(7, 7))], "quelle": ""}))
    assert "Bitte wählen Sie dieses noch einmal aus" in seite
