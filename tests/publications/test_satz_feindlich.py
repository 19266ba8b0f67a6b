"""Texts made to be slow: each is typeset in time that grows with its length alone."""

import time
from itertools import pairwise

import pytest

from concepts.dokument.bezuege import MAX_TIEFE
from integrationskonzept.lib.richtext import bereinige
from integrationskonzept.lib.textgrenzen import einwand
from tests.dokumente import abschnitt, kleines_dokument
from tests.publications.pdf_lesen import absaetze, maengel
from tests.publications.satzfaelle import note, setze

pytestmark = pytest.mark.xdist_group("satz feindlich")
LANG = 20_000
AKZENT = "\u0301"
SATZ = "Die Kurse sind auf mehrere Stadtteile verteilt und haben Plätze frei. "
RECHENZEIT = 15  # seconds of the processor; most need less than one, and what grows with the square more than a minute


def wiederholt(text):
    return text * (LANG // len(text))


def tabelle(*zeilen):
    return "<table>" + "".join(f"<tr>{''.join(zeile)}</tr>" for zeile in zeilen) + "</table>"


def zellen(*texte):
    return [f"<td>{text}</td>" for text in texte]


TEXTE = {
    "ein Wort": f"<p>{'a' * LANG}</p>",
    "ein Wort ohne Absatz": "abcdefghij" * (LANG // 10),
    "eine Adresse": f"<p>https://a.example/{'x' * LANG}</p>",
    "ein Verweis": f'<p><a href="https://a.example/{"x" * LANG}">{SATZ}</a></p>',
    "chinesisch": f"<p>{wiederholt('中文標題與数字')}</p>",
    "thai": f"<p>{wiederholt('ภาษาไทยที่ไม่มีช่องว่าง')}</p>",
    "arabisch": f"<p>{'ا' * LANG}</p>",
    "Bilderzeichen": f"<p>{wiederholt('👩‍👩‍👧‍👦')}</p>",
    "Akzente": f"<p>a{AKZENT * LANG}</p>",
    "Überschrift": f"<h3>{'a' * LANG}</h3><p>Text</p>",
    "Fußnote": f"<p>Text{note('a' * LANG)}</p>",
    "Fußnoten in einem Absatz": f"<p>{wiederholt('Text' + note('Quelle'))}</p>",
    "Tabellenzelle": tabelle(zellen("Jahr", "Zahl"), zellen("a" * LANG, "2")),
    "enge Spalte": tabelle(zellen(*["a"] * 30), zellen(*["b"] * 29, "a" * (LANG // 4))),
    "hohe Zellen": tabelle(*(['<td rowspan="150">a</td>', "<td>b</td>"] for _ in range(150))),
    "Absatz": f"<p>{wiederholt(SATZ)}</p>",
    "Auszeichnungen": f"<p>{wiederholt('<em>a</em><strong>b</strong>')}</p>",
}


@pytest.mark.parametrize("name", TEXTE)
def test_kein_text_haelt_den_satz_auf(name):
    dokument = kleines_dokument() | {"abschnitte": [abschnitt("frei", "Text", bereinige(TEXTE[name]))]}

    beginn = time.process_time()
    pdf = setze(dokument).pdf
    assert time.process_time() - beginn < RECHENZEIT
    assert pdf.startswith(b"%PDF")


def test_namen_aus_einem_wort():
    lang = {"titel": "a" * 300}
    massnahme = {"id": "m", "titel": "b" * 500, "zielgruppe": "c" * LANG, "ressourcen": "d" * LANG}
    feld = {"id": "f", **lang, "massnahmen": [massnahme]}
    dokument = kleines_dokument() | {"handlungsfelder": [feld], "akteure": [{"id": "a", "name": "e" * 300}]}
    dokument["konzept"] |= lang | {"untertitel": "f" * LANG}

    beginn = time.process_time()
    assert setze(dokument).pdf.startswith(b"%PDF")
    assert time.process_time() - beginn < RECHENZEIT


def test_viele_fussnoten_eines_absatzes_stehen_am_ende_des_kapitels():
    viele, wenige = "Text" + note("Eine von vielen") * 26, "Text" + note("Eine von wenigen")
    dokument = kleines_dokument() | {
        "abschnitte": [
            abschnitt("frei", "Viele", f"<p>{viele}</p>"),
            abschnitt("vorwort", "Wenige", f"<p>{wenige}</p>"),
        ]
    }

    pdf = setze(dokument).pdf

    texte = [absatz.text.strip() for absatz in absaetze(pdf)]
    assert texte.count("Anmerkungen") == 1 and "26." in texte
    assert maengel(pdf) == []


LISTE, ZITAT = ("<ul><li>", "</li></ul>"), ("<blockquote>", "</blockquote>")
TABELLE = ("<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>", "</td></tr></tbody></table>")
FETT = ("<strong>", "</strong>")


@pytest.mark.parametrize("folge", [[LISTE], [ZITAT], [TABELLE], [FETT], [LISTE, ZITAT, TABELLE]])
def test_so_tief_wie_erlaubt_laesst_sich_setzen(folge):
    html = "Text"
    while not einwand(neues := "".join([folge[0][0], html, folge[0][1]])):
        html, folge = neues, [*folge[1:], folge[0]]

    texte = ["<p>Text</p>"] * (MAX_TIEFE - 1) + [bereinige(html)]
    tief = [abschnitt("frei", "Text", text) | {"abschnitte": [], "id": f"k{n}"} for n, text in enumerate(texte)]
    for oben, unten in pairwise(tief):
        oben["abschnitte"] = [unten]
    assert setze(kleines_dokument() | {"abschnitte": tief[:1]}).pdf.startswith(b"%PDF")
