"""Beginning a concept: new with the assistant, from an earlier concept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Kommune
from accounts.zugang import in_kommune
from concepts import rules
from concepts.enums import Konzeptart
from concepts.forms.assistent import AssistentForm, BeginnForm, FortschreibenForm
from concepts.leitfragen import kapitelvorschlag
from concepts.models import Konzept
from concepts.services.elemente import Unmoeglich
from concepts.services.grundgeruest import baue_grundgeruest
from concepts.services.konzepte import dokument_aus_vorgaenger, lege_konzept_an
from integrationskonzept.lib import eingaben

ARTEN = (
    (Konzeptart.STRATEGISCH, "Alle Themen des Zusammenlebens, von Sprache bis Teilhabe. Der übliche Weg."),
    (Konzeptart.BILDUNG, "Bildung steht im Mittelpunkt, von der Kita bis zur Weiterbildung."),
    (Konzeptart.VIELFALT, "Es geht um alle, die hier leben, nicht nur um Zugewanderte."),
)
FORTSCHREIBEN = "Früheres Konzept fortschreiben"


@in_kommune(rules.konzept_anlegen)
def neu(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """Choose how to begin."""
    kontext = {
        "titel": "Neues Konzept beginnen",
        "kommune": kommune,
        "arten": ARTEN,
        "fruehere": _fruehere(request, kommune).exists(),
    }
    return render(request, "concepts/assistent/neu.html", kontext)


def _fruehere(request: HttpRequest, kommune: Kommune) -> Any:
    return Konzept.objects.visible_to(request.user).filter(kommune=kommune).order_by("-angelegt_am")


@in_kommune(rules.konzept_anlegen)
def assistent(request: HttpRequest, kommune: Kommune, art: str) -> HttpResponse:
    """A few answers become a concept with chapters and Handlungsfelder."""
    if art not in Konzeptart.values:
        raise Http404
    form = AssistentForm(eingaben.getippt(request), kommune=kommune, art=art)
    if request.method == "POST" and form.is_valid():
        dokument = baue_grundgeruest(kommune=kommune, angaben=form.angaben, felder=form.handlungsfelder)
        konzept = lege_konzept_an(kommune=kommune, dokument=dokument, person=request.user)  # type: ignore[arg-type]
        return begonnen(request, konzept)
    titel = f"{Konzeptart(art).label} beginnen"
    return zeige_beginn(request, kommune, "assistent", titel, form, kapitel=kapitelvorschlag(art))


@in_kommune(rules.konzept_anlegen)
def fortschreiben(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """An earlier concept as the ground of the next."""
    fruehere = _fruehere(request, kommune)
    form = FortschreibenForm(eingaben.getippt(request), konzepte=fruehere, initial={"vorgaenger": fruehere.first()})
    if request.method == "POST" and form.is_valid():
        vorgaenger = form.cleaned_data["vorgaenger"]
        try:
            dokument = dokument_aus_vorgaenger(vorgaenger)
        except Unmoeglich as grund:
            form.add_error("vorgaenger", str(grund))
            return zeige_beginn(request, kommune, "fortschreiben", FORTSCHREIBEN, form)
        dokument["konzept"] |= {name: wert for name, wert in form.angaben.items() if wert}
        person: Any = request.user
        konzept = lege_konzept_an(kommune=kommune, dokument=dokument, person=person, vorgaenger=vorgaenger)
        return begonnen(request, konzept)
    return zeige_beginn(request, kommune, "fortschreiben", FORTSCHREIBEN, form)


def begonnen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """To the new concept."""
    eingaben.vergiss(request)
    messages.success(
        request, f"„{konzept.titel}“ ist angelegt. Hier sehen Sie, wie weit es ist und was als Nächstes kommt."
    )
    return redirect("konzept", konzept.kommune.slug, konzept.slug)


def zeige_beginn(
    request: HttpRequest, kommune: Kommune, seite: str, titel: str, form: BeginnForm | None, **kontext: Any
) -> HttpResponse:
    """One of the pages on which a concept begins; `seite` is the name of its template, or of a part of it."""
    daten = {
        "titel": titel,
        "kommune": kommune,
        "form": form,
        "abbrechen": reverse("konzept_neu", args=[kommune.slug]),
    }
    vorlage = seite if ".html" in seite else f"{seite}.html"
    return render(request, f"concepts/assistent/{vorlage}", daten | kontext)
