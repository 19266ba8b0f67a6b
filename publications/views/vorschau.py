"""How an element stands in the brochure: the picture of its page, while one is still writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Value
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import retarget

from accounts.submissions import repeatable
from concepts import rules
from concepts.bereiche import BEREICH_DER_ART
from concepts.dokument.abbildung import ELEMENTARTEN, art_von
from concepts.models import Element, Konzept
from concepts.views.elemente import adresse_des_eintrags
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib.deutsch import datum
from integrationskonzept.lib.eingaben import zahl
from publications.broschuere.angaben import Ausgabe
from publications.models import Broschuere, Zustand
from publications.seitenbilder import FEIN, GROB, seitenbild
from publications.services import fordere_broschuere_an
from publications.services.entwurf import broschuere_des_entwurfs
from publications.zugang import broschuere_fuer, liefere_aus


@dataclass(frozen=True)
class Ansicht:
    """What is to be seen of an element: `gezeigt` is the newest brochure that is finished, `neue` the one of today."""

    gezeigt: Broschuere | None
    neue: Broschuere | None
    kennung: str
    gewuenscht: int | None

    @property
    def frisch(self) -> bool:
        """Whether what is shown is the concept as it stands now."""
        return self.gezeigt is not None and self.gezeigt == self.neue

    @property
    def wird_gemacht(self) -> bool:
        """Whether it is worth waiting."""
        return self.neue is not None and self.neue.in_arbeit

    @property
    def stand(self) -> str:
        """„von 10:32 Uhr“, or with the day."""
        if self.gezeigt is None:
            return ""
        moment = timezone.localtime(self.gezeigt.angefordert_am)
        uhrzeit = f"{moment:%H:%M} Uhr"
        return f"von {uhrzeit}" if moment.date() == timezone.localdate() else f"vom {datum(moment)}, {uhrzeit}"

    @property
    def seite(self) -> int | None:
        """The page to show: the one that was leafed to, else the element's own."""
        if self.gezeigt is None or not self.gezeigt.seitenzahl:
            return None
        seite = self.gewuenscht or self.gezeigt.seiten.get(self.kennung)
        return seite if seite and 1 <= seite <= self.gezeigt.seitenzahl else None

    @property
    def davor(self) -> int | None:
        """The page before."""
        return self.seite - 1 if self.seite and self.seite > 1 else None

    @property
    def danach(self) -> int | None:
        """The page after."""
        return self.seite + 1 if self.seite and self.gezeigt and self.seite < (self.gezeigt.seitenzahl or 0) else None


@am_konzept(rules.konzept_lesen)
@require_safe
def vorschau(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponse:
    """The page on which an element stands; looking at it writes nothing."""
    element = _element(konzept, kennung)
    neue = _neue(request, konzept)
    gezeigt = neue if neue and neue.fertig else _neueste_fertige(konzept)
    kontext = {
        "titel": f"Broschüre: {element}",
        "element": element,
        "zurueck": adresse_des_eintrags(
            element,
            BEREICH_DER_ART[art_von(element).name],
            darf_bearbeiten=rules.konzept_bearbeiten(request.mitgliedschaft),  # type: ignore[attr-defined]
        ),
        "ansicht": Ansicht(gezeigt, neue, kennung, zahl(request.GET.get("seite"))),
    }
    return _zeige(request, konzept, kontext)


@am_konzept(rules.konzept_lesen)
@require_POST
@repeatable
def vorschau_erneuern(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponse:
    """Have the present state made, and look at the page."""
    _element(konzept, kennung)
    fordere_broschuere_an(konzept=konzept, fassung=None, person=request.user, still=True)  # type: ignore[arg-type]
    return redirect("broschuere_vorschau", konzept.kommune.slug, konzept.slug, kennung)


def _zeige(request: HttpRequest, konzept: Konzept, kontext: dict[str, Any]) -> HttpResponse:
    """The page; while one waits only how far it is, and once it is there the picture with it."""
    vorlage = "publications/vorschau.html"
    if not request.htmx:  # type: ignore[attr-defined]
        return zeige(request, vorlage, konzept, "broschuere", **kontext)
    if kontext["ansicht"].wird_gemacht:
        return zeige(request, f"{vorlage}#lage", konzept, "broschuere", **kontext)
    return retarget(zeige(request, f"{vorlage}#vorschau", konzept, "broschuere", **kontext), "#vorschau")


def _entwuerfe(konzept: Konzept) -> Any:
    menge = Broschuere.objects.entwuerfe().filter(konzept=konzept, ausgabe=Ausgabe.BILDSCHIRM)
    return menge.defer("auftrag")


def _neue(request: HttpRequest, konzept: Konzept) -> Broschuere | None:
    """The draft of the present state, if anybody asked for it; while one waits, the one that one waits for."""
    erwartet = zahl(request.GET.get("auftrag"))
    erwartete = _entwuerfe(konzept).filter(pk=erwartet).first() if erwartet and request.htmx else None  # type: ignore[attr-defined]
    return erwartete if erwartete and erwartete.in_arbeit else broschuere_des_entwurfs(konzept)


def _neueste_fertige(konzept: Konzept) -> Broschuere | None:
    return _entwuerfe(konzept).filter(zustand=Zustand.FERTIG).order_by("-fertig_am", "-pk").first()


def _element(konzept: Konzept, kennung: str) -> Element:
    """The element of that id, of whatever kind, or Http404."""
    suchen = [
        art.modell.objects.filter(konzept=konzept, kennung=kennung)
        .order_by()
        .annotate(elementart=Value(name, CharField()))
        .values_list("elementart", "pk")
        for name, art in ELEMENTARTEN.items()
    ]
    for art, pk in suchen[0].union(*suchen[1:], all=True):
        return ELEMENTARTEN[art].modell.objects.select_related("konzept__kommune").get(pk=pk)
    raise Http404


@am_konzept(rules.fassungen_lesen)
def broschuere_seite(request: HttpRequest, konzept: Konzept, pk: int, seite: int) -> HttpResponseBase:
    """One page of a brochure as a picture; `?fein` for fine screens."""
    broschuere = broschuere_fuer(request, konzept, pk)
    if not 1 <= seite <= (broschuere.seitenzahl or 0):
        raise Http404
    aufloesung = FEIN if "fein" in request.GET else GROB

    def bild() -> HttpResponse:
        with broschuere.datei.open("rb") as datei:
            return HttpResponse(seitenbild(datei, seite, aufloesung), content_type="image/png")

    return liefere_aus(request, broschuere, f"-{seite}-{aufloesung}", bild)
