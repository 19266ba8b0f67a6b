"""Two entries that mean the same become one: look at both, see what moves, say yes, take it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from concepts import rules
from concepts.bereiche import Bereich
from concepts.dokument.bestand import inhalt_von
from concepts.forms.zusammenfuehren import ZusammenfuehrenForm
from concepts.models import Element, Konzept
from concepts.selectors.dubletten import vermutete_dubletten
from concepts.services.elemente import Unmoeglich
from concepts.services.zusammenfuehren import ARTEN, Umzug, betroffene, fuehre_zusammen, trenne, umzuege
from concepts.vergleich import gegenueber
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib.deutsch import aufzaehlung, teildatum, zahl

from .elemente import adresse_der_liste, bereich_unter

ROLLEN = {"federfuehrung": "Federführung", "beteiligte": "Beteiligte", "indikatoren": "Indikatoren"}


def _bereich(pfad: str) -> Bereich:
    bereich = bereich_unter(pfad)
    if bereich.art.name not in ARTEN:
        raise Http404
    return bereich


@am_konzept(rules.konzept_bearbeiten)
def zusammenfuehren(request: HttpRequest, konzept: Konzept, pfad: str) -> HttpResponse:
    """Choose two, compare them, make them one."""
    bereich = _bereich(pfad)
    elemente = list(bereich.art.modell.objects.filter(konzept=konzept).select_related("konzept__kommune"))
    gewaehlt = request.POST if request.method == "POST" else request.GET
    form = ZusammenfuehrenForm(gewaehlt or None, elemente=elemente)
    if request.method == "POST":
        return _fuehre_zusammen(request, konzept, bereich, form)
    kontext: dict[str, Any] = {
        "titel": f"{bereich.mehrzahl} zusammenführen",
        "form": form,
        "teile": bereich,
        "dubletten": vermutete_dubletten(elemente),
        "abbrechen": adresse_der_liste(konzept, bereich),
    }
    if form.is_valid():
        kontext |= _vergleich(konzept, bereich, *form.paar)
    return zeige(request, "concepts/zusammenfuehren.html", konzept, pfad, **kontext)


def _fuehre_zusammen(
    request: HttpRequest, konzept: Konzept, bereich: Bereich, form: ZusammenfuehrenForm
) -> HttpResponse:
    try:
        if not form.is_valid():
            raise Unmoeglich("Einen der beiden Einträge gibt es nicht mehr. Bitte wählen Sie noch einmal.")
        bleibt, geht = form.paar
        sammlung = fuehre_zusammen(bleibt=bleibt, geht=geht, person=request.user)  # type: ignore[arg-type]
    except Unmoeglich as fehler:
        messages.error(request, str(fehler))
        return redirect("zusammenfuehren", konzept.kommune.slug, konzept.slug, bereich.pfad)
    zurueck = reverse("trennen", args=[konzept.kommune.slug, konzept.slug, bereich.pfad, sammlung])
    satz = f"„{geht}“ ist in „{bleibt}“ aufgegangen und liegt im Papierkorb."
    messages.success(request, satz, extra_tags=zurueck)
    return redirect(adresse_der_liste(konzept, bereich))


def _vergleich(konzept: Konzept, bereich: Bereich, bleibt: Element, geht: Element) -> dict[str, Any]:
    form = next(iter(bereich.formulare.values()))(konzept=konzept)
    links, rechts = inhalt_von(bleibt), inhalt_von(geht)
    alles = {name: links.get(name) for name in [*links, *rechts]}
    return {
        "bleibt": bleibt,
        "geht": geht,
        "unterschiede": gegenueber(form, alles, rechts),
        "massnahmen": [
            (titel, aufzaehlung(ROLLEN[schluessel] for schluessel in listen)) for titel, listen in betroffene(geht)
        ],
        "zeilen": [satz for umzug in umzuege(bleibt, geht) if (satz := _zeilensatz(umzug))],
        "andersherum": f"?bleibt={geht.kennung}&geht={bleibt.kennung}",
    }


def _zeilensatz(umzug: Umzug) -> str:
    """„Zielwerte: 2 ziehen um, 1 steht schon da. Zu 2027 stehen danach zwei verschiedene da (12).“"""
    if not umzug.ziehen and not umzug.doppelt:
        return ""
    teile = [f"{len(umzug.ziehen)} ziehen um" if len(umzug.ziehen) != 1 else "1 zieht um"]
    if umzug.doppelt:
        teile.append(f"{len(umzug.doppelt)} genau so schon da")
    satz = f"{umzug.zeilen.schluessel.capitalize()}: {', '.join(teile)}."
    if umzug.widersprechen:
        werte = aufzaehlung(f"{teildatum(zeile.zeitpunkt)} ({zahl(zeile.wert)})" for zeile in umzug.widersprechen)
        satz += f" Andere Werte als im Eintrag, der bleibt: {werte}. Danach stehen dort beide; bitte prüfen Sie sie."
    return satz


@am_konzept(rules.konzept_bearbeiten)
@require_POST
def trennen(request: HttpRequest, konzept: Konzept, pfad: str, sammlung: UUID) -> HttpResponse:
    """Take it back."""
    bereich = _bereich(pfad)
    try:
        element, ergebnis = trenne(konzept=konzept, sammlung=str(sammlung), person=request.user)  # type: ignore[arg-type]
    except Unmoeglich as fehler:
        messages.error(request, str(fehler))
    else:
        messages.success(request, f"„{element}“ ist wieder da.")
        if ergebnis.unveraendert:
            wort = konzept.wort("massnahme", mehrzahl=ergebnis.unveraendert != 1)
            messages.warning(request, f"Nicht zurückgenommen, weil seither geändert: {ergebnis.unveraendert} {wort}.")
    return redirect(adresse_der_liste(konzept, bereich))
