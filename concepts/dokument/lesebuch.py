"""The concept as a book: chapters with an address each, and in which of them every element stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from concepts.dokument.ansicht import lesefassung
from concepts.dokument.bildnachweise import bildnachweise
from concepts.dokument.kapitel import enthaelt, hinter_den_handlungsfeldern
from concepts.dokument.kurzfassung import Kurzfassung, kurzfassung
from concepts.dokument.lesefassung import Handlungsfeld, Kapitel, Lesefassung, Ziel
from concepts.enums import Abschnittart

RESERVIERT = {"alles", "bilder", "zuruecknehmen"}
"""What an address behind `lesen/` or a Fassung's number may mean besides a chapter."""


@dataclass(frozen=True)
class Abschnitt:
    """What the contents list within a chapter."""

    id: str
    titel: str


@dataclass(frozen=True)
class Lesekapitel:
    """One chapter; `unter` puts it below the chapter before it, `anker` are the ids of all that stands in it."""

    id: str
    titel: str
    vorlage: str
    gegenstand: Any = None
    nummer: str = ""
    unter: bool = False
    abschnitte: tuple[Abschnitt, ...] = ()
    anker: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.nummer} {self.titel}".strip()

    @property
    def adresse(self) -> str:
        """Its part of the address; ids never begin with an underscore."""
        return f"_{self.id}" if self.id in RESERVIERT else self.id

    @property
    def datei(self) -> str:
        """Its template."""
        return f"concepts/lesen/teile/{self.vorlage}.html"


@dataclass(frozen=True)
class Lesebuch:
    """All chapters in reading order; `nachweise` say whose the pictures are."""

    text: Lesefassung
    kapitel: tuple[Lesekapitel, ...]
    nachweise: tuple[str, ...] = ()

    @cached_property
    def kurz(self) -> Kurzfassung:
        """What matters most."""
        return kurzfassung(self.text)

    @cached_property
    def orte(self) -> dict[str, Lesekapitel]:
        """The chapter in which an id stands."""
        return {kennung: kapitel for kapitel in reversed(self.kapitel) for kennung in (*kapitel.anker, kapitel.id)}

    @property
    def inhalt(self) -> list[tuple[Lesekapitel, list[Lesekapitel]]]:
        """The chapters, each with those below it."""
        baum: list[tuple[Lesekapitel, list[Lesekapitel]]] = []
        for kapitel in self.kapitel:
            if kapitel.unter and baum:
                baum[-1][1].append(kapitel)
            else:
                baum.append((kapitel, []))
        return baum

    def unter(self, adresse: str) -> Lesekapitel | None:
        """The chapter with that address."""
        return next((kapitel for kapitel in self.kapitel if kapitel.adresse == adresse), None)

    def davor(self, kapitel: Lesekapitel) -> Lesekapitel | None:
        """The chapter before."""
        stelle = self.kapitel.index(kapitel)
        return self.kapitel[stelle - 1] if stelle else None

    def danach(self, kapitel: Lesekapitel) -> Lesekapitel | None:
        """The chapter behind."""
        return next(iter(self.kapitel[self.kapitel.index(kapitel) + 1 :]), None)


def lesebuch(dokument: dict[str, Any]) -> Lesebuch:
    """A Konzeptdokument in chapters."""
    text = lesefassung(dokument)
    gruppen = [list(_kapitel(kapitel, text)) for kapitel in text.kapitel]
    gruppen.insert(hinter_den_handlungsfeldern(text.kapitel), list(_auswertungen(text)))
    vorn, hinten = list(_uebersicht(text)), list(_verzeichnisse(text))
    kapitel = tuple(einer for gruppe in (vorn, *gruppen, hinten) for einer in gruppe)
    return Lesebuch(text, kapitel, bildnachweise(dokument))


def _kapitel(kapitel: Kapitel, text: Lesefassung, *, unter: bool = False) -> Iterator[Lesekapitel]:
    """As one chapter; where the Handlungsfelder stand in it, these and what lies below are chapters of their own."""
    if not enthaelt(kapitel, Abschnittart.HANDLUNGSFELDER):
        yield _textkapitel(kapitel, text, unter=unter)
        return
    yield _textkapitel(replace(kapitel, kapitel=()), text, unter=unter)
    if kapitel.bestandteil == Abschnittart.HANDLUNGSFELDER:
        yield from map(_feld, text.handlungsfelder)
    for unten in kapitel.kapitel:
        yield from _kapitel(unten, text, unter=True)


def _textkapitel(kapitel: Kapitel, text: Lesefassung, *, unter: bool) -> Lesekapitel:
    return Lesekapitel(
        kapitel.id,
        kapitel.titel,
        "kapitel",
        kapitel,
        unter=unter,
        abschnitte=tuple(Abschnitt(unten.id, unten.titel) for unten in kapitel.kapitel),
        anker=tuple(_anker(kapitel, text)),
    )


def _anker(kapitel: Kapitel, text: Lesefassung) -> Iterator[str]:
    darin: dict[str, Iterable[Any]] = {
        Abschnittart.LEITBILD: text.leitbild.leitziele,
        Abschnittart.ORGANISATION: text.gremien,
        Abschnittart.CONTROLLING: text.indikatoren,
    }
    yield from (element.id for element in darin.get(kapitel.bestandteil, ()))
    for unten in kapitel.kapitel:
        yield unten.id
        yield from _anker(unten, text)


def _feld(feld: Handlungsfeld) -> Lesekapitel:
    return Lesekapitel(
        feld.id,
        feld.titel,
        "handlungsfeld",
        feld,
        nummer=feld.nummer,
        unter=True,
        abschnitte=tuple(Abschnitt(m.id, f"{m.nummer} {m.titel}".strip()) for m in feld.massnahmen),
        anker=(*_ziele(feld.ziele), *(massnahme.id for massnahme in feld.massnahmen)),
    )


def _ziele(ziele: Iterable[Ziel]) -> Iterator[str]:
    for ziel in ziele:
        yield ziel.id
        yield from _ziele(ziel.unterziele)


def _uebersicht(text: Lesefassung) -> Iterator[Lesekapitel]:
    if len(text.massnahmen) > 1:
        yield Lesekapitel("_uebersicht", f"Alle {text.begriffe.massnahme.mehrzahl} im Überblick", "uebersicht")


def _auswertungen(text: Lesefassung) -> Iterator[Lesekapitel]:
    if text.querschnittsthemen:
        themen = tuple(Abschnitt(thema.id, thema.titel) for thema in text.querschnittsthemen)
        anker = tuple(thema.id for thema in themen)
        yield Lesekapitel("_querschnitt", "Querschnittsthemen", "querschnitt", abschnitte=themen, anker=anker)
    if any(massnahme.beginn or massnahme.ende for massnahme in text.massnahmen):
        yield Lesekapitel("_zeitplan", "Zeitplan", "zeitplan")
    if any(massnahme.haengt_ab_von for massnahme in text.massnahmen):
        yield Lesekapitel("_abhaengigkeiten", "Was aufeinander aufbaut", "abhaengigkeiten")
    if text.kosten_nach_handlungsfeld:
        yield Lesekapitel("_kosten", "Kosten im Überblick", "kosten")


def _verzeichnisse(text: Lesefassung) -> Iterator[Lesekapitel]:
    if text.akteure:
        anker = tuple(akteur.id for akteur in text.akteure)
        yield Lesekapitel("_akteure", "Beteiligte Akteure", "akteure", anker=anker)
    yield Lesekapitel("_angaben", "Zu diesem Dokument", "angaben")
