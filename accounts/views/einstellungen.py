"""What the Leitung keeps of its Kommune."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts import rules, services
from accounts.forms.kommune import EinstellungenForm
from accounts.models import Kommune
from accounts.zugang import in_kommune, in_kommune_oder_betrieb
from integrationskonzept.lib.files import FULL_DISK, is_full


@in_kommune_oder_betrieb(rules.kommune_verwalten)
def bearbeiten(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """Name, coat of arms, colour, Impressum, Datenschutz."""
    name, altes_wappen = kommune.name, kommune.wappen.name or ""
    form = EinstellungenForm(request.POST or None, request.FILES or None, instance=kommune)
    if request.method == "POST" and form.is_valid() and _speichere(request, form, altes_wappen):
        messages.success(request, "Die Einstellungen sind gespeichert.")
        return redirect("kommune_einstellungen", kommune.slug)
    if form.is_bound:
        # The form wrote what was typed into the Kommune; the frame of the page shows what is saved.
        kommune.name, kommune.wappen = name, altes_wappen
    daten = {"titel": "Einstellungen der Kommune", "kommune": kommune, "form": form}
    return render(request, "accounts/einstellungen.html", daten)


def _speichere(request: HttpRequest, form: EinstellungenForm, altes_wappen: str) -> bool:
    """Whether it could be saved; else the form says that there is no room for the coat of arms."""
    try:
        services.kommune_aendern(
            kommune=form.instance, felder=form.geaenderte_felder, altes_wappen=altes_wappen, person=request.user
        )
    except OSError as fehler:
        if not is_full(fehler):
            raise
        form.add_error("wappen", FULL_DISK)
        return False
    return True


@in_kommune(rules.kommune_verwalten)
@require_POST
def schritte_weglegen(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """Put the list of the first week away; the message on the next page brings it back."""
    zurueck = reverse("erste_schritte_zeigen", args=[kommune.slug])
    messages.success(request, "Die Liste der ersten Woche ist weggelegt.", extra_tags=zurueck)
    return _setze_schritte(request, kommune, weg=True)


@in_kommune(rules.kommune_verwalten)
@require_POST
def schritte_zeigen(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """Show the list of the first week again."""
    return _setze_schritte(request, kommune, weg=False)


def _setze_schritte(request: HttpRequest, kommune: Kommune, *, weg: bool) -> HttpResponse:
    kommune.erste_schritte_weg = weg
    services.kommune_aendern(
        kommune=kommune, felder=["erste_schritte_weg"], altes_wappen=kommune.wappen.name or "", person=request.user
    )
    return redirect(kommune)
