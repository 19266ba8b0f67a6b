"""Which row and field stands where in the Konzeptdokument.

Build, import, history, comparison and restore all read this one table, so that they cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import models

from concepts.models import (
    Abhaengigkeit,
    Abschnitt,
    Akteur,
    Element,
    Gremium,
    Handlungsfeld,
    HandlungsfeldLeitziel,
    Indikator,
    Kostenansatz,
    Leitbild,
    Leitziel,
    Massnahme,
    MassnahmeAkteur,
    MassnahmeIndikator,
    MassnahmeQuerschnittsthema,
    MassnahmeZiel,
    Querschnittsthema,
    Ziel,
    Zielwert,
)


@dataclass(frozen=True)
class Spalte:
    """Something of an element, under its key in the document."""

    schluessel: str


@dataclass(frozen=True)
class Wert(Spalte):
    """A field of the row."""

    attribut: str
    html: bool = False
    immer: bool = False


@dataclass(frozen=True)
class Verweis(Spalte):
    """One other element, by its id; `strukturell` where the document says it by nesting instead."""

    attribut: str
    modell: type[Element]
    strukturell: bool = False


@dataclass(frozen=True)
class Verweise(Spalte):
    """A list of other elements' ids, kept in a table of links."""

    tabelle: type[models.Model]
    von: str
    nach: str
    modell: type[Element]
    fest: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Zeilen(Spalte):
    """A list of rows that belong to the element alone."""

    tabelle: type[models.Model]
    eltern: str
    werte: tuple[Wert, ...]


@dataclass(frozen=True)
class Elementart:
    """A kind of element: its name, its model and what of it the document holds."""

    name: str
    modell: type[Element]
    werte: tuple[Wert, ...] = ()
    verweis: tuple[Verweis, ...] = ()
    verweise: tuple[Verweise, ...] = ()
    zeilen: tuple[Zeilen, ...] = ()

    @property
    def listen(self) -> tuple[Verweise | Zeilen, ...]:
        """Links and sub-rows."""
        return (*self.verweise, *self.zeilen)


def html(schluessel: str) -> Wert:
    """Rich text: the key ends in Html, the field does not."""
    return Wert(schluessel, _als_attribut(schluessel.removesuffix("Html")), html=True)


def gleich(*schluessel: str) -> tuple[Wert, ...]:
    """Fields named as their keys."""
    return tuple(Wert(name, name) for name in schluessel)


def _als_attribut(schluessel: str) -> str:
    return "".join(f"_{z.lower()}" if z.isupper() else z for z in schluessel)


WERT_ZEILE = (
    Wert("zeitpunkt", "zeitpunkt", immer=True),
    Wert("wert", "wert", immer=True),
    *gleich("merkmale", "anmerkung"),
)
TITEL = Wert("titel", "titel", immer=True)
NAME = Wert("name", "name", immer=True)


def _an_massnahme(
    schluessel: str, tabelle: type[models.Model], nach: str, modell: type[Element], **fest: str
) -> Verweise:
    return Verweise(schluessel, tabelle, "massnahme", nach, modell, fest)


ABSCHNITT = Elementart("abschnitt", Abschnitt, (Wert("art", "art"), TITEL, html("inhaltHtml")))
LEITBILD = Elementart("leitbild", Leitbild, (html("integrationsverstaendnisHtml"), html("visionHtml")))
LEITZIEL = Elementart("leitziel", Leitziel, (TITEL, html("beschreibungHtml")))
HANDLUNGSFELD = Elementart(
    "handlungsfeld",
    Handlungsfeld,
    (TITEL, html("ausgangslageHtml"), html("beschreibungHtml"), Wert("prioritaet", "prioritaet")),
    verweise=(Verweise("leitziele", HandlungsfeldLeitziel, "handlungsfeld", "leitziel", Leitziel),),
)
ZIEL = Elementart(
    "ziel",
    Ziel,
    (Wert("ebene", "ebene"), TITEL, html("beschreibungHtml"), Wert("bis", "bis")),
    verweis=(Verweis("uebergeordnet", "uebergeordnet", Ziel),),
)
MASSNAHME = Elementart(
    "massnahme",
    Massnahme,
    (
        Wert("nummer", "nummer"),
        TITEL,
        html("beschreibungHtml"),
        *gleich("zielgruppe", "sozialraum", "beginn", "ende", "dauerhaft", "zeitraum", "ressourcen"),
        *gleich("prioritaet", "stand", "schlagworte"),
    ),
    verweis=(Verweis("handlungsfeld", "handlungsfeld", Handlungsfeld, strukturell=True),),
    verweise=(
        _an_massnahme("ziele", MassnahmeZiel, "ziel", Ziel),
        _an_massnahme("federfuehrung", MassnahmeAkteur, "akteur", Akteur, rolle="federfuehrung"),
        _an_massnahme("beteiligte", MassnahmeAkteur, "akteur", Akteur, rolle="beteiligt"),
        _an_massnahme("indikatoren", MassnahmeIndikator, "indikator", Indikator),
        _an_massnahme("haengtAbVon", Abhaengigkeit, "voraussetzung", Massnahme),
        _an_massnahme("querschnittsthemen", MassnahmeQuerschnittsthema, "querschnittsthema", Querschnittsthema),
    ),
    zeilen=(
        Zeilen(
            "kosten",
            Kostenansatz,
            "massnahme",
            (Wert("jahr", "jahr", immer=True), Wert("betrag", "betrag", immer=True), *gleich("quelle", "produkt")),
        ),
    ),
)
QUERSCHNITTSTHEMA = Elementart("querschnittsthema", Querschnittsthema, (TITEL, html("beschreibungHtml")))
AKTEUR = Elementart("akteur", Akteur, (NAME, Wert("art", "art")))
GREMIUM = Elementart(
    "gremium",
    Gremium,
    (NAME, Wert("art", "art"), html("aufgabeHtml"), *gleich("vorsitz", "mitglieder", "tagt")),
)
INDIKATOR = Elementart(
    "indikator",
    Indikator,
    (
        Wert("kennung", "nummer"),
        TITEL,
        *gleich("definition", "einheit", "richtung", "ebene", "quelle"),
    ),
    zeilen=(Zeilen("zielwerte", Zielwert, "indikator", WERT_ZEILE),),
)

ELEMENTARTEN = {
    art.name: art
    for art in (
        ABSCHNITT,
        LEITBILD,
        LEITZIEL,
        HANDLUNGSFELD,
        ZIEL,
        MASSNAHME,
        QUERSCHNITTSTHEMA,
        AKTEUR,
        GREMIUM,
        INDIKATOR,
    )
}
ART_DES_MODELLS = {art.modell: art for art in ELEMENTARTEN.values()}
KONZEPT_WERTE = (TITEL, *gleich("untertitel", "art", "beginn", "ende", "stand", "begriffe"))


def art_von(element: Element) -> Elementart:
    """The kind of an element."""
    return ART_DES_MODELLS[type(element)]
