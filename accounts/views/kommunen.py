"""My Kommunen; for the operator all of them by name and page, and the way to set up another."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts import register, selectors, services
from accounts.enums import KommuneArt
from accounts.forms.kommune import KommuneVonHandForm, NeueKommuneForm, SuchForm
from accounts.models import Kommune
from accounts.zugang import angemeldet, betrieb

HOECHSTENS_GESUCHT = 100


@angemeldet
def uebersicht(request: HttpRequest) -> HttpResponse:
    """Where I am a member; with one Kommune only, straight to it."""
    mitgliedschaften = selectors.meine_mitgliedschaften(request.user)
    if len(mitgliedschaften) == 1 and not request.user.is_superuser:
        return redirect(mitgliedschaften[0].kommune)
    daten: dict[str, object] = {"titel": "Übersicht", "mitgliedschaften": mitgliedschaften}
    if request.user.is_superuser:
        suche = request.GET.get("suche", "").strip()[:HOECHSTENS_GESUCHT]
        daten |= {"suche": suche, "seite": selectors.kommunenseite(suche, request.GET.get("seite"))}
    return render(request, "accounts/uebersicht.html", daten)


@betrieb
def suchen(request: HttpRequest) -> HttpResponse:
    """Type a name, choose the place; htmx fetches only the list."""
    text = request.GET.get("suche", "")
    treffer = register.suche(text)
    schon_da = set(Kommune.objects.filter(ags__in=[e.ags for e in treffer]).values_list("ags", flat=True))
    daten = {
        "titel": "Neue Kommune",
        "form": SuchForm(initial={"suche": text}),
        "text": text,
        "treffer": [(eintrag, eintrag.ags in schon_da) for eintrag in treffer],
    }
    vorlage = "accounts/kommune_treffer.html" if request.htmx else "accounts/kommune_suchen.html"
    return render(request, vorlage, daten)


def _aus_eintrag(eintrag: register.Registereintrag) -> Kommune:
    return Kommune(
        name=eintrag.anzeigename,
        art=eintrag.art,
        ags=eintrag.ags,
        bundesland=eintrag.land,
        kreis=eintrag.kreis,
        einwohner=eintrag.einwohner,
    )


@betrieb
def aus_register(request: HttpRequest, ags: str) -> HttpResponse:
    """Set up a Kommune that the register knows."""
    eintrag = register.eintrag(ags)
    if eintrag is None:
        raise Http404
    kommune = _aus_eintrag(eintrag)
    vorschlag = selectors.freie_adresse(kommune.name, eintrag.kreis or eintrag.land)
    form = NeueKommuneForm(request.POST or None, instance=kommune, initial={"slug": vorschlag})
    return _anlegen(request, form, {"eintrag": eintrag, "art": eintrag.artname})


@betrieb
def von_hand(request: HttpRequest) -> HttpResponse:
    """Set up a place that the register does not know."""
    form = KommuneVonHandForm(request.POST or None, initial={"art": KommuneArt.STADT})
    return _anlegen(request, form, {})


def _anlegen(request: HttpRequest, form: NeueKommuneForm, daten: dict[str, object]) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["leitung_email"]
        try:
            kommune = services.kommune_anlegen(
                kommune=form.instance,
                leitung_email=email,
                person=request.user,
                absolut=request.build_absolute_uri,
            )
        except ValidationError as fehler:
            form.add_error(None, fehler)
        else:
            messages.success(request, f"{kommune} ist angelegt, die Einladung an {email} ist verschickt.")
            return redirect("mitglieder", kommune.slug)
    return render(request, "accounts/kommune_neu.html", {"titel": "Kommune anlegen", "form": form, **daten})
