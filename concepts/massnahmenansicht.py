"""The table of Maßnahmen as an address says it, and as a template shows it.

A concept may have 250 Maßnahmen. So what stands hundreds of times on the page (a row, an option of a list) is
a small part of the template that is rendered once; its `{places}` are then filled by `format_html_join`, which
escapes what it fills in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString

from concepts.enums import Massnahmenstand, Prioritaet
from concepts.filters import MassnahmenFilter
from concepts.massnahmentabelle import SPALTEN, Tabelle, Zeile, euro, sortiere, summe
from concepts.models import Konzept
from integrationskonzept.lib.silben import mit_trennstellen

VORLAGE = "concepts/massnahmen.html"
LEER, ANGEKREUZT, AUSGEWAEHLT = SafeString(""), SafeString("checked"), SafeString("selected")

# What fills the places is mostly the same from row to row and from request to request.
_sicher = lru_cache(maxsize=8192)(conditional_escape)


@lru_cache(maxsize=8192)
def _getrennt(text: str) -> str:
    """Long words with their syllables: the columns are narrow."""
    return conditional_escape(mit_trennstellen(text))


def adresse(name: str, konzept: Konzept, *args: Any, suche: str = "") -> str:
    """The address of a page of the concept, with what stands behind the question mark."""
    return reverse(name, args=[konzept.kommune.slug, konzept.slug, *args], query=QueryDict(suche))


@dataclass(frozen=True)
class Feld:
    """A field of a form, ready to be shown; `wahl` are the options of a list."""

    name: str
    id: str
    label: str
    art: str
    wert: str
    wahl: str
    fehler: list[str]


def felder_von(form: BaseForm) -> Iterator[Feld]:
    """The fields of a form for the template part `feld`."""
    muster = render_to_string(f"{VORLAGE}#moeglichkeit")
    for feld in form:
        wert = str(feld.value() or "")
        art = getattr(feld.field.widget, "input_type", "text")
        yield Feld(
            feld.name,
            feld.auto_id,
            str(feld.label),
            art,
            wert,
            _wahl(muster, feld, wert),
            [str(f) for f in feld.errors],
        )


def _wahl(muster: str, feld: BoundField, gewaehlt: str) -> SafeString | str:
    wahl = getattr(feld.field, "choices", ())
    return format_html_join(
        "",
        muster,
        (
            {"wert": _sicher(wert), "wort": _sicher(wort), "gewaehlt": AUSGEWAEHLT if wert == gewaehlt else LEER}
            for wert, wort in wahl
        ),
    )


class Ansicht:
    """The table filtered and sorted."""

    def __init__(self, konzept: Konzept, angaben: QueryDict) -> None:
        self.konzept = konzept
        self.tabelle = Tabelle(konzept)
        self.filter = MassnahmenFilter(angaben, tabelle=self.tabelle)
        self.gewaehlt = self.filter.gewaehlt()
        sortierung = angaben.get("sortierung", "")
        self.sortierung = sortierung if sortierung.removeprefix("-") in SPALTEN else ""
        pks = self.filter.pks()
        zeilen = [zeile for zeile in self.tabelle.zeilen if pks is None or zeile.pk in pks]
        self.zeilen = sortiere(zeilen, self.sortierung)

    @property
    def suche(self) -> str:
        """What stands behind the question mark: the filters that are set, and the order."""
        return urlencode(self._angaben(self.sortierung))

    def _angaben(self, sortierung: str) -> dict[str, str]:
        return self.gewaehlt | ({"sortierung": sortierung} if sortierung else {})

    def anzahl(self) -> str:
        """„12 von 48 Maßnahmen“."""
        alle = len(self.tabelle.zeilen)
        wort = self.konzept.wort("massnahme", mehrzahl=alle != 1)
        return f"{len(self.zeilen)} von {alle} {wort}" if self.gewaehlt else f"{alle} {wort}"

    def koepfe(self) -> list[dict[str, str]]:
        """The heads of the columns: how the table is sorted by them now, and where a click leads."""
        titel = {
            "nummer": "Nr.",
            "titel": self.konzept.wort("massnahme"),
            "handlungsfeld": self.konzept.wort("handlungsfeld"),
            "federfuehrung": "Federführung",
            "zeitraum": "Zeitraum",
            "stand": "Stand",
            "prioritaet": "Priorität",
            "kosten": "Kosten in Euro",
        }
        richtung = "descending" if self.sortierung.startswith("-") else "ascending"
        return [
            {
                "name": name,
                "titel": wort,
                "richtung": richtung if name == self.sortierung.removeprefix("-") else "",
                "suche": urlencode(self._angaben(f"-{name}" if name == self.sortierung else name)),
            }
            for name, wort in titel.items()
        ]

    def kontext(self, *, zum_ankreuzen: bool, angekreuzt: Collection[str] = ()) -> dict[str, Any]:
        """What the template shows of the table."""
        muster = render_to_string(f"{VORLAGE}#zeile", {"zum_ankreuzen": zum_ankreuzen})
        return {
            "ansicht": self,
            "adresse": adresse("massnahmen", self.konzept),
            "koepfe": self.koepfe(),
            "zeilen": format_html_join("", muster, self._eintraege(frozenset(angekreuzt))),
            "summe": euro(summe(self.zeilen)),
            "zum_ankreuzen": zum_ankreuzen,
        }

    def _eintraege(self, angekreuzt: frozenset[str]) -> Iterator[dict[str, str]]:
        staende, prioritaeten = _staende(self.zeilen), _prioritaeten(self.zeilen)
        vor_der_kennung = adresse("massnahme", self.konzept, "_").removesuffix("_/")
        wort = _sicher(self.konzept.wort("handlungsfeld"))
        for zeile in self.zeilen:
            yield {
                "kennung": _sicher(zeile.kennung),
                "nummer": _sicher(zeile.nummer),
                "adresse": _sicher(f"{vor_der_kennung}{zeile.kennung}/"),
                "titel": _sicher(zeile.titel),
                "handlungsfeld_wort": wort,
                "handlungsfeld": _getrennt(zeile.handlungsfeld),
                "federfuehrung": _getrennt(zeile.federfuehrung),
                "zeitraum": _sicher(zeile.zeitraum),
                "stand": staende.get(zeile.stand, LEER),
                "prioritaet": prioritaeten.get(zeile.prioritaet, LEER),
                "kosten": _sicher(euro(zeile.kosten)),
                "angekreuzt": ANGEKREUZT if zeile.kennung in angekreuzt else LEER,
            }


def _staende(zeilen: Iterable[Zeile]) -> dict[str, str]:
    """The sign of every Stand that occurs."""
    return {
        stand: _baustein("stand", stand=stand, wort=Massnahmenstand(stand).label)
        for stand in {zeile.stand for zeile in zeilen} - {""}
    }


def _prioritaeten(zeilen: Iterable[Zeile]) -> dict[str, str]:
    return {
        wert: _baustein("prioritaet", prioritaet=wert, wort=Prioritaet(wert).label, kurz=True)
        for wert in {zeile.prioritaet for zeile in zeilen} - {""}
    }


@lru_cache
def _baustein(name: str, **angaben: Any) -> SafeString:
    """A sign as HTML; there are eleven, always the same. Without line breaks, since it is sent hundreds of times."""
    return SafeString(" ".join(render_to_string(f"bausteine/{name}.html", angaben).split()))
