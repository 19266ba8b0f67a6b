"""The Maßnahmen of a concept as a table: find, sort, change many at once, number anew."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import replace_url

from concepts import rules
from concepts.forms.massnahmentabelle import Sammelform
from concepts.massnahmenansicht import VORLAGE, Ansicht, adresse, felder_von
from concepts.models import Konzept, Massnahme
from concepts.services import sammelaenderung
from concepts.services.elemente import Unmoeglich
from concepts.services.nummern import neue_nummern, nummeriere_massnahmen, summe
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib import eingaben


def _zeige(request: HttpRequest, ansicht: Ansicht, daten: Any = None, form: Sammelform | None = None) -> HttpResponse:
    """The whole page; `daten` is what was posted to change many at once, `form` what came of it."""
    konzept = ansicht.konzept
    darf = rules.konzept_bearbeiten(request.mitgliedschaft)  # type: ignore[attr-defined]
    if form is None and darf:
        form = Sammelform(konzept=konzept, felder=ansicht.tabelle.felder, initial=daten and daten.dict())
    suchfeld, *filterfelder = felder_von(ansicht.filter.form)
    return zeige(
        request,
        VORLAGE,
        konzept,
        "massnahmen",
        titel=konzept.wort("massnahme", mehrzahl=True),
        suchfeld=suchfeld,
        filterfelder=filterfelder,
        sammelform=form,
        sammelfelder=list(felder_von(form)) if form else [],
        **ansicht.kontext(zum_ankreuzen=darf, angekreuzt=daten.getlist("massnahme") if daten else ()),
    )


def _zeige_liste(request: HttpRequest, ansicht: Ansicht) -> HttpResponse:
    """What changes when somebody filters or sorts."""
    darf = rules.konzept_bearbeiten(request.mitgliedschaft)  # type: ignore[attr-defined]
    kontext = ansicht.kontext(zum_ankreuzen=darf)
    antwort = zeige(request, f"{VORLAGE}#liste", ansicht.konzept, "massnahmen", **kontext)
    return replace_url(antwort, adresse("massnahmen", ansicht.konzept, suche=ansicht.suche))


@am_konzept(rules.konzept_lesen)
@require_safe
def liste(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The table; htmx gets the part that changes."""
    ansicht = Ansicht(konzept, request.GET)
    nur_liste = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    antwort = _zeige_liste(request, ansicht) if nur_liste else _zeige(request, ansicht)
    patch_vary_headers(antwort, ["HX-Request"])
    return antwort


@am_konzept(rules.konzept_bearbeiten)
def aendere(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Change everything that is ticked; whoever was signed out meanwhile finds the ticks again."""
    daten = eingaben.getippt(request)
    if daten is None:
        return redirect(adresse("massnahmen", konzept))
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
        konzept=konzept,
        kennungen=kennungen,
        aenderung=form.aenderung(),
        person=request.user,  # type: ignore[arg-type]
    )
    eingaben.vergiss(request)
    if ergebnis.geaendert:
        satz = f"Geändert: {_menge(konzept, ergebnis.geaendert)}. {form.satz()}."
        schon = f" Bei {ergebnis.unveraendert} stand es schon so." if ergebnis.unveraendert else ""
        rueckgaengig = adresse("massnahmen_zuruecknehmen", konzept, ergebnis.sammlung, suche=ansicht.suche)
        messages.success(request, satz + schon, extra_tags=rueckgaengig)
    else:
        messages.info(request, "Es gab nichts zu ändern: Was Sie angekreuzt haben, steht schon so da.")
    return redirect(adresse("massnahmen", konzept, suche=ansicht.suche))


def _menge(konzept: Konzept, anzahl: int) -> str:
    return f"{anzahl} {konzept.wort('massnahme', mehrzahl=anzahl != 1)}"


@am_konzept(rules.konzept_bearbeiten)
@require_POST
def nimm_zurueck(request: HttpRequest, konzept: Konzept, sammlung: UUID) -> HttpResponse:
    """Undo one change of many; what somebody changed since stays as it is."""
    ergebnis = sammelaenderung.nimm_zurueck(konzept=konzept, sammlung=str(sammlung), person=request.user)  # type: ignore[arg-type]
    if not ergebnis.geaendert and not ergebnis.unveraendert:
        raise Http404
    if ergebnis.geaendert:
        messages.success(request, f"Zurückgenommen: {_menge(konzept, ergebnis.geaendert)}.")
    if ergebnis.unveraendert:
        rest = _menge(konzept, ergebnis.unveraendert)
        messages.warning(request, f"Nicht zurückgenommen, weil seither geändert: {rest}.")
    return redirect(adresse("massnahmen", konzept, suche=request.GET.urlencode()))


@am_konzept(rules.konzept_bearbeiten)
def nummeriere(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Show which numbers change, ask, and number all Maßnahmen by Handlungsfeld and order."""
    tausche = neue_nummern(konzept)
    gesehen = summe(tausche)
    if request.method == "POST" and (not tausche or request.POST.get("gesehen") == gesehen):
        return _nummeriere(request, konzept)
    kontext = {
        "titel": f"{konzept.wort('massnahme', mehrzahl=True)} neu nummerieren",
        "tausche": tausche,
        "gesehen": gesehen,
        "anzahl": _menge(konzept, Massnahme.objects.filter(konzept=konzept).count()),
        "inzwischen": request.method == "POST",
    }
    return zeige(request, "concepts/massnahmen_nummern.html", konzept, "massnahmen", **kontext)


def _nummeriere(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    ergebnis = nummeriere_massnahmen(konzept=konzept, person=request.user)  # type: ignore[arg-type]
    if ergebnis.geaendert:
        rueckgaengig = adresse("massnahmen_zuruecknehmen", konzept, ergebnis.sammlung)
        messages.success(request, f"Neu nummeriert: {_menge(konzept, ergebnis.geaendert)}.", extra_tags=rueckgaengig)
    else:
        messages.info(request, "Alle Nummern stimmten schon.")
    return redirect(adresse("massnahmen", konzept))
