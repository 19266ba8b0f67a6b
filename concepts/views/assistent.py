"""Beginning a concept: new with the assistant, from a Konzeptdokument, from an earlier concept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Kommune
from accounts.zugang import in_kommune
from concepts import rules
from concepts.dokument.fehler import DokumentFehler
from concepts.enums import Konzeptart
from concepts.forms.assistent import AssistentForm, BeginnForm, EinlesenForm, FortschreibenForm
from concepts.leitfragen import kapitelvorschlag
from concepts.models import Konzept
from concepts.services.elemente import Unmoeglich
from concepts.services.grundgeruest import baue_grundgeruest
from concepts.services.konzepte import dokument_aus_vorgaenger, importiere, lege_konzept_an
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib import eingaben

BERICHTE = "eingelesene_konzepte"
SO_VIELE = 10
ARTEN = (
    (Konzeptart.STRATEGISCH, "Alle Themen des Zusammenlebens, von Sprache bis Teilhabe. Der übliche Weg."),
    (Konzeptart.BILDUNG, "Bildung steht im Mittelpunkt, von der Kita bis zur Weiterbildung."),
    (Konzeptart.VIELFALT, "Es geht um alle, die hier leben, nicht nur um Zugewanderte."),
)


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
        return _begonnen(request, konzept)
    titel = f"{Konzeptart(art).label} beginnen"
    return _zeige(request, kommune, "assistent", titel, form, kapitel=kapitelvorschlag(art))


@in_kommune(rules.konzept_anlegen)
def fortschreiben(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """An earlier concept as the ground of the next."""
    fruehere = _fruehere(request, kommune)
    form = FortschreibenForm(eingaben.getippt(request), konzepte=fruehere, initial={"vorgaenger": fruehere.first()})
    if request.method == "POST" and form.is_valid():
        vorgaenger = form.cleaned_data["vorgaenger"]
        dokument = dokument_aus_vorgaenger(vorgaenger)
        dokument["konzept"] |= {name: wert for name, wert in form.angaben.items() if wert}
        person: Any = request.user
        konzept = lege_konzept_an(kommune=kommune, dokument=dokument, person=person, vorgaenger=vorgaenger)
        return _begonnen(request, konzept)
    return _zeige(request, kommune, "fortschreiben", "Früheres Konzept fortschreiben", form)


@in_kommune(rules.konzept_anlegen)
def einlesen(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """A file becomes a concept, or every fault is named and nothing is changed."""
    form = EinlesenForm(eingaben.getippt(request), request.FILES or None, kommune=kommune)
    fehler: list[Any] = []
    if request.method == "POST" and form.is_valid():
        try:
            konzept = _lies_ein(request, kommune, form)
        except DokumentFehler as kaputt:
            fehler = kaputt.fehler
        except Unmoeglich as grund:
            form.add_error("slug", str(grund))
        else:
            return _eingelesen(request, konzept)
    return _zeige(request, kommune, "einlesen", "Konzeptdokument einlesen", form, fehler=fehler)


def _lies_ein(request: HttpRequest, kommune: Kommune, form: EinlesenForm) -> Konzept:
    daten = form.cleaned_data
    konzept, entferntes = importiere(
        rohdaten=daten["datei"].read(),
        kommune=kommune,
        person=request.user,  # type: ignore[arg-type]
        slug=daten["slug"],
        mit_eigener_kommune=daten["mit_eigener_kommune"],
    )
    if entferntes:
        bericht = [[eintrag.pfad, list(eintrag.teile)] for eintrag in entferntes]
        _merke(request, BERICHTE, str(konzept.pk), bericht)
    return konzept


def _eingelesen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    if str(konzept.pk) not in request.session.get(BERICHTE, {}):
        return _begonnen(request, konzept)
    eingaben.vergiss(request)
    return redirect("konzept_eingelesen", konzept.kommune.slug, konzept.slug)


@am_konzept(rules.konzept_bearbeiten)
def eingelesen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """What sanitising took out of the texts of a file that this person has just read in."""
    bericht = request.session.get(BERICHTE, {}).get(str(konzept.pk))
    if not bericht:
        return redirect("konzept", konzept.kommune.slug, konzept.slug)
    titel = f"„{konzept.titel}“ ist eingelesen"
    return zeige(request, "concepts/assistent/eingelesen.html", konzept, "konzept", titel=titel, bericht=bericht)


def _merke(request: HttpRequest, schluessel: str, name: str, wert: Any) -> None:
    """Keep a few such entries in the session, the newest ones."""
    bisher = list(request.session.get(schluessel, {}).items())[-(SO_VIELE - 1) :]
    request.session[schluessel] = dict(bisher) | {name: wert}


def _begonnen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    eingaben.vergiss(request)
    messages.success(
        request, f"„{konzept.titel}“ ist angelegt. Hier sehen Sie, wie weit es ist und was als Nächstes kommt."
    )
    return redirect("konzept", konzept.kommune.slug, konzept.slug)


def _zeige(
    request: HttpRequest, kommune: Kommune, seite: str, titel: str, form: BeginnForm, **kontext: Any
) -> HttpResponse:
    daten = {
        "titel": titel,
        "kommune": kommune,
        "form": form,
        "abbrechen": reverse("konzept_neu", args=[kommune.slug]),
    }
    return render(request, f"concepts/assistent/{seite}.html", daten | kontext)
