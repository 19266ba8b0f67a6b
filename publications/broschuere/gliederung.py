"""The parts of the brochure in reading order, and what its table of contents lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from concepts.dokument.kapitel import enthaelt, hinter_den_handlungsfeldern
from concepts.dokument.lesefassung import Handlungsfeld, Kapitel, Lesefassung, Massnahme
from concepts.enums import Abschnittart
from publications.broschuere.glossar import glossar

KURZ = 2400
"""Characters of a chapter that may share a page with the chapter before it."""
HOECHSTENS_IN_FOLGE = 6
KAPITEL = ("kapitel", "glossar")
MASSNAHMEN_JE_TEIL = 24
"""So many Massnahmen of one Handlungsfeld follow each other before a new page begins in any case."""

DOPPELSEITE = 60
"""So many Massnahmen fit on two facing pages, behind the short version; more are listed at the back."""
ZEILEN_JE_TEIL = 80
"""So many lines of the overview stand together before a new page may begin."""


@dataclass(frozen=True)
class Eintrag:
    """A line of the table of contents."""

    id: str
    titel: str
    nummer: str = ""
    eintraege: tuple[Eintrag, ...] = ()


@dataclass(frozen=True)
class Teil:
    """A part with a heading of rank `ebene`; it begins a page unless `anschluss` lets it follow on the same one.

    `vorn` puts it before the table of contents.
    """

    id: str
    titel: str
    vorlage: str
    ebene: int = 2
    gegenstand: Any = None
    massnahmen: tuple[Massnahme, ...] = ()
    eintraege: tuple[Eintrag, ...] = ()
    anschluss: bool = False
    vorn: bool = False

    @property
    def datei(self) -> str:
        """Its template."""
        return f"publications/broschuere/{self.vorlage}.html"

    @property
    def klasse(self) -> str:
        """Its classes in the style sheet: how it is set, and for chapters what kind of chapter it is."""
        return f"{self.vorlage} {getattr(self.gegenstand, 'art', '')}".strip()


def gliederung(konzept: Lesefassung) -> tuple[Teil, ...]:
    """Chapters, Handlungsfelder, overviews and registers, without any that would be empty."""
    gruppen = [list(_kapitelteile(kapitel, konzept, 2)) for kapitel in konzept.kapitel]
    gruppen.insert(hinter_den_handlungsfeldern(konzept.kapitel), list(_auswertungen(konzept)))
    teile = [teil for gruppe in gruppen for teil in gruppe]
    akteure = [Teil("_akteure", "Beteiligte Akteure", "akteure")] if konzept.akteure else []
    uebersicht = list(_uebersicht(konzept))
    if len(konzept.massnahmen) <= DOPPELSEITE:
        return (*(replace(teil, vorn=True) for teil in uebersicht), *_mit_anschluss([*teile, *akteure], konzept))
    return (*_mit_anschluss(teile, konzept), *uebersicht, *akteure)


def inhalt(teile: Sequence[Teil]) -> tuple[Eintrag, ...]:
    """The table of contents."""
    return tuple(Eintrag(teil.id, teil.titel, eintraege=teil.eintraege) for teil in teile if teil.ebene == 2)


def _auswertungen(konzept: Lesefassung) -> Iterator[Teil]:
    if konzept.querschnittsthemen:
        eintraege = tuple(Eintrag(thema.id, thema.titel) for thema in konzept.querschnittsthemen)
        yield Teil("_querschnitt", "Querschnittsthemen", "querschnittsthemen", eintraege=eintraege)
    if any(massnahme.beginn or massnahme.ende for massnahme in konzept.massnahmen):
        yield Teil("_zeitplan", "Zeitplan", "zeitplan")
    if any(massnahme.haengt_ab_von for massnahme in konzept.massnahmen):
        yield Teil("_abhaengigkeiten", "Was aufeinander aufbaut", "abhaengigkeiten")
    if konzept.kosten_nach_handlungsfeld:
        yield Teil("_kosten", "Kosten im Überblick", "kosten")


def _uebersicht(konzept: Lesefassung) -> Iterator[Teil]:
    """All Massnahmen with their pages."""
    if len(konzept.massnahmen) > 1:
        titel = f"Alle {konzept.begriffe.massnahme.mehrzahl} im Überblick"
        vorn, *weitere = _felderbuendel(konzept.handlungsfelder)
        yield Teil("_uebersicht", titel, "uebersicht", gegenstand=vorn)
        yield from (Teil("", titel, "uebersicht", 3, gegenstand=felder) for felder in weitere)


def _felderbuendel(felder: Sequence[Handlungsfeld]) -> Iterator[tuple[Handlungsfeld, ...]]:
    """Handlungsfelder with so many Massnahmen together that a new page may begin behind them."""
    buendel: list[Handlungsfeld] = []
    for feld in felder:
        if sum(len(f.massnahmen) for f in buendel) >= ZEILEN_JE_TEIL:
            yield tuple(buendel)
            buendel = []
        buendel.append(feld)
    yield tuple(buendel)


def _kapitelteile(kapitel: Kapitel, konzept: Lesefassung, ebene: int) -> Iterator[Teil]:
    """The chapter as one part; where the Handlungsfelder stand in it, they are parts of their own."""
    if not enthaelt(kapitel, Abschnittart.HANDLUNGSFELDER):
        yield _kapitelteil(kapitel, konzept, ebene)
        return
    yield _kapitelteil(replace(kapitel, kapitel=()), konzept, ebene, _eintraege(kapitel, konzept))
    if kapitel.bestandteil == Abschnittart.HANDLUNGSFELDER:
        allein = len(konzept.handlungsfelder) == 1 and not kapitel.html
        for feld in konzept.handlungsfelder:
            yield from _feldteile(feld, ebene + 1, anschluss=allein)
    for unten in kapitel.kapitel:
        yield from _kapitelteile(unten, konzept, ebene + 1)


def _kapitelteil(
    kapitel: Kapitel, konzept: Lesefassung, ebene: int, eintraege: tuple[Eintrag, ...] | None = None
) -> Teil:
    verzeichnis = glossar(kapitel.titel, kapitel.html)
    vorlage = "glossar" if verzeichnis else "kapitel"
    gegenstand = verzeichnis or kapitel
    eintraege = _eintraege(kapitel, konzept) if eintraege is None else eintraege
    return Teil(kapitel.id, kapitel.titel, vorlage, ebene, gegenstand, eintraege=eintraege)


def _feldteile(feld: Handlungsfeld, ebene: int, *, anschluss: bool) -> Iterator[Teil]:
    if ist_leer(feld):
        yield Teil(feld.id, feld.titel, "leeresfeld", ebene, feld, anschluss=True)
        return
    buendel = [feld.massnahmen[n : n + MASSNAHMEN_JE_TEIL] for n in range(0, len(feld.massnahmen), MASSNAHMEN_JE_TEIL)]
    if len(feld.massnahmen) <= MASSNAHMEN_JE_TEIL * 3 // 2:
        buendel = [feld.massnahmen]
    vorn, *weitere = buendel
    yield Teil(feld.id, feld.titel, "handlungsfeld", ebene, feld, vorn, anschluss=anschluss)
    for massnahmen in weitere:
        yield Teil("", feld.titel, "massnahmen", ebene, feld, massnahmen)


def ist_leer(feld: Handlungsfeld) -> bool:
    """Whether nothing is said of it that would need a page."""
    return not (feld.html or feld.ausgangslage_html or feld.ziele or feld.massnahmen)


def _eintraege(kapitel: Kapitel, konzept: Lesefassung) -> tuple[Eintrag, ...]:
    unten = tuple(Eintrag(kind.id, kind.titel) for kind in kapitel.kapitel)
    if not enthaelt(kapitel, Abschnittart.HANDLUNGSFELDER):
        return unten
    felder = tuple(Eintrag(feld.id, feld.titel, feld.nummer) for feld in konzept.handlungsfelder)
    return (*felder, *unten) if kapitel.bestandteil == Abschnittart.HANDLUNGSFELDER else (*unten, *felder)


def _mit_anschluss(teile: list[Teil], konzept: Lesefassung) -> Iterator[Teil]:
    """Short chapters follow the chapter before them; the style sheet keeps them whole, on a new page where need be."""
    folge, davor = 0, ""
    for teil in teile:
        laenge = _laenge(teil, konzept) if davor in KAPITEL else 0
        davor = teil.vorlage
        kurz = 0 < laenge <= KURZ and folge < HOECHSTENS_IN_FOLGE
        folge = folge + 1 if kurz else 0
        yield replace(teil, anschluss=teil.anschluss or kurz)


def _laenge(teil: Teil, konzept: Lesefassung) -> int:
    """About how many characters of text a chapter is worth; 0 for what is no plain chapter."""
    if teil.vorlage == "akteure":
        return 200 + 100 * len(konzept.akteure)
    if teil.vorlage != "kapitel":
        return 0
    return _kapitellaenge(teil.gegenstand, konzept)


def _kapitellaenge(kapitel: Kapitel, konzept: Lesefassung) -> int:
    sperrig = KURZ * ("<img" in kapitel.html or "<table" in kapitel.html)
    unten = sum(_kapitellaenge(kind, konzept) for kind in kapitel.kapitel)
    return 200 + len(kapitel.html) + sperrig + unten + _bestandteil(kapitel.bestandteil, konzept)


def _bestandteil(art: str, konzept: Lesefassung) -> int:
    """The structured part of a chapter, in characters."""
    leitbild = konzept.leitbild
    if art == Abschnittart.LEITBILD:
        ziele = sum(200 + len(ziel.html) for ziel in leitbild.leitziele)
        return len(leitbild.verstaendnis_html) + len(leitbild.vision_html) + ziele
    if art == Abschnittart.HANDLUNGSFELDER:
        return 130 * len(konzept.handlungsfelder)
    if art == Abschnittart.ORGANISATION:
        return sum(400 + len(gremium.aufgabe_html) for gremium in konzept.gremien)
    if art == Abschnittart.CONTROLLING:
        return sum(KURZ if indikator.werte else 200 for indikator in konzept.indikatoren)
    return 0
