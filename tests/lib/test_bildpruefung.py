"""Is it really a picture, and can it do nothing but be seen?"""

import io

import pytest
from PIL import Image, ImageFile

from concepts.bilder import bereite_auf
from integrationskonzept.lib import bildpruefung
from integrationskonzept.lib.bildpruefung import BildFehler, pruefe_bild
from tests.dokumente import BOESES_SVG, SVG


@pytest.fixture(autouse=True)
def _halbe_bilder_sind_keine(monkeypatch):
    """WeasyPrint, where another test has loaded it, tells Pillow to take them."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)


def raster(format_, groesse=(30, 20), **angaben):
    ausgabe = io.BytesIO()
    Image.new("RGB", groesse, "#8a4").save(ausgabe, format_, **angaben)
    return ausgabe.getvalue()


def mpo():
    """What many phones write: a JPEG with a second picture behind it."""
    return raster("MPO", save_all=True, append_images=[Image.new("RGB", (30, 20))])


def svg(inhalt="", kopf=""):
    return (
        f'{kopf}<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{inhalt}</svg>'.encode()
    )


@pytest.mark.parametrize(
    ("daten", "typ"),
    [
        (raster("PNG"), "image/png"),
        (raster("JPEG"), "image/jpeg"),
        (mpo(), "image/jpeg"),
        (raster("WEBP"), "image/webp"),
        (SVG.encode(), "image/svg+xml"),
        (b"\xef\xbb\xbf \n" + SVG.encode(), "image/svg+xml"),
        (svg(kopf='<?xml version="1.0" encoding="utf-8"?><!-- x -->'), "image/svg+xml"),
    ],
)
def test_what_it_is_by_its_content(daten, typ):
    assert pruefe_bild(daten) == typ
    assert pruefe_bild(daten, typ) == typ
    with pytest.raises(BildFehler, match="nicht vom angegebenen Typ"):
        pruefe_bild(daten, "image/x")


KEINE = {
    "leer": b"",
    "Text": b"Kein Bild.",
    "HTML": b"<html><script>alert(1)</script></html>",
    "kaputtes XML": b"<svg",
    "anderes XML": b"<?xml version='1.0'?><rss/>",
    "GIF": raster("GIF"),
    "TIFF": raster("TIFF"),
    "PDF": b"%PDF-1.7",
    "halbes PNG": raster("PNG", (300, 200))[:120],
    "halbes JPEG": raster("JPEG", (300, 200))[:600],
    "PNG-Kopf": b"\x89PNG\r\n\x1a\n",
    "Bombe": b'<!DOCTYPE s [<!ENTITY a "aaa"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
    "fremde Datei": b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
}  # fmt: skip


@pytest.mark.parametrize("daten", KEINE.values(), ids=KEINE)
def test_no_picture(daten):
    with pytest.raises(BildFehler, match=r"Das ist kein lesbares Bild\. Möglich sind PNG, JPEG, WebP und SVG\."):
        pruefe_bild(daten)


def test_damaged_pictures_are_refused_or_read_but_never_crash():
    for format_ in ("PNG", "JPEG", "WEBP"):
        daten = raster(format_)
        for stelle in range(0, len(daten), 7):
            beschaedigt = daten[:stelle] + bytes([daten[stelle] ^ 0xFF]) + daten[stelle + 1 :]
            for versuch in (beschaedigt, daten[:stelle]):
                try:
                    pruefe_bild(versuch)
                except BildFehler:
                    continue


def test_too_many_pixels(monkeypatch):
    monkeypatch.setattr(bildpruefung, "MAX_BILDPUNKTE", 599)
    with pytest.raises(BildFehler, match="zu viele Bildpunkte"):
        pruefe_bild(raster("PNG"))


def test_a_bomb_of_pixels_is_not_unpacked():
    kopf = bytearray(raster("PNG"))
    kopf[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(BildFehler):
        pruefe_bild(bytes(kopf))


@pytest.mark.parametrize(
    "inhalt",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p>x</p></foreignObject>",
        '<rect onclick="x()"/>',
        '<rect ONLOAD="x()"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<image href="https://boese.example/a.png"/>',
        '<image x:href="file:///etc/passwd"/>',
        '<use href="/andere.svg#x"/>',
        '<rect fill="url(http://boese.example/a)"/>',
        '<rect fill="url(#gut) url(http://boese.example/a)"/>',
        "<rect style=\"fill: url( '//boese.example/a' )\"/>",
        '<style>@import url("http://boese.example/a.css");</style>',
        '<style>@IMPORT "a.css";</style>',
        '<style>rect { fill: url("http://boese.example/a") }</style>',
        "<style>rect { fill: url(//boese.example/a) }</style>",
        r"<style>rect { fill: u\72l(http://boese.example/a) }</style>",
        '<set attributeName="href" to="javascript:x"/>',
        '<image href="data:text/html,x"/>',
    ],
)
def test_svg_that_could_do_more_than_be_seen(inhalt):
    with pytest.raises(BildFehler, match="Programme oder Verweise nach außen"):
        pruefe_bild(svg(inhalt))


@pytest.mark.parametrize(
    "inhalt",
    [
        '<defs><path id="p"/></defs><use href="#p"/><rect fill="url(#p)" style="filter: url(\'#p\')"/>',
        "<style>.a { fill: red } .b { fill: url(#p) } @font-face { src: url(data:font/woff2;base64,AA) }</style>",
        '<image x:href="data:image/png;base64,AA"/>',
        "<text>url(http://x) @import bedeutet hier nichts</text>",
    ],
)
def test_svg_that_keeps_to_itself(inhalt):
    assert pruefe_bild(svg(inhalt)) == "image/svg+xml"


def test_the_hostile_svg_of_the_fixtures():
    with pytest.raises(BildFehler):
        pruefe_bild(BOESES_SVG.encode())


def test_prepared_for_keeping(monkeypatch):
    """Hidden data go, photos stand upright, large ones shrink, WebP becomes JPEG."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Geheimkamera", 6
    daten = raster("JPEG", (4000, 2000), exif=exif)
    assert b"Geheimkamera" in daten
    fertig, typ = bereite_auf(daten)
    assert typ == "image/jpeg"
    assert b"Geheimkamera" not in fertig
    with Image.open(io.BytesIO(fertig)) as bild:
        assert bild.size == (1500, 3000)
        assert not bild.getexif()
    assert [bereite_auf(quelle)[1] for quelle in (raster("PNG"), raster("WEBP"), mpo(), SVG.encode())] == [
        "image/png",
        "image/jpeg",
        "image/jpeg",
        "image/svg+xml",
    ]
