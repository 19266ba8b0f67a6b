"""Abbreviations: the usual ones, and those that a document explains."""

import pytest

from publications.broschuere.abkuerzungen import UEBLICHE
from publications.broschuere.eigene_abkuerzungen import abkuerzungen_im, erklaerte
from tests.dokumente import abschnitt, kleines_dokument


def gefunden(text, abkuerzungen=UEBLICHE):
    return [(text[fund.von : fund.bis], fund.lang) for fund in abkuerzungen.finde(text, set())]


def dokument(titel, html):
    return kleines_dokument() | {"abschnitte": [abschnitt("anhang", titel, html)]}


@pytest.mark.parametrize(
    ("text", "lange"),
    [
        ("z. B. und z.\u00a0B. und z.B.", ["zum Beispiel"] * 3),
        ("Z. B. hier", ["Zum Beispiel"]),
        ("u. a. m. und u. a.", ["und andere mehr", "unter anderem"]),
        ("S. 12, Nr. 3, Abs. 2", ["Seite", "Nummer", "Absatz"]),
        ("BAMF und BAMF", ["Bundesamt für Migration und Flüchtlinge"]),
        ("im ÖPNV.", ["öffentlicher Personennahverkehr"]),
        ("Dieser Art. Gruppe S. Danach", []),
        ("EU-Bürger, www.EU.example, x@BAMF.example, BAMFs", []),
        ("Volkshochschule (VHS)", []),
        ("Max. Mustermann", []),
    ],
)
def test_uebliche(text, lange):
    assert [lang for _, lang in gefunden(text)] == lange


@pytest.mark.parametrize(
    ("html", "paar"),
    [
        ("<p>Die Volkshochschule (VHS)</p>", ("VHS", "Volkshochschule")),
        ("<p>beim <strong>Jugendmigrationsdienst</strong> (JMD)</p>", ("JMD", "Jugendmigrationsdienst")),
        (
            "<p>vom Bundesamt für Migration und Flüchtlinge (BAMF)</p>",
            ("BAMF", "Bundesamt für Migration und Flüchtlinge"),
        ),
        ("<p>die Ausländerbehörde (ABH)</p>", ("ABH", "Ausländerbehörde")),
        ("<p>KIM (Kommunales Integrationsmanagement)</p>", ("KIM", "Kommunales Integrationsmanagement")),
        ("<p>die Industrie- und Handelskammer (IHK)</p>", ("IHK", "Industrie- und Handelskammer")),
    ],
)
def test_im_text_erklaert(html, paar):
    assert list(erklaerte(html)) == [paar]


@pytest.mark.parametrize(
    "html",
    ["<p>Sprecher der Partei (SPD)</p>", "<p>Kreis (KR)</p>", "<p>Volkshoch.</p><p>schule (VHS)</p>", "<p>(VHS)</p>"],
)
def test_nicht_sicher_erklaert(html):
    assert list(erklaerte(html)) == []


def test_eigene_gehen_vor():
    eigene = abkuerzungen_im(
        dokument("Abkürzungsverzeichnis", "<ul><li>JMD: Jugenddienst</li><li>ABH: Ausländerbehörde</li></ul>")
    )

    assert gefunden("JMD, ABH, z. B.", eigene) == [
        ("JMD", "Jugenddienst"),
        ("ABH", "Ausländerbehörde"),
        ("z. B.", "zum Beispiel"),
    ]


def test_verzeichnis_nennt_auch_worte():
    eigene = abkuerzungen_im(dokument("Glossar", "<ul><li>Amt: Behörde</li><li>Asyl: Schutz</li></ul>"))

    assert gefunden("Das Amt für Asyl", eigene) == []


def test_zwei_bedeutungen_sind_keine():
    eigene = abkuerzungen_im(dokument("Text", "<p>Integrationsbeirat (IB), Infobrief (IB)</p>"))

    assert gefunden("Der IB", eigene) == []
