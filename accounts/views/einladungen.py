"""The address in an invitation's mail: come in with the account that one has, or with a new one."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import perform_login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts import services
from accounts.enums import Rolle
from accounts.forms.mitglieder import BeitretenForm
from accounts.models import Einladung, Mitgliedschaft, User
from accounts.services.einladungen import gilt_fuer
from accounts.zugang import oeffentlich

GIBT_ES_NICHT_MEHR = 410


@oeffentlich
def einladung(request: HttpRequest, token: str) -> HttpResponse:
    """Says who invites into what as what; looking at it changes nothing."""
    eingeladen = Einladung.objects.select_related("kommune", "eingeladen_von").filter(token=token).first()
    if eingeladen is None:
        return render(request, "accounts/einladung_unbekannt.html", {"titel": "Einladung"}, status=404)
    daten = {
        "titel": f"Einladung: {eingeladen.kommune}",
        "kommune": eingeladen.kommune,
        "einladung": eingeladen,
        "erklaerung": Rolle(eingeladen.rolle).erklaerung,
    }
    if eingeladen.angenommen_am or eingeladen.ist_abgelaufen:
        return render(request, "accounts/einladung_vorbei.html", daten, status=GIBT_ES_NICHT_MEHR)
    if request.user.is_authenticated:
        return _mit_konto(request, eingeladen, daten)
    daten["hat_konto"] = User.objects.filter(email__iexact=eingeladen.email).exists()
    return _ohne_anmeldung(request, eingeladen, daten)


def _mit_konto(request: HttpRequest, eingeladen: Einladung, daten: dict[str, Any]) -> HttpResponse:
    daten["gilt_fuer_mich"] = gilt_fuer(einladung=eingeladen, person=request.user)
    if request.method == "POST" and daten["gilt_fuer_mich"]:
        try:
            mitglied = services.annehmen(token=eingeladen.token, person=request.user)
        except ValidationError as fehler:
            messages.error(request, " ".join(fehler.messages))
            return redirect(eingeladen)
        messages.success(request, _willkommen(mitglied))
        return redirect(mitglied.kommune)
    return render(request, "accounts/einladung.html", daten)


def _ohne_anmeldung(request: HttpRequest, eingeladen: Einladung, daten: dict[str, Any]) -> HttpResponse:
    form = BeitretenForm(request.POST or None, email=eingeladen.email)
    if request.method == "POST" and not daten["hat_konto"] and form.is_valid():
        try:
            mitglied = services.beitreten(token=eingeladen.token, **form.cleaned_data)
        except ValidationError as fehler:
            messages.error(request, " ".join(fehler.messages))
            return redirect(eingeladen)
        messages.success(request, _willkommen(mitglied))
        return perform_login(request, mitglied.user, redirect_url=mitglied.kommune.get_absolute_url())
    return render(request, "accounts/einladung.html", daten | {"form": form})


def _willkommen(mitglied: Mitgliedschaft) -> str:
    return f"Willkommen. Sie gehören jetzt zu {mitglied.kommune}, mit der Rolle {mitglied.get_rolle_display()}."
