"""A Konzeptdokument becomes a concept: at once, or in the background with a page that says how far it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from accounts.models import Kommune
from accounts.submissions import repeatable
from accounts.zugang import in_kommune
from concepts import rules
from concepts.dokument.fehler import DokumentFehler, Fehler
from concepts.forms.einlesen import EinlesenForm, NochmalForm
from concepts.models import Einlesung, Konzept
from concepts.services.einlesen import (
    PLATTE_VOLL,
    fordere_einlesung_an,
    geht_sofort,
    kurzer_bericht,
    lies_noch_einmal,
)
from concepts.services.elemente import Unmoeglich
from concepts.services.konzepte import importiere
from concepts.views.assistent import begonnen, zeige_beginn
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib import eingaben
from integrationskonzept.lib.files import is_full

BERICHTE = "eingelesene_konzepte"
SO_VIELE = 10
LETZTE = 5
TITEL = {True: "Das Dokument wird eingelesen", False: "Das Dokument ist nicht eingelesen"}


@in_kommune(rules.konzept_anlegen)
def einlesen(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """Choose a file; what is large or has pictures is read in in the background."""
    form = EinlesenForm(eingaben.getippt(request), request.FILES or None, kommune=kommune)
    fehler: list[Fehler] = []
    if request.method == "POST" and form.is_valid():
        try:
            return _nimm_an(request, kommune, form.cleaned_data)
        except DokumentFehler as kaputt:
            fehler = kaputt.fehler
        except Unmoeglich as grund:
            form.add_error("slug", str(grund))
        except OSError as grund:
            _ohne_platz(form, grund)
    letzte = Einlesung.objects.filter(kommune=kommune).order_by("-pk")[:LETZTE]
    return zeige_beginn(request, kommune, "einlesen", "Konzeptdokument einlesen", form, fehler=fehler, letzte=letzte)


def _nimm_an(request: HttpRequest, kommune: Kommune, daten: dict[str, Any]) -> HttpResponse:
    person: Any = request.user
    wie = {"slug": daten["slug"], "mit_eigener_kommune": daten["mit_eigener_kommune"]}
    if not geht_sofort(daten["datei"]):
        einlesung = fordere_einlesung_an(kommune=kommune, person=person, datei=daten["datei"], **wie)
        eingaben.vergiss(request)
        return redirect("einlesung", kommune.slug, einlesung.pk)
    konzept, entferntes = importiere(rohdaten=daten["datei"].read(), kommune=kommune, person=person, **wie)
    if not entferntes:
        return begonnen(request, konzept)
    _merke_bericht(request, konzept, kurzer_bericht(entferntes))
    eingaben.vergiss(request)
    return redirect("konzept_eingelesen", kommune.slug, konzept.slug)


def _ohne_platz(form: EinlesenForm, grund: OSError) -> None:
    if not is_full(grund):
        raise grund
    form.add_error("datei", PLATTE_VOLL)


def _merke_bericht(request: HttpRequest, konzept: Konzept, bericht: list[Any]) -> None:
    """Keep a few in the session, the newest ones."""
    bisher = list(request.session.get(BERICHTE, {}).items())[-(SO_VIELE - 1) :]
    request.session[BERICHTE] = dict(bisher) | {str(konzept.pk): bericht}


@am_konzept(rules.konzept_bearbeiten)
def eingelesen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """What sanitising took out of the texts of a file that this person has just read in."""
    bericht = request.session.get(BERICHTE, {}).get(str(konzept.pk))
    if not bericht:
        return redirect("konzept", konzept.kommune.slug, konzept.slug)
    titel = f"„{konzept.titel}“ ist eingelesen"
    return zeige(request, "concepts/assistent/eingelesen.html", konzept, "konzept", titel=titel, bericht=bericht)


@in_kommune(rules.konzept_anlegen)
@repeatable
def einlesung(request: HttpRequest, kommune: Kommune, pk: int) -> HttpResponse:
    """How far it is; in the end the concept, or what stood in the way and another try with what was chosen."""
    eine = get_object_or_404(Einlesung.objects.select_related("konzept"), kommune=kommune, pk=pk)
    if request.htmx:  # type: ignore[attr-defined]
        return _neues(request, eine)
    form = _form(request, kommune, eine)
    if request.method == "POST" and form and form.is_valid():
        try:
            lies_noch_einmal(einlesung=eine, **form.cleaned_data)
        except OSError as grund:
            _ohne_platz(form, grund)
        else:
            return redirect("einlesung", kommune.slug, eine.pk)
    titel = f"„{eine.konzept}“ ist eingelesen" if eine.konzept else TITEL[eine.in_arbeit]
    kontext: dict[str, Any] = {"einlesung": eine, "fehler": [Fehler(*stelle) for stelle in eine.stellen]}
    kontext["abbrechen"] = reverse("konzept_einlesen", args=[kommune.slug])
    return zeige_beginn(request, kommune, "einlesung", titel, form, **kontext)


def _neues(request: HttpRequest, eine: Einlesung) -> HttpResponse:
    """How far it is; the whole page when it is over."""
    if not eine.in_arbeit:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return zeige_beginn(request, eine.kommune, "einlesung.html#weit", "", None, einlesung=eine)


def _form(request: HttpRequest, kommune: Kommune, eine: Einlesung) -> NochmalForm | None:
    """For another try: filled with what was chosen, and with the fault at its field."""
    if eine.in_arbeit or eine.fertig:
        return None
    gewaehlt = {"slug": eine.slug, "mit_eigener_kommune": eine.mit_eigener_kommune}
    if request.method == "POST":
        return NochmalForm(request.POST, request.FILES, kommune=kommune, einlesung=eine)
    if eine.fehler_an != "slug":
        return NochmalForm(kommune=kommune, einlesung=eine, initial=gewaehlt)
    form = NochmalForm(gewaehlt, kommune=kommune, einlesung=eine)
    form.full_clean()
    form.add_error("slug", eine.fehler)
    return form
