"""What a reading program finds in the structure tree, whatever pages the text was broken into."""

from io import BytesIO

import pikepdf
import pytest

from tests.lib.tagbaum import BILD, SATZ, baum, setze, texte


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
        gemalt = "".join(texte(pdf.pages[0]).values())

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


FUSS = ".fussnote { float: footnote } .fussnote::footnote-call, .fussnote::footnote-marker { content: '' }"


def mit_note(nummer, text="Quelle"):
    return (
        f'<sup><a role="doc-noteref" id="z{nummer}" href="#n{nummer}">{nummer}</a></sup>'
        f'<span class="fussnote" role="doc-footnote" id="n{nummer}">'
        f'<a role="doc-backlink" href="#z{nummer}">{nummer}</a> {text}</span>'
    )


def test_fussnoten_stehen_hinter_dem_absatz_mit_ihrem_zeichen():
    wurzel = baum(f"<p>Eins{mit_note(1)} und zwei{mit_note(2)}.</p><p>Drei{mit_note(3)}</p>", FUSS)

    assert [kind.art for kind in wurzel.kinder] == ["P", "Note", "Note", "P", "Note"]
    absatz, note = wurzel.kinder[:2]
    assert [kind.art for kind in absatz.alle("Reference", "Link")] == ["Reference", "Link"] * 2
    assert [kind.art for kind in note.reihe()] == ["Note", "Lbl", "Link", "Span"]
    assert [note.angaben["ID"] for note in wurzel.alle("Note")] == ["n1", "n2", "n3"]


def test_fussnoten_in_tabellen_und_listen_bleiben_in_ihrer_zelle():
    wurzel = baum(
        f"<table><tr><th scope=col>Ort{mit_note(1)}</th></tr><tr><td>Nord{mit_note(2)}</td></tr></table>"
        f"<ul><li>Punkt{mit_note(3)}<ul><li>tiefer{mit_note(4)}</li></ul></li></ul>",
        FUSS,
    )

    zellen = wurzel.alle("TH", "TD")
    assert [[kind.art for kind in zelle.kinder] for zelle in zellen] == [["Reference", "Note"]] * 2
    aussen, innen = wurzel.alle("LBody")
    assert [kind.art for kind in aussen.kinder] == ["Reference", "Note", "L"]
    assert [kind.art for kind in innen.kinder][-1] == "Note"


def test_fussnoten_die_auf_die_naechste_seite_rutschen_bleiben_bei_ihrem_absatz():
    fuellung = "".join(f"<p>{SATZ}{mit_note(nummer, SATZ)}</p>" for nummer in range(9))
    wurzel = baum(fuellung, FUSS)

    assert [kind.art for kind in wurzel.kinder] == ["P", "Note"] * 9
    assert {seite for note in wurzel.alle("Note") for kind in note.reihe() for seite in kind.seiten} > {0, 1}


def test_kennungen_der_fussnoten_sind_verzeichnet():
    with pikepdf.open(BytesIO(setze(f"<p>a{mit_note(2)} b{mit_note(1)}</p>", FUSS))) as pdf:
        namen = list(pdf.Root.StructTreeRoot.IDTree.Names)

    assert [str(name) for name in namen[::2]] == ["n1", "n2"]
    assert [str(teil.S) for teil in namen[1::2]] == ["/Note", "/Note"]
