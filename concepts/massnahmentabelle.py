"""A concept's Maßnahmen as rows of a table, read with a number of queries that does not depend on their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Sum

from concepts.enums import Massnahmenstand, Prioritaet
from concepts.models import Handlungsfeld, Konzept, Kostenansatz, Massnahme, MassnahmeAkteur
from integrationskonzept.lib.deutsch import sortierschluessel, zahl, zeitspanne

FRUEHESTES_JAHR, SPAETESTES_JAHR = 1990, 2100
Wahl = list[tuple[str, str]]

# Hundreds of Maßnahmen share a few dozen periods and amounts.
_spanne = lru_cache(maxsize=4096)(zeitspanne)
_STAENDE = {stand: rang for rang, stand in enumerate(Massnahmenstand.values)}
_PRIORITAETEN = {prioritaet: rang for rang, prioritaet in enumerate(Prioritaet.values)}
_FELDER = ("pk", "kennung", "nummer", "titel", "handlungsfeld_id", "beginn", "ende", "dauerhaft", "zeitraum")


@dataclass(slots=True)
class Zeile:
    """One Maßnahme as the table shows it; `kosten` is the sum of all years in Euro, None where nothing is said."""

    pk: int
    kennung: str
    nummer: str
    titel: str
    handlungsfeld: str
    feld_rang: int
    federfuehrung: str
    beginn: str
    ende: str
    zeitraum: str
    stand: str
    prioritaet: str
    kosten: float | None


class Tabelle:
    """All Maßnahmen of a concept in its order, and what one can filter them by."""

    def __init__(self, konzept: Konzept) -> None:
        self.konzept = konzept
        felder = list(Handlungsfeld.objects.filter(konzept=konzept).values_list("pk", "kennung", "titel"))
        self.felder: Wahl = [(kennung, titel) for _, kennung, titel in felder]
        self._feldnamen = {pk: (rang, titel) for rang, (pk, _, titel) in enumerate(felder)}
        self._fuehrende = self._lies_fuehrende()
        self._kosten = self._lies_kosten()
        self.zeilen = sorted(self._lies_zeilen(), key=lambda zeile: zeile.feld_rang)

    def _lies_fuehrende(self) -> dict[int, list[tuple[str, str]]]:
        fuehrende = defaultdict(list)
        verknuepft = MassnahmeAkteur.objects.filter(
            massnahme__konzept=self.konzept, rolle=MassnahmeAkteur.Rolle.FEDERFUEHRUNG, akteur__geloescht_am=None
        )
        for pk, kennung, name in verknuepft.values_list("massnahme_id", "akteur__kennung", "akteur__name"):
            fuehrende[pk].append((kennung, name))
        return fuehrende

    def _lies_kosten(self) -> dict[int, dict[int, float]]:
        kosten: dict[int, dict[int, float]] = defaultdict(dict)
        ansaetze = Kostenansatz.objects.filter(massnahme__konzept=self.konzept, massnahme__geloescht_am=None)
        for pk, jahr, summe in ansaetze.order_by().values_list("massnahme_id", "jahr").annotate(Sum("betrag")):
            kosten[pk][jahr] = summe
        return kosten

    def _lies_zeilen(self) -> Iterable[Zeile]:
        massnahmen = Massnahme.objects.filter(konzept=self.konzept)
        for pk, *werte, stand, prioritaet in massnahmen.values_list(*_FELDER, "stand", "prioritaet"):
            kennung, nummer, titel, feld_pk, beginn, ende, dauerhaft, zeitraum = werte
            rang, feld = self._feldnamen.get(feld_pk, (len(self.felder), ""))
            summe = sum(self._kosten[pk].values()) if pk in self._kosten else None
            yield Zeile(
                pk, kennung, nummer, titel, feld, rang, _wer(self._fuehrende.get(pk, ())), beginn, ende,
                _spanne(beginn, ende, dauerhaft=dauerhaft) or zeitraum, stand, prioritaet, summe,
            )  # fmt: skip

    @cached_property
    def fuehrende(self) -> Wahl:
        """Everybody who leads something, in German alphabetical order."""
        akteure = {kennung: name for liste in self._fuehrende.values() for kennung, name in liste}
        return sorted(akteure.items(), key=lambda akteur: sortierschluessel(akteur[1]))

    @cached_property
    def jahre(self) -> list[int]:
        """From the first year in which something happens to the last."""
        daten = [self.konzept.beginn, self.konzept.ende, *(d for z in self.zeilen for d in (z.beginn, z.ende))]
        jahre = {int(datum[:4]) for datum in daten if datum} | {jahr for je in self._kosten.values() for jahr in je}
        bekannt = [jahr for jahr in jahre if FRUEHESTES_JAHR <= jahr <= SPAETESTES_JAHR]
        return list(range(min(bekannt), max(bekannt) + 1)) if bekannt else []


def _wer(akteure: Iterable[tuple[str, str]]) -> str:
    """The first who leads, and how many more do."""
    erste, *weitere = [name for _, name in akteure] or [""]
    if not weitere:
        return erste
    return f"{erste} und {len(weitere)} weitere" + (" Stelle" if len(weitere) == 1 else "")


def summe(zeilen: Iterable[Zeile]) -> float | None:
    """The cost of these Maßnahmen; None where none has a price."""
    betraege = [zeile.kosten for zeile in zeilen if zeile.kosten is not None]
    return sum(betraege) if betraege else None


@lru_cache(maxsize=4096)
def euro(betrag: float | None) -> str:
    """„1.234.500“, in whole Euro as the columns of tables have them; empty where nothing is said."""
    return "" if betrag is None else zahl(betrag, 0)


def _wort(text: str) -> Any:
    return sortierschluessel(text) if text else None


SPALTEN: dict[str, Callable[[Zeile], Any]] = {
    "nummer": lambda zeile: _wort(zeile.nummer),
    "titel": lambda zeile: _wort(zeile.titel),
    "handlungsfeld": lambda zeile: _wort(zeile.handlungsfeld),
    "federfuehrung": lambda zeile: _wort(zeile.federfuehrung),
    "zeitraum": lambda zeile: (zeile.beginn or zeile.ende, zeile.ende) if zeile.beginn or zeile.ende else None,
    "stand": lambda zeile: _STAENDE.get(zeile.stand),
    "prioritaet": lambda zeile: _PRIORITAETEN.get(zeile.prioritaet),
    "kosten": lambda zeile: zeile.kosten,
}


def sortiere(zeilen: list[Zeile], sortierung: str) -> list[Zeile]:
    """By a column, downwards with a minus before it; rows without a value stand last either way."""
    schluessel = SPALTEN.get(sortierung.removeprefix("-"))
    if schluessel is None:
        return zeilen
    werte = [(schluessel(zeile), zeile) for zeile in zeilen]
    mit_wert = sorted(
        [paar for paar in werte if paar[0] is not None], key=lambda paar: paar[0], reverse=sortierung.startswith("-")
    )
    return [zeile for _, zeile in mit_wert] + [zeile for wert, zeile in werte if wert is None]
