"""Costs of Massnahmen: line by line, summed, in words."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from concepts.dokument.lesefassung import Kostenreihe, Kostentafel, Kostenzeile, Massnahme
from integrationskonzept.lib.deutsch import euro, zahl

Merkmal = Callable[[Massnahme, Kostenzeile], str]


def kostenzeilen(kosten: list[dict[str, Any]]) -> tuple[Kostenzeile, ...]:
    """The planned costs of one Massnahme, one line a year and source."""
    return tuple(
        Kostenzeile(
            str(zeile["jahr"]),
            Decimal(str(zeile["betrag"])),
            zeile.get("quelle", ""),
            zeile.get("produkt", ""),
        )
        for zeile in kosten
    )


def kostentafel(massnahmen: Iterable[Massnahme], merkmal: Merkmal) -> Kostentafel | None:
    """Sums by year and `merkmal`, rows in the order in which they first occur; None where nothing has a price."""
    summen: dict[str, dict[str, Decimal]] = {}
    for massnahme in massnahmen:
        for zeile in massnahme.kosten:
            reihe = summen.setdefault(merkmal(massnahme, zeile), {})
            reihe[zeile.jahr] = reihe.get(zeile.jahr, Decimal(0)) + zeile.betrag
    if not summen:
        return None
    jahre = tuple(sorted({jahr for reihe in summen.values() for jahr in reihe}))
    reihen = tuple(_reihe(titel, reihe, jahre) for titel, reihe in summen.items())
    gesamt = {jahr: sum((reihe.get(jahr, Decimal(0)) for reihe in summen.values()), Decimal(0)) for jahr in jahre}
    return Kostentafel(jahre, reihen, _reihe("Zusammen", gesamt, jahre))


def _reihe(titel: str, betraege: dict[str, Decimal], jahre: tuple[str, ...]) -> Kostenreihe:
    return Kostenreihe(titel, tuple(betraege.get(jahr) for jahr in jahre), sum(betraege.values(), Decimal(0)))


def jahreskosten(massnahme: Massnahme) -> str:
    """What each year costs where one source pays it all; several sources are listed one by one elsewhere."""
    posten = _nach_herkunft(massnahme.kosten)
    return _jahre(massnahme.kosten) if len(posten) == 1 and len(massnahme.kosten) > 1 else ""


def finanzierung(massnahme: Massnahme) -> list[str]:
    """Who pays, from which product, and how much a year where several do."""
    posten = _nach_herkunft(massnahme.kosten)
    if len(posten) == 1:
        return [titel for titel in posten if titel]
    return [f"{titel or 'ohne Angabe'}: {_jahre(zeilen)}" for titel, zeilen in posten.items()]


def _nach_herkunft(kosten: Sequence[Kostenzeile]) -> dict[str, list[Kostenzeile]]:
    posten: dict[str, list[Kostenzeile]] = {}
    for zeile in kosten:
        produkt = f"Produkt {zeile.produkt}" if zeile.produkt else ""
        titel = f"{zeile.quelle} ({produkt})" if zeile.quelle and produkt else zeile.quelle or produkt
        posten.setdefault(titel, []).append(zeile)
    return posten


def _jahre(zeilen: Sequence[Kostenzeile]) -> str:
    return ", ".join(f"{zeile.jahr}:\u00a0{euro(zeile.betrag)}" for zeile in zeilen)


def betrag(wert: Decimal | None) -> str:
    """An amount without its unit; empty where there is none."""
    if wert is None:
        return ""
    return zahl(wert, 0 if wert == wert.to_integral_value() else 2)
