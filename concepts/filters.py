"""Which Maßnahmen of a concept one wants to see."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from concepts.enums import Massnahmenstand, Prioritaet
from concepts.massnahmentabelle import Tabelle
from concepts.models import Kostenansatz, Massnahme, MassnahmeAkteur, MassnahmeIndikator
from integrationskonzept.lib.text import contains

OHNE = "ohne"
LUECKEN = [
    ("federfuehrung", "ohne Federführung"),
    ("kosten", "ohne Kosten"),
    ("indikator", "ohne Indikator"),
    ("zeit", "ohne Zeitraum"),
]
_TAG = re.compile(r"<[^>]*+(?:>|\Z)")


class MassnahmenFilter(django_filters.FilterSet):
    """Everything by which the table of Maßnahmen can be narrowed; all of it stands in the address."""

    text = django_filters.CharFilter(
        label="Suchen", method="nach_text", widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    handlungsfeld = django_filters.ChoiceFilter(field_name="handlungsfeld__kennung", empty_label="alle")
    federfuehrung = django_filters.ChoiceFilter(label="Federführung", method="nach_federfuehrung", empty_label="alle")
    stand = django_filters.ChoiceFilter(
        label="Stand", choices=[*Massnahmenstand.choices, (OHNE, "ohne Angabe")], method="nach_wert", empty_label="alle"
    )
    prioritaet = django_filters.ChoiceFilter(
        label="Priorität", choices=[*Prioritaet.choices, (OHNE, "ohne Angabe")], method="nach_wert", empty_label="alle"
    )
    jahr = django_filters.ChoiceFilter(label="Läuft im Jahr", method="nach_jahr", empty_label="alle")
    luecke = django_filters.ChoiceFilter(
        label="Lücken", choices=LUECKEN, method="nach_luecke", empty_label="mit und ohne"
    )

    class Meta:
        model = Massnahme
        fields: list[str] = []

    def __init__(self, data: Any, *, tabelle: Tabelle) -> None:
        super().__init__(data, queryset=Massnahme.objects.filter(konzept=tabelle.konzept).order_by())
        self._tabelle = tabelle
        self.filters["handlungsfeld"].label = tabelle.konzept.wort("handlungsfeld")
        self.filters["handlungsfeld"].extra["choices"] = tabelle.felder
        self.filters["federfuehrung"].extra["choices"] = tabelle.fuehrende
        self.filters["jahr"].extra["choices"] = [(str(jahr), str(jahr)) for jahr in tabelle.jahre]

    def gewaehlt(self) -> dict[str, str]:
        """The filters that are set, as they stand in the address."""
        self.form.is_valid()
        return {name: wert for name, wert in self.form.cleaned_data.items() if wert}

    def pks(self) -> set[int] | None:
        """The keys of the Maßnahmen that are left; None where nothing is filtered."""
        return set(self.qs.values_list("pk", flat=True)) if self.gewaehlt() else None

    def nach_text(self, menge: QuerySet[Massnahme], _name: str, suche: str) -> QuerySet[Massnahme]:
        """In Python, since SQLite does not know that Ä is a capital ä; a concept has 250 Maßnahmen at most."""
        felder = ("pk", "titel", "zielgruppe", "beschreibung", "schlagworte")
        treffer = [
            pk
            for pk, titel, zielgruppe, beschreibung, schlagworte in menge.values_list(*felder)
            if contains(f"{titel} {zielgruppe} {unescape(_TAG.sub(' ', beschreibung))} {' '.join(schlagworte)}", suche)
        ]
        return menge.filter(pk__in=treffer)

    def nach_wert(self, menge: QuerySet[Massnahme], name: str, wert: str) -> QuerySet[Massnahme]:
        """One value of Stand or Priorität, or none."""
        return menge.filter(**{name: "" if wert == OHNE else wert})

    def nach_federfuehrung(self, menge: QuerySet[Massnahme], _name: str, kennung: str) -> QuerySet[Massnahme]:
        """Whoever leads, first named or not."""
        return menge.filter(Exists(_fuehrende().filter(akteur__kennung=kennung)))

    def nach_jahr(self, menge: QuerySet[Massnahme], _name: str, jahr: str) -> QuerySet[Massnahme]:
        """Runs in that year or costs something in it; where one end is not said, it is open."""
        begonnen = Q(beginn="") | Q(beginn__lte=f"{jahr}-12-31")
        nicht_vorbei = Q(ende="") | Q(ende__gte=jahr)
        irgendwann = ~Q(beginn="") | ~Q(ende="") | Q(dauerhaft=True)
        kostet = Exists(Kostenansatz.objects.filter(massnahme=OuterRef("pk"), jahr=int(jahr)))
        return menge.filter((begonnen & nicht_vorbei & irgendwann) | Q(kostet))

    def nach_luecke(self, menge: QuerySet[Massnahme], _name: str, luecke: str) -> QuerySet[Massnahme]:
        """What still lacks something that a reader will ask for."""
        return menge.filter(_LUECKE[luecke]())


def _fuehrende() -> QuerySet[MassnahmeAkteur]:
    rolle = MassnahmeAkteur.Rolle.FEDERFUEHRUNG
    return MassnahmeAkteur.objects.filter(massnahme=OuterRef("pk"), rolle=rolle, akteur__geloescht_am=None)


def _indikatoren() -> QuerySet[MassnahmeIndikator]:
    return MassnahmeIndikator.objects.filter(massnahme=OuterRef("pk"), indikator__geloescht_am=None)


_LUECKE = {
    "federfuehrung": lambda: ~Exists(_fuehrende()),
    "kosten": lambda: ~Exists(Kostenansatz.objects.filter(massnahme=OuterRef("pk"))),
    "indikator": lambda: ~Exists(_indikatoren()),
    "zeit": lambda: Q(beginn="", ende="", zeitraum="", dauerhaft=False),
}
