"""The pictures of a concept: choosing files, showing them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from concepts import rules
from concepts.forms.bilder import BildForm
from concepts.models import Bild, Konzept
from concepts.services.bilder import lege_bild_an
from concepts.services.elemente import loesche_element
from concepts.zugang import am_konzept, zeige

NUR_BILD = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@am_konzept(rules.konzept_lesen)
def bilder(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """All pictures of the concept."""
    menge = Bild.objects.filter(konzept=konzept)
    return zeige(request, "concepts/bilder.html", konzept, "bilder", titel="Bilder", bilder=menge)


@am_konzept(rules.konzept_bearbeiten)
def bild_neu(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Add a picture."""
    form = BildForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        bild = lege_bild_an(
            konzept=konzept,
            daten=form.bild.data,
            mediatyp=form.bild.media_type,
            dateiname=form.cleaned_data["datei"].name,
            alternativtext=form.cleaned_data["alternativtext"],
            quelle=form.cleaned_data["quelle"],
            person=request.user,  # type: ignore[arg-type]
        )
        messages.success(request, f"„{bild}“ ist da. In jedem Textfeld können Sie es jetzt einfügen.")
        return redirect("bilder", konzept.kommune.slug, konzept.slug)
    return zeige(request, "concepts/bild_neu.html", konzept, "bilder", titel="Bild hinzufügen", form=form)


@am_konzept(rules.konzept_lesen)
def bild(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponse:
    """The picture itself."""
    gefunden = get_object_or_404(Bild.alle, konzept=konzept, kennung=kennung)
    with gefunden.datei.open("rb") as datei:
        return als_antwort(datei.read(), gefunden.mediatyp)


@am_konzept(rules.konzept_bearbeiten)
@require_POST
def bild_loeschen(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponse:
    """Put a picture into the Papierkorb."""
    gefunden = get_object_or_404(Bild, konzept=konzept, kennung=kennung)
    loesche_element(element=gefunden, person=request.user)  # type: ignore[arg-type]
    zurueck = reverse("element_zurueckholen", args=[konzept.kommune.slug, konzept.slug, "bilder", kennung])
    messages.success(request, f"„{gefunden}“ liegt im Papierkorb.", extra_tags=zurueck)
    return redirect("bilder", konzept.kommune.slug, konzept.slug)


def als_antwort(daten: bytes, mediatyp: str) -> HttpResponse:
    """A picture as an answer that can do nothing but be seen."""
    antwort = HttpResponse(daten, content_type=mediatyp)
    antwort["Content-Security-Policy"] = NUR_BILD
    antwort["Cache-Control"] = "private, max-age=3600"
    return antwort
