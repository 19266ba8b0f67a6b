"""Pictures: chosen, judged by their content, freed of hidden data, served so that they can do nothing."""

import io
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from concepts.enums import Fassungszweck
from concepts.models import Bild
from concepts.services.konzepte import friere_fassung_ein
from tests.dokumente import SVG, png

ORT = "/musterstadt/integrationskonzept/"


def seite_von(antwort):
    return unescape(antwort.content.decode())


class TestBilder:
    def lade_hoch(self, client, daten, name="Markt.jpg", **angaben):
        angaben = {"alternativtext": "Der Markt", "quelle": "Foto: Stadt"} | angaben
        return client.post(f"{ORT}bilder/neu/", {"datei": SimpleUploadedFile(name, daten)} | angaben)

    def test_photo_loses_its_hidden_data_and_is_served_harmless(self, als, bob, konzept):
        exif = Image.Exif()
        exif[0x010F] = "Geheimkamera"
        puffer = io.BytesIO()
        Image.new("RGB", (30, 20), "red").save(puffer, "JPEG", exif=exif)
        client = als(bob)
        assert self.lade_hoch(client, puffer.getvalue())["Location"] == f"{ORT}bilder/"
        bild = Bild.objects.get(konzept=konzept, kennung="bild-markt")
        antwort = client.get(f"{ORT}bilder/bild-markt/")
        assert antwort["Content-Type"] == "image/jpeg"
        assert b"Geheimkamera" in puffer.getvalue()
        assert b"Geheimkamera" not in antwort.content
        assert (bild.alternativtext, bild.quelle) == ("Der Markt", "Foto: Stadt")

    @pytest.mark.parametrize("ort", ["bilder/karte/", "fassungen/1/bilder/karte/"])
    def test_svg_can_do_nothing_but_be_seen(self, als, bob, konzept, ort):
        friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=bob)
        antwort = als(bob).get(f"{ORT}{ort}")
        assert antwort.content == SVG.encode()
        assert "default-src 'none'" in antwort["Content-Security-Policy"]
        assert "sandbox" in antwort["Content-Security-Policy"]
        assert antwort["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.parametrize(
        ("daten", "satz"),
        [
            (b"Kein Bild.", "Das ist kein lesbares Bild. Möglich sind JPEG, PNG, WebP, GIF, TIFF, BMP, AVIF, HEIC"),
            (SVG.replace("<rect", "<script>x</script><rect").encode(), "Programmteile oder Verweise"),
            (png(4, 4) + b"\0" * (20 * 1024 * 1024), "Die Datei ist zu groß. Möglich sind bis zu 20 MB."),
            (b"", "leer"),
        ],
    )
    def test_what_is_no_picture_says_so_and_keeps_the_words(self, als, bob, konzept, daten, satz):
        vorher = Bild.alle.count()
        antwort = self.lade_hoch(als(bob), daten, alternativtext="Zwölf Menschen am Tisch")
        assert satz in seite_von(antwort)
        assert "Zwölf Menschen am Tisch" in seite_von(antwort)
        assert Bild.alle.count() == vorher

    def test_picture_needs_a_description(self, als, bob, konzept):
        antwort = self.lade_hoch(als(bob), png(4, 4), alternativtext=" ", quelle="Foto: Stadt")
        assert antwort.context["form"].errors["alternativtext"] == ["Bitte ausfüllen."]
        assert "Foto: Stadt" in seite_von(antwort)

    def test_into_the_papierkorb_and_back(self, als, bob, konzept):
        client = als(bob)
        client.post(f"{ORT}bilder/karte/loeschen/")
        assert not Bild.objects.filter(kennung="karte").exists()
        client.post(f"{ORT}papierkorb/bilder/karte/")
        assert Bild.objects.filter(kennung="karte").exists()
