"""Whole concepts in the Papierkorb of their Kommune."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.models import Kommune
from accounts.zugang import in_kommune
from concepts import rules
from concepts.models import Abschnitt, Konzept, Massnahme
from concepts.services.elemente import Unmoeglich
from concepts.services.papierkorb import hole_konzept_zurueck, loesche_konzept, was_gegen_loeschen_spricht
from concepts.zugang import am_konzept, zeige


@am_konzept(rules.konzept_loeschen)
def konzept_loeschen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Say what goes along, ask, and put the whole concept into the Papierkorb."""
    if request.method == "POST":
        return _loesche(request, konzept)
    kontext = {
        "titel": "Konzept in den Papierkorb legen",
        "einwand": was_gegen_loeschen_spricht(konzept),
        "kapitel": Abschnitt.objects.filter(konzept=konzept).count(),
        "massnahmen": Massnahme.objects.filter(konzept=konzept).count(),
        "anzahl_fassungen": konzept.fassungen.count(),
    }
    return zeige(request, "concepts/konzept_loeschen.html", konzept, "konzept_einstellungen", **kontext)


def _loesche(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    try:
        loesche_konzept(konzept=konzept, person=request.user)  # type: ignore[arg-type]
    except Unmoeglich as fehler:
        messages.error(request, str(fehler))
        return redirect("konzept_loeschen", konzept.kommune.slug, konzept.slug)
    zurueck = reverse("konzept_zurueckholen", args=[konzept.kommune.slug, konzept.pk])
    messages.success(request, f"„{konzept}“ liegt im Papierkorb.", extra_tags=zurueck)
    return redirect("kommune", konzept.kommune.slug)


@in_kommune(rules.konzept_loeschen)
def kommune_papierkorb(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """The concepts that can be fetched back."""
    konzepte = Konzept.alle.filter(kommune=kommune).exclude(geloescht_am=None).order_by("-geloescht_am")
    kontext = {"titel": "Papierkorb", "kommune": kommune, "konzepte": konzepte}
    return render(request, "concepts/kommune_papierkorb.html", kontext)


@in_kommune(rules.konzept_loeschen)
@require_POST
def konzept_zurueckholen(request: HttpRequest, kommune: Kommune, pk: int) -> HttpResponse:
    """Take a concept out of the Papierkorb, with everything that is in it."""
    konzept = get_object_or_404(Konzept.alle.exclude(geloescht_am=None), kommune=kommune, pk=pk)
    vorher = konzept.slug
    konzept = hole_konzept_zurueck(konzept=konzept, person=request.user)  # type: ignore[arg-type]
    messages.success(request, f"„{konzept}“ ist wieder da.")
    if konzept.slug != vorher:
        satz = "Seine Adresse hat inzwischen ein anderes Konzept. Es liegt jetzt unter „%s“."
        messages.info(request, satz % konzept.slug)
    return redirect("konzept", kommune.slug, konzept.slug)
