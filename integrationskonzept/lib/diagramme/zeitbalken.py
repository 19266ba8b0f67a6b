"""What a timeline shows: bars in groups, and in words."""

from __future__ import annotations

from dataclasses import dataclass

from integrationskonzept.lib.deutsch import teildatum, zeitspanne
from integrationskonzept.lib.diagramme.zeit import JAHRHUNDERT, anfang, ende, nicht_gezeichnet
from integrationskonzept.lib.zeitangaben import liegt_fern


@dataclass(frozen=True)
class Zeitbalken:
    """Something that lasts; dates are partial ISO dates. `offen`: it goes on without an end."""

    name: str
    beginn: str = ""
    ende: str = ""
    offen: bool = False
    wortlaut: str = ""

    @property
    def von(self) -> float | None:
        """In years."""
        return anfang(self.beginn)

    @property
    def bis(self) -> float | None:
        """In years; a beginning that lies later wins."""
        bis = ende(self.ende)
        return bis if bis is None or self.von is None or bis > self.von else ende(self.beginn)

    @property
    def zeitraum(self) -> str:
        """In words."""
        return zeitspanne(self.beginn, self.ende, dauerhaft=self.offen) or self.wortlaut


@dataclass(frozen=True)
class Zeitgruppe:
    """Bars under one heading."""

    name: str
    balken: tuple[Zeitbalken, ...]


def aussage(balken: list[Zeitbalken], wort: tuple[str, str], achse: tuple[int, int]) -> str:
    """How many, from when to when, how many without an end, and what the axis leaves out."""
    datiert = [b for b in balken if b.von is not None or b.bis is not None]
    anfaenge = sorted((b.von, b.beginn) for b in datiert if b.von is not None)
    enden = sorted((b.bis, b.ende) for b in datiert if b.bis is not None and not b.offen)
    teile = [f"{len(balken)} {wort[len(balken) != 1]}"]
    if anfaenge:
        teile.append(f"frühester Beginn {teildatum(anfaenge[0][1])}, spätester Beginn {teildatum(anfaenge[-1][1])}")
    if enden:
        teile.append(f"letztes Ende {teildatum(enden[-1][1])}")
    if offen := sum(b.offen for b in balken):
        teile.append(f"{offen} auf Dauer")
    if (anfaenge or enden) and _weite(anfaenge, enden) > JAHRHUNDERT:
        teile.append(f"gezeichnet sind die Jahre {achse[0]} bis {achse[1] - 1}")
    if fern := nicht_gezeichnet(text for b in balken for text in (b.beginn, b.ende) if liegt_fern(text)):
        teile.append(fern)
    if ohne := len(balken) - len(datiert):
        teile.append(f"{ohne} ohne Datum")
    return f"{'; '.join(teile)}."


def _weite(anfaenge: list[tuple[float, str]], enden: list[tuple[float, str]]) -> float:
    jahre = [jahr for jahr, _ in (*anfaenge, *enden)]
    return max(jahre) - min(jahre)
