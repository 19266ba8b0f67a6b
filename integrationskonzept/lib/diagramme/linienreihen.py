"""What a line chart shows: its series, in words and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from integrationskonzept.lib.deutsch import alle_oder_viele, aufzaehlung, nachkommastellen, satzzahl, teildatum, zahl
from integrationskonzept.lib.diagramme.modell import Tabelle
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
    saetze += [_stand(reihe, hinten) for reihe in reihen[1:gezeigt]]
    if weitere := [reihe.name for reihe in reihen[gezeigt:]]:
        saetze.append(f"Nur in der Tabelle {'steht' if len(weitere) == 1 else 'stehen'} {alle_oder_viele(weitere)}")
    return ". ".join(saetze) + "."


def _stand(reihe: Linie, einheit: str) -> str:
    """„Nordviertel: zuletzt 48,6 % (2025); Ziel ist 50,0 % bis 2030“."""
    teile = _vorhaben(reihe, einheit)
    if reihe.werte:
        zeit, wert = max(reihe.werte)
        teile.insert(0, f"zuletzt {_zahl(wert, reihe, einheit)} ({teildatum(zeit)})")
    return f"{reihe.name}: {'; '.join(teile)}"


def _vorhaben(reihe: Linie, einheit: str) -> list[str]:
    """„Ziel sind 240 bis 2028“; none without a target."""
    ziele = sorted(reihe.ziele)
    stellen = [f"{_zahl(wert, reihe, einheit)} bis {teildatum(zeit)}" for zeit, wert in ziele[:2] + ziele[2:][-1:]]
    return [f"Ziel {'ist' if len(stellen) == 1 else 'sind'} {aufzaehlung(stellen)}"] if stellen else []


def _bewegung(reihe: Linie, einheit: str) -> str:
    """„von 120 (2022) auf 180 (2025) gestiegen; Ziel sind 240 bis 2028“."""
    werte = sorted(reihe.werte)
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
    vorhaben = _vorhaben(reihe, einheit)
    teile += vorhaben if werte else [name + teil for teil in vorhaben]
    return "; ".join(teile)


def _zahl(wert: float, reihe: Linie, einheit: str = "") -> str:
    text = satzzahl(wert, _stellen(wert, reihe), einheit)
    return f"{text}\u00a0{einheit}" if einheit else text


def _stellen(wert: float, reihe: Linie, einheit: str = "") -> int | None:
    fein = [w for _, w in (*reihe.werte, *reihe.ziele) if abs(w) < AEUSSERSTES]
    return nachkommastellen(fein, einheit=einheit) if abs(wert) < AEUSSERSTES else None


def tabelle(titel: str, reihen: Sequence[Linie], einheit: str) -> Tabelle:
    """A row for every point in time; targets in columns of their own."""
    spalten = [(sauber(reihe.name) or "Wert", dict(reihe.werte), reihe) for reihe in reihen if reihe.werte]
    spalten += [(sauber(f"Ziel {reihe.name}"), dict(reihe.ziele), reihe) for reihe in reihen if reihe.ziele]
    zeiten = sorted({zeit for _, werte, _ in spalten for zeit in werte})
    return Tabelle(
        sauber(titel) + (f", in {einheit}" if einheit else ""),
        ("Zeit", *(name for name, _, _ in spalten)),
        tuple(
            (
                teildatum(zeit),
                *(
                    zahl(werte[zeit], _stellen(werte[zeit], reihe, einheit)) if zeit in werte else ""
                    for _, werte, reihe in spalten
                ),
            )
            for zeit in zeiten
        ),
    )
