"""The parts of the brochure in reading order, and what its table of contents lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from concepts.dokument.lesefassung import Kapitel, Lesefassung
from concepts.enums import Abschnittart

DANACH = (Abschnittart.ORGANISATION, Abschnittart.BETEILIGUNG, Abschnittart.CONTROLLING, Abschnittart.ANHANG)
KURZ = 1200


@dataclass(frozen=True)
class Eintrag:
    """A line of the table of contents."""

    id: str
    titel: str
    nummer: str = ""
    eintraege: tuple[Eintrag, ...] = ()


@dataclass(frozen=True)
class Teil:
    """A part with a heading of the first rank; `anschluss` lets it follow on the same page."""

    id: str
    titel: str
    vorlage: str
    kapitel: Kapitel | None = None
    eintraege: tuple[Eintrag, ...] = ()
    anschluss: bool = False


def gliederung(konzept: Lesefassung) -> tuple[Teil, ...]:
    """Chapters, overviews and registers, without any that would be empty."""
    teile = [_kapitelteil(kapitel, konzept) for kapitel in konzept.kapitel]
    stelle = _hinter_den_handlungsfeldern(konzept.kapitel)
    teile[stelle:stelle] = _uebersichten(konzept)
    if konzept.akteure:
        teile.append(Teil("_akteure", "Beteiligte Akteure", "akteure"))
    return tuple(_mit_anschluss(teile))


def inhalt(teile: tuple[Teil, ...]) -> tuple[Eintrag, ...]:
    """The table of contents."""
    return tuple(Eintrag(teil.id, teil.titel, eintraege=teil.eintraege) for teil in teile)


def _uebersichten(konzept: Lesefassung) -> Iterator[Teil]:
    if konzept.querschnittsthemen:
        eintraege = tuple(Eintrag(thema.id, thema.titel) for thema in konzept.querschnittsthemen)
        yield Teil("_querschnitt", "Querschnittsthemen", "querschnittsthemen", eintraege=eintraege)
    if len(konzept.massnahmen) > 1:
        yield Teil("_uebersicht", f"Alle {konzept.begriffe.massnahme.mehrzahl} im Überblick", "uebersicht")
    if konzept.kosten_nach_handlungsfeld:
        yield Teil("_kosten", "Kosten im Überblick", "kosten")


def _kapitelteil(kapitel: Kapitel, konzept: Lesefassung) -> Teil:
    eintraege = (*_unterkapitel(kapitel), *_felder(kapitel, konzept))
    return Teil(kapitel.id, kapitel.titel, "kapitel", kapitel, eintraege)


def _unterkapitel(kapitel: Kapitel) -> Iterator[Eintrag]:
    for unten in kapitel.kapitel:
        yield Eintrag(unten.id, unten.titel)


def _felder(kapitel: Kapitel, konzept: Lesefassung) -> Iterator[Eintrag]:
    if enthaelt(kapitel, Abschnittart.HANDLUNGSFELDER):
        for feld in konzept.handlungsfelder:
            yield Eintrag(feld.id, feld.titel, feld.nummer)


def enthaelt(kapitel: Kapitel, art: str) -> bool:
    """Whether the structured part stands in this chapter or below it."""
    return kapitel.bestandteil == art or any(enthaelt(unten, art) for unten in kapitel.kapitel)


def _hinter_den_handlungsfeldern(folge: tuple[Kapitel, ...]) -> int:
    for stelle, kapitel in enumerate(folge):
        if enthaelt(kapitel, Abschnittart.HANDLUNGSFELDER):
            return stelle + 1
    return next((stelle for stelle, kapitel in enumerate(folge) if kapitel.art in DANACH), len(folge))


def _mit_anschluss(teile: list[Teil]) -> Iterator[Teil]:
    """Short chapters share a page with the short chapter before them."""
    platz = 0
    for teil in teile:
        bedarf = _laenge(teil)
        anschluss = 0 < bedarf <= platz
        platz = (platz if anschluss else 2 * KURZ) - bedarf if bedarf else 0
        yield replace(teil, anschluss=anschluss)


def _laenge(teil: Teil) -> int:
    """Characters of a chapter that is text alone and short, else 0."""
    kapitel = teil.kapitel
    if kapitel is None or kapitel.bestandteil or kapitel.kapitel or "<img" in kapitel.html or "<table" in kapitel.html:
        return 0
    return len(kapitel.html) + 200 if len(kapitel.html) <= KURZ else 0
