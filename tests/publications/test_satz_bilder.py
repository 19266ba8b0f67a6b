"""Pictures that cannot be read, or would never be done: left out, and said so."""

import json
import time
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from publications.broschuere.angaben import Gestaltung
from publications.broschuere.bilder import WAPPEN, bilddateien, bildhinweise
from tests.dokumente import SVG, bild, kleines_dokument, png
from tests.lib.bildarten import ALLE, gelesen
from tests.publications.pdf_lesen import absaetze, maengel
from tests.publications.satzfaelle import im_prozess, setze

SVG_TYP = "image/svg+xml"
OHNE = Gestaltung(kommune="Kleinstadt")


@pytest.fixture(autouse=True)
def _wie_ohne_weasyprint():
    with im_prozess():
        yield


def svg(inhalt, merkmale='viewBox="0 0 90 90"'):
    return f'<svg xmlns="http://www.w3.org/2000/svg" {merkmale}>{inhalt}</svg>'.encode()


def kette(vorlage, glieder=14):
    """Elements of which each draws the next several times."""
    return "".join(vorlage.replace("{a}", f"k{n}").replace("{b}", f"k{n + 1}") for n in range(glieder))


def jpeg():
    ausgabe = BytesIO()
    Image.effect_noise((900, 600), 90).save(ausgabe, "JPEG")
    return ausgabe.getvalue()


def riesiges_png():
    ausgabe = BytesIO()
    Image.new("1", (20_000, 20_000)).save(ausgabe, "PNG")
    return ausgabe.getvalue()


VIELE = '<path d="M0 0L1 1 2 3z"/>' * 120_000
MASKEN = '<mask id="{a}">' + '<rect width="1" height="1" mask="url(#{b})"/>' * 10 + "</mask>"
MARKEN = '<marker id="{a}"><path d="M0 0L1 1L2 2L3 3" style="marker-mid:url(#{b})"/></marker>'
UNLESBAR = {
    "kein Bild": (b"x", "image/png"),
    "anderer Typ": (png(3, 3), "image/jpeg"),
    "abgeschnitten": (jpeg()[:20_000], "image/jpeg"),
    "zu groß": (riesiges_png(), "image/png"),
    "kein SVG": (b"<p/>", SVG_TYP),
    "Entitäten": (b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("&b;"), SVG_TYP),
    "zeigt sich selbst": (svg('<image href="bild:b" width="5" height="5"/>' * 2), SVG_TYP),
    "SVG im SVG": (svg('<image href="data:image/svg+xml,x" width="5" height="5"/>'), SVG_TYP),
    "Kette von Masken": (svg(kette(MASKEN) + '<rect width="9" height="9" mask="url(#k0)"/>'), SVG_TYP),
    "Kette von Marken": (svg(kette(MARKEN) + '<path d="M0 0L1 1" marker-end="url(#k0)"/>'), SVG_TYP),
    "tief": (svg("<g>" * 3000 + "</g>" * 3000), SVG_TYP),
    "zu viel": (svg(VIELE), SVG_TYP),
}
LESBAR = {
    "wiederholt sich": svg('<g id="a"><use href="#a"/><use href="#a"/></g>'),
    "Zeichnung": SVG.encode(),
    "Verlauf": svg('<linearGradient id="a" href="#b"/><linearGradient id="b"/><rect width="9" fill="url(#a)"/>'),
    "Ausschnitt": svg('<defs><rect id="r" width="9" height="9"/></defs><clipPath id="c"><use href="#r"/></clipPath>'),
    "Marke": svg('<marker id="m"><path d="M0 0L1 1"/></marker><path d="M0 0L1 1" marker-end="url(#m)"/>'),
    "ohne Ausdehnung": svg('<rect width="9" height="9"/>', 'viewBox="0 0 0 0"'),
    "viele Stellen": svg('<path d="M0.12345678901234 1e-12L1 1"/>'),
    "Kette im Stil": svg(
        f"<style>{kette('.{a} {mask: url(#{b})}')}</style>" + kette('<mask id="{a}"><g class="{a}"/></mask>', 20)
    ),
    "elf Ebenen": svg('<g transform="scale(.9)">' * 11 + '<rect width="9" height="9"/>' + "</g>" * 11),
}


def mit_bild(daten, mediatyp, **angaben):
    html = '<p>Davor</p><figure><img src="bild:b" alt="Rathaus"></figure><p>Danach</p>'
    return kleines_dokument() | {
        "abschnitte": [{"id": "a", "art": "vorwort", "titel": "Vorwort", "inhaltHtml": html}],
        "bilder": [bild("b", daten, mediatyp) | angaben],
    }


@pytest.mark.parametrize("fall", UNLESBAR)
def test_ein_unlesbares_bild_fehlt_und_das_wird_gesagt(fall):
    dokument = mit_bild(*UNLESBAR[fall], dateiname="rathaus.jpg")
    beginn = time.process_time()

    ergebnis = setze(dokument, gestaltung=OHNE)

    assert time.process_time() - beginn < 15
    assert ergebnis.hinweise == (
        "Das Bild „rathaus.jpg“ lässt sich nicht lesen und fehlt in der Broschüre. "
        "Bitte laden Sie es noch einmal hoch.",
    )
    bloecke = [(absatz.art, absatz.text) for absatz in absaetze(ergebnis.pdf)]
    assert ("P", "Danach") in bloecke and "Figure" not in {art for art, _ in bloecke}
    assert maengel(ergebnis.pdf) == []


@pytest.mark.parametrize("fall", LESBAR)
def test_eine_gewoehnliche_zeichnung_wird_gezeigt(fall):
    ergebnis = setze(mit_bild(LESBAR[fall], SVG_TYP), gestaltung=OHNE)

    assert ergebnis.hinweise == ()
    assert maengel(ergebnis.pdf) == []


WIE_SIE_KAMEN = {
    "mpo": ("MPO", "image/jpeg"),
    "cmyk": ("CMYK mit Profil", "image/jpeg"),
    "fall-04": ("Fall 04, CMYK ohne Profil", "image/jpeg"),
    "fall-06": ("Fall 06, weiter Farbraum", "image/jpeg"),
    "gedreht": ("JPEG, gedreht 6", "image/jpeg"),
    "tief": ("Grau, 16 Bit", "image/png"),
    "durchsichtig": ("durchsichtig", "image/png"),
    "webp": ("WebP, gedreht", "image/webp"),
    "fall-07": ("Fall 07, SVG mit DOCTYPE", SVG_TYP),
}


def test_was_ein_dokument_mitbringt_wird_fuer_den_druck_gewandelt_und_bleibt_im_dokument():
    text = "".join(f'<figure><img src="bild:{kennung}" alt="Probe"></figure>' for kennung in WIE_SIE_KAMEN)
    dokument = kleines_dokument() | {
        "abschnitte": [{"id": "a", "art": "vorwort", "titel": "Vorwort", "inhaltHtml": text}],
        "bilder": [bild(kennung, ALLE[art][0], typ) for kennung, (art, typ) in WIE_SIE_KAMEN.items()],
    }
    wappen = Gestaltung(kommune="Kleinstadt", wappen=ALLE["Fall 04, CMYK ohne Profil"][0])

    ergebnis = setze(dokument, gestaltung=wappen)

    assert ergebnis.hinweise == ()
    assert maengel(ergebnis.pdf) == []
    with pikepdf.open(BytesIO(ergebnis.pdf)) as pdf:
        bilder = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        assert len(bilder) >= 9
        assert {str(b.ColorSpace) for b in bilder} <= {"/DeviceRGB", "/DeviceGray"}
        assert {int(b.get("/BitsPerComponent", 8)) for b in bilder} == {8}
        [anlage] = pdf.attachments.values()
        assert json.loads(anlage.get_file().read_bytes())["bilder"] == dokument["bilder"]
    gewandelt = {k: gelesen(d.daten) for k, d in bilddateien(dokument, wappen).items() if d.mediatyp != SVG_TYP}
    assert gewandelt["gedreht"].size == gewandelt["webp"].size == (64, 48)
    assert {b.mode for b in gewandelt.values()} == {"RGB", "RGBA", "L"}


def test_ohne_dateinamen_nennt_der_hinweis_die_kennung():
    assert bildhinweise(mit_bild(b"x", "image/png"), OHNE)[0].startswith("Das Bild „b“ ")


def test_auch_ein_unlesbares_wappen_wird_genannt():
    gestaltung = Gestaltung(kommune="Kleinstadt", wappen=svg('<image href="bild:_wappen" width="5" height="5"/>'))

    assert bilddateien(kleines_dokument(), gestaltung) == {}
    assert bildhinweise(kleines_dokument(), gestaltung)[0].startswith("Das Wappen lässt sich nicht lesen")
    assert list(bilddateien(kleines_dokument(), Gestaltung(kommune="K", wappen=png(3, 3)))) == [WAPPEN]


def test_eine_grosse_zeichnung_ist_in_begrenzter_zeit_fertig():
    beginn = time.process_time()

    ergebnis = setze(mit_bild(svg(VIELE[: len(VIELE) // 6]), SVG_TYP), gestaltung=OHNE)

    assert ergebnis.hinweise == ()
    assert time.process_time() - beginn < 25
