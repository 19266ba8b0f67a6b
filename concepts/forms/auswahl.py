"""What a form offers to choose from: the elements of one concept, each kind read once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.urls import reverse

from concepts.models import (
    Akteur,
    Bild,
    Element,
    Handlungsfeld,
    Indikator,
    Konzept,
    Leitziel,
    Massnahme,
    Querschnittsthema,
    Ziel,
)
from integrationskonzept.lib.deutsch import sortierschluessel

Wahl = list[tuple[str, Any]]


def bildangaben(konzept: Konzept, bild: Bild) -> dict[str, str]:
    """What the text editor must know of a picture."""
    ort = [konzept.kommune.slug, konzept.slug, bild.kennung]
    return {
        "kennung": bild.kennung,
        "quelle": f"bild:{bild.kennung}",
        "url": reverse("bild", args=ort),
        "alt": bild.alternativtext,
        "titel": str(bild),
        "nachweis": bild.quelle,
        "nachweisadresse": reverse("bild_nachweis", args=ort),
    }


class Auswahl:
    """The choices for the fields of a form, by the field's key in the document."""

    def __init__(self, konzept: Konzept, feld: str = "") -> None:
        self.konzept = konzept
        self.feld = feld
        self._je_schluessel: dict[str, Callable[[], Wahl]] = {
            "handlungsfeld": lambda: self._namen(self.handlungsfelder),
            "leitziele": lambda: self._namen(Leitziel.objects.filter(konzept=konzept)),
            "federfuehrung": lambda: self._namen(self.akteure),
            "beteiligte": lambda: self._namen(self.akteure),
            "ziele": lambda: self._nach_feld(Ziel),
            "uebergeordnet": lambda: self._namen(Ziel.objects.filter(konzept=konzept, handlungsfeld__kennung=feld)),
            "haengtAbVon": lambda: self._nach_feld(Massnahme, "nummer"),
            "indikatoren": lambda: self._namen(Indikator.objects.filter(konzept=konzept)),
            "querschnittsthemen": lambda: self._namen(Querschnittsthema.objects.filter(konzept=konzept)),
        }

    def zu(self, schluessel: str) -> Wahl:
        """Ids and names, in groups by Handlungsfeld where that helps to find them."""
        return self._je_schluessel[schluessel]()

    @cached_property
    def akteure(self) -> list[Akteur]:
        """In German alphabetical order."""
        akteure = Akteur.objects.filter(konzept=self.konzept)
        return sorted(akteure, key=lambda akteur: sortierschluessel(akteur.name))

    @cached_property
    def handlungsfelder(self) -> list[Handlungsfeld]:
        """In the concept's order."""
        return list(Handlungsfeld.objects.filter(konzept=self.konzept))

    @cached_property
    def bilder(self) -> list[dict[str, str]]:
        """The concept's pictures for the text editor."""
        return [bildangaben(self.konzept, bild) for bild in Bild.objects.filter(konzept=self.konzept)]

    @property
    def hochladen(self) -> str:
        """Where the text editor sends new pictures."""
        return reverse("bild_hochladen", args=[self.konzept.kommune.slug, self.konzept.slug])

    def _namen(self, elemente: Any) -> Wahl:
        return [(element.kennung, str(element)) for element in elemente]

    def _nach_feld(self, modell: type[Element], *nummer: str) -> Wahl:
        je_feld: dict[int, Wahl] = {}
        elemente = modell.objects.filter(konzept=self.konzept)
        for kennung, feld, titel, *davor in elemente.values_list("kennung", "handlungsfeld_id", "titel", *nummer):
            name = " ".join([*davor, titel or kennung]).strip()
            je_feld.setdefault(feld, []).append((kennung, name))
        return [(str(feld), je_feld[feld.pk]) for feld in self.handlungsfelder if feld.pk in je_feld]
