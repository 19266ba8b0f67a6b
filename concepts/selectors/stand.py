"""How far a concept is, counted by rules that one can say in a sentence.

A chapter counts when it has text; one that only gathers others, or at which a structured part stands, need not
have any. A Maßnahme is complete when it says who leads, when, with which means and by which figure one sees it;
those that were dropped are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from concepts.enums import Abschnittart, Massnahmenstand
from concepts.models import (
    Abschnitt,
    Gremium,
    Handlungsfeld,
    Indikator,
    Konzept,
    Kostenansatz,
    Leitbild,
    Leitziel,
    Massnahme,
    MassnahmeAkteur,
    MassnahmeIndikator,
    Zielwert,
)

LEERE_TEXTE = ("", "<p></p>", "<p><br></p>")


@dataclass(frozen=True)
class Kapitellage:
    """A chapter: the topmost one above it, whether it has text, and whether it should."""

    kennung: str
    titel: str
    art: str
    oberstes: str
    hat_text: bool
    braucht_text: bool

    @property
    def zaehlt(self) -> bool:
        """Whether it is counted: because it needs text, or because it has some."""
        return self.hat_text or self.braucht_text


@dataclass(frozen=True)
class Massnahmenlage:
    """A Maßnahme and what of it has been said."""

    kennung: str
    titel: str
    federfuehrung: bool
    zeit: bool
    mittel: bool
    indikator: bool

    @property
    def vollstaendig(self) -> bool:
        """Nothing is missing."""
        return self.federfuehrung and self.zeit and self.mittel and self.indikator


@dataclass(frozen=True)
class Feldlage:
    """A Handlungsfeld with what it holds."""

    kennung: str
    titel: str
    beschrieben: bool
    ziele: int
    massnahmen: tuple[Massnahmenlage, ...]

    @property
    def vollstaendige(self) -> int:
        """How many Maßnahmen are complete."""
        return sum(massnahme.vollstaendig for massnahme in self.massnahmen)

    @property
    def fertig(self) -> bool:
        """Described, with at least one goal and one Maßnahme, and every Maßnahme complete."""
        alle = self.vollstaendige == len(self.massnahmen) > 0
        return self.beschrieben and self.ziele > 0 and alle


@dataclass(frozen=True)
class Einzellage:
    """A Gremium or an Indikator, and whether nothing is missing."""

    kennung: str
    titel: str
    fertig: bool


@dataclass(frozen=True)
class Konzeptstand:
    """All parts of a concept in the order in which one works on them."""

    kapitel: tuple[Kapitellage, ...]
    verstaendnis: bool
    vision: bool
    leitziele: int
    felder: tuple[Feldlage, ...]
    gremien: tuple[Einzellage, ...]
    indikatoren: tuple[Einzellage, ...]

    @property
    def massnahmen(self) -> list[Massnahmenlage]:
        """Those of all Handlungsfelder."""
        return [massnahme for feld in self.felder for massnahme in feld.massnahmen]


def stand_von(konzept: Konzept) -> Konzeptstand:
    """The state of a concept, in seven queries."""
    verstaendnis, vision = _leitbild(konzept)
    return Konzeptstand(
        kapitel=_kapitel(konzept),
        verstaendnis=verstaendnis,
        vision=vision,
        leitziele=Leitziel.objects.filter(konzept=konzept).count(),
        felder=_felder(konzept),
        gremien=_einzeln(Gremium.objects.filter(konzept=konzept), "name", _gefuellt("aufgabe")),
        indikatoren=_einzeln(
            Indikator.objects.filter(konzept=konzept),
            "titel",
            ~Q(quelle="") & Exists(Zielwert.objects.filter(indikator=OuterRef("pk"))),
        ),
    )


def _gefuellt(feld: str) -> Q:
    return ~Q(**{f"{feld}__in": LEERE_TEXTE})


def _kapitel(konzept: Konzept) -> tuple[Kapitellage, ...]:
    zeilen = Abschnitt.objects.filter(konzept=konzept).annotate(hat_text=_gefuellt("inhalt"))
    kinder: dict[int | None, list[Any]] = defaultdict(list)
    for zeile in zeilen.values_list("pk", "eltern_id", "kennung", "titel", "art", "hat_text"):
        kinder[zeile[1]].append(zeile)

    def zweig(eltern: int | None, oberstes: str) -> Iterator[Kapitellage]:
        for pk, _, kennung, titel, art, hat_text in kinder[eltern]:
            braucht_text = pk not in kinder and art not in Abschnittart.mit_bestandteil()
            yield Kapitellage(kennung, titel, art, oberstes or kennung, hat_text, braucht_text)
            yield from zweig(pk, oberstes or kennung)

    return tuple(zweig(None, ""))


def _leitbild(konzept: Konzept) -> tuple[bool, bool]:
    texte = Leitbild.objects.filter(konzept=konzept).annotate(
        verstaendnis=_gefuellt("integrationsverstaendnis"), hat_vision=_gefuellt("vision")
    )
    return texte.values_list("verstaendnis", "hat_vision").first() or (False, False)


def _felder(konzept: Konzept) -> tuple[Feldlage, ...]:
    massnahmen = _massnahmen(konzept)
    felder = Handlungsfeld.objects.filter(konzept=konzept).annotate(
        beschrieben=_gefuellt("beschreibung"), ziele=Count("ziel", filter=Q(ziel__geloescht_am=None))
    )
    return tuple(
        Feldlage(kennung, titel, beschrieben, ziele, tuple(massnahmen[pk]))
        for pk, kennung, titel, beschrieben, ziele in felder.order_by("position", "id").values_list(
            "pk", "kennung", "titel", "beschrieben", "ziele"
        )
    )


def _massnahmen(konzept: Konzept) -> dict[int, list[Massnahmenlage]]:
    diese = {"massnahme": OuterRef("pk")}
    fuehrt = MassnahmeAkteur.objects.filter(
        **diese, rolle=MassnahmeAkteur.Rolle.FEDERFUEHRUNG, akteur__geloescht_am=None
    )
    zeilen = Massnahme.objects.filter(konzept=konzept).exclude(stand=Massnahmenstand.ENTFALLEN)
    zeilen = zeilen.annotate(
        gefuehrt=Exists(fuehrt),
        zeit=Q(dauerhaft=True) | ~Q(beginn="", ende="", zeitraum=""),
        mittel=~Q(ressourcen="") | Exists(Kostenansatz.objects.filter(**diese)),
        indikator=Exists(MassnahmeIndikator.objects.filter(**diese, indikator__geloescht_am=None)),
    )
    je_feld: dict[int, list[Massnahmenlage]] = defaultdict(list)
    werte = ("kennung", "titel", "gefuehrt", "zeit", "mittel", "indikator")
    for feld, *lage in zeilen.values_list("handlungsfeld_id", *werte):
        je_feld[feld].append(Massnahmenlage(*lage))
    return je_feld


def _einzeln(menge: QuerySet[Any], name: str, fertig: Any) -> tuple[Einzellage, ...]:
    zeilen = menge.annotate(fertig=fertig).values_list("kennung", name, "fertig")
    return tuple(Einzellage(*zeile) for zeile in zeilen)
