"""A chapter as HTML: a function of the document and the chapter, besides the addresses that links lead to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from concepts.dokument.lesebuch import Lesebuch, Lesekapitel
from concepts.models import Fassung, Konzept

DURCH_REVISION = ("revision", "version", "geaendert_am", "geaendert_von", "leere_felder")
"""Columns of the concept that no page shows, so that a Fassung's pages stay while others write."""


@dataclass(frozen=True)
class Ort:
    """Where the book is read: the concept as it stands, or a Fassung; `ganz` where all chapters are on one page."""

    konzept: Konzept
    fassung: Fassung | None = None
    ganz: bool = False

    def adresse(self, teil: str = "") -> str:
        """The address of the first page, or of the page `teil`."""
        args = [self.konzept.kommune.slug, self.konzept.slug]
        name = "fassung" if self.fassung else "konzept_lesen"
        nummer = [self.fassung.nummer] if self.fassung else []
        return reverse(f"{name}_kapitel" if teil else name, args=[*args, *nummer, *([teil] if teil else [])])

    @property
    def zutaten(self) -> tuple[Any, ...]:
        """Everything that what is read here is made of, as values; of the concept's own rows only their revision."""
        rahmen = (*werte_von_zeile(self.konzept.kommune), *werte_von_zeile(self.konzept, *DURCH_REVISION), self.ganz)
        if self.fassung is None:
            return (*rahmen, self.konzept.revision)
        ruecknahme = self.fassung.zurueckgenommen
        zurueck = (*werte_von_zeile(ruecknahme), str(ruecknahme.person)) if ruecknahme else ()
        return (*rahmen, *werte_von_zeile(self.fassung, "text"), str(self.fassung.erstellt_von), *zurueck)

    @property
    def anfang(self) -> str:
        """The first page, with title and contents."""
        return self.adresse()

    @property
    def alles(self) -> str:
        """The whole text on one page."""
        return self.adresse("alles")

    def stelle(self, buch: Lesebuch, kennung: str, hier: Lesekapitel | None = None) -> str:
        """Where the element stands, seen from the chapter `hier`; empty where it is nowhere."""
        kapitel = buch.orte.get(kennung)
        if kapitel is None:
            return ""
        anker = f"#{kennung}"
        if self.ganz or kapitel is hier:
            return anker
        return self.adresse(kapitel.adresse) + ("" if kennung == kapitel.id else anker)


def werte_von_zeile(zeile: Model, *ohne: str) -> tuple[Any, ...]:
    """All columns besides `ohne`."""
    werte: tuple[Any, ...] = _werteleser(type(zeile), ohne)(zeile)
    return werte


@cache
def _werteleser(modell: type[Model], ohne: tuple[str, ...]) -> attrgetter[tuple[Any, ...]]:
    return attrgetter(*(feld.attname for feld in modell._meta.concrete_fields if feld.name not in ohne))


def kapiteltext(buch: Lesebuch, kapitel: Lesekapitel, ort: Ort) -> SafeString:
    """The chapter without its title, its footnotes at its end; its headings begin one rank below the title."""
    kontext = {
        "buch": buch,
        "text": buch.text,
        "kapitel": kapitel,
        "gegenstand": kapitel.gegenstand,
        "ort": ort,
        "ebene": 3 if ort.ganz else 2,
    }
    return render_to_string("concepts/lesen/_kapiteltext.html", kontext)
