"""The Maßnahmen of a concept as a table: find, sort, change many at once, number anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import replace_url

from concepts import rules
from concepts.enums import Massnahmenstand
from concepts.filters import MassnahmenFilter
from concepts.forms.massnahmentabelle import Sammelform
from concepts.massnahmentabelle import SPALTEN, Tabelle, Zeile, sortiere, summe
from concepts.models import Konzept
from concepts.services import sammelaenderung
from concepts.services.elemente import Unmoeglich
from concepts.services.konzepte import nummeriere_massnahmen
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib import eingaben

VORLAGE = "concepts/massnahmen.html"


class Ansicht:
    """The table as an address says it: filtered and sorted."""

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
        abwaerts = self.sortierung.startswith("-")
        richtung = {self.sortierung.removeprefix("-"): "descending" if abwaerts else "ascending"}
        return [
            {
                "name": name,
                "titel": wort,
                "richtung": richtung.get(name, ""),
                "suche": urlencode(self._angaben(f"-{name}" if name == self.sortierung else name)),
            }
            for name, wort in titel.items()
        ]

    def anzahl(self) -> str:
        """„12 von 48 Maßnahmen“."""
        alle = len(self.tabelle.zeilen)
        wort = self.konzept.wort("massnahme", mehrzahl=alle != 1)
        return f"{len(self.zeilen)} von {alle} {wort}" if self.gewaehlt else f"{alle} {wort}"

    def kontext(self, angekreuzt: Iterable[str] = ()) -> dict[str, Any]:
        """What the template of the table shows."""
        _male(self.zeilen, self.konzept, frozenset(angekreuzt))
        return {
            "ansicht": self,
            "zeilen": self.zeilen,
            "koepfe": self.koepfe(),
            "filter": self.filter.form,
            "summe": summe(self.zeilen),
            "adresse": _adresse("massnahmen", self.konzept),
        }


def _male(zeilen: list[Zeile], konzept: Konzept, angekreuzt: frozenset[str]) -> None:
    """Give every row its address and its signs; a sign is rendered once, however many rows bear it."""
    staende = {
        stand: render_to_string("bausteine/stand.html", {"stand": stand, "wort": Massnahmenstand(stand).label})
        for stand in {zeile.stand for zeile in zeilen} - {""}
    }
    prioritaeten = {
        prioritaet: render_to_string("bausteine/prioritaet.html", {"prioritaet": prioritaet, "kurz": True})
        for prioritaet in {zeile.prioritaet for zeile in zeilen} - {""}
    }
    vor_der_kennung = _adresse("massnahme", konzept, "_").removesuffix("_/")
    for zeile in zeilen:
        zeile.stand_bild = staende.get(zeile.stand, "")
        zeile.prioritaet_bild = prioritaeten.get(zeile.prioritaet, "")
        zeile.adresse = f"{vor_der_kennung}{zeile.kennung}/"
        zeile.angekreuzt = zeile.kennung in angekreuzt


def _zeige(request: HttpRequest, ansicht: Ansicht, daten: Any = None, form: Sammelform | None = None) -> HttpResponse:
    """The whole page; `daten` is what was posted to change many at once, `form` what came of it."""
    konzept = ansicht.konzept
    if form is None and rules.konzept_bearbeiten(request.mitgliedschaft):  # type: ignore[attr-defined]
        form = Sammelform(konzept=konzept, felder=ansicht.tabelle.felder, initial=daten and daten.dict())
    return zeige(
        request,
        VORLAGE,
        konzept,
        "massnahmen",
        titel=konzept.wort("massnahme", mehrzahl=True),
        sammelform=form,
        eingaben_marke=(eingaben.MARKE, eingaben.marke(request.user)),
        **ansicht.kontext(daten.getlist("massnahme") if daten else ()),
    )


@require_safe
@am_konzept(rules.konzept_lesen)
def liste(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The table; htmx gets the part that changes."""
    ansicht = Ansicht(konzept, request.GET)
    if request.htmx and not request.htmx.history_restore_request:  # type: ignore[attr-defined]
        antwort = zeige(request, f"{VORLAGE}#liste", konzept, "massnahmen", teilweise=True, **ansicht.kontext())
        replace_url(antwort, _adresse("massnahmen", konzept, suche=ansicht.suche))
    else:
        antwort = _zeige(request, ansicht)
    patch_vary_headers(antwort, ["HX-Request"])
    return antwort


def _adresse(name: str, konzept: Konzept, *args: Any, suche: str = "") -> str:
    return reverse(name, args=[konzept.kommune.slug, konzept.slug, *args], query=QueryDict(suche))


@am_konzept(rules.konzept_bearbeiten)
def aendere(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Change everything that is ticked; whoever was signed out meanwhile finds the ticks again."""
    daten = request.POST if request.method == "POST" else eingaben.beiseitegelegt(request)
    if daten is None:
        return redirect(_adresse("massnahmen", konzept))
    ansicht = Ansicht(konzept, QueryDict(daten.get("zurueck", "")))
    if request.method != "POST":
        return _zeige(request, ansicht, daten)
    form = Sammelform(daten, konzept=konzept, felder=ansicht.tabelle.felder)
    if form.is_valid():
        try:
            return _aendere(request, ansicht, form)
        except Unmoeglich as fehler:
            form.add_error(None, str(fehler))
    return _zeige(request, ansicht, daten, form)


def _aendere(request: HttpRequest, ansicht: Ansicht, form: Sammelform) -> HttpResponse:
    konzept = ansicht.konzept
    kennungen = set(form.cleaned_data["kennungen"])
    if "alle" in form.data:
        kennungen |= {zeile.kennung for zeile in ansicht.zeilen}
    ergebnis = sammelaenderung.aendere_massnahmen(
        konzept=konzept, kennungen=kennungen, aenderung=form.aenderung(), person=request.user
    )
    eingaben.vergiss(request)
    _melde(request, ansicht, form, ergebnis)
    return redirect(_adresse("massnahmen", konzept, suche=ansicht.suche))


def _melde(request: HttpRequest, ansicht: Ansicht, form: Sammelform, ergebnis: sammelaenderung.Ergebnis) -> None:
    konzept = ansicht.konzept
    if not ergebnis.geaendert:
        messages.info(request, "Es gab nichts zu ändern: Was Sie angekreuzt haben, steht schon so da.")
        return
    rueckgaengig = _adresse("massnahmen_zuruecknehmen", konzept, ergebnis.sammlung, suche=ansicht.suche)
    satz = f"Geändert: {_menge(konzept, ergebnis.geaendert)}. {form.satz()}."
    if ergebnis.unveraendert:
        satz += f" Bei {ergebnis.unveraendert} stand es schon so."
    messages.success(request, satz, extra_tags=rueckgaengig)


def _menge(konzept: Konzept, anzahl: int) -> str:
    return f"{anzahl} {konzept.wort('massnahme', mehrzahl=anzahl != 1)}"


@require_POST
@am_konzept(rules.konzept_bearbeiten)
def nimm_zurueck(request: HttpRequest, konzept: Konzept, sammlung: UUID) -> HttpResponse:
    """Undo one change of many; what somebody changed since stays as it is."""
    ergebnis = sammelaenderung.nimm_zurueck(konzept=konzept, sammlung=str(sammlung), person=request.user)
    if not ergebnis.geaendert and not ergebnis.unveraendert:
        raise Http404
    if ergebnis.geaendert:
        messages.success(request, f"Zurückgenommen: {_menge(konzept, ergebnis.geaendert)}.")
    if ergebnis.unveraendert:
        rest = _menge(konzept, ergebnis.unveraendert)
        messages.warning(request, f"Nicht zurückgenommen, weil seither geändert: {rest}.")
    return redirect(_adresse("massnahmen", konzept, suche=request.GET.urlencode()))


@require_POST
@am_konzept(rules.konzept_bearbeiten)
def nummeriere(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Number all Maßnahmen by Handlungsfeld and order."""
    anzahl = nummeriere_massnahmen(konzept=konzept, person=request.user)
    if anzahl:
        messages.success(request, f"Neu nummeriert: {_menge(konzept, anzahl)}.")
    else:
        messages.info(request, "Alle Nummern stimmten schon.")
    return redirect(_adresse("massnahmen", konzept))
