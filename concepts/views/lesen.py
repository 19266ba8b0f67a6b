"""Reading by chapter: a Fassung, or the concept as it stands."""

from __future__ import annotations

import base64
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from accounts.models import Mitgliedschaft
from concepts import rules
from concepts.dokument.aufbau import baue_dokument
from concepts.dokument.lesebuch import Lesebuch, lesebuch
from concepts.lesen import Ort, kapiteltext, werte_von_zeile
from concepts.models import Fassungsbild, Konzept
from concepts.zugang import am_konzept, fassung_fuer, rahmen
from integrationskonzept.lib import page_cache

from .bildantwort import als_antwort, wenn_neu


@am_konzept(rules.fassungen_lesen)
def fassung(request: HttpRequest, konzept: Konzept, nummer: int, kapitel: str = "") -> HttpResponseBase:
    """Read a Fassung."""
    gefroren = fassung_fuer(request, konzept, nummer)
    return _zeige(request, Ort(konzept, gefroren, ganz=kapitel == "alles"), kapitel)


@am_konzept(rules.konzept_lesen)
def konzept_lesen(request: HttpRequest, konzept: Konzept, kapitel: str = "") -> HttpResponseBase:
    """Read the concept as it stands now."""
    return _zeige(request, Ort(konzept, ganz=kapitel == "alles"), kapitel)


def _zeige(request: HttpRequest, ort: Ort, adresse: str) -> HttpResponseBase:
    """The first page, a chapter or the whole text; `?stelle=` leads to wherever an element stands."""
    if not adresse and (stelle := request.GET.get("stelle")):
        stellen = page_cache.fetch(page_cache.digest("stellen", ort.zutaten), lambda: _stellen(ort))
        if ziel := stellen.get(stelle):
            return redirect(ziel)
    rolle = request.mitgliedschaft.rolle  # type: ignore[attr-defined]
    key = page_cache.digest("lesen", ort.zutaten, rolle, adresse)
    kommune = ort.konzept.kommune
    made_of = werte_von_zeile(kommune)
    return page_cache.answer(request, key, lambda: _seite(ort, rolle, adresse), made_of=made_of, kommune=kommune)


def _buch(ort: Ort) -> Lesebuch:
    return lesebuch(ort.fassung.dokument if ort.fassung else baue_dokument(ort.konzept, bilddaten=lambda _bild: ""))


def _stellen(ort: Ort) -> dict[str, str]:
    buch = _buch(ort)
    return {kennung: ort.stelle(buch, kennung) for kennung in buch.orte}


def _seite(ort: Ort, rolle: str, adresse: str) -> str:
    """The page for everybody with this role."""
    buch = _buch(ort)
    name = str(ort.fassung) if ort.fassung else "Lesen"
    kontext = {"buch": buch, "text": buch.text, "ort": ort, "fassung": ort.fassung, "name": name}
    kontext |= rahmen(ort.konzept, Mitgliedschaft(kommune=ort.konzept.kommune, rolle=rolle), _bereich(ort))
    if not adresse:
        return page_cache.render_for_all("concepts/lesen/anfang.html", kontext | {"titel": name})
    if ort.ganz:
        texte = [(eines, kapiteltext(buch, eines, ort)) for eines in buch.kapitel]
        kontext |= {"titel": f"{name}: ganzer Text", "texte": texte}
        return page_cache.render_for_all("concepts/lesen/alles.html", kontext)
    return page_cache.render_for_all("concepts/lesen/kapitel.html", kontext | _kapitel(ort, buch, adresse))


def _bereich(ort: Ort) -> str:
    return "fassungen" if ort.fassung else "konzept_lesen"


def _kapitel(ort: Ort, buch: Lesebuch, adresse: str) -> dict[str, Any]:
    kapitel = buch.unter(adresse)
    if kapitel is None:
        raise Http404
    return {
        "titel": str(kapitel),
        "kapitel": kapitel,
        "kapiteltext": kapiteltext(buch, kapitel, ort),
        "davor": buch.davor(kapitel),
        "danach": buch.danach(kapitel),
    }


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
    gefroren = fassung_fuer(request, konzept, nummer)
    bild = get_object_or_404(Fassungsbild, fassung=gefroren, kennung=kennung)
    antwort = wenn_neu(request, bild.summe, lambda: als_antwort(_daten(bild), bild.mediatyp))
    antwort["Cache-Control"] = "private, max-age=31536000, immutable"
    return antwort


def _daten(bild: Fassungsbild) -> bytes:
    """From the file; where that got lost, from the document, which holds it as well."""
    try:
        return bild.lies()
    except OSError:
        bilder = bild.fassung.dokument["bilder"]
        return next(base64.b64decode(eines["daten"]) for eines in bilder if eines["id"] == bild.kennung)
