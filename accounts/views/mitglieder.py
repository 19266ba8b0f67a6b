"""The members of a Kommune: who is in, who is invited, who does what."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts import rules, selectors, services
from accounts.enums import Rolle
from accounts.forms.mitglieder import EinladenForm, RolleForm
from accounts.models import Einladung, Kommune, Mitgliedschaft, User
from accounts.services.einladungen import ALLE_SCHON_MITGLIED, SCHON_MITGLIED
from accounts.zugang import in_kommune_oder_betrieb
from integrationskonzept.lib.deutsch import aufzaehlung

nur_leitung = in_kommune_oder_betrieb(rules.mitglieder_verwalten)
SO_VIELE_NENNEN = 5


def _mitglied(kommune: Kommune, user_pk: int) -> Mitgliedschaft:
    return get_object_or_404(Mitgliedschaft.objects.select_related("user", "kommune"), kommune=kommune, user_id=user_pk)


@nur_leitung
def liste(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """Everybody with a role here, and the invitations that wait."""
    daten = {
        "titel": "Mitglieder",
        "kommune": kommune,
        "mitglieder": selectors.mitglieder(kommune),
        "rollen": list(Rolle),
        "einladungen": selectors.wartende_einladungen(kommune),
    }
    return render(request, "accounts/mitglieder.html", daten)


@nur_leitung
def einladen(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """Invite people by mail, one or many with the same role and words."""
    form = EinladenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        eingeladen, schon_da = services.einladen_alle(
            kommune=kommune, von=request.user, absolut=request.build_absolute_uri, **form.cleaned_data
        )
        if eingeladen:
            _melde(request, [einladung.email for einladung in eingeladen], schon_da)
            return redirect("mitglieder", kommune.slug)
        form.add_error("adressen", SCHON_MITGLIED if len(schon_da) == 1 else ALLE_SCHON_MITGLIED)
    daten = {"titel": "Personen einladen", "kommune": kommune, "form": form}
    return render(request, "accounts/mitglied_einladen.html", daten)


def _melde(request: HttpRequest, eingeladen: list[str], schon_da: list[str]) -> None:
    if len(eingeladen) == 1:
        messages.success(request, f"Die Einladung an {eingeladen[0]} ist verschickt.")
    else:
        messages.success(request, f"{len(eingeladen)} Einladungen sind verschickt: an {_namen(eingeladen)}.")
    if schon_da:
        messages.info(request, f"Schon Mitglied und darum nicht eingeladen: {_namen(schon_da)}.")


def _namen(adressen: list[str]) -> str:
    mehr = len(adressen) - SO_VIELE_NENNEN
    return aufzaehlung(adressen if mehr < 2 else [*adressen[:SO_VIELE_NENNEN], f"{mehr} weitere"])


@nur_leitung
@require_POST
def erneut_einladen(request: HttpRequest, kommune: Kommune, pk: int) -> HttpResponse:
    """Send a waiting invitation once more, with a new address and new 30 days."""
    alt = get_object_or_404(Einladung, kommune=kommune, pk=pk, angenommen_am=None)
    try:
        services.einladen(
            kommune=kommune,
            email=alt.email,
            rolle=alt.rolle,
            nachricht=alt.nachricht,
            von=request.user,
            absolut=request.build_absolute_uri,
        )
    except ValidationError as fehler:
        messages.error(request, " ".join(fehler.messages))
    else:
        messages.success(request, f"Die Einladung an {alt.email} ist noch einmal verschickt.")
    return redirect("mitglieder", kommune.slug)


@nur_leitung
@require_POST
def zurueckziehen(request: HttpRequest, kommune: Kommune, pk: int) -> HttpResponse:
    """Take back an invitation that nobody accepted."""
    einladung = get_object_or_404(
        Einladung.objects.select_related("kommune"), kommune=kommune, pk=pk, angenommen_am=None
    )
    services.zurueckziehen(einladung=einladung, person=request.user)
    messages.success(request, f"Die Einladung an {einladung.email} gilt nicht mehr.")
    return redirect("mitglieder", kommune.slug)


@nur_leitung
def rolle(request: HttpRequest, kommune: Kommune, user_pk: int) -> HttpResponse:
    """One member: change the role."""
    mitglied = _mitglied(kommune, user_pk)
    vorher = mitglied.rolle
    form = RolleForm(request.POST or None, instance=mitglied)
    if request.method == "POST" and form.is_valid():
        mitglied.rolle = vorher
        try:
            services.rolle_aendern(mitgliedschaft=mitglied, rolle=form.cleaned_data["rolle"], person=request.user)
        except ValidationError as fehler:
            form.add_error("rolle", fehler)
        else:
            messages.success(request, f"{mitglied.user} hat jetzt die Rolle {mitglied.get_rolle_display()}.")
            return _zurueck(request, mitglied)
    daten = {"titel": str(mitglied.user), "kommune": kommune, "mitglied": mitglied, "form": form}
    return render(request, "accounts/mitglied.html", daten)


@nur_leitung
@require_POST
def entfernen(request: HttpRequest, kommune: Kommune, user_pk: int) -> HttpResponse:
    """End a membership; the message on the next page can undo it."""
    mitglied = _mitglied(kommune, user_pk)
    try:
        services.entfernen(mitgliedschaft=mitglied, person=request.user)
    except ValidationError as fehler:
        messages.error(request, " ".join(fehler.messages))
        return redirect("mitglied", kommune.slug, user_pk)
    if mitglied.user == request.user:
        messages.success(request, f"Sie sind nicht mehr Mitglied von {kommune}.")
        return redirect("uebersicht")
    wieder = reverse("mitglied_wieder_aufnehmen", args=[kommune.slug, user_pk])
    messages.success(request, f"{mitglied.user} ist nicht mehr Mitglied.", extra_tags=wieder)
    return redirect("mitglieder", kommune.slug)


@nur_leitung
@require_POST
def wieder_aufnehmen(request: HttpRequest, kommune: Kommune, user_pk: int) -> HttpResponse:
    """Undo the end of a membership."""
    user = get_object_or_404(User, pk=user_pk)
    try:
        mitglied = services.wieder_aufnehmen(kommune=kommune, user=user, person=request.user)
    except ValidationError as fehler:
        messages.error(request, " ".join(fehler.messages))
    else:
        messages.success(request, f"{user} ist wieder dabei, mit der Rolle {mitglied.get_rolle_display()}.")
    return redirect("mitglieder", kommune.slug)


def _zurueck(request: HttpRequest, mitglied: Mitgliedschaft) -> HttpResponse:
    """Whoever gave away the own Leitung may not see the list any more."""
    if mitglied.user == request.user and not rules.mitglieder_verwalten(mitglied):
        return redirect(mitglied.kommune)
    return redirect("mitglieder", mitglied.kommune.slug)
