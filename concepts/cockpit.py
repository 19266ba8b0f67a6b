"""How far each part of a concept is, in words: „3 von 5 Kapiteln haben Text“."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from concepts.models import Konzept
from concepts.selectors.stand import Feldlage, Kapitellage, Konzeptstand
from integrationskonzept.lib.deutsch import aufzaehlung

MEHRTEILIG = 2
HABEN = ("hat", "haben")
SEIN = ("ist", "sind")


@dataclass(frozen=True)
class Teilstand:
    """One part: `wert` of `von` things are as they should be; `bereich` is the name of its page."""

    titel: str
    bereich: str
    wert: int
    von: int
    was: str
    leer: str
    hinweis: str = ""


@dataclass(frozen=True)
class Hauptkapitel:
    """A topmost chapter with how many of its chapters have text."""

    titel: str
    wert: int
    von: int


@dataclass(frozen=True)
class Cockpit:
    """All parts, and two of them in detail."""

    teile: tuple[Teilstand, ...]
    hauptkapitel: tuple[Hauptkapitel, ...]
    felder: tuple[Feldlage, ...]


def cockpit(konzept: Konzept, stand: Konzeptstand) -> Cockpit:
    """What the overview shows of a concept's state."""
    teile = (
        _kapitel(stand.kapitel),
        _leitbild(konzept, stand),
        _felder(konzept, stand),
        _massnahmen(konzept, stand),
        _gremien(stand),
        _indikatoren(stand),
    )
    return Cockpit(teile, tuple(_hauptkapitel(stand.kapitel)), stand.felder)


def dativ(mehrzahl: str) -> str:
    """„Handlungsfelder“ after „von“: „Handlungsfeldern“; „Strategische Ziele“: „Strategischen Zielen“."""
    worte = mehrzahl.split()
    if len(worte) > MEHRTEILIG:
        return mehrzahl
    *vorn, letztes = worte
    gebeugt = [f"{wort}n" if wort.endswith("e") else wort for wort in vorn]
    return " ".join([*gebeugt, letztes if letztes.endswith(("n", "s")) else f"{letztes}n"])


def _was(wert: int, von: int, woerter: tuple[str, str], verb: tuple[str, str], rest: str) -> str:
    einzahl, mehrzahl = woerter
    ding = einzahl if von == 1 else dativ(mehrzahl)
    return f"{ding} {verb[0] if wert == 1 or von == 1 else verb[1]} {rest}"


def _kapitel(kapitel: Iterable[Kapitellage]) -> Teilstand:
    gezaehlt = [eines for eines in kapitel if eines.zaehlt]
    wert, von = sum(eines.hat_text for eines in gezaehlt), len(gezaehlt)
    was = _was(wert, von, ("Kapitel", "Kapitel"), HABEN, "Text")
    return Teilstand("Kapitel", "kapitel", wert, von, was, "Noch keine Kapitel.")


def _hauptkapitel(kapitel: Iterable[Kapitellage]) -> Iterable[Hauptkapitel]:
    gezaehlt = [eines for eines in kapitel if eines.zaehlt]
    von, mit_text = Counter(k.oberstes for k in gezaehlt), Counter(k.oberstes for k in gezaehlt if k.hat_text)
    for eines in kapitel:
        if eines.kennung == eines.oberstes and von[eines.kennung]:
            yield Hauptkapitel(eines.titel, mit_text[eines.kennung], von[eines.kennung])


def _leitbild(konzept: Konzept, stand: Konzeptstand) -> Teilstand:
    leitziele = konzept.wort("leitziel", mehrzahl=True)
    teile = {"Integrationsverständnis": stand.verstaendnis, "Vision": stand.vision, leitziele: stand.leitziele > 0}
    wert = sum(teile.values())
    fehlend = [name for name, da in teile.items() if not da]
    hinweis = f"Es {'fehlt' if len(fehlend) == 1 else 'fehlen'} {aufzaehlung(fehlend)}." if fehlend else ""
    was = _was(wert, len(teile), ("Teil", "Teile"), SEIN, "geschrieben")
    return Teilstand("Leitbild", "leitbild", wert, len(teile), was, "", hinweis)


def _felder(konzept: Konzept, stand: Konzeptstand) -> Teilstand:
    woerter = (konzept.wort("handlungsfeld"), konzept.wort("handlungsfeld", mehrzahl=True))
    wert, von = sum(feld.fertig for feld in stand.felder), len(stand.felder)
    was = _was(wert, von, woerter, SEIN, "vollständig")
    return Teilstand(woerter[1], "handlungsfelder", wert, von, was, f"Noch keine {woerter[1]}.")


def _massnahmen(konzept: Konzept, stand: Konzeptstand) -> Teilstand:
    woerter = (konzept.wort("massnahme"), konzept.wort("massnahme", mehrzahl=True))
    alle = stand.massnahmen
    ohne = {
        "Federführung": sum(not eine.federfuehrung for eine in alle),
        "Zeitraum": sum(not eine.zeit for eine in alle),
        "Kosten oder Personal": sum(not eine.mittel for eine in alle),
        "Indikator": sum(not eine.indikator for eine in alle),
    }
    offen = [f"{anzahl} ohne {angabe}" for angabe, anzahl in ohne.items() if anzahl]
    wert = sum(eine.vollstaendig for eine in alle)
    was = _was(wert, len(alle), woerter, SEIN, "vollständig")
    hinweis = f"Davon {aufzaehlung(offen)}." if offen else ""
    return Teilstand(woerter[1], "massnahmen", wert, len(alle), was, f"Noch keine {woerter[1]}.", hinweis)


def _gremien(stand: Konzeptstand) -> Teilstand:
    wert, von = sum(gremium.fertig for gremium in stand.gremien), len(stand.gremien)
    was = _was(wert, von, ("Gremium", "Gremien"), HABEN, "eine Aufgabe")
    return Teilstand("Organisation", "gremien", wert, von, was, "Noch keine Gremien.")


def _indikatoren(stand: Konzeptstand) -> Teilstand:
    wert, von = sum(indikator.fertig for indikator in stand.indikatoren), len(stand.indikatoren)
    was = _was(wert, von, ("Indikator", "Indikatoren"), HABEN, "Quelle und Zielwert")
    return Teilstand("Controlling", "indikatoren", wert, von, was, "Noch keine Indikatoren.")
