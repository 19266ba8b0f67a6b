"""What a reading program finds in the structure tree, whatever pages the text was broken into."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from django.conf import settings
from weasyprint import HTML

from integrationskonzept.lib.pdf_bote import Hausbote
from integrationskonzept.lib.pdf_tags import schreibe_pdf

SCHRIFTEN = Path(settings.BASE_DIR) / "static" / "fonts"
STIL = f"""
@font-face {{ font-family: Fira; src: url({(SCHRIFTEN / "FiraSans_400Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Noto; src: url({(SCHRIFTEN / "NotoSansArabic_400Regular.ttf").as_uri()}) }}
@page {{ size: 120mm 100mm; margin: 20mm; @bottom-center {{ content: "Seite " counter(page) }} }}
body {{ font: 10pt Fira, Noto; hyphens: auto; hyphenate-character: "-\\200b" }}
"""
BILD = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E"
    "%3Crect width='9' height='9'/%3E%3C/svg%3E"
)
SATZ = "Die Integrationsbeauftragte berichtet dem Stadtrat über die Zuständigkeiten der Verwaltung. "


class Knoten(NamedTuple):
    """A structure element; `seiten` are those its own text stands on."""

    art: str
    angaben: dict[str, str]
    kinder: list["Knoten"]
    seiten: list[int]
    text: str

    def alle(self, *arten: str) -> list["Knoten"]:
        return [knoten for knoten in self.reihe() if knoten.art in arten]

    def reihe(self) -> Iterator["Knoten"]:
        yield self
        for kind in self.kinder:
            yield from kind.reihe()


def setze(inhalt: str, stil: str = "", **wahlen) -> bytes:
    html = (
        f'<!doctype html><html lang="de"><head><title>Ein Titel</title><style>{STIL}{stil}</style></head><body>{inhalt}'
    )
    dokument = HTML(string=html, url_fetcher=Hausbote([SCHRIFTEN], {})).render()
    return schreibe_pdf(dokument, pdf_variant="pdf/ua-1", **wahlen)


def baum(inhalt: str, stil: str = "") -> Knoten:
    with pikepdf.open(BytesIO(setze(inhalt, stil))) as pdf:
        leser = _Leser(pdf)
        leser.pruefe_elternbaum()
        return leser.knoten(pdf.Root.StructTreeRoot.K[0])


class _Leser:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.nummern = {seite.objgen: nummer for nummer, seite in enumerate(pdf.pages)}
        self.marken: dict[tuple[int, int], tuple[int, int]] = {}
        self.texte = {nummer: _texte(seite) for nummer, seite in enumerate(pdf.pages)}

    def knoten(self, teil: pikepdf.Dictionary) -> Knoten:
        marken, kinder = [], []
        for kind in teil.get("/K", []):
            if isinstance(kind, int):
                marken.append((self.nummern[teil.Pg.objgen], kind))
            elif kind.get("/Type") == "/MCR":
                marken.append((self.nummern[kind.Pg.objgen], int(kind.MCID)))
            elif kind.get("/Type") != "/OBJR":
                assert kind.P.objgen == teil.objgen
                kinder.append(self.knoten(kind))
        self.marken |= dict.fromkeys(marken, teil.objgen)
        angaben = {str(name)[1:]: str(wert) for name, wert in teil.items() if isinstance(wert, pikepdf.String)}
        angaben |= {str(name)[1:]: str(wert) for name, wert in dict(teil.get("/A", {})).items()}
        text = "".join(self.texte[seite][nummer] for seite, nummer in marken)
        return Knoten(str(teil.S)[1:], angaben, kinder, [seite for seite, _ in marken], text)

    def pruefe_elternbaum(self) -> None:
        """Every piece of marked content leads to the element that holds it, and the other way round."""
        self.knoten(self.pdf.Root.StructTreeRoot.K[0])
        eintraege = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        nach_nummer = {int(nummer): wert for nummer, wert in zip(eintraege[::2], eintraege[1::2], strict=True)}
        for nummer, seite in enumerate(self.pdf.pages):
            halter = nach_nummer[int(seite.StructParents)]
            assert sorted(self.texte[nummer]) == list(range(len(halter)))
            assert {(nummer, marke): teil.objgen for marke, teil in enumerate(halter)} == {
                schluessel: teil for schluessel, teil in self.marken.items() if schluessel[0] == nummer
            }
            for anmerkung in seite.get("/Annots", []):
                assert nach_nummer[int(anmerkung.StructParent)].S == "/Link"


def _texte(seite: pikepdf.Page) -> dict[int, str]:
    """What each piece of marked content shows."""
    zeichen = {name: _zeichen(schrift) for name, schrift in seite.Resources.get("/Font", {}).items()}
    texte: dict[int, str] = {}
    offen: list[int | None] = []
    schrift: dict[str, str] = {}
    for werte, befehl in pikepdf.parse_content_stream(seite):
        match str(befehl):
            case "BDC" | "BMC":
                marke = werte[1].get("/MCID") if len(werte) > 1 else None
                offen.append(
                    int(marke) if marke is not None else (offen[-1] if offen and werte[0] == "/Span" else None)
                )
                if marke is not None:
                    texte[int(marke)] = ""
            case "EMC":
                offen.pop()
            case "Tf":
                schrift = zeichen[str(werte[0])]
            case "TJ" if offen and offen[-1] is not None:
                glyphen = b"".join(bytes(teil) for teil in werte[0] if isinstance(teil, pikepdf.String)).hex()
                texte[offen[-1]] += "".join(
                    schrift[glyphen[stelle : stelle + 4]] for stelle in range(0, len(glyphen), 4)
                )
    assert not offen
    return texte


def _zeichen(schrift: pikepdf.Dictionary) -> dict[str, str]:
    zeilen = schrift.ToUnicode.read_bytes().decode().splitlines()
    paare = (zeile[1:-1].split("> <") for zeile in zeilen if zeile.startswith("<") and "> <" in zeile)
    return {glyphe: bytes.fromhex(text).decode("utf-16-be") for glyphe, text, *_ in paare if len(glyphe) == 4}


def test_eine_tabelle_ueber_mehrere_seiten():
    zeilen = "".join(f'<tr><th scope="row">Zeile {n}</th><td>Wert {n}</td><td>ja</td></tr>' for n in range(40))
    kopf = "<tr><th>Kopf</th><th>Zahl</th><th>Ja</th></tr>"
    wurzel = baum(f"<table><caption>Alle Werte</caption><thead>{kopf}</thead><tbody>{zeilen}</tbody></table>")

    [tabelle] = wurzel.alle("Table")
    assert [kind.art for kind in tabelle.kinder] == ["Caption", "THead", "TBody"]
    assert len(tabelle.alle("TR")) == 41
    assert [zelle.text.strip() for zelle in tabelle.alle("TD")][::2] == [f"Wert {n}" for n in range(40)]
    assert {seite for zelle in tabelle.alle("TD") for seite in zelle.seiten} >= {0, 1, 2}
    assert [zelle.text.strip() for zelle in tabelle.alle("TH")][:4] == ["Kopf", "Zahl", "Ja", "Zeile 0"]


def test_der_kopf_einer_tabelle_in_spalten_steht_einmal_da():
    tabelle = f"<table><thead><tr><th>Kopf</th></tr></thead><tbody>{'<tr><td>1</td></tr>' * 20}</tbody></table>"
    wurzel = baum(f'<div style="columns: 3">{tabelle}</div>')

    assert [kopf.text for kopf in wurzel.alle("TH")] == ["Kopf"]
    assert len(wurzel.alle("TD")) == 20


def test_eine_zeile_ueber_zwei_seiten_bleibt_eine():
    wurzel = baum(f"<table><tr><th>a</th><th>b</th></tr><tr><td>kurz</td><td>{SATZ * 30}</td></tr></table>")

    [_, zeile] = wurzel.alle("TR")
    assert [zelle.art for zelle in zeile.kinder] == ["TD", "TD"]
    assert len(set(zeile.kinder[1].seiten)) > 1


def test_absatz_liste_und_abschnitt_ueber_seiten():
    eintraege = "".join(f"<li>{SATZ}</li>" for _ in range(20))
    wurzel = baum(f"<section><h1>Eins</h1><p>{SATZ * 20}</p><ul>{eintraege}</ul></section>")

    [abschnitt] = wurzel.kinder
    assert [kind.art for kind in abschnitt.kinder] == ["H1", "P", "L"]
    assert abschnitt.kinder[1].seiten == [0, 1, 2, 3]
    assert len(abschnitt.alle("LI")) == 20


def test_zeilen_eines_absatzes_sind_ein_stueck():
    [absatz] = baum(f"<p>{SATZ * 3}</p>").kinder

    assert absatz.seiten == [0]
    assert not absatz.kinder


def test_woerter_enden_mit_der_zeile():
    [absatz] = baum(f"<p>{SATZ * 2}</p>", "body { hyphens: none }").kinder

    assert absatz.text.strip() == (SATZ * 2).strip()


def test_wo_kein_leerzeichen_war_kommt_keines_hin():
    wort = "Nord-Süd-West-Ost-Verbindungsstelle-mit-noch-einem-langen-Namen"
    [absatz] = baum(f"<p>{wort}</p>", "body { hyphens: none }").kinder

    assert absatz.text == wort


def test_getrennte_woerter_haben_weiche_trennstriche():
    with pikepdf.open(BytesIO(setze(f"<p>{SATZ * 3} Nord-Süd-Verbindung</p>"))) as pdf:
        inhalt = pdf.pages[0].Contents.read_bytes()

    assert inhalt.count(b"/ActualText<FEFF00AD>") >= 2


def test_sprachen():
    wurzel = baum('<div lang="en"><p>Words <i lang="fr">mots</i></p></div><p lang="uk">Добрий</p><p lang="de">gut</p>')

    assert [(knoten.art, knoten.angaben["Lang"]) for knoten in wurzel.reihe() if "Lang" in knoten.angaben] == [
        ("Div", "en"),
        ("Span", "fr"),
        ("P", "uk"),
    ]


def test_abkuerzungen():
    wurzel = baum('<p>Das <abbr title="Bundesamt für Migration">BAMF</abbr> und <abbr>z. B.</abbr> mehr</p>')

    [abkuerzung] = [knoten for knoten in wurzel.reihe() if "E" in knoten.angaben]
    assert (abkuerzung.art, abkuerzung.angaben["E"], abkuerzung.text) == ("Span", "Bundesamt für Migration", "BAMF")


def test_schrift_von_rechts_hat_ihren_wortlaut():
    wurzel = baum('<p lang="ar" dir="rtl">مرحبا بالعالم</p>')

    [zeile] = wurzel.alle("Span")
    assert zeile.angaben["ActualText"] == "مرحبا بالعالم"


def test_bilder():
    wurzel = baum(
        f'<figure><img src="{BILD}" style="width: 30px" alt="Ein Quadrat"><figcaption>Abbildung 1</figcaption></figure>'
        f'<p>Text <img src="{BILD}" style="width: 9px" alt=""></p>'
    )

    [bild] = wurzel.alle("Figure")
    assert bild.angaben["Alt"] == "Ein Quadrat"
    assert "BBox" in bild.angaben
    assert [kind.art for kind in wurzel.kinder[0].kinder] == ["Figure", "Caption"]


@pytest.mark.parametrize(
    ("inhalt", "stumm"),
    [("<p><span aria-hidden='true'>★</span>drei</p>", "★"), ("<p>drei</p>", "Seite")],
)
def test_zierde_und_seitenzahlen_werden_nicht_vorgelesen(inhalt, stumm):
    texte = [knoten.text for knoten in baum(inhalt).reihe()]

    assert not any(stumm in text for text in texte)
    assert any("drei" in text for text in texte)


def test_versteckte_saetze_werden_vorgelesen():
    wurzel = baum('<p aria-hidden="true">Drei von vier</p>')

    assert [absatz.text for absatz in wurzel.alle("P")] == ["Drei von vier"]


def test_seitenraender_sind_artefakte():
    with pikepdf.open(BytesIO(setze("<p>Text</p>"))) as pdf:
        assert pdf.pages[0].Contents.read_bytes().count(b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC") == 1


def test_listen():
    wurzel = baum(
        "<ol><li>eins<ul><li>innen</li></ul></li><li><p>a</p><p>b</p></li></ol>"
        "<ul style='list-style: none'><li>ohne</li></ul>"
    )

    aussen, innen, ohne = wurzel.alle("L")
    assert [listen.angaben.get("ListNumbering") for listen in (aussen, innen, ohne)] == ["/Decimal", "/Circle", None]
    assert [kind.art for kind in aussen.kinder[0].kinder] == ["Lbl", "LBody"]
    assert innen in aussen.kinder[0].kinder[1].kinder
    assert [kind.art for kind in ohne.kinder[0].kinder] == ["LBody"]
    assert aussen.kinder[0].kinder[0].text.strip() == "1."


@pytest.mark.parametrize("huelle", ["{}{}", "<div>{}</div><div>{}</div>"])
def test_begriffe_und_erklaerungen(huelle):
    wurzel = baum("<dl>" + huelle.format("<dt>A</dt><dd>eins</dd>", "<dt>B</dt><dd>zwei</dd><dd>drei</dd>") + "</dl>")

    eintraege = [[kind.art for kind in eintrag.kinder] for eintrag in wurzel.alle("LI")]
    assert eintraege == [["Lbl", "LBody"], ["Lbl", "LBody"], ["LBody"]]


def test_inhaltsverzeichnis():
    wurzel = baum(
        '<nav><ol><li><a href="#z">Ziel</a><ol><li><a href="#z">Unten</a></li></ol></li></ol></nav><h1 id="z">Ziel</h1>'
    )

    [verzeichnis, unten] = wurzel.alle("TOC")
    assert [kind.art for kind in verzeichnis.kinder[0].kinder] == ["Lbl", "Reference", "TOC"]
    assert [knoten.art for knoten in unten.alle("TOCI", "Reference", "Link")] == ["TOCI", "Reference", "Link"]


def test_verweise_sagen_wohin():
    inhalt = (
        '<p><a href="https://example.org/">Die Seite</a>, <a href="mailto:a@b.example">a@b.example</a>, '
        '<a href="#z">siehe unten</a>, <a href="#fehlt">nirgends</a></p><h1 id="z">Ziel</h1>'
    )
    with pikepdf.open(BytesIO(setze(inhalt))) as pdf:
        verweise = list(pdf.pages[0].Annots)
        assert [str(verweis.Contents) for verweis in verweise] == [
            "Webseite: Die Seite",
            "E-Mail: a@b.example",
            "Zu: siehe unten",
        ]
        assert all(int(verweis.F) == 4 for verweis in verweise)
    assert len(baum(inhalt).alle("Link")) == 3


def test_ein_verweis_ueber_mehrere_zeilen_ist_einer():
    assert len(baum(f'<p><a href="https://example.org/">{SATZ * 3}</a></p>').alle("Link")) == 1


def test_verweise_im_laufenden_kopf_haengen_nicht_herum():
    stil = ".kopf { position: running(kopf) } @page { @top-center { content: element(kopf) } }"
    with pikepdf.open(
        BytesIO(setze('<p class="kopf"><a href="https://example.org/">Kopf</a></p><p>Text</p>', stil))
    ) as pdf:
        assert not list(pdf.pages[0].Annots)


def test_loser_text_steht_in_absaetzen():
    wurzel = baum("<section>vorn<div>mitte</div><p>Absatz</p>hinten</section>")

    assert [(kind.art, kind.text) for kind in wurzel.kinder[0].kinder] == [
        ("P", "vorn"),
        ("P", "mitte"),
        ("P", "Absatz"),
        ("P", "hinten"),
    ]


def test_nichts_leeres():
    wurzel = baum("<section><p></p><div></div><p> </p></section><p>Text</p>")

    assert [knoten.art for knoten in wurzel.reihe()] == ["Document", "P"]


def test_ein_begriff_ohne_erklaerung():
    [eintrag] = baum("<dl><dt>Begriff</dt></dl>").alle("LI")

    assert [(kind.art, kind.text) for kind in eintrag.kinder] == [("LBody", "Begriff")]


def test_text_hinter_einem_element_hat_sein_eigenes():
    [absatz] = baum('<p>vorn <abbr title="lang">kurz</abbr> hinten</p>').kinder

    assert [kind.text.strip() for kind in absatz.kinder] == ["kurz", "hinten"]
    assert absatz.text.strip() == "vorn"


class TestTabellen:
    def test_reichweiten(self):
        zellen = baum(
            "<table><thead><tr><th>Ecke</th><th>a</th></tr></thead><tbody><tr><th>c</th><td>1</td></tr></tbody></table>"
        ).alle("TH")

        assert [zelle.angaben["Scope"] for zelle in zellen] == ["/Column", "/Column", "/Row"]

    def test_ohne_kopf(self):
        wurzel = baum("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>")

        assert [zelle.text for zelle in wurzel.alle("TH")] == ["a", "b"]

    def test_eine_zeile_ist_keine_tabelle(self):
        wurzel = baum("<table><tr><td>a</td><td>b</td></tr></table>")

        assert [knoten.text for knoten in wurzel.alle("P")] == ["a", "b"]
        assert not wurzel.alle("Table")

    def test_kurze_zeilen_werden_aufgefuellt(self):
        wurzel = baum(
            "<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td rowspan=2>1</td></tr><tr><td>2</td></tr></table>"
        )

        assert [len(zeile.kinder) for zeile in wurzel.alle("TR")] == [3, 3, 2]

    def test_mehr_koepfe_als_werte(self):
        zeilen = "".join(f"<tr><th>{jahr}</th><td>{jahr}</td></tr>" for jahr in (2027, 2028))
        wurzel = baum(f"<table><thead><tr><th>Jahr</th><th>Wert</th></tr></thead><tbody>{zeilen}</tbody></table>")

        assert [zelle.text for zelle in wurzel.alle("TH")] == ["Jahr", "Wert"]
        assert len(wurzel.alle("TD")) == 4

    def test_tabelle_hinter_tabelle(self):
        tabelle = "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"

        assert [kind.art for kind in baum(tabelle * 2).kinder] == ["Table", "Div"]

    def test_fuss_am_ende_und_nur_einmal(self):
        zeilen = "<tr><td>1</td></tr>" * 30
        [tabelle] = baum(f"<table><tfoot><tr><td>Fuß</td></tr></tfoot><tbody>{zeilen}</tbody></table>").alle("Table")

        assert [kind.art for kind in tabelle.kinder] == ["TBody", "TFoot"]
        assert len(tabelle.kinder[1].kinder) == 1


@pytest.mark.parametrize(
    "inhalt",
    [
        "<ul><li>eins</li><li>zwei<ul><li>drei</li></ul></li></ul><p>vier</p>",
        '<p style="position: relative">eins <sup style="position: relative">zwei</sup> drei</p><p>vier</p>',
        '<aside style="float: right"><p>eins</p></aside><p>zwei</p><p>drei</p><p>vier</p>',
        '<h1 style="position: relative">eins <span style="position: absolute">zwei</span></h1><p>drei</p><p>vier</p>',
        f'<p>eins <img src="{BILD}" style="width: 9px" alt="ein Quadrat"> zwei</p><p>drei</p><p>vier</p>',
        '<div style="opacity: .5"><p>eins</p></div><p>zwei</p><p>drei</p><p>vier</p>',
    ],
)
def test_gemalt_wird_in_lesereihenfolge(inhalt):
    daten = setze(inhalt)
    with pikepdf.open(BytesIO(daten)) as pdf:
        gemalt = "".join(_texte(pdf.pages[0]).values())

    assert "".join(knoten.text for knoten in baum(inhalt).reihe()) == gemalt


def test_was_uebereinander_liegt_behaelt_seine_ebene():
    inhalt = (
        '<div style="position: relative; height: 40mm">'
        f'<img src="{BILD}" alt="" style="position: absolute; width: 40mm">'
        '<h1 style="position: relative">Titel</h1></div>'
    )
    with pikepdf.open(BytesIO(setze(inhalt))) as pdf:
        strom = pdf.pages[0].Contents.read_bytes()

    assert strom.index(b"/Artifact BMC") < strom.index(b"/Span<</MCID 0>>BDC")


def test_gleiche_eingabe_gleiche_bytes():
    inhalt = f"<h1>Eins</h1><p>{SATZ}</p><ul><li>a</li></ul>"

    assert setze(inhalt) == setze(inhalt)


def test_eigener_abschluss_kommt_zuletzt():
    gesehen = []
    setze("<p>Text</p>", finisher=lambda dokument, pdf: gesehen.append(pdf.catalog["StructTreeRoot"]))

    assert len(gesehen) == 1
