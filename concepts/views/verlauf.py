"""What happened: the trail of a concept, the history of an element, the Papierkorb."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.models import Ereignis
from concepts import rules
from concepts.bereiche import BEREICHE, Bereich
from concepts.ereignistexte import satz
from concepts.forms.basis import Teilformular
from concepts.models import Bild, Element, Handlungsfeld, Konzept
from concepts.selectors import erzaehlenswertes
from concepts.services.elemente import Unmoeglich, hole_zurueck, stelle_wieder_her, verlauf_von
from concepts.services.zusammenfuehren import offene_zusammenfuehrung, trenne
from concepts.vergleich import Gegenueber, gegenueber
from concepts.zugang import am_konzept, zeige

from .elemente import adresse, adresse_des_eintrags, bereich_unter, element_unter
from .verlaufsziele import Verlaufsziele

JE_SEITE = 50
BILDER = ("bilder", "Bild", Bild)


@am_konzept(rules.konzept_lesen)
def verlauf(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The concept's story, newest first."""
    seite = Paginator(erzaehlenswertes(konzept), JE_SEITE).get_page(request.GET.get("seite"))
    darf = rules.konzept_bearbeiten(request.mitgliedschaft)  # type: ignore[attr-defined]
    ziele = Verlaufsziele(konzept, seite, darf_bearbeiten=darf)
    eintraege = [
        {
            "ereignis": eines,
            "satz": satz(eines, konzept.woerter),
            "ziel": ziele.zu(eines),
            "ruecknahme": ziele.ruecknahme(eines),
        }
        for eines in seite
    ]
    return zeige(
        request, "concepts/verlauf.html", konzept, "verlauf", titel="Verlauf", seite=seite, eintraege=eintraege
    )


@am_konzept(rules.konzept_lesen)
def element_verlauf(request: HttpRequest, konzept: Konzept, pfad: str, kennung: str) -> HttpResponse:
    """Every state of one element, each beside the one before it."""
    bereich = bereich_unter(pfad)
    element = element_unter(konzept, bereich, kennung, auch_geloescht=True)
    seite = Paginator(verlauf_von(element), 10).get_page(request.GET.get("seite"))
    eintraege = list(seite)
    danach = verlauf_von(element)[seite.end_index() : seite.end_index() + 1]
    reihe = [*eintraege, *danach]
    geltend = next((eines for eines in eintraege if not eines.code.endswith("nicht_uebernommen")), None)
    geltend = geltend if seite.number == 1 else None
    formulare = [klasse(konzept=konzept) for klasse in bereich.formulare.values()]
    staende: list[dict[str, Any]] = [
        {
            "ereignis": neuer,
            "satz": satz(neuer, konzept.woerter),
            "aenderungen": _aenderungen(formulare, aelter, neuer),
            "gilt": neuer == geltend,
        }
        for neuer, aelter in [*pairwise(reihe), *([(reihe[-1], None)] if reihe and not danach else [])]
    ]
    kontext = {
        "titel": f"Verlauf: {element}",
        "element": element,
        "teile": bereich,
        "staende": staende,
        "seite": seite,
        "zurueck": _zurueck(request, element, bereich),
    }
    return zeige(request, "concepts/element_verlauf.html", konzept, bereich.navigation or bereich.pfad, **kontext)


def _zurueck(request: HttpRequest, element: Element, bereich: Bereich) -> str:
    """Back to the entry, which may lie in the Papierkorb by now."""
    darf = rules.konzept_bearbeiten(request.mitgliedschaft)  # type: ignore[attr-defined]
    if element.geloescht_am is None:
        return adresse_des_eintrags(element, bereich, darf_bearbeiten=darf)
    ort = [element.konzept.kommune.slug, element.konzept.slug]
    return reverse("papierkorb" if darf else "verlauf", args=ort)


def _aenderungen(formulare: list[Teilformular], vorher: Ereignis | None, nachher: Ereignis) -> list[Gegenueber]:
    alt = vorher.daten.get("inhalt", {}) if vorher else {}
    neu = nachher.daten.get("inhalt", {})
    alles = {name: neu.get(name) for name in [*alt, *neu]}
    gefunden: list[Gegenueber] = []
    for form in formulare:
        gefunden += gegenueber(form, alles, alt)
    return gefunden


@am_konzept(rules.konzept_bearbeiten)
@require_POST
def element_wiederherstellen(
    request: HttpRequest, konzept: Konzept, pfad: str, kennung: str, ereignis: int
) -> HttpResponse:
    """Make an element say again what it said then."""
    bereich = bereich_unter(pfad)
    element = element_unter(konzept, bereich, kennung)
    frueher = get_object_or_404(verlauf_von(element), pk=ereignis)
    try:
        stelle_wieder_her(element=element, ereignis=frueher, person=request.user)  # type: ignore[arg-type]
    except Unmoeglich as fehler:
        messages.error(request, str(fehler))
    else:
        messages.success(request, "Der frühere Stand gilt wieder. Der bisherige steht weiter im Verlauf.")
    return redirect(adresse(element, bereich))


def _kopf(gruppe: list[dict[str, Any]]) -> dict[str, Any]:
    """The one element of those deleted together that holds all others."""
    dabei = {(type(eintrag["element"]), eintrag["element"].pk) for eintrag in gruppe}
    koepfe = [eintrag for eintrag in gruppe if not _oben(eintrag["element"]) & dabei]
    return (koepfe or gruppe)[0] | {"weitere": len(gruppe) - 1}


def _oben(element: Any) -> set[tuple[type, int | None]]:
    return {
        (Handlungsfeld, getattr(element, "handlungsfeld_id", None)),
        (type(element), getattr(element, "eltern_id", None)),
    }


@am_konzept(rules.konzept_bearbeiten)
def papierkorb(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """What was deleted and can be brought back."""
    gruppen: dict[Any, list[dict[str, Any]]] = {}
    for pfad, wort, modell in [*((b.pfad, b.wort(konzept), b.art.modell) for b in BEREICHE.values()), BILDER]:
        for eines in modell.alle.filter(konzept=konzept).exclude(geloescht_am=None):
            gruppen.setdefault(eines.geloescht_am, []).append({"element": eines, "pfad": pfad, "wort": wort})
    eintraege = [_kopf(gruppe) for _, gruppe in sorted(gruppen.items(), reverse=True)]
    return zeige(request, "concepts/papierkorb.html", konzept, "papierkorb", titel="Papierkorb", eintraege=eintraege)


def _hole_zurueck(element: Any, person: Any) -> None:
    """What went into another entry comes back with all that moved there."""
    zusammenfuehrung = None if isinstance(element, Bild) else offene_zusammenfuehrung(element)
    if zusammenfuehrung is None:
        hole_zurueck(element=element, person=person)
    else:
        sammlung = zusammenfuehrung.daten["zusammenfuehrung"]
        trenne(konzept=element.konzept, sammlung=sammlung, person=person)


@am_konzept(rules.konzept_bearbeiten)
@require_POST
def element_zurueckholen(request: HttpRequest, konzept: Konzept, pfad: str, kennung: str) -> HttpResponse:
    """Take an element out of the Papierkorb."""
    if pfad == "bilder":
        element = get_object_or_404(Bild.alle, konzept=konzept, kennung=kennung)
    else:
        element = element_unter(konzept, bereich_unter(pfad), kennung, auch_geloescht=True)
    try:
        _hole_zurueck(element, request.user)
    except Unmoeglich as fehler:
        messages.error(request, str(fehler))
        return redirect("papierkorb", konzept.kommune.slug, konzept.slug)
    messages.success(request, f"„{element}“ ist wieder da.")
    if pfad == "bilder":
        return redirect("bilder", konzept.kommune.slug, konzept.slug)
    return redirect(adresse(element, bereich_unter(pfad)))
