"""Konzeptdokumente for tests: the smallest, a full one, large ones, and one that means ill."""

import base64
from io import BytesIO
from typing import Any

from PIL import Image

Dokument = dict[str, Any]

ARABISCH = "جمعية النور الثقافية"
SAETZE = (
    "Die Kurse sind auf mehrere Stadtteile verteilt und haben Plätze frei. "
    "Wer im Schichtdienst arbeitet, findet selten ein Angebot zur passenden Zeit. "
    "Deshalb stimmen die Träger ihre Angebote künftig miteinander ab. "
)


def kleines_dokument() -> Dokument:
    """Nothing but what the schema asks for."""
    return {
        "format": "integrationskonzept/1",
        "kommune": {"name": "Kleinstadt", "art": "stadt"},
        "konzept": {"titel": "Integrationskonzept"},
    }


def grosses_dokument(massnahmen: int = 250, felder: int = 6) -> Dokument:
    """`massnahmen` spread over `felder` Handlungsfelder, with the references that real concepts have."""
    felder = min(felder, massnahmen) or 1
    dokument = kleines_dokument() | {
        "abschnitte": [abschnitt("ausgangslage", "Ausgangslage"), abschnitt("vorwort", "Vorwort")],
        "leitbild": {
            "visionHtml": f"<p>{SAETZE}</p>",
            "leitziele": [{"id": "leitziel-1", "titel": "Teilhabe"}],
        },
        "akteure": [{"id": f"akteur-{n}", "name": f"Verein Nummer {n}", "art": "ehrenamt"} for n in range(40)],
        "indikatoren": [indikator(n) for n in range(12)],
        "handlungsfelder": [handlungsfeld(n) for n in range(felder)],
    }
    for n in range(massnahmen):
        dokument["handlungsfelder"][n % felder]["massnahmen"].append(massnahme(n, n % felder))
    return dokument


def volles_dokument() -> Dokument:
    """Every field of the schema, with its own words, pictures, tables and two scripts."""
    dokument = grosses_dokument(massnahmen=9, felder=3)
    dokument["kommune"] |= {"bundesland": "Beispielland", "ags": "99001001", "einwohner": 60412}
    dokument["konzept"] |= {
        "titel": "Gemeinsam in Kleinstadt",
        "untertitel": f"Vielfaltskonzept mit {ARABISCH}",
        "art": "vielfalt",
        "beginn": "2026-01",
        "ende": "2030",
        "stand": "2026-11-22",
        "begriffe": {
            "leitziel": {"einzahl": "Leitlinie", "mehrzahl": "Leitlinien"},
            "handlungsfeld": {"einzahl": "Säule", "mehrzahl": "Säulen"},
            "ziel": {"einzahl": "Wirkungsziel", "mehrzahl": "Wirkungsziele"},
            "massnahme": {"einzahl": "Handlungslinie", "mehrzahl": "Handlungslinien"},
        },
    }
    dokument["abschnitte"] = [
        abschnitt("vorwort", "Vorwort", f'<p>{SAETZE}</p><figure><img src="bild:portraet" alt="Porträt"></figure>'),
        abschnitt("ausgangslage", "Ausgangslage", REICHER_TEXT)
        | {"abschnitte": [abschnitt("frei", "Menschen") | {"id": "menschen"}]},
        abschnitt("controlling", "Controlling"),
        abschnitt("anhang", "Anhang"),
    ]
    dokument["leitbild"]["integrationsverstaendnisHtml"] = f"<p>{SAETZE}</p>"
    dokument["querschnittsthemen"] = [
        {"id": "quer", "titel": "Digitalisierung", "beschreibungHtml": f"<p>{SAETZE}</p>"}
    ]
    dokument["akteure"].append({"id": "al-nur", "name": ARABISCH, "art": "migrantenorganisation"})
    dokument["gremien"] = [gremium()]
    dokument["bilder"] = [
        bild("portraet", png(30, 40), "image/png"),
        bild("karte", SVG.encode(), "image/svg+xml") | {"quelle": "Eigene Zeichnung, CC0"},
    ]
    dokument["handlungsfelder"][0]["massnahmen"][0]["haengtAbVon"] = ["massnahme-1"]
    return dokument


def boeses_dokument() -> Dokument:
    """Scripts, addresses that must not be fetched and template code in every text."""
    dokument = grosses_dokument(massnahmen=2)
    html = (
        '<script>alert(1)</script><p onclick="x()">Guter Satz.</p><a href="javascript:alert(1)">Klick</a>'
        '<img src="http://boese.example/a.png" alt="fern"><img src="file:///etc/passwd" alt="lokal">'
        '<img src="bild:fehlt" alt="fehlt"><img src="data:text/html,x" alt="daten"><iframe src="https://boese.example">'
        '</iframe><style>@import "http://boese.example/b.css";</style><p style="background:url(http://boese.example/c)">'
        '{{ settings.SECRET_KEY }}</p><p><img src="bild:svg" alt="Schaubild"></p>'
    )
    titel = "{{ 7|add:7 }} {% load x %} <script>alert(2)</script>"
    dokument["konzept"]["titel"] = titel
    dokument["leitbild"]["visionHtml"] = html
    dokument["abschnitte"] = [abschnitt("vorwort", titel, html)]
    dokument["handlungsfelder"][0] |= {"titel": titel, "beschreibungHtml": html}
    dokument["handlungsfelder"][0]["massnahmen"][0] |= {
        "titel": titel,
        "beschreibungHtml": html,
        "zielgruppe": titel,
    }
    dokument["bilder"] = [
        bild("svg", BOESES_SVG.encode(), "image/svg+xml"),
        bild("kaputt", b"kein Bild", "image/png"),
    ]
    return dokument


REICHER_TEXT = f"""
<h4>Ohne Überschrift darüber</h4><p>{SAETZE} Mehr unter
<a href="https://www.example.org/"><strong>example.org</strong></a> und <a href="#nirgends">im Text</a>.</p>
lose Worte <em>am Rand</em>
<ul><li>eins<ul><li>tief</li></ul></li><li>zwei</li></ul>
<table><tr><td>Jahr</td><td>Zahl</td></tr><tr><td>2024</td><td>1.200</td></tr><tr><td>nur eine Zelle</td></tr></table>
<table><caption>Mit Kopf</caption><thead><tr><th>Feld</th><th>a</th><th>b</th><th>c</th><th>d</th></tr></thead><tbody>
<tr><th>Mitte</th><td rowspan="2">1</td><td>2</td><td>3</td><td>4</td></tr>
<tr><th>Nord</th><td>2</td><td>3</td><td>4</td></tr>
</tbody></table><blockquote><p>Ein Zitat.</p></blockquote><p></p><p>&nbsp;</p>
<figure><img src="bild:karte" alt=""><figcaption>Die Stadtteile</figcaption></figure><p>{ARABISCH}</p>
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="#88a"/></svg>'
BOESES_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">'
    '<style>@import url("http://boese.example/d.css");</style><image href="http://boese.example/e.png" width="5"/>'
    '<image xlink:href="file:///etc/passwd" width="5"/><use href="https://boese.example/f.svg#x"/></svg>'
)


def abschnitt(art: str, titel: str, html: str = "") -> Dokument:
    return {
        "id": f"abschnitt-{art}",
        "art": art,
        "titel": titel,
        "inhaltHtml": html or f"<p>{SAETZE * 3}</p>",
    }


def handlungsfeld(n: int) -> Dokument:
    return {
        "id": f"feld-{n}",
        "titel": f"Handlungsbereich {n}",
        "prioritaet": "hoch",
        "beschreibungHtml": f"<p>{SAETZE}</p>",
        "ausgangslageHtml": f"<p>{SAETZE}</p>",
        "leitziele": ["leitziel-1", "gibt-es-nicht"],
        "ziele": [
            {"id": f"ziel-{n}-a", "titel": f"Strategisches Ziel {n}", "ebene": "strategisch"},
            {
                "id": f"ziel-{n}-b",
                "titel": f"Operatives Ziel {n}",
                "bis": "2028-06",
                "uebergeordnet": f"ziel-{n}-a",
            },
        ],
        "massnahmen": [],
    }


def massnahme(n: int, feld: int) -> Dokument:
    return {
        "id": f"massnahme-{n}",
        "titel": f"Sprachtreff Nummer {n} im Stadtteil eröffnen",
        "beschreibungHtml": f"<p>{SAETZE * 2}</p><ul><li>ein Raum</li><li>eine Leitung</li></ul>",
        "ziele": [f"ziel-{feld}-b"],
        "zielgruppe": "Erwachsene ohne Kursplatz",
        "sozialraum": "Nordviertel",
        "federfuehrung": [f"akteur-{n % 40}"],
        "beteiligte": [f"akteur-{(n + 1) % 40}", f"akteur-{(n + 2) % 40}", "unbekannt"],
        "beginn": "2026",
        "ende": "2028",
        "ressourcen": "Eine halbe Stelle",
        "kosten": [
            {
                "jahr": jahr,
                "betrag": 12000.5 if jahr == 2026 else 12000,
                "quelle": "Haushalt",
                "produkt": "31.5",
            }
            for jahr in (2026, 2027, 2028)
        ],
        "prioritaet": "mittel",
        "stand": "geplant",
        "indikatoren": [f"indikator-{n % 12}"],
        "querschnittsthemen": ["quer"],
        "schlagworte": ["Schwerpunktmaßnahme"],
    }


def indikator(n: int) -> Dokument:
    return {
        "id": f"indikator-{n}",
        "kennung": f"I{n}",
        "titel": f"Teilnehmende in Gruppe {n}",
        "definition": "Gezählt wird einmal im Jahr.",
        "einheit": "Personen",
        "richtung": "steigend",
        "ebene": "output",
        "quelle": "Eigene Zählung",
        "messwerte": [
            *({"zeitpunkt": str(jahr), "wert": 1000 + jahr} for jahr in range(2015, 2026)),
            {
                "zeitpunkt": "2025",
                "wert": 40.5,
                "merkmale": {"geschlecht": "weiblich"},
                "anmerkung": "geschätzt",
            },
        ],
        "zielwerte": [{"zeitpunkt": "2028", "wert": 5000}],
    }


def gremium() -> Dokument:
    return {
        "id": "beirat",
        "name": "Beirat für Migration",
        "art": "beirat",
        "aufgabeHtml": "<p>Berät den Rat.</p>",
        "vorsitz": "Samira Beispiel",
        "mitglieder": ["drei Mitglieder des Rates", ARABISCH],
        "tagt": "alle zwei Monate",
    }


def bild(kennung: str, daten: bytes, mediatyp: str) -> Dokument:
    return {"id": kennung, "mediatyp": mediatyp, "daten": base64.b64encode(daten).decode()}


def png(breite: int, hoehe: int) -> bytes:
    ausgabe = BytesIO()
    Image.new("RGB", (breite, hoehe), "#8a4").save(ausgabe, "PNG")
    return ausgabe.getvalue()
