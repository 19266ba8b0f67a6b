"""Reads elements as parts of the document, with a number of queries that does not depend on their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Value

from concepts.models import Element, Konzept

from .abbildung import ELEMENTARTEN, LEITBILD, Elementart, Verweis, Verweise, Wert, Zeilen, art_von
from .register import lies_register
from .teile import zeilen_von

Teil = dict[str, Any]
VERWEISE = [(art, spalte) for art in ELEMENTARTEN.values() for spalte in art.verweise]


def fehlt(wert: Any) -> bool:
    """Whether the document leaves this value out unless it was there on the way in."""
    return wert is None or wert is False or (isinstance(wert, str | list | dict) and not wert)


def zahl(wert: Any) -> Any:
    """A whole number as such: 5 rather than 5.0."""
    return int(wert) if isinstance(wert, float) and wert.is_integer() and abs(wert) < 2**53 else wert


def geordnet(wert: Any) -> Any:
    """An object with its keys in one order, since PostgreSQL keeps none and exports are stable byte for byte."""
    return {name: geordnet(wert[name]) for name in sorted(wert)} if isinstance(wert, dict) else wert


class Zeile:
    """A row as it was read: its fields, and the keys that the document holds although they are empty."""

    def __init__(self, leere_felder: list[str], felder: dict[str, Any]) -> None:
        self.leere_felder = leere_felder
        self.__dict__ |= felder


def werte_von(zeile: Any, werte: Iterable[Wert]) -> Teil:
    """The fields of a row under their keys; empty ones only where the document held them."""
    gelesen = ((wert, geordnet(zahl(getattr(zeile, wert.attribut)))) for wert in werte)
    return {
        wert.schluessel: inhalt
        for wert, inhalt in gelesen
        if wert.immer or not fehlt(inhalt) or wert.schluessel in zeile.leere_felder
    }


class Bestand:
    """Links and sub-rows of a set of elements, read at once.

    `Bestand(konzept)` holds those of a whole concept, `Bestand.von(element)` those of one element.
    """

    def __init__(self, konzept: Konzept, element: Element | None = None) -> None:
        self._konzept = konzept
        self._element = element
        self._verweise = self._lies_verweise()
        self._zeilen = self._lies_zeilen()
        self._kennungen: dict[tuple[type[Element], int], str] = {}
        self._register: dict[Elementart, list[Any]] = {}

    def lies_register(self) -> None:
        """Read at once what `elemente` will be asked for; it then knows only what the document holds."""
        self._register = lies_register(self._konzept)

    @classmethod
    def von(cls, element: Element) -> Bestand:
        """What belongs to one element."""
        return cls(element.konzept, element)

    def elemente(self, art: Elementart) -> list[Any]:
        """The concept's elements of a kind, in their order."""
        if art is LEITBILD:
            leitbild = getattr(self._konzept, "leitbild", None)
            elemente = [leitbild] if leitbild else []
        elif art in self._register:
            elemente = self._register[art]
        else:
            elemente = list(art.modell.objects.filter(konzept=self._konzept))
        for element in elemente:
            self.merke(element)
        return elemente

    def merke(self, element: Element) -> None:
        """Make an element known that was read elsewhere, so that references to it find its id."""
        self._kennungen[type(element), element.pk] = element.kennung

    def inhalt(self, element: Element, *, fuer_verlauf: bool = False) -> Teil:
        """The element as the document holds it, without its id and without the elements nested in it.

        The history also keeps what the document says by nesting, and leaves out what belongs to upper rooms.
        """
        art = art_von(element)
        teil = werte_von(element, art.werte)
        for verweis in art.verweis:
            kennung = self._kennung(element, verweis) if fuer_verlauf or not verweis.strukturell else None
            if kennung:
                teil[verweis.schluessel] = kennung
        listen: tuple[Verweise | Zeilen, ...] = (*art.verweise, *(art.zeilen if fuer_verlauf else zeilen_von(art)))
        for liste in listen:
            inhalt = self._liste(liste, element)
            if inhalt or liste.schluessel in element.leere_felder:
                teil[liste.schluessel] = inhalt
        return teil

    def _liste(self, liste: Any, element: Element) -> list[Any]:
        quelle = self._verweise if isinstance(liste, Verweise) else self._zeilen
        return quelle.get((liste.tabelle, liste.schluessel, element.pk), [])

    def _kennung(self, element: Element, verweis: Verweis) -> str | None:
        if not self._element:
            return self._kennungen.get((verweis.modell, getattr(element, f"{verweis.attribut}_id")))
        anderes = getattr(element, verweis.attribut)
        return anderes.kennung if anderes and anderes.geloescht_am is None else None

    def _arten(self) -> list[Elementart]:
        return [art_von(self._element)] if self._element else list(ELEMENTARTEN.values())

    def _gefiltert(self, tabelle: type[models.Model], eltern: str) -> models.QuerySet:
        if self._element:
            return tabelle._default_manager.filter(**{eltern: self._element})
        return tabelle._default_manager.filter(**{f"{eltern}__konzept": self._konzept, f"{eltern}__geloescht_am": None})

    def _lies_verweise(self) -> dict[tuple[Any, str, int], list[str]]:
        arten = self._arten()
        teile = [
            self._gefiltert(spalte.tabelle, spalte.von)
            .filter(**spalte.fest, **{f"{spalte.nach}__geloescht_am": None})
            .order_by()
            .annotate(spalte=Value(nummer), von=F(f"{spalte.von}_id"), nach=F(f"{spalte.nach}__kennung"))
            .values_list("spalte", "von", "nach", "position", "id")
            for nummer, (art, spalte) in enumerate(VERWEISE)
            if art in arten
        ]
        gelesen: dict[tuple[Any, str, int], list[str]] = defaultdict(list)
        if teile:
            zeilen = teile[0].union(*teile[1:], all=True) if len(teile) > 1 else teile[0]
            for nummer, von, nach, _position, _pk in sorted(zeilen, key=lambda zeile: (zeile[3], zeile[4])):
                spalte = VERWEISE[nummer][1]
                gelesen[spalte.tabelle, spalte.schluessel, von].append(nach)
        return gelesen

    def _lies_zeilen(self) -> dict[tuple[Any, str, int], list[Teil]]:
        """Tables of the same shape, such as target and measured values, are read in one query."""
        je_form: dict[tuple[Wert, ...], list[Zeilen]] = defaultdict(list)
        for art in self._arten():
            for spalte in art.zeilen if self._element else zeilen_von(art):
                je_form[spalte.werte].append(spalte)
        gelesen: dict[tuple[Any, str, int], list[Teil]] = defaultdict(list)
        for werte, spalten in je_form.items():
            for nummer, eltern, _position, _pk, leere, *inhalte in self._lies_form(werte, spalten):
                zeile = Zeile(leere, dict(zip((wert.attribut for wert in werte), inhalte, strict=True)))
                spalte = spalten[nummer]
                gelesen[spalte.tabelle, spalte.schluessel, eltern].append(werte_von(zeile, werte))
        return gelesen

    def _lies_form(self, werte: tuple[Wert, ...], spalten: list[Zeilen]) -> list[tuple[Any, ...]]:
        mengen = [
            self._gefiltert(spalte.tabelle, spalte.eltern)
            .order_by()
            .annotate(spalte=Value(nummer), von=F(f"{spalte.eltern}_id"))
            .values_list("spalte", "von", "position", "id", "leere_felder", *(wert.attribut for wert in werte))
            for nummer, spalte in enumerate(spalten)
        ]
        zeilen = mengen[0].union(*mengen[1:], all=True) if len(mengen) > 1 else mengen[0]
        return sorted(zeilen, key=lambda zeile: (zeile[2], zeile[3]))


class Entstehendes(Bestand):
    """The same of rows that are not written yet: what they hold is told rather than read."""

    def merke_liste(self, liste: Verweise | Zeilen, element: Element, inhalt: list[Any]) -> None:
        """The ids or sub-rows that the element has."""
        quelle: dict[Any, Any] = self._verweise if isinstance(liste, Verweise) else self._zeilen
        quelle[liste.tabelle, liste.schluessel, element.pk] = inhalt

    def _lies_verweise(self) -> dict[tuple[Any, str, int], list[str]]:
        return {}

    def _lies_zeilen(self) -> dict[tuple[Any, str, int], list[Teil]]:
        return {}


def inhalt_von(element: Element) -> Teil:
    """One element as history and comparison keep it."""
    return Bestand.von(element).inhalt(element, fuer_verlauf=True)
