"""The documents that the tests typeset, each typeset once."""

import datetime
import json
from functools import cache
from pathlib import Path
from unittest import mock

from django.conf import settings
from PIL import ImageFile

from integrationskonzept.lib import pdf_satz
from integrationskonzept.lib.pdf import Gesetzt
from publications.broschuere.angaben import Ausgabe, Broschuerenstand, Gestaltung
from publications.broschuere.pdf import render_broschuere
from tests.dokumente import (
    ARABISCH,
    boeses_dokument,
    grosses_dokument,
    kleines_dokument,
    volles_dokument,
)

ENTWURF = Broschuerenstand(entwurf=True, stand=datetime.date(2026, 11, 22))
GESTALTUNG = Gestaltung(
    kommune="Kleinstadt", farbe="#f2b705", impressum="Stadt Kleinstadt\npost@kleinstadt.example\nwww.kleinstadt.example"
)


def demo(name):
    return json.loads((Path(settings.BASE_DIR) / "integrationskonzept" / "demo" / f"{name}.json").read_text())


def lange_titel():
    dokument = grosses_dokument(massnahmen=2, felder=1)
    dokument["konzept"]["titel"] = "Gesamtstädtisches Konzept " * 11
    dokument["handlungsfelder"][0]["titel"] = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik" * 5
    dokument["handlungsfelder"][0]["massnahmen"][0]["titel"] = "Wort " * 99
    return dokument


def fremde_schriften():
    dokument = grosses_dokument(massnahmen=1)
    dokument["konzept"]["titel"] = f"{ARABISCH} 测试 😀 ትግርኛ \u0007 Київ"
    dokument["handlungsfelder"][0]["massnahmen"][0]["titel"] = ARABISCH
    dokument["akteure"][0]["name"] = "Об'єднання Україна 🎉"
    return dokument


def note(text):
    return f'<span data-fussnote="">{text}</span>'


QUELLE = note('Quelle: <a href="https://www.zensus2022.de">Zensus 2022</a>, Tabelle 4.')
NOTENTEXT = (
    f"<h3>Stand{note('Zur Überschrift')}</h3><p>Auf 12 km<sup>2</sup>{QUELLE} „sinkt“ CO<sub>2</sub>{QUELLE}.</p>"
    f"<ul><li>Ein Punkt{note('In der Liste')}<ul><li>tiefer{note('Noch tiefer')}</li></ul></li></ul>"
    f"<blockquote><p>Gesagt ist gesagt{note('Protokoll vom 3. März 2026')}.</p></blockquote>"
    f"<table><caption>Menschen{note('Im Titel')}</caption>"
    f"<tr><th>Jahr{note('Im Kopf')}</th><th>Ort</th><th>Zahl</th></tr>"
    f"<tr><td>2025</td><td>Nord</td><td>1.200{note('In der Zelle')}</td></tr></table>"
) + 5 * f"<p>{'Ein langer Satz über das Zusammenleben in der Stadt. ' * 9}{QUELLE}</p>"


def mit_fussnoten():
    """Footnotes in every place that a rich text is printed in, and so many that some move overleaf."""
    dokument = grosses_dokument(massnahmen=1, felder=1)
    for abschnitt in dokument["abschnitte"]:
        abschnitt["inhaltHtml"] = NOTENTEXT
    [feld] = dokument["handlungsfelder"]
    feld |= {"beschreibungHtml": f"<p>Kurz gesagt{QUELLE}.</p>", "ausgangslageHtml": NOTENTEXT}
    feld["massnahmen"][0]["beschreibungHtml"] = f"<p>Ein Sprachcafé{QUELLE} im Quartier.</p>"
    dokument["leitbild"]["visionHtml"] = (
        f"<p>Alle leben gut zusammen{note('Leitbild 2030')}. Niemand bleibt allein.</p>"
    )
    return dokument


FAELLE = {
    "klein": kleines_dokument,
    "ohne Maßnahmen": lambda: grosses_dokument(massnahmen=0),
    "eine Maßnahme": lambda: grosses_dokument(massnahmen=1),
    "ein Feld mit 250 Maßnahmen": lambda: grosses_dokument(massnahmen=250, felder=1),
    "voll": volles_dokument,
    "böse": boeses_dokument,
    "lange Titel": lange_titel,
    "fremde Schriften": fremde_schriften,
    "Fußnoten": mit_fussnoten,
    "Musterstadt": lambda: demo("musterstadt"),
}


def setze_hier(teile, fertig=lambda: None):
    """What `pdf_werkstatt.setze_alle` does, in this process: quicker for little documents, and open to patches."""
    gesetzte = []
    for teil in teile:
        gesetzte.append(pdf_satz.setze_teil(teil))
        fertig()
    return gesetzte


def im_prozess():
    """A patch with which everything is typeset here; pictures are read as in a process without WeasyPrint."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return mock.patch("integrationskonzept.lib.pdf.setze_alle", setze_hier)


def setze(dokument, ausgabe=Ausgabe.BILDSCHIRM, stand=ENTWURF, gestaltung=GESTALTUNG) -> Gesetzt:
    with im_prozess():
        return render_broschuere(dokument, stand=stand, gestaltung=gestaltung, ausgabe=ausgabe)


def gesetzt(fall: str, ausgabe: Ausgabe = Ausgabe.BILDSCHIRM) -> Gesetzt:
    """One of FAELLE, typeset once in a run of tests."""
    return _gesetzt(fall, ausgabe)


@cache
def _gesetzt(fall: str, ausgabe: Ausgabe) -> Gesetzt:
    return setze(FAELLE[fall](), ausgabe)
