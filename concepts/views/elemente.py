"""Creating, editing, deleting and restoring elements: the same five steps for every kind."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from concepts import rules
from concepts.bereiche import BEREICHE, Bereich
from concepts.dokument.bestand import inhalt_von
from concepts.forms.basis import Teilformular
from concepts.leitfragen import fragen_zu
from concepts.models import Element, Handlungsfeld, Konzept
from concepts.services.elemente import (
    Konflikt,
    Unmoeglich,
    aendere_element,
    bewahre_verworfenes,
    lege_element_an,
    loesche_element,
)
from concepts.vergleich import Gegenueber, gegenueber
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib import eingaben

IM_PAPIERKORB = (
    "Der Eintrag liegt inzwischen im Papierkorb. Ihr Text steht noch hier: Holen Sie den Eintrag in einem zweiten "
    "Fenster zurück und speichern Sie dann noch einmal."
)
ELTERN = {"ziel": "handlungsfeld", "massnahme": "handlungsfeld", "abschnitt": "eltern"}


def bereich_unter(pfad: str) -> Bereich:
    """The Bereich of that address, or Http404."""
    if pfad not in BEREICHE:
        raise Http404
    return BEREICHE[pfad]


def element_unter(konzept: Konzept, bereich: Bereich, kennung: str, *, auch_geloescht: bool = False) -> Any:
    """The concept's element of that id, or Http404."""
    menge = bereich.art.modell.alle if auch_geloescht else bereich.art.modell.objects
    return get_object_or_404(menge.select_related("konzept__kommune"), konzept=konzept, kennung=kennung)


def adresse_der_liste(konzept: Konzept, bereich: Bereich, element: Element | None = None) -> str:
    """Where one goes after the work on an element is done."""
    if bereich.pfad == "ziele" and element is not None:
        feld = element.handlungsfeld  # type: ignore[attr-defined]
        return reverse("handlungsfeld", args=[konzept.kommune.slug, konzept.slug, feld.kennung])
    return reverse(bereich.navigation or bereich.pfad, args=[konzept.kommune.slug, konzept.slug])


def adresse_des_formulars(element: Element, bereich: Bereich, teil: str = "") -> str:
    """Where an element, or one part of it, is written."""
    ort = [element.konzept.kommune.slug, element.konzept.slug, bereich.pfad, element.kennung]
    if teil:
        return reverse("element_teil_bearbeiten", args=[*ort, teil])
    return reverse("element_bearbeiten", args=ort)


def adresse_des_eintrags(element: Element, bereich: Bereich, *, darf_bearbeiten: bool) -> str:
    """The element itself: its own page, else its form, else its place in the list."""
    if bereich.eigene_seite:
        return adresse(element, bereich)
    if darf_bearbeiten:
        return adresse_des_formulars(element, bereich)
    return f"{adresse_der_liste(element.konzept, bereich, element)}#{element.kennung}"


def adresse(element: Element, bereich: Bereich) -> str:
    """The element's own page where it has one, else its list."""
    if bereich.eigene_seite:
        ort = [element.konzept.kommune.slug, element.konzept.slug, element.kennung]
        return reverse(bereich.art.name, args=ort)
    return adresse_der_liste(element.konzept, bereich, element)


@am_konzept(rules.konzept_bearbeiten)
def element_neu(request: HttpRequest, konzept: Konzept, pfad: str) -> HttpResponse:
    """A new element: the form, and what it says is wrong."""
    bereich = bereich_unter(pfad)
    if pfad == "leitbild":
        raise Http404
    form = _formular(request, bereich.neu_formular, konzept)
    if request.method == "POST" and form.is_valid():
        try:
            inhalt = form.inhalt()
            fest = _eltern(konzept, bereich, request.POST.get("eltern") or inhalt.get("handlungsfeld"))
            element = lege_element_an(konzept=konzept, art=bereich.art, inhalt=inhalt, person=request.user, **fest)
        except Unmoeglich as fehler:
            form.add_error(None, str(fehler))
        else:
            eingaben.vergiss(request)
            messages.success(request, f"„{element}“ ist angelegt.")
            ziel = adresse_des_formulars if "weiter" in request.POST else adresse
            return redirect(ziel(element, bereich))
    eltern = form.data.get("eltern") or _eltern_kennung(request)
    wort = "Unterkapitel" if eltern and pfad == "kapitel" else bereich.wort(konzept)
    artikel = "Neue" if bereich.artikel == "neue" else bereich.artikel.capitalize()
    kontext = {
        "titel": f"{artikel} {wort}",
        "absenden": f"{wort} anlegen",
        "eltern": eltern,
    }
    return _zeige_formular(request, konzept, bereich, form, adresse_der_liste(konzept, bereich), **kontext)


@am_konzept(rules.konzept_bearbeiten)
def element_bearbeiten(request: HttpRequest, konzept: Konzept, pfad: str, kennung: str, teil: str = "") -> HttpResponse:
    """Edit an element, saved against the version that was read."""
    bereich = bereich_unter(pfad)
    teil = teil or next(iter(bereich.formulare))
    if teil not in bereich.formulare:
        raise Http404
    element = element_unter(konzept, bereich, kennung, auch_geloescht=request.method == "POST")
    form = _formular(request, bereich.formulare[teil], konzept, element)
    if element.geloescht_am is not None:
        form.add_error(None, IM_PAPIERKORB)
    elif request.method == "POST" and form.is_valid():
        try:
            return _speichere(request, element, bereich, form)
        except Konflikt as konflikt:
            return _zeige_konflikt(request, konzept, bereich, form, konflikt, teil)
        except Unmoeglich as fehler:
            form.add_error(None, str(fehler))
    kontext = {"titel": str(element), "absenden": "Speichern", "element": element} | _teile(request, bereich, teil)
    kontext["wieder_da"] = _wieder_da(request, form, element)
    return _zeige_formular(request, konzept, bereich, form, adresse(element, bereich), **kontext)


def _wieder_da(request: HttpRequest, form: Teilformular, element: Element) -> list[Gegenueber]:
    """How what was typed before the session ended differs from what is saved, to be seen before it is saved."""
    if request.method == "POST" or not form.is_bound or not form.is_valid():
        return []
    return gegenueber(form, form.inhalt(), inhalt_von(element))


def _teile(request: HttpRequest, bereich: Bereich, teil: str) -> dict[str, Any]:
    """The part that is open, and the one after it or to which the person wanted to go on."""
    namen, gewuenscht = list(bereich.formulare), request.POST.get("zu", "")
    danach = [gewuenscht] if gewuenscht in namen else namen[namen.index(teil) + 1 :][:1]
    return {
        "teil": teil,
        "teil_titel": bereich.formular_titel.get(teil),
        "danach": [(name, bereich.formular_titel.get(name)) for name in danach],
        "wohin": bereich.formular_titel.get(gewuenscht),
    }


def _formular(request: HttpRequest, klasse: type[Teilformular], konzept: Konzept, element: Any = None) -> Teilformular:
    angaben: dict[str, Any] = {"konzept": konzept, "feld": _eltern_kennung(request)}
    if element is not None:
        feld = getattr(element, "handlungsfeld", None)
        angaben |= {"inhalt": inhalt_von(element), "kennung": element.kennung, "feld": feld.kennung if feld else ""}
    daten = eingaben.getippt(request)
    if daten is not None:
        return klasse(daten, **angaben | {"feld": daten.get("eltern") or angaben["feld"]})
    return klasse(**angaben, initial={"version": element and element.version} | _vorbelegt(request))


def _vorbelegt(request: HttpRequest) -> dict[str, str]:
    feld = request.GET.get("handlungsfeld")
    return {"handlungsfeld": feld} if feld else {}


def _eltern_kennung(request: HttpRequest) -> str:
    return request.POST.get("eltern") or request.GET.get("eltern") or request.GET.get("handlungsfeld") or ""


def _eltern(konzept: Konzept, bereich: Bereich, kennung: str | None) -> dict[str, Any]:
    """The parent under which a new element stands."""
    attribut = ELTERN.get(bereich.art.name)
    if attribut is None or (attribut == "eltern" and not kennung):
        return {}
    modell = Handlungsfeld if attribut == "handlungsfeld" else bereich.art.modell
    eltern = modell.objects.filter(konzept=konzept, kennung=kennung or "").first()
    if eltern is None:
        raise Unmoeglich("Den Ort, an dem der Eintrag stehen soll, gibt es nicht mehr. Bitte von dort neu beginnen.")
    return {attribut: eltern}


def _speichere(request: HttpRequest, element: Any, bereich: Bereich, form: Teilformular) -> HttpResponse:
    if request.POST.get("uebernehmen") == "andere":
        bewahre_verworfenes(element=element, inhalt=form.inhalt(), person=request.user)  # type: ignore[arg-type]
        messages.success(request, "Der andere Text gilt. Ihren finden Sie im Verlauf.")
    else:
        gespeichert = aendere_element(
            element=element,
            inhalt=form.inhalt(),
            person=request.user,  # type: ignore[arg-type]
            version=form.cleaned_data["version"] or 0,
            gesehen=form.cleaned_data["gesehen"],
        )
        if "zu" not in request.POST or gespeichert.version != element.version:
            messages.success(request, f"„{gespeichert}“ ist gespeichert.")
    eingaben.vergiss(request)
    return redirect(_wohin(request, element, bereich))


def _wohin(request: HttpRequest, element: Element, bereich: Bereich) -> str:
    """To another part of the form, back into this one, or on."""
    if request.POST.get("zu") in bereich.formulare:
        return adresse_des_formulars(element, bereich, request.POST["zu"])
    return request.path if "weiter" in request.POST else adresse(element, bereich)


def _zeige_konflikt(
    request: HttpRequest, konzept: Konzept, bereich: Bereich, form: Teilformular, konflikt: Konflikt, teil: str
) -> HttpResponse:
    element = konflikt.element
    neu = form.data.copy()
    neu["gesehen"] = str(element.version)
    meins = form.inhalt()
    vergleich = gegenueber(form, {name: meins[name] for name in konflikt.streitig}, konflikt.jetzt)
    kontext = {"titel": str(element), "absenden": "Meinen Text speichern", "element": element, "konflikt": vergleich}
    kontext |= _teile(request, bereich, teil) | {"danach": []}
    frisch = type(form)(neu, konzept=konzept, inhalt=konflikt.jetzt, kennung=element.kennung, feld=form.auswahl.feld)
    zurueck = adresse(element, bereich)
    return _zeige_formular(request, konzept, bereich, frisch, zurueck, status=409, **kontext)


def _zeige_formular(
    request: HttpRequest,
    konzept: Konzept,
    bereich: Bereich,
    form: Teilformular,
    abbrechen: str,
    status: int = 200,
    **kontext: Any,
) -> HttpResponse:
    return zeige(
        request,
        "concepts/element_formular.html",
        konzept,
        bereich.navigation or bereich.pfad,
        status=status,
        form=form,
        teile=bereich,
        abbrechen=abbrechen,
        leitfragen=fragen_zu(_fragenschluessel(form, bereich)),
        **kontext,
    )


def _fragenschluessel(form: Teilformular, bereich: Bereich) -> str:
    art = form.initial.get("art")
    return art if bereich.pfad == "kapitel" and art else bereich.art.name


@require_POST
def _loeschen(request: HttpRequest, konzept: Konzept, pfad: str, kennung: str) -> HttpResponse:
    bereich = bereich_unter(pfad)
    element = element_unter(konzept, bereich, kennung)
    if pfad == "leitbild":
        raise Http404
    anzahl = loesche_element(element=element, person=request.user)  # type: ignore[arg-type]
    mehr = f" mit {anzahl - 1} Einträgen, die daran hängen," if anzahl > 2 else ""
    zurueck = reverse("element_zurueckholen", args=[konzept.kommune.slug, konzept.slug, pfad, kennung])
    messages.success(request, f"„{element}“ liegt{mehr} im Papierkorb.", extra_tags=zurueck)
    return redirect(adresse_der_liste(konzept, bereich, element))


element_loeschen = am_konzept(rules.konzept_bearbeiten)(_loeschen)
