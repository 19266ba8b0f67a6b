"""Coats of arms: judged by content, stored under a name of ours, served so that they can do no harm."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.models import Kommune
from accounts.wappen import pruefe_wappen

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="#a00"/></svg>'


def bild(art="PNG", groesse=(8, 8)):
    puffer = BytesIO()
    Image.new("RGB", groesse, "red").save(puffer, art)
    return puffer.getvalue()


def datei(inhalt, name="bild.png"):
    return SimpleUploadedFile(name, inhalt)


def svg(innen, kopf=b"", attribute=b""):
    return kopf + b'<svg xmlns="http://www.w3.org/2000/svg" ' + attribute + b">" + innen + b"</svg>"


@pytest.mark.parametrize(
    ("inhalt", "endung"), [(bild("PNG"), "png"), (bild("JPEG"), "jpg"), (bild("WEBP"), "webp"), (SVG, "svg")]
)
def test_the_content_decides_on_the_kind(inhalt, endung):
    assert pruefe_wappen(datei(inhalt, "harmlos.exe")).name == f"wappen.{endung}"


@pytest.mark.parametrize(
    ("inhalt", "satz"),
    [
        (b"", "kein Bild"),
        (b"nur Text", "kein Bild"),
        (b"%PDF-1.7 ...", "kein Bild"),
        (bild("GIF"), "kein Bild"),
        (bild()[:40], "kein Bild"),
        (b"<html><script>alert(1)</script></html>", "kein Bild"),
        (bild(groesse=(6001, 1)), "6000 Punkte"),
        (bild() + b"0" * 2 * 1024 * 1024, "2 MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(inhalt, satz):
    with pytest.raises(ValidationError, match=satz):
        pruefe_wappen(datei(inhalt))


@pytest.mark.parametrize(
    "inhalt",
    [
        svg(b"<script>alert(1)</script>"),
        svg(b"<g onload='alert(1)'/>"),
        svg(b"", attribute=b"onload='alert(1)'"),
        svg(b"<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"),
        svg(b"<image href='https://boese.example/x.png'/>"),
        svg(b"<use href='https://boese.example/x.svg#a'/>"),
        svg(b"<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='//boese.example/x.svg#a'/>"),
        svg(b"<a href='javascript:alert(1)'><path d='M0 0'/></a>"),
        svg(b"<style>@import 'https://boese.example/x.css';</style>"),
        svg(b"<style>path{fill:url(https://boese.example/x)}</style>"),
        svg(b"<style><m:x xmlns:m='urn:m'/>@import 'https://boese.example/x.css';</style>"),
        svg(b"<path style='fill:u\\72l(https://boese.example/x)'/>"),
        svg(b"<path fill='url( \"https://boese.example/x\")'/>"),
        svg(b"<set attributeName='href' to='javascript:alert(1)'/>"),
        svg(b"", kopf=b"<?xml-stylesheet href='https://boese.example/x.css'?>"),
        svg(b"<text>&x;</text>", kopf=b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        svg(b"<text>&b;</text>", kopf=b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
        svg(b"<script/>").decode().encode("utf-16"),
    ],
)
def test_svg_that_could_act_is_refused(inhalt):
    with pytest.raises(ValidationError, match="Programmteile"):
        pruefe_wappen(datei(inhalt, "wappen.svg"))


def test_svg_as_drawing_programs_write_it():
    inhalt = svg(
        b"<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>"
        b"<s:namedview xmlns:s='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' s:cx='1'/>"
        b"<defs><linearGradient id='v'><stop offset='0'/></linearGradient></defs>"
        b"<style>.a{fill:url(#v)}</style><path class='a' style='clip-path:url(#k)' d='M0 0'/>"
        b"<use xmlns:x='http://www.w3.org/1999/xlink' x:href='#v'/>",
        kopf=b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        attribute=b"xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:export-filename='C:\\wappen.png'",
    )
    assert pruefe_wappen(datei(inhalt)).name == "wappen.svg"


def senden(client, **daten):
    daten = {"name": "Musterstadt", "farbe": "#1d5a7a"} | daten
    return client.post(reverse("kommune_einstellungen", args=["musterstadt"]), daten)


def test_leitung_sets_replaces_and_removes(als, alice, nach_commit, settings):
    client = als(alice)
    assert senden(client, wappen=datei(bild(), "C:\\Fotos\\geheim <b>.png")).status_code == 302
    erstes = Kommune.objects.get().wappen.name
    assert erstes.startswith("wappen/musterstadt-") and erstes.endswith(".png")
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
    assert "kein Bild" in seite.content.decode()
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
    assert b"".join(antwort.streaming_content) == SVG


def test_none_is_nowhere(client, musterstadt):
    assert client.get(reverse("kommune_wappen", args=["musterstadt"])).status_code == 404
