"""What one should know before a Fassung is frozen: what is missing, whether it is new, who will read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from accounts.enums import Rolle
from accounts.models import Kommune, Mitgliedschaft
from concepts.bilder import BildUnlesbar, ist_heil
from concepts.dokument.aufbau import als_text, baue_dokument, pruefsumme
from concepts.dokument.maengel import Mangel, maengel
from concepts.enums import Fassungszweck
from concepts.models import Bild, Einfrierung, Fassung, Konzept
from concepts.models.fassung import LESBARE_ZWECKE
from integrationskonzept.lib.deutsch import aufzaehlung


@dataclass(frozen=True)
class Vorschau:
    """The flaws, the last Fassung where it says the same, and pictures without which nothing can be frozen."""

    maengel: list[Mangel]
    gleiche: Fassung | None
    fehlende_bilder: list[str]


@dataclass(frozen=True)
class Leser:
    """How many people of which roles read a Fassung of one purpose."""

    je_rolle: tuple[tuple[str, int], ...]

    @property
    def anzahl(self) -> int:
        """How many people that are."""
        return sum(anzahl for _, anzahl in self.je_rolle)

    @property
    def satz(self) -> str:
        """„5 Personen: Leitung (1), Redaktion (2), Beirat (2)“; roles that nobody has are not named."""
        rollen = aufzaehlung(f"{rolle} ({anzahl})" for rolle, anzahl in self.je_rolle if anzahl)
        return f"{self.anzahl} {'Person' if self.anzahl == 1 else 'Personen'}: {rollen}"

    @property
    def noch_niemand(self) -> str:
        """The roles that would read it but that nobody has yet."""
        return aufzaehlung(rolle for rolle, anzahl in self.je_rolle if not anzahl)


def entstehende_fassung(konzept: Konzept) -> Einfrierung | None:
    """The Fassung that is being frozen, or that could not be."""
    return Einfrierung.objects.filter(konzept=konzept, fassung=None).defer("auftrag").first()  # type: ignore[no-any-return]


def vor_dem_einfrieren(konzept: Konzept) -> Vorschau:
    """What a Fassung would hold if it were frozen now."""
    dokument = baue_dokument(konzept, mit_bildern=False)
    bilder = list(Bild.objects.filter(konzept=konzept))
    fehlende = [str(bild) for bild in bilder if not ist_heil(str(bild.datei))]
    gefunden = maengel(dokument, [(bild.kennung, str(bild), bild.quelle) for bild in bilder])
    try:
        gleiche = None if fehlende else _gleiche(konzept, dokument)
    except BildUnlesbar as fehler:  # one in the Papierkorb that a text still shows
        gleiche, fehlende = None, [str(fehler.bild)]
    return Vorschau(gefunden, gleiche, fehlende)


def _gleiche(konzept: Konzept, dokument: dict[str, Any]) -> Fassung | None:
    """The last Fassung if it holds exactly this; pictures are read only where all else is the same."""
    letzte = konzept.fassungen.geltend().first()
    if letzte is None or {name: wert for name, wert in letzte.dokument.items() if name != "bilder"} != dokument:
        return None
    return letzte if pruefsumme(als_text(baue_dokument(konzept))) == letzte.pruefsumme else None


def leser_je_zweck(kommune: Kommune) -> dict[str, Leser]:
    """Who will be able to read a Fassung, by its purpose."""
    gezaehlt = Mitgliedschaft.objects.filter(kommune=kommune, user__is_active=True).values_list("rolle")
    anzahl = dict(gezaehlt.annotate(anzahl=Count("pk")))
    return {
        zweck: Leser(tuple((rolle.label, anzahl.get(rolle, 0)) for rolle in Rolle if zweck in LESBARE_ZWECKE[rolle]))
        for zweck in Fassungszweck.values
    }
