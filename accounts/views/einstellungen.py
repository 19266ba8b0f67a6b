"""What the Leitung keeps of its Kommune."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts import rules, services
from accounts.forms.kommune import EinstellungenForm
from accounts.models import Kommune
from accounts.zugang import in_kommune_oder_betrieb


@in_kommune_oder_betrieb(rules.kommune_verwalten)
def bearbeiten(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """Name, coat of arms, colour, Impressum, Datenschutz."""
    name, altes_wappen = kommune.name, kommune.wappen.name or ""
    form = EinstellungenForm(request.POST or None, request.FILES or None, instance=kommune)
    if request.method == "POST" and form.is_valid():
        services.kommune_aendern(
            kommune=kommune, felder=form.geaenderte_felder, altes_wappen=altes_wappen, person=request.user
        )
        messages.success(request, "Die Einstellungen sind gespeichert.")
        return redirect("kommune_einstellungen", kommune.slug)
    if form.is_bound:
        # The form wrote what was typed into the Kommune; the frame of the page shows what is saved.
        kommune.name, kommune.wappen = name, altes_wappen
    daten = {"titel": "Einstellungen der Kommune", "kommune": kommune, "form": form}
    return render(request, "accounts/einstellungen.html", daten)
