"""Where an entry of the trail leads: to the element, to the Fassung, or into the Papierkorb."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Value
from django.db.models.fields.json import KT
from django.urls import reverse

from accounts.models import Ereignis
from concepts.bereiche import BEREICH_DER_ART
from concepts.dokument.abbildung import ELEMENTARTEN, ZIEL
from concepts.models import Bild, Fassung, Konzept

MODELLE: dict[str, Any] = {name: art.modell for name, art in ELEMENTARTEN.items()} | {"bild": Bild}


@dataclass(frozen=True)
class Ziel:
    """An address, and whether what was meant lies in the Papierkorb by now."""

    adresse: str
    im_papierkorb: bool = False


class Verlaufsziele:
    """The aims of some entries, read in three queries whatever they are about."""

    def __init__(self, konzept: Konzept, ereignisse: Iterable[Ereignis], *, darf_bearbeiten: bool) -> None:
        self.ort = [konzept.kommune.slug, konzept.slug]
        self.darf_bearbeiten = darf_bearbeiten
        self._gezeigte = set(_zusammenfuehrungen(konzept))
        je_art: dict[str, set[int]] = defaultdict(set)
        for eines in ereignisse:
            je_art[eines.code.partition(".")[0]].add(eines.object_id or 0)
        self._elemente = _lies_elemente(je_art)
        self._nummern = dict(Fassung.objects.filter(pk__in=je_art["fassung"]).values_list("pk", "nummer"))

    def zu(self, ereignis: Ereignis) -> Ziel | None:
        """Where this entry leads; nothing where it is about nothing that this person may open."""
        art, _, tat = ereignis.code.partition(".")
        if tat == "geordnet" and art in BEREICH_DER_ART:
            bereich = BEREICH_DER_ART[art]
            return Ziel(reverse(bereich.navigation or bereich.pfad, args=self.ort))
        if art == "konzept":
            einstellungen = tat == "geaendert" and self.darf_bearbeiten
            return Ziel(reverse("konzept_einstellungen" if einstellungen else "konzept", args=self.ort))
        if art == "broschuere":
            return Ziel(reverse("broschuere", args=self.ort))
        if art == "fassung":
            nummer = self._nummern.get(ereignis.object_id or 0)
            return Ziel(reverse("fassung", args=[*self.ort, nummer])) if nummer else None
        return self._zum_element(art, ereignis.object_id or 0)

    def ruecknahme(self, ereignis: Ereignis) -> tuple[str, str]:
        """What this entry's button is called and where it takes back what was done; of many together, once a page."""
        art, sammlung, zusammenfuehrung = ereignis.code.partition(".")[0], ereignis.sammlung, ereignis.zusammenfuehrung  # type: ignore[attr-defined]
        if not self.darf_bearbeiten:
            return "", ""
        ziel = self._zum_element(art, ereignis.object_id or 0)
        if zusammenfuehrung and ziel and ziel.im_papierkorb:
            adresse = reverse("trennen", args=[*self.ort, BEREICH_DER_ART[art].pfad, zusammenfuehrung])
            return "Zusammenführung zurücknehmen", adresse
        if sammlung and sammlung not in self._gezeigte:
            self._gezeigte.add(sammlung)
            adresse = reverse("massnahmen_zuruecknehmen", args=[*self.ort, sammlung])
            return "Gemeinsame Änderung zurücknehmen", adresse
        return "", ""

    def _zum_element(self, art: str, pk: int) -> Ziel | None:
        if (art, pk) not in self._elemente:
            return None
        kennung, geloescht, feld = self._elemente[art, pk]
        if geloescht:
            return Ziel(reverse("papierkorb", args=self.ort), im_papierkorb=True) if self.darf_bearbeiten else None
        if art == "bild":
            return Ziel(f"{reverse('bilder', args=self.ort)}#{kennung}")
        bereich = BEREICH_DER_ART[art]
        if bereich.eigene_seite:
            return Ziel(reverse(art, args=[*self.ort, kennung]))
        if self.darf_bearbeiten:
            return Ziel(reverse("element_bearbeiten", args=[*self.ort, bereich.pfad, kennung]))
        if feld:
            return Ziel(f"{reverse('handlungsfeld', args=[*self.ort, feld])}#{kennung}")
        return Ziel(f"{reverse(bereich.navigation or bereich.pfad, args=self.ort)}#{kennung}")


def _zusammenfuehrungen(konzept: Konzept) -> Iterable[str]:
    """What changed in Maßnahmen along with a merging is taken back with it alone."""
    ereignisse = Ereignis.objects.filter(akte=konzept.akte, daten__has_key="zusammenfuehrung")
    return ereignisse.values_list(KT("daten__zusammenfuehrung"), flat=True)


def _lies_elemente(je_art: dict[str, set[int]]) -> dict[tuple[str, int], tuple[str, bool, str]]:
    """By kind and key: the id, whether it lies in the Papierkorb, and a goal's Handlungsfeld."""
    suchen = [
        modell.alle.filter(pk__in=je_art.get(name, ()))
        .order_by()
        .annotate(
            elementart=Value(name, CharField()),
            feld=F("handlungsfeld__kennung") if modell is ZIEL.modell else Value("", CharField()),
        )
        .values_list("elementart", "pk", "kennung", "geloescht_am", "feld")
        for name, modell in MODELLE.items()
        if je_art.get(name)
    ]
    if not suchen:
        return {}
    zeilen = suchen[0].union(*suchen[1:], all=True) if len(suchen) > 1 else suchen[0]
    return {(art, pk): (kennung, geloescht is not None, feld) for art, pk, kennung, geloescht, feld in zeilen}
