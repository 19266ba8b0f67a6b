"""What the brochure needs besides the Konzeptdokument: whose it is and which state of it this is."""

import datetime
from dataclasses import dataclass

from django.db.models import TextChoices

from integrationskonzept.lib.deutsch import datum
from integrationskonzept.lib.farbe import WEISS, hex_farbe, lesbare_farbe, mische, schrift_auf

HAUSFARBE = "#1f5f6b"


class Ausgabe(TextChoices):
    """What the brochure is made for."""

    BILDSCHIRM = "bildschirm", "A4 für den Bildschirm"
    DRUCK = "druck", "A4 für die Druckerei"
    GROSSDRUCK = "grossdruck", "Großdruck"
    KURZFASSUNG = "kurzfassung", "Auf einen Blick"


@dataclass(frozen=True)
class Gestaltung:
    """The Kommune's look.

    `impressum` may be plain text or rich text; without `wappen_mediatyp` the picture itself says what it is.
    """

    kommune: str
    farbe: str = HAUSFARBE
    wappen: bytes | None = None
    wappen_mediatyp: str = ""
    impressum: str = ""

    @property
    def farben(self) -> dict[str, str]:
        """Custom properties for the style sheet, by name."""
        farbe = hex_farbe(self.farbe, HAUSFARBE)
        lesbar = lesbare_farbe(farbe)
        return {
            "grund": farbe,
            "schrift-auf-grund": schrift_auf(farbe),
            "farbe": lesbar,
            "hauch": mische(lesbar, WEISS, 0.07),
            "zart": mische(lesbar, WEISS, 0.16),
            "linie": mische(lesbar, WEISS, 0.4),
        }


@dataclass(frozen=True)
class Broschuerenstand:
    """Which state of the concept is printed; a Fassung has a number, a checksum and mostly a purpose."""

    entwurf: bool
    stand: datetime.date
    fassung: int | None = None
    zweck: str | None = None
    notiz: str | None = None
    pruefsumme: str | None = None

    @property
    def zeile(self) -> str:
        """„Entwurf, Stand 22. November 2026“ or „Fassung 2 · Beschlussfassung“."""
        if self.entwurf:
            return f"Entwurf, Stand {datum(self.stand)}"
        teile = [f"Fassung {self.fassung}" if self.fassung else "", self.zweck or ""]
        return " · ".join(teil for teil in teile if teil) or f"Stand {datum(self.stand)}"

    @property
    def datum(self) -> str:
        """„22. November 2026“."""
        return datum(self.stand)
