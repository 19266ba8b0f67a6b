"""Reading by chapter: a Fassung, or the concept as it stands."""

from __future__ import annotations

import base64
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from concepts import rules
from concepts.dokument.aufbau import baue_dokument
from concepts.dokument.lesebuch import Lesebuch, lesebuch
from concepts.lesen import Ort, kapiteltext
from concepts.models import Fassungsbild, Konzept
from concepts.zugang import am_konzept, fassung_fuer, zeige

from .bilder import als_antwort


@am_konzept(rules.fassungen_lesen)
def fassung(request: HttpRequest, konzept: Konzept, nummer: int, kapitel: str = "") -> HttpResponse:
    """Read a Fassung."""
    gefroren = fassung_fuer(request, konzept, nummer)
    ort = Ort(konzept, gefroren, ganz=kapitel == "alles")
    return _zeige(request, ort, lesebuch(gefroren.dokument), kapitel, bereich="fassungen", name=str(gefroren))


@am_konzept(rules.konzept_lesen)
def konzept_lesen(request: HttpRequest, konzept: Konzept, kapitel: str = "") -> HttpResponse:
    """Read the concept as it stands now."""
    dokument = baue_dokument(konzept, bilddaten=lambda _bild: "")
    ort = Ort(konzept, ganz=kapitel == "alles")
    return _zeige(request, ort, lesebuch(dokument), kapitel, bereich="konzept_lesen", name="Lesen")


def _zeige(request: HttpRequest, ort: Ort, buch: Lesebuch, adresse: str, *, bereich: str, name: str) -> HttpResponse:
    """The first page, a chapter or the whole text; `?stelle=` leads to wherever an element stands."""
    stelle = request.GET.get("stelle", "") if not adresse else ""
    if ziel := ort.stelle(buch, stelle):
        return redirect(ziel)
    rahmen = {"buch": buch, "text": buch.text, "ort": ort, "fassung": ort.fassung, "name": name}
    if not adresse:
        return zeige(request, "concepts/lesen/anfang.html", ort.konzept, bereich, titel=name, **rahmen)
    if ort.ganz:
        texte = [(eines, kapiteltext(buch, eines, ort)) for eines in buch.kapitel]
        titel = f"{name}: ganzer Text"
        return zeige(request, "concepts/lesen/alles.html", ort.konzept, bereich, titel=titel, texte=texte, **rahmen)
    return _zeige_kapitel(request, ort, buch, adresse, bereich, rahmen)


def _zeige_kapitel(
    request: HttpRequest, ort: Ort, buch: Lesebuch, adresse: str, bereich: str, rahmen: dict[str, Any]
) -> HttpResponse:
    kapitel = buch.unter(adresse)
    if kapitel is None:
        raise Http404
    kontext = rahmen | {
        "titel": str(kapitel),
        "kapitel": kapitel,
        "kapiteltext": kapiteltext(buch, kapitel, ort),
        "davor": buch.davor(kapitel),
        "danach": buch.danach(kapitel),
    }
    return zeige(request, "concepts/lesen/kapitel.html", ort.konzept, bereich, **kontext)


@am_konzept(rules.fassungen_lesen)
def fassung_dokument(request: HttpRequest, konzept: Konzept, nummer: int) -> HttpResponse:
    """The frozen Konzeptdokument as a file, byte for byte."""
    gefroren = fassung_fuer(request, konzept, nummer)
    antwort = HttpResponse(gefroren.text, content_type="application/json; charset=utf-8")
    name = f"{konzept.kommune.slug}-{konzept.slug}-fassung-{nummer}.json"
    antwort["Content-Disposition"] = f'attachment; filename="{name}"'
    return antwort


@am_konzept(rules.fassungen_lesen)
def fassung_bild(request: HttpRequest, konzept: Konzept, nummer: int, kennung: str) -> HttpResponseBase:
    """A picture as it was frozen; it never changes, so whoever has it need not ask again."""
    gefroren = fassung_fuer(request, konzept, nummer, mit_dokument=False)
    bild = get_object_or_404(Fassungsbild, fassung=gefroren, kennung=kennung)
    marke = quote_etag(bild.summe)
    antwort = get_conditional_response(request, etag=marke) or als_antwort(_daten(bild), bild.mediatyp)
    antwort["ETag"] = marke
    antwort["Cache-Control"] = "private, max-age=31536000, immutable"
    return antwort


def _daten(bild: Fassungsbild) -> bytes:
    """From the file; where that got lost, from the document, which holds it as well."""
    try:
        return bild.lies()
    except OSError:
        bilder = bild.fassung.dokument["bilder"]
        return next(base64.b64decode(eines["daten"]) for eines in bilder if eines["id"] == bild.kennung)
