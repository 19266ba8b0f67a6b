"""The brochure as HTML that stands alone."""

import re
from pathlib import Path

from publications.broschuere.angaben import Gestaltung
from publications.broschuere.html import broschuere_html
from tests.dokumente import boeses_dokument, grosses_dokument, kleines_dokument, volles_dokument
from tests.publications.satzfaelle import mit_fussnoten

FAELLE = Path(__file__).parents[1] / "faelle"


def test_steht_allein(entwurf, gestaltung):
    html = broschuere_html(volles_dokument(), stand=entwurf, gestaltung=gestaltung)

    adressen = re.findall(r'(?:src|href)="([^"]+)"|url\("?([^")]+)', html)
    assert {(a or b).split(":")[0] for a, b in adressen if not (a or b).startswith("#")} == {"data", "https", "mailto"}
    assert "https://www.example.org/" in html
    assert "bild:" not in html


def test_jeder_sprung_hat_sein_ziel(entwurf, gestaltung):
    html = broschuere_html(volles_dokument(), stand=entwurf, gestaltung=gestaltung)

    marken = re.findall(r'\sid="([^"]+)"', html)
    assert len(marken) == len(set(marken))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(marken)


def test_eigene_worte_ueberall(entwurf, gestaltung):
    html = broschuere_html(volles_dokument(), stand=entwurf, gestaltung=gestaltung, eigenstaendig=False)

    sichtbar = html.split("</style>")[1]
    assert "Alle Handlungslinien im Überblick" in sichtbar
    assert "Leitlinien" in sichtbar and "Wirkungsziel" in sichtbar
    assert not re.search(r">[^<]*(Maßnahme|Handlungsfeld|Leitziel)", sichtbar)


def test_leere_teile_fehlen(entwurf, gestaltung):
    html = broschuere_html(kleines_dokument(), stand=entwurf, gestaltung=gestaltung, eigenstaendig=False)

    assert re.findall(r"<h2[^>]*>([^<]+)", html) == ["Impressum"]


def test_eine_einzige_massnahme_braucht_keine_uebersicht(entwurf, gestaltung):
    def titel(massnahmen):
        dokument = grosses_dokument(massnahmen)
        html = broschuere_html(dokument, stand=entwurf, gestaltung=gestaltung, eigenstaendig=False)
        return re.findall(r"<h2[^>]*>([^<]+)", html)

    assert "Alle Maßnahmen im Überblick" not in titel(1)
    assert "Alle Maßnahmen im Überblick" in titel(2)


def test_nichts_boeses_kommt_durch(entwurf):
    gestaltung = Gestaltung(
        kommune='<script>a</script>"', impressum='<p>Stadt</p><script>b</script><a href="javascript:c">c</a>'
    )

    html = broschuere_html(boeses_dokument(), stand=entwurf, gestaltung=gestaltung)

    assert "<script" not in html
    assert not re.search(r'(href|src)="(?!#|data:image/|mailto:)', html)
    assert not re.search(r"<[^>]+\son\w+=", html)
    assert "{{ 7|add:7 }}" in html


def test_jahre_ohne_tausenderpunkt(entwurf, gestaltung):
    html = broschuere_html(volles_dokument(), stand=entwurf, gestaltung=gestaltung, eigenstaendig=False)

    assert "2026:\u00a012.000,50" in html.replace("&nbsp;", "\u00a0")
    assert "2.026" not in html


def test_fussnoten_stehen_am_ende_des_kapitels_wo_es_keine_seiten_gibt(entwurf, gestaltung):
    html = broschuere_html(mit_fussnoten(), stand=entwurf, gestaltung=gestaltung).split("</style>")[1]

    assert "data-fussnote" not in html and 'role="doc-footnote"' not in html
    zeichen = re.findall(r'role="doc-noteref" id="([^"]+)" href="#([^"]+)"', html)
    assert [note for _, note in zeichen] == re.findall(r'<li id="(note-[^"]+)"', html)
    assert [stelle for stelle, _ in zeichen] == re.findall(r'role="doc-backlink"\s+href="#([^"]+)"', html)


def test_fussnoten_werden_durch_das_kapitel_gezaehlt(entwurf, gestaltung):
    html = broschuere_html(mit_fussnoten(), stand=entwurf, gestaltung=gestaltung, eigenstaendig=False)

    kapitel = [re.findall(r'role="doc-noteref"[^>]*>(\d+)<', teil) for teil in html.split("<h2")]
    assert [k for k in kapitel if k] == [[str(n) for n in range(1, bis + 1)] for bis in (14, 14, 1, 16)]


def test_zeilen_bleiben_zeilen(entwurf, gestaltung):
    dokument = grosses_dokument(massnahmen=1, felder=1)
    dokument["handlungsfelder"][0]["massnahmen"][0]["ressourcen"] = "- eine Stelle\n- ein Raum"
    html = broschuere_html(dokument, stand=entwurf, gestaltung=gestaltung, eigenstaendig=False)
    assert "- eine Stelle<br/>- ein Raum" in html


def test_hochgestelltes_und_tiefgestelltes_werden_gedruckt(entwurf, gestaltung):
    dokument = kleines_dokument()
    text = (FAELLE / "12-einfuegen-hochgestellt.html").read_text().strip()
    dokument["abschnitte"] = [{"id": "a", "art": "frei", "titel": "A", "inhaltHtml": text}]
    html = broschuere_html(dokument, stand=entwurf, gestaltung=gestaltung, eigenstaendig=False)
    assert "10<sup>6</sup>" in html and "CO<sub>2</sub>" in html and "Plätze<sup>3</sup>" in html
