"""How some pages of a small brochure look, so that nothing changes the look by the way.

Where it was meant to change: `python -m tests.publications.referenzbilder` draws the pictures anew; look at them
before you commit them.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageStat

from integrationskonzept.lib.pdf import Gesetzt
from tests.dokumente import Dokument, volles_dokument
from tests.publications.satzfaelle import setze

ORDNER = Path(__file__).parent
PUNKTE_JE_ZOLL = 50
HOECHSTENS_ABSTAND = 0.02
"""Mean difference of the grey values, as a share of the way from black to white."""
HOECHSTENS_ANDERS = 0.03
"""Share of the pixels that are clearly different: edges of letters move with every version of Pango."""
DEUTLICH = 64
BEFEHL = "python -m tests.publications.referenzbilder"
SEITEN = {
    "deckblatt": None,
    "handlungsfeld": "feld-0",
    "massnahmen": "massnahme-3",
    "kosten": "_kosten",
    "indikatoren": "indikator-1",
}
"""The pages by an element that stands on them; the cover is the first."""


class Unterschied(NamedTuple):
    """How far two pictures are apart, both as shares from 0 to 1."""

    abstand: float
    anders: float

    @property
    def ist_gross(self) -> bool:
        return self.abstand > HOECHSTENS_ABSTAND or self.anders > HOECHSTENS_ANDERS


def dokument() -> Dokument:
    """The document that is drawn; nothing in it depends on the day."""
    return volles_dokument()


def zeichne() -> dict[str, Image.Image]:
    """The pages in grey, by the names of their pictures."""
    gesetzt = setze(dokument())
    return {name: _seite(gesetzt, gesetzt.seiten[element] if element else 1) for name, element in SEITEN.items()}


def _seite(gesetzt: Gesetzt, nummer: int) -> Image.Image:
    pdf = pypdfium2.PdfDocument(gesetzt.pdf)
    try:
        return pdf[nummer - 1].render(scale=PUNKTE_JE_ZOLL / 72, may_draw_forms=False).to_pil().convert("L")
    finally:
        pdf.close()


def vergleiche(bild: Image.Image, vorlage: Image.Image) -> Unterschied:
    """How far they are apart; pictures of different sizes have nothing in common."""
    if bild.size != vorlage.size:
        return Unterschied(1, 1)
    unterschied = ImageChops.difference(bild, vorlage.convert("L"))
    deutlich = unterschied.point(lambda wert: 255 * (wert > DEUTLICH))
    return Unterschied(ImageStat.Stat(unterschied).mean[0] / 255, ImageStat.Stat(deutlich).mean[0] / 255)


def vorlage(name: str) -> Path:
    return ORDNER / f"{name}.png"
