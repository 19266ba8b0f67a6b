"""What a line chart shows: its series, in words and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from integrationskonzept.lib.deutsch import aufzaehlung, nachkommastellen, teildatum, zahl
from integrationskonzept.lib.diagramme.modell import MEHRFARBIG, Tabelle
from integrationskonzept.lib.diagramme.schrift import sauber
from integrationskonzept.lib.diagramme.skala import AEUSSERSTES, zeichenbar
from integrationskonzept.lib.diagramme.zeichnung import Punkt
from integrationskonzept.lib.diagramme.zeit import anfang, spanne

UNMITTELBAR = ("", "%", "‰", "€")
"""Units that stand at every number."""


@dataclass(frozen=True)
class Linie:
    """Values at points in time (partial ISO dates); `ziele` are the targets set for the same figure."""

    name: str
    werte: tuple[tuple[str, float], ...] = ()
    ziele: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Verlauf:
    """A series as numbers: years and values."""

    name: str
    werte: tuple[Punkt, ...]
    ziele: tuple[Punkt, ...]

    @classmethod
    def von(cls, reihe: Linie) -> Verlauf | None:
        """None where there is nothing to draw."""
        werte, ziele = _punkte(reihe.werte), _punkte(reihe.ziele)
        return cls(sauber(reihe.name), werte, ziele) if werte or ziele else None

    @property
    def alle(self) -> tuple[Punkt, ...]:
        """Measured and planned."""
        return self.werte + self.ziele

    @property
    def letzter(self) -> Punkt:
        """Where the line ends."""
        return (self.werte or self.ziele)[-1]


def _punkte(werte: Sequence[tuple[str, float]]) -> tuple[Punkt, ...]:
    paare = {x: y for zeit, wert in werte if (x := anfang(zeit)) is not None and (y := zeichenbar(wert)) is not None}
    return tuple(sorted(paare.items()))


def zeichenbare(reihen: Sequence[Linie]) -> tuple[list[Linie], list[str]]:
    """The series without values of years that cannot be meant or lie too far off, and those years."""
    zeiten = [zeit for reihe in reihen for zeit, _ in (*reihe.werte, *reihe.ziele)]
    jahre = [jahr for zeit in zeiten if (jahr := anfang(zeit)) is not None]
    if not jahre:
        return [], []
    von, bis = spanne(jahre)
    nah = {zeit for zeit in zeiten if (jahr := anfang(zeit)) is not None and von <= jahr <= bis}
    gekuerzt = [
        Linie(r.name, tuple(p for p in r.werte if p[0] in nah), tuple(p for p in r.ziele if p[0] in nah))
        for r in reihen
    ]
    return gekuerzt, [zeit for zeit in zeiten if zeit not in nah]


def titel_mit_einheit(titel: str, einheit: str) -> str:
    """With the unit, where it cannot stand at the numbers and the title does not name it."""
    return titel if einheit in UNMITTELBAR or einheit in titel else f"{titel} ({einheit})"


def aussage(reihen: list[Linie], gezeigt: int, einheit: str) -> str:
    """How the first series moved and where it is to go, then where the others stand."""
    reihen = [reihe for reihe in reihen if Verlauf.von(reihe)]
    hinten = einheit if einheit in UNMITTELBAR else ""
    saetze = [_bewegung(reihen[0], hinten)]
    zuletzt = [
        f"{r.name} {_zahl(max(r.werte)[1], r, hinten)} ({teildatum(max(r.werte)[0])})" for r in reihen[1:] if r.werte
    ]
    if zuletzt:
        saetze.append(f"Zuletzt {aufzaehlung(zuletzt[: MEHRFARBIG - 1])}")
    if len(reihen) > gezeigt:
        saetze.append(f"Weitere {len(reihen) - gezeigt} Reihen stehen nur in der Tabelle")
    return ". ".join(saetze) + "."


def _bewegung(reihe: Linie, einheit: str) -> str:
    """„von 120 (2022) auf 180 (2025) gestiegen; Ziel sind 240 bis 2028“."""
    werte, ziele = sorted(reihe.werte), sorted(reihe.ziele)
    teile = []
    name = f"{reihe.name} " if reihe.name else ""
    if werte:
        (zuerst, erster), (zuletzt, letzter) = werte[0], werte[-1]
        ende = f"{_zahl(letzter, reihe, einheit)} ({teildatum(zuletzt)})"
        if len(werte) == 1:
            teile.append(name + ende)
        elif erster == letzter:
            teile.append(f"{name}{teildatum(zuerst)} wie {teildatum(zuletzt)} {_zahl(letzter, reihe, einheit)}")
        else:
            richtung = "gestiegen" if letzter > erster else "gesunken"
            teile.append(f"{name}von {_zahl(erster, reihe, einheit)} ({teildatum(zuerst)}) auf {ende} {richtung}")
    if ziele:
        stellen = [f"{_zahl(wert, reihe, einheit)} bis {teildatum(zeit)}" for zeit, wert in ziele[:2] + ziele[2:][-1:]]
        teile.append(f"{'' if werte else name}Ziel {'ist' if len(stellen) == 1 else 'sind'} {aufzaehlung(stellen)}")
    return "; ".join(teile)


def _zahl(wert: float, reihe: Linie, einheit: str = "") -> str:
    fein = [w for _, w in (*reihe.werte, *reihe.ziele) if abs(w) < AEUSSERSTES]
    stellen = nachkommastellen(fein) if abs(wert) < AEUSSERSTES else None
    return f"{zahl(wert, stellen)}\u00a0{einheit}" if einheit else zahl(wert, stellen)


def tabelle(titel: str, reihen: Sequence[Linie], einheit: str) -> Tabelle:
    """A row for every point in time; targets in columns of their own."""
    spalten = [(sauber(reihe.name) or "Wert", dict(reihe.werte), reihe) for reihe in reihen if reihe.werte]
    spalten += [(sauber(f"Ziel {reihe.name}"), dict(reihe.ziele), reihe) for reihe in reihen if reihe.ziele]
    zeiten = sorted({zeit for _, werte, _ in spalten for zeit in werte})
    return Tabelle(
        sauber(titel) + (f", in {einheit}" if einheit else ""),
        ("Zeit", *(name for name, _, _ in spalten)),
        tuple(
            (teildatum(zeit), *(_zahl(werte[zeit], reihe) if zeit in werte else "" for _, werte, reihe in spalten))
            for zeit in zeiten
        ),
    )
