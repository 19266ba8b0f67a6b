"""One Maßnahme on its own page: everything at a glance, and from each part the way to change it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from concepts import rules
from concepts.forms.massnahmen import KopieForm
from concepts.leitfragen import fragen_zu
from concepts.models import Konzept, MassnahmeAkteur
from concepts.services.elemente import Unmoeglich
from concepts.services.kopie import kopiere_massnahme
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib import eingaben
from integrationskonzept.lib.deutsch import zeitspanne

from .elemente import bereich_unter, element_unter


@am_konzept(rules.konzept_lesen)
def massnahme(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponse:
    """The Maßnahmenblatt."""
    element = element_unter(konzept, bereich_unter("massnahmen"), kennung)
    akteure = list(element.massnahmeakteur_set.filter(akteur__geloescht_am=None).select_related("akteur"))
    kosten = list(element.kosten.all())
    kontext = {
        "titel": element.titel,
        "massnahme": element,
        "feld": element.handlungsfeld,
        "zeitraum": zeitspanne(element.beginn, element.ende, dauerhaft=element.dauerhaft),
        "federfuehrung": [a.akteur for a in akteure if a.rolle == MassnahmeAkteur.Rolle.FEDERFUEHRUNG],
        "beteiligte": [a.akteur for a in akteure if a.rolle == MassnahmeAkteur.Rolle.BETEILIGT],
        "kosten": kosten,
        "kostensumme": sum(zeile.betrag for zeile in kosten),
        "ziele": element.ziele.filter(geloescht_am=None).order_by("massnahmeziel__position"),
        "indikatoren": element.indikatoren.filter(geloescht_am=None).order_by("massnahmeindikator__position"),
        "voraussetzungen": _andere(element.abhaengigkeiten, "voraussetzung"),
        "folgen": _andere(element.folgen, "massnahme"),
        "themen": element.querschnittsthemen.filter(geloescht_am=None),
        "leitfragen": fragen_zu("massnahme"),
    }
    return zeige(request, "concepts/massnahme.html", konzept, "massnahmen", **kontext)


def _andere(abhaengigkeiten, seite: str) -> list:
    """The Maßnahmen at the other end of the dependencies."""
    lebend = abhaengigkeiten.filter(**{f"{seite}__geloescht_am": None}).select_related(seite)
    return [getattr(abhaengigkeit, seite) for abhaengigkeit in lebend]


@am_konzept(rules.konzept_bearbeiten)
def massnahme_kopieren(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponse:
    """Copy a Maßnahme, also into another Handlungsfeld, and go on with the copy."""
    vorlage = element_unter(konzept, bereich_unter("massnahmen"), kennung)
    form = KopieForm(eingaben.getippt(request), massnahme=vorlage)
    if request.method == "POST" and form.is_valid():
        try:
            kopie = kopiere_massnahme(massnahme=vorlage, person=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except Unmoeglich as fehler:
            form.add_error(None, str(fehler))
        else:
            eingaben.vergiss(request)
            messages.success(request, f"„{kopie}“ ist angelegt. Sie steht noch ohne Nummer und Stand da.")
            return redirect("massnahme", konzept.kommune.slug, konzept.slug, kopie.kennung)
    kontext = {"titel": f"„{vorlage}“ kopieren", "massnahme": vorlage, "form": form}
    return zeige(request, "concepts/massnahme_kopieren.html", konzept, "massnahmen", **kontext)
