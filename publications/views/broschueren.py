"""The brochure in the browser: ask for it, watch it being made, take it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.submissions import repeatable
from concepts import rules
from concepts.models import Fassung, Konzept
from concepts.zugang import am_konzept, fassung_fuer, zeige
from integrationskonzept.lib.eingaben import zahl
from publications.broschuere.angaben import Ausgabe
from publications.models import Broschuere
from publications.services import fordere_broschuere_an
from publications.services.schluessel import schluessel_der_fassung
from publications.varianten import VARIANTEN, Variante, dateiname
from publications.zugang import broschuere_fuer, liefere_aus, nur_lesende_des_entwurfs

JeStand = dict[tuple[int | None, str], list[Broschuere]]


@dataclass(frozen=True)
class Eintrag:
    """What there is of one variant: the newest finished one, the one being made after it, and what can be asked for."""

    variante: Variante
    fertige: Broschuere | None
    laufende: Broschuere | None
    anfordern: str = ""

    @property
    def neueste(self) -> Broschuere | None:
        """The one asked for last."""
        return self.laufende or self.fertige


@am_konzept(rules.fassungen_lesen)
def broschueren(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """What there is to have as a brochure: the Fassungen, and for the writers the present state."""
    fassungen = Fassung.objects.visible_to(request.user).filter(konzept=konzept).ohne_dokument()
    fassungen = fassungen.select_related("ruecknahme__person")
    je_stand = _neueste_zuerst(konzept)
    entwuerfe = [_eintrag(variante, je_stand[None, variante.ausgabe]) for variante in VARIANTEN.values()]
    kontext = {
        "titel": "Broschüre",
        "fassungen": [(fassung, _eintraege(fassung, konzept, je_stand)) for fassung in fassungen],
        "entwuerfe": [eintrag for eintrag in entwuerfe if eintrag.neueste],
        "varianten": VARIANTEN.values(),
    }
    return zeige(request, "publications/broschueren.html", konzept, "broschuere", **kontext)


def _neueste_zuerst(konzept: Konzept) -> JeStand:
    je_stand = defaultdict(list)
    for broschuere in Broschuere.objects.fuer_listen().filter(konzept=konzept).defer("seiten"):
        je_stand[broschuere.fassung_id, broschuere.ausgabe].append(broschuere)
    return je_stand


def _eintraege(fassung: Fassung, konzept: Konzept, je_stand: JeStand) -> list[Eintrag]:
    eintraege = []
    for ausgabe, variante in VARIANTEN.items():
        vorhandene = je_stand[fassung.pk, ausgabe]
        schluessel = schluessel_der_fassung(fassung, konzept, ausgabe)
        heutige = any(eine.schluessel == schluessel for eine in vorhandene)
        anfordern = "" if heutige else "Mit heutigem Aussehen neu setzen" if vorhandene else "Anfordern"
        eintraege.append(_eintrag(variante, vorhandene, anfordern))
    return eintraege


def _eintrag(variante: Variante, broschueren: list[Broschuere], anfordern: str = "") -> Eintrag:
    fertige = next((eine for eine in broschueren if eine.fertig), None)
    neueste = broschueren[0] if broschueren else None
    return Eintrag(variante, fertige, neueste if neueste and not neueste.fertig else None, anfordern)


@am_konzept(rules.fassungen_lesen)
@require_POST
@repeatable
def broschuere_anfordern(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Have a brochure made; one that is there already is served at once."""
    nummer, ausgabe = request.POST.get("fassung", ""), request.POST.get("ausgabe") or Ausgabe.BILDSCHIRM
    if ausgabe not in Ausgabe:
        raise Http404
    if nummer:
        fassung = fassung_fuer(request, konzept, zahl(nummer) or 0)
    else:
        nur_lesende_des_entwurfs(request)
        fassung = None
    broschuere = fordere_broschuere_an(
        konzept=konzept,
        fassung=fassung,
        person=request.user,  # type: ignore[arg-type]
        ausgabe=Ausgabe(ausgabe),
    )
    ziel = "broschuere_pdf" if broschuere.fertig else "broschuere_stand"
    return redirect(ziel, konzept.kommune.slug, konzept.slug, broschuere.pk)


@am_konzept(rules.fassungen_lesen)
def broschuere_stand(request: HttpRequest, konzept: Konzept, pk: int) -> HttpResponse:
    """How far it is; the page, and its line in the list, ask again by themselves until it is done."""
    broschuere = broschuere_fuer(request, konzept, pk)
    vorlage = "publications/broschuere_stand.html"
    if request.htmx:  # type: ignore[attr-defined]
        vorlage = "publications/_eintrag.html" if "zeile" in request.GET else f"{vorlage}#stand"
    kontext = {"broschuere": broschuere, "variante": VARIANTEN[Ausgabe(broschuere.ausgabe)]}
    return zeige(request, vorlage, konzept, "broschuere", titel="Broschüre", **kontext)


@am_konzept(rules.fassungen_lesen)
def broschuere_pdf(request: HttpRequest, konzept: Konzept, pk: int) -> HttpResponseBase:
    """The PDF itself."""
    broschuere = broschuere_fuer(request, konzept, pk)

    def datei() -> FileResponse:
        name = dateiname(broschuere, f"{konzept.kommune.slug}-{konzept.slug}")
        return FileResponse(broschuere.datei.open("rb"), filename=name, content_type="application/pdf")

    return liefere_aus(request, broschuere, "", datei)
