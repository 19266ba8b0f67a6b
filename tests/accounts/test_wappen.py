"""Coats of arms: judged by content, stored under a name of ours, served so that they can do no harm."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.models import Kommune
from accounts.wappen import pruefe_wappen
from integrationskonzept.lib.images import take_in
from tests.lib.bildarten import ALLE, JPEG, PNG

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#a00"/></svg>'


def bild(art="PNG", groesse=(8, 8)):
    puffer = BytesIO()
    Image.new("RGB", groesse, "red").save(puffer, art)
    return puffer.getvalue()


def datei(inhalt, name="bild.png"):
    return SimpleUploadedFile(name, inhalt)


@pytest.mark.parametrize("art", ALLE)
def test_pictures_of_every_kind_under_a_name_of_ours(art, bilder_hier):
    """What becomes of each is said in `tests/lib/test_images.py`: there is one door for all pictures."""
    inhalt, mediatyp = ALLE[art]
    endung = {JPEG: "jpg", PNG: "png"}.get(mediatyp, "svg")
    fertig = pruefe_wappen(datei(inhalt, "harmlos.exe"))
    daten = take_in(inhalt, largest=1200).data
    assert (fertig.name, fertig.read()) == (f"{sha256(daten).hexdigest()}.{endung}", daten)


@pytest.mark.parametrize(
    ("inhalt", "satz"),
    [
        (b"", "kein lesbares Bild"),
        (b"%PDF-1.7 ...", "kein lesbares Bild"),
        (bild() + b"0" * 20 * 1024 * 1024, "20 MB"),
        (SVG.replace(b"<path", b"<script>alert(1)</script><path"), "Programmteile"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG, "Programmteile"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(inhalt, satz):
    with pytest.raises(ValidationError, match=satz):
        pruefe_wappen(datei(inhalt))


def test_it_is_no_larger_than_a_page_needs():
    assert Image.open(pruefe_wappen(datei(bild(groesse=(5000, 2500))))).size == (1200, 600)


def senden(client, **daten):
    daten = {"name": "Musterstadt", "farbe": "#1d5a7a"} | daten
    return client.post(reverse("kommune_einstellungen", args=["musterstadt"]), daten)


def test_leitung_sets_replaces_and_removes(als, alice, nach_commit, settings):
    client = als(alice)
    assert senden(client, wappen=datei(bild(), "C:\\Fotos\\geheim <b>.png")).status_code == 302
    erstes = Kommune.objects.get().wappen.name
    assert erstes.endswith(f"-{sha256(Path(Kommune.objects.get().wappen.path).read_bytes()).hexdigest()}.png")
    with nach_commit():
        senden(client, wappen=datei(SVG))
    zweites = Kommune.objects.get().wappen.name
    assert zweites.endswith(".svg")
    assert not (settings.MEDIA_ROOT / erstes).exists()
    with nach_commit():
        senden(client, wappen_entfernen="on")
    assert not Kommune.objects.get().wappen
    assert not (settings.MEDIA_ROOT / zweites).exists()


def test_a_bad_file_changes_nothing(als, alice):
    client = als(alice)
    senden(client, wappen=datei(bild()))
    vorher = Kommune.objects.get().wappen.name
    seite = senden(client, wappen=datei(b"nichts"), name="Neuer Name")
    assert "kein lesbares Bild" in seite.content.decode()
    assert (Kommune.objects.get().wappen.name, Kommune.objects.get().name) == (vorher, "Musterstadt")


def test_served_as_what_it_is_and_locked_in(als, alice, client):
    senden(als(alice), wappen=datei(SVG, "x.png"))
    client.logout()
    antwort = client.get(reverse("kommune_wappen", args=["musterstadt"]))
    assert antwort["Content-Type"] == "image/svg+xml"
    assert antwort["X-Content-Type-Options"] == "nosniff"
    assert (
        "sandbox" in antwort["Content-Security-Policy"] and "default-src 'none'" in antwort["Content-Security-Policy"]
    )
    assert antwort.content == SVG


def test_none_is_nowhere(client, musterstadt):
    assert client.get(reverse("kommune_wappen", args=["musterstadt"])).status_code == 404
