"""A Fassung on its way: asked for, watched, taken back, asked for again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect, retarget

from concepts import rules
from concepts.bereiche import BEREICH_DER_ART
from concepts.dokument.maengel import Stelle
from concepts.models import Einfrierung, Konzept
from concepts.services.einfrieren import SchonEingefroren, beantrage_fassung, ziehe_zurueck
from concepts.services.elemente import Unmoeglich
from concepts.zugang import am_konzept, zeige


@am_konzept(rules.fassung_einfrieren)
def fassung_entsteht(request: HttpRequest, konzept: Konzept, pk: int) -> HttpResponse:
    """How far it is, what came of it, or what stands in the way; the page asks again by itself until it is done."""
    einfrierung = _einfrierung(konzept, pk)
    if einfrierung is None:
        return _zu_den_fassungen(request, konzept)
    kontext = {
        "titel": f"Einfrieren der Fassung {einfrierung.nummer}",
        "einfrierung": einfrierung,
        "stellen": [(wo_zu_beheben(konzept, stelle), stelle) for stelle in (Stelle(**s) for s in einfrierung.stellen)],
    }
    return _zeige(request, konzept, einfrierung, kontext)


def _zeige(request: HttpRequest, konzept: Konzept, einfrierung: Einfrierung, kontext: dict[str, Any]) -> HttpResponse:
    """The page, or what of it changes: how far it is, and in the end the whole."""
    teil = ("#weit" if einfrierung.in_arbeit else "#stand") if request.htmx else ""  # type: ignore[attr-defined]
    antwort = zeige(request, f"concepts/fassung_entsteht.html{teil}", konzept, "fassungen", **kontext)
    return retarget(antwort, "#stand") if teil == "#stand" else antwort


def _einfrierung(konzept: Konzept, pk: int) -> Einfrierung | None:
    return konzept.einfrierungen.defer("auftrag").select_related("fassung").defer("fassung__text").filter(pk=pk).first()


def _zu_den_fassungen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """It was taken back, perhaps by somebody else."""
    adresse = reverse("fassungen", args=[konzept.kommune.slug, konzept.slug])
    return HttpResponseClientRedirect(adresse) if request.htmx else redirect(adresse)  # type: ignore[attr-defined]


def wo_zu_beheben(konzept: Konzept, stelle: Stelle) -> str:
    """The address of the form in which a flaw is mended."""
    ort = [konzept.kommune.slug, konzept.slug]
    if stelle.art == "konzept":
        return reverse("konzept_einstellungen", args=ort)
    if stelle.art == "bild":
        return reverse("bild_bearbeiten", args=[*ort, stelle.kennung])
    teil = [stelle.teil] if stelle.teil else []
    name = "element_teil_bearbeiten" if teil else "element_bearbeiten"
    return reverse(name, args=[*ort, BEREICH_DER_ART[stelle.art].pfad, stelle.kennung, *teil])


@am_konzept(rules.fassung_einfrieren)
@require_POST
def einfrieren_zurueckziehen(request: HttpRequest, konzept: Konzept, pk: int) -> HttpResponse:
    """Freeze nothing after all, as long as it is not frozen."""
    einfrierung = _einfrierung(konzept, pk)
    if einfrierung and not ziehe_zurueck(einfrierung):
        messages.info(request, f"Fassung {einfrierung.nummer} war da schon eingefroren.")
    elif einfrierung:
        messages.success(request, "Es wird nichts eingefroren.")
    return redirect("fassungen", konzept.kommune.slug, konzept.slug)


@am_konzept(rules.fassung_einfrieren)
@require_POST
def einfrieren_wiederholen(request: HttpRequest, konzept: Konzept, pk: int) -> HttpResponse:
    """The same once more, with what the concept says by now."""
    ort = [konzept.kommune.slug, konzept.slug]
    fruehere = _einfrierung(konzept, pk)
    if fruehere is None:
        return redirect("fassungen", *ort)
    try:
        neue = beantrage_fassung(
            konzept=konzept,
            zweck=fruehere.zweck,
            notiz=fruehere.notiz,
            nummer=fruehere.nummer,
            person=request.user,  # type: ignore[arg-type]
        )
    except SchonEingefroren as fehler:
        messages.info(request, str(fehler))
        return redirect("fassung", *ort, fehler.nummer)
    except Unmoeglich as fehler:
        messages.error(request, str(fehler))
        return redirect("fassung_entsteht", *ort, pk)
    return redirect("fassung_entsteht", *ort, neue.pk)
