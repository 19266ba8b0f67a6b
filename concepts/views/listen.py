"""The parts of a concept as lists: chapters, Leitbild, Handlungsfelder, registers."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from concepts import rules
from concepts.dokument.abbildung import ABSCHNITT
from concepts.dokument.verweise import bringt_nummer_mit
from concepts.enums import Abschnittart
from concepts.leitfragen import fragen_zu
from concepts.models import (
    Abschnitt,
    Akteur,
    Gremium,
    Handlungsfeld,
    Indikator,
    Konzept,
    Leitziel,
    Massnahme,
    Querschnittsthema,
    Ziel,
)
from concepts.selectors.dubletten import vermutete_dubletten
from concepts.services.elemente import Unmoeglich
from concepts.services.konzepte import ordne, ordne_kapitel
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib.deutsch import sortierschluessel
from integrationskonzept.lib.richtext import ist_leer

from .elemente import bereich_unter, element_unter


def in_ihrer_ordnung(elemente: QuerySet) -> QuerySet:
    """Said once more, since Django drops a model's own order where it counts what hangs on the rows."""
    return elemente.order_by("position", "id")


@am_konzept(rules.konzept_lesen)
def kapitel(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The chapters as a tree that can be put in order."""
    kinder: dict[int | None, list[Abschnitt]] = defaultdict(list)
    for abschnitt in Abschnitt.objects.filter(konzept=konzept):
        kinder[abschnitt.eltern_id].append(abschnitt)

    def zweig(eltern: int | None) -> list[dict[str, Any]]:
        return [
            {"kapitel": abschnitt, "leer": ist_leer(abschnitt.inhalt), "kinder": zweig(abschnitt.pk)}
            for abschnitt in kinder[eltern]
        ]

    kontext = {"titel": "Kapitel", "baum": zweig(None), "bausteine": Abschnittart.mit_bestandteil()}
    return zeige(request, "concepts/kapitel.html", konzept, "kapitel", **kontext)


@am_konzept(rules.konzept_lesen)
def leitbild(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Integrationsverständnis, Vision and Leitziele on one page."""
    texte = getattr(konzept, "leitbild", None)
    leitziele = Leitziel.objects.filter(konzept=konzept)
    kontext = {"titel": "Leitbild", "texte": texte, "leitziele": leitziele, "leitfragen": fragen_zu("leitbild")}
    return zeige(request, "concepts/leitbild.html", konzept, "leitbild", **kontext)


@am_konzept(rules.konzept_lesen)
def handlungsfelder(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The Handlungsfelder in their order, with what is in them."""
    gezaehlt = Handlungsfeld.objects.filter(konzept=konzept).annotate(
        ziele=Count("ziel", filter=Q(ziel__geloescht_am=None), distinct=True),
        massnahmen=Count("massnahme", filter=Q(massnahme__geloescht_am=None), distinct=True),
    )
    felder = in_ihrer_ordnung(gezaehlt)
    einzahl = konzept.wort("handlungsfeld")
    eigene = {feld.pk for feld in felder if bringt_nummer_mit(feld.titel, einzahl)}
    kontext = {"titel": konzept.wort("handlungsfeld", mehrzahl=True), "felder": felder, "eigene_nummern": eigene}
    return zeige(request, "concepts/handlungsfelder.html", konzept, "handlungsfelder", **kontext)


@am_konzept(rules.konzept_lesen)
def handlungsfeld(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponse:
    """One Handlungsfeld: texts, goals as a tree, Maßnahmen."""
    feld = element_unter(konzept, bereich_unter("handlungsfelder"), kennung)
    je_ziel: dict[int | None, list[Ziel]] = defaultdict(list)
    ziele = list(Ziel.objects.filter(handlungsfeld=feld))
    vorhanden = {ziel.pk for ziel in ziele}
    for ziel in ziele:
        je_ziel[ziel.uebergeordnet_id if ziel.uebergeordnet_id in vorhanden else None].append(ziel)

    def zweig(oben: int | None) -> list[dict[str, Any]]:
        return [{"ziel": ziel, "teilziele": zweig(ziel.pk)} for ziel in je_ziel[oben]]

    vor = _feldnummer(feld)
    kontext = {
        "titel": feld.titel,
        "feld": feld,
        "ziele": zweig(None),
        "massnahmen": Massnahme.objects.filter(handlungsfeld=feld),
        "vor": vor,
        "eigene_nummern": not vor,
        "leitziele": feld.leitziele.filter(geloescht_am=None).order_by("handlungsfeldleitziel__position"),
        "leitfragen": fragen_zu("handlungsfeld"),
    }
    return zeige(request, "concepts/handlungsfeld.html", konzept, "handlungsfelder", **kontext)


def _feldnummer(feld: Any) -> str:
    """„2.“ where Maßnahmen are counted as in the brochure; empty where some have numbers of their own."""
    if Massnahme.objects.filter(konzept=feld.konzept).exclude(nummer="").exists():
        return ""
    felder = list(Handlungsfeld.objects.filter(konzept=feld.konzept).values_list("pk", flat=True))
    return f"{felder.index(feld.pk) + 1}."


@am_konzept(rules.konzept_lesen)
def akteure(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The register of Akteure, with how much each carries."""
    lebend = Q(massnahmeakteur__massnahme__geloescht_am=None)
    menge = Akteur.objects.filter(konzept=konzept).annotate(
        fuehrt=Count("massnahmeakteur", filter=lebend & Q(massnahmeakteur__rolle="federfuehrung")),
        beteiligt=Count("massnahmeakteur", filter=lebend & Q(massnahmeakteur__rolle="beteiligt")),
    )
    sortiert = sorted(menge, key=lambda akteur: sortierschluessel(akteur.name))
    kontext = {
        "titel": "Akteure",
        "wort_einzahl": "Akteur",
        "akteure": sortiert,
        "dubletten": vermutete_dubletten(sortiert),
        "zusammenfuehrbar": len(sortiert) > 1,
        "leitfragen": fragen_zu("akteur"),
    }
    return zeige(request, "concepts/akteure.html", konzept, "akteure", **kontext)


@am_konzept(rules.konzept_lesen)
def gremien(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The bodies that steer, coordinate and advise."""
    kontext = {
        "titel": "Gremien",
        "wort_einzahl": "Gremium",
        "gremien": Gremium.objects.filter(konzept=konzept),
        "leitfragen": fragen_zu("gremium"),
    }
    return zeige(request, "concepts/gremien.html", konzept, "gremien", **kontext)


@am_konzept(rules.konzept_lesen)
def indikatoren(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The figures with their targets."""
    lebend = Q(massnahmeindikator__massnahme__geloescht_am=None)
    gezaehlt = Indikator.objects.filter(konzept=konzept).annotate(massnahmen=Count("massnahmeindikator", filter=lebend))
    menge = list(in_ihrer_ordnung(gezaehlt).prefetch_related("zielwerte"))
    kontext = {
        "titel": "Indikatoren",
        "wort_einzahl": "Indikator",
        "indikatoren": menge,
        "dubletten": vermutete_dubletten(menge),
        "zusammenfuehrbar": len(menge) > 1,
        "leitfragen": fragen_zu("indikator"),
    }
    return zeige(request, "concepts/indikatoren.html", konzept, "indikatoren", **kontext)


@am_konzept(rules.konzept_lesen)
def querschnittsthemen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The themes that run through all Handlungsfelder."""
    themen = Querschnittsthema.objects.filter(konzept=konzept)
    kontext = {
        "titel": "Querschnittsthemen",
        "wort_einzahl": "Querschnittsthema",
        "themen": themen,
        "leitfragen": fragen_zu("querschnittsthema"),
    }
    return zeige(request, "concepts/querschnittsthemen.html", konzept, "querschnittsthemen", **kontext)


@am_konzept(rules.konzept_bearbeiten)
@require_POST
def ordnen(request: HttpRequest, konzept: Konzept, pfad: str) -> HttpResponse:
    """The whole new order at once, as dragging with the mouse leaves it."""
    bereich = bereich_unter(pfad)
    kennungen = request.POST.getlist("reihenfolge")
    if not kennungen:
        raise Http404
    try:
        if bereich.art is ABSCHNITT:
            eltern = request.POST.getlist("eltern")
            eltern += [""] * (len(kennungen) - len(eltern))
            ordne_kapitel(konzept=konzept, baum=list(zip(kennungen, eltern, strict=False)), person=request.user)  # type: ignore[arg-type]
        else:
            ordne(konzept=konzept, art=bereich.art, kennungen=kennungen, person=request.user)  # type: ignore[arg-type]
    except Unmoeglich as fehler:
        return HttpResponse(str(fehler), status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@am_konzept(rules.konzept_bearbeiten)
@require_POST
def verschieben(request: HttpRequest, konzept: Konzept, pfad: str, kennung: str) -> HttpResponse:
    """One step up, down, in or out: the same by keyboard."""
    bereich = bereich_unter(pfad)
    element = element_unter(konzept, bereich, kennung)
    richtung = request.POST.get("richtung", "")
    if bereich.art is ABSCHNITT:
        baum = verschiebe_kapitel(list(Abschnitt.objects.filter(konzept=konzept)), element, richtung)
        ordne_kapitel(konzept=konzept, baum=baum, person=request.user)  # type: ignore[arg-type]
    else:
        kennungen = _verschoben(list(_geschwister(element)), element, richtung)
        ordne(konzept=konzept, art=bereich.art, kennungen=kennungen, person=request.user)  # type: ignore[arg-type]
    messages.success(request, f"„{element}“ ist verschoben.")
    ziel = reverse(bereich.navigation or bereich.pfad, args=[konzept.kommune.slug, konzept.slug])
    feld = getattr(element, "handlungsfeld", None)
    if feld is not None:
        ziel = reverse("handlungsfeld", args=[konzept.kommune.slug, konzept.slug, feld.kennung])
    suche = urlencode({"verschoben": kennung, "richtung": richtung})
    return redirect(f"{ziel}?{suche}")  # without an anchor, which would keep browsers from the button with autofocus


def _geschwister(element: Any) -> Any:
    menge = type(element).objects.filter(konzept=element.konzept)
    if isinstance(element, Ziel):
        return menge.filter(handlungsfeld=element.handlungsfeld, uebergeordnet=element.uebergeordnet)
    if isinstance(element, Massnahme):
        return menge.filter(handlungsfeld=element.handlungsfeld)
    return menge


def _verschoben(reihe: list[Any], element: Any, richtung: str) -> list[str]:
    """The ids with `element` one place up or down."""
    stelle = next(nummer for nummer, eines in enumerate(reihe) if eines.pk == element.pk)
    ziel = stelle + (-1 if richtung == "nach_oben" else 1)
    if richtung in ("nach_oben", "nach_unten") and 0 <= ziel < len(reihe):
        reihe[stelle], reihe[ziel] = reihe[ziel], reihe[stelle]
    return [eines.kennung for eines in reihe]


def verschiebe_kapitel(kapitel: list[Abschnitt], element: Abschnitt, richtung: str) -> list[tuple[str, str]]:
    """The tree of chapters with `element` one step up, down, in or out; ids with their parents' ids."""
    eltern_von = {einer.pk: einer.eltern_id for einer in kapitel}
    geschwister = [einer for einer in kapitel if einer.eltern_id == element.eltern_id]
    stelle = [einer.pk for einer in geschwister].index(element.pk)
    if richtung == "einruecken" and stelle > 0:
        eltern_von[element.pk] = geschwister[stelle - 1].pk
        kapitel = [einer for einer in kapitel if einer.pk != element.pk] + [element]
    elif richtung == "ausruecken" and element.eltern_id:
        eltern_von[element.pk] = eltern_von[element.eltern_id]
        kapitel = [einer for einer in kapitel if einer.pk != element.pk]
        hinter = [einer.pk for einer in kapitel].index(element.eltern_id)
        kapitel.insert(hinter + 1, element)
    else:
        reihe = iter(_verschoben(geschwister, element, richtung))
        je_kennung = {einer.kennung: einer for einer in kapitel}
        kapitel = [je_kennung[next(reihe)] if einer.eltern_id == element.eltern_id else einer for einer in kapitel]
    kennung = {einer.pk: einer.kennung for einer in kapitel}
    return [(einer.kennung, kennung.get(eltern_von[einer.pk] or 0, "")) for einer in kapitel]
