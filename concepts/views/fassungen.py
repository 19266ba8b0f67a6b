"""The list of Fassungen, freezing one, withdrawing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from concepts import rules
from concepts.dokument.maengel import Mangel, Stelle
from concepts.enums import Fassungszweck
from concepts.forms.fassungen import FassungForm, RuecknahmeForm
from concepts.models import Fassung, Konzept
from concepts.selectors.einfrieren import entstehende_fassung, leser_je_zweck, vor_dem_einfrieren
from concepts.services.einfrieren import SchonEingefroren, beantrage_fassung
from concepts.services.elemente import Unmoeglich
from concepts.services.fassungen import nimm_fassung_zurueck, was_gegen_ruecknahme_spricht
from concepts.views.einfrieren import wo_zu_beheben
from concepts.zugang import am_konzept, fassung_fuer, zeige
from integrationskonzept.lib import eingaben


@am_konzept(rules.fassungen_lesen)
def fassungen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """All Fassungen that this person may read."""
    menge = Fassung.objects.visible_to(request.user).filter(konzept=konzept).ohne_dokument()
    kontext = {
        "titel": "Fassungen",
        "fassungen": menge.select_related("erstellt_von", "ruecknahme__person"),
        "entstehende": entstehende_fassung(konzept),
    }
    return zeige(request, "concepts/fassungen.html", konzept, "fassungen", **kontext)


@am_konzept(rules.fassung_einfrieren)
def fassung_neu(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """What is missing, for whom it is, then the question; a form sent twice freezes once."""
    entstehende = entstehende_fassung(konzept)
    if entstehende and entstehende.in_arbeit:
        return redirect("fassung_entsteht", konzept.kommune.slug, konzept.slug, entstehende.pk)
    letzte = konzept.fassungen.ohne_dokument().first()
    naechste = letzte.nummer + 1 if letzte else 1
    leser = leser_je_zweck(konzept.kommune)
    zweck = request.GET.get("zweck", "")
    initial = {"nummer": naechste, "notiz": entstehende.notiz if entstehende else ""}
    form = FassungForm(eingaben.getippt(request), leser=leser, initial=initial, zweck=zweck)
    if request.method == "POST" and form.is_valid():
        try:
            return _friere_ein(request, konzept, form)
        except Unmoeglich as fehler:
            form.add_error(None, str(fehler))
    return _frage(request, konzept, form, naechste)


def _friere_ein(request: HttpRequest, konzept: Konzept, form: FassungForm) -> HttpResponse:
    ort = [konzept.kommune.slug, konzept.slug]
    try:
        entstehende = beantrage_fassung(konzept=konzept, person=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    except SchonEingefroren as fehler:
        messages.info(request, str(fehler))
        return redirect("fassung", *ort, fehler.nummer)
    eingaben.vergiss(request)
    return redirect("fassung_entsteht", *ort, entstehende.pk)


def _frage(request: HttpRequest, konzept: Konzept, form: FassungForm, naechste: int) -> HttpResponse:
    vorschau = vor_dem_einfrieren(konzept)
    zweck = form.gewaehlt
    kontext = {
        "titel": f"Fassung {naechste} einfrieren",
        "form": form,
        "naechste": naechste,
        "vorschau": vorschau,
        "maengel": [_mit_adressen(konzept, mangel) for mangel in vorschau.maengel],
        "zweck": Fassungszweck(zweck).label if zweck else "",
        "leser": form.leser.get(zweck),
    }
    return zeige(request, "concepts/fassung_neu.html", konzept, "fassungen", **kontext)


def _mit_adressen(konzept: Konzept, mangel: Mangel) -> tuple[Mangel, list[tuple[str, Stelle]]]:
    return mangel, [(wo_zu_beheben(konzept, stelle), stelle) for stelle in mangel.stellen]


@am_konzept(rules.fassung_einfrieren)
def fassung_zuruecknehmen(request: HttpRequest, konzept: Konzept, nummer: int) -> HttpResponse:
    """Withdraw a Fassung that was frozen by mistake."""
    fassung = fassung_fuer(request, konzept, nummer)
    form = RuecknahmeForm(eingaben.getippt(request))
    einwand = was_gegen_ruecknahme_spricht(fassung)
    if request.method == "POST" and form.is_valid():
        try:
            nimm_fassung_zurueck(fassung=fassung, person=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except Unmoeglich as fehler:
            form.add_error(None, str(fehler))
        else:
            eingaben.vergiss(request)
            messages.success(request, f"{fassung} ist zurückgenommen.")
            return redirect("fassungen", konzept.kommune.slug, konzept.slug)
    leser = leser_je_zweck(konzept.kommune)[fassung.zweck]
    kontext = {"titel": f"{fassung} zurücknehmen", "fassung": fassung, "form": form, "einwand": einwand, "leser": leser}
    return zeige(request, "concepts/fassung_zuruecknehmen.html", konzept, "fassungen", **kontext)
