"""The pictures of a concept: choosing files, saying what they show, showing them, putting them away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.submissions import repeatable
from concepts import rules
from concepts.bereiche import BEREICH_DER_ART
from concepts.bilder import ist_heil, lies_datei
from concepts.forms.auswahl import bildangaben
from concepts.forms.bilder import BeschreibungForm, BildangabenForm, EinBildForm, NachweisForm, NeueBilderForm
from concepts.models import Bild, Konzept
from concepts.selectors.bilder import Verwendung, verwendungen
from concepts.services.bilder import InzwischenGeaendert, aendere_bild, lege_bild_an
from concepts.services.elemente import loesche_element
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib import eingaben
from integrationskonzept.lib.files import FULL_DISK, is_full
from integrationskonzept.lib.images import ImageFile

from .bildantwort import als_antwort, beschaedigt, wenn_neu


@am_konzept(rules.konzept_lesen)
def bilder(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """All pictures of the concept, with how often each is shown."""
    orte = verwendungen(konzept)
    alle = Bild.objects.filter(konzept=konzept)
    menge = [(bild, len(orte[bild.kennung]), ist_heil(str(bild.datei))) for bild in alle]
    ohne = sum(not bild.alternativtext for bild, *_ in menge)
    return zeige(request, "concepts/bilder.html", konzept, "bilder", titel="Bilder", bilder=menge, unbeschrieben=ohne)


@am_konzept(rules.konzept_bearbeiten)
@repeatable
def bild_neu(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Add pictures; what each shows is asked on the next page."""
    form = NeueBilderForm(request.POST or None, request.FILES or None, konzept=konzept)
    if request.method == "POST" and form.is_valid() and (neue := _lege_alle_an(request, konzept, form)):
        auswahl = QueryDict(mutable=True)
        auswahl.setlist("bild", list(dict.fromkeys(bild.kennung for bild in neue)))
        ziel = reverse("bilder_beschreiben", args=[konzept.kommune.slug, konzept.slug])
        return redirect(f"{ziel}?{auswahl.urlencode()}")
    return zeige(request, "concepts/bild_neu.html", konzept, "bilder", titel="Bilder hinzufügen", form=form)


def _lege_alle_an(request: HttpRequest, konzept: Konzept, form: NeueBilderForm) -> list[Bild]:
    """The pictures for which there was room; of the others it is said, at the field if there are none."""
    neue, fehler = [], list(form.fields["dateien"].fehler)  # type: ignore[attr-defined]
    for datei in form.cleaned_data["dateien"]:
        try:
            neue.append(_lege_an(request, konzept, datei, quelle=form.cleaned_data["quelle"]))
        except OSError as grund:
            if not is_full(grund):
                raise
            fehler.append(f"„{datei[0]}“: {FULL_DISK}")
    if neue:
        for satz in fehler:
            messages.error(request, satz)
    else:
        form.add_error("dateien", fehler)
    return neue


def _lege_an(request: HttpRequest, konzept: Konzept, datei: tuple[str, ImageFile], **angaben: str) -> Bild:
    name, inhalt = datei
    return lege_bild_an(
        konzept=konzept,
        daten=inhalt.data,
        mediatyp=inhalt.media_type,
        dateiname=name,
        person=request.user,  # type: ignore[arg-type]
        **{"alternativtext": ""} | angaben,
    )


@am_konzept(rules.konzept_bearbeiten)
def bilder_beschreiben(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Say of several pictures what they show: of those just added, else of all that nobody has described."""
    daten = eingaben.getippt(request)
    gewaehlt = _gewaehlte(daten) if daten is not None else request.GET.getlist("bild")
    welche = Q(kennung__in=gewaehlt) if gewaehlt else Q(alternativtext="")
    menge = Bild.objects.filter(welche, konzept=konzept)
    forms = [BeschreibungForm(daten, bild=bild, prefix=bild.kennung) for bild in menge]
    gueltig = request.method == "POST" and all(form.is_valid() for form in forms)
    if gueltig and _speichere_alle(request, forms):
        eingaben.vergiss(request)
        return redirect("bilder", konzept.kommune.slug, konzept.slug)
    titel = "Was ist zu sehen?"
    return zeige(request, "concepts/bilder_beschreiben.html", konzept, "bilder", titel=titel, formulare=forms)


def _gewaehlte(daten: QueryDict) -> list[str]:
    """The pictures that the page showed when it was sent: by now others may lack a description."""
    return [name.removesuffix("-version") for name in daten if name.endswith("-version")]


def _speichere_alle(request: HttpRequest, forms: list[BeschreibungForm]) -> bool:
    gespeichert = [_speichere(request, form) for form in forms]
    offen = sum(not form.cleaned_data["alternativtext"] for form in forms)
    if all(gespeichert) and offen:
        messages.info(request, "Bilder ohne Beschreibung können Sie jederzeit noch beschreiben.")
    elif all(gespeichert):
        messages.success(request, "Die Beschreibungen sind gespeichert.")
    return all(gespeichert)


def _speichere(request: HttpRequest, form: BildangabenForm) -> bool:
    """Whether it could be saved; else the form says what somebody else has written meanwhile."""
    try:
        aendere_bild(
            bild=form.bild,
            angaben=form.angaben(),
            person=request.user,  # type: ignore[arg-type]
            version=form.cleaned_data["version"],
            in_texten=form.cleaned_data.get("in_texten", False),
        )
    except InzwischenGeaendert as fehler:
        form.zeige_stand(fehler.bild)
        return False
    return True


@am_konzept(rules.konzept_bearbeiten)
@require_POST
@repeatable
def bild_hochladen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """A picture from the text editor; the answer is what the editor must know of it, or what is wrong."""
    form = EinBildForm(request.POST, request.FILES, konzept=konzept)
    if not form.is_valid():
        return JsonResponse({"fehler": {name: texte[0] for name, texte in form.errors.items()}}, status=400)
    datei = form.cleaned_data.pop("datei")
    try:
        bild = _lege_an(request, konzept, (request.FILES["datei"].name or "Bild", datei), **form.cleaned_data)
    except OSError as fehler:
        if not is_full(fehler):
            raise
        return JsonResponse({"fehler": {"datei": FULL_DISK}}, status=400)
    return JsonResponse(bildangaben(konzept, bild), status=201)


@am_konzept(rules.konzept_bearbeiten)
@require_POST
def bild_nachweis(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponse:
    """Change a picture's credit from the text editor."""
    gefunden = get_object_or_404(Bild, konzept=konzept, kennung=kennung)
    form = NachweisForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"fehler": {name: texte[0] for name, texte in form.errors.items()}}, status=400)
    gefunden = aendere_bild(bild=gefunden, angaben=form.cleaned_data, person=request.user)  # type: ignore[arg-type]
    return JsonResponse(bildangaben(konzept, gefunden))


@am_konzept(rules.konzept_bearbeiten)
def bild_bearbeiten(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponse:
    """Change name, description and credit; a new description goes into the texts that carry the old one."""
    gefunden = get_object_or_404(Bild, konzept=konzept, kennung=kennung)
    orte = verwendungen(konzept, kennung)[kennung]
    alte = sum(ort.bild.alt == gefunden.alternativtext for ort in orte) if gefunden.alternativtext else 0
    form = BildangabenForm(eingaben.getippt(request), bild=gefunden, stellen=alte)
    if request.method == "POST" and form.is_valid() and _speichere(request, form):
        eingaben.vergiss(request)
        messages.success(request, "Die Angaben zum Bild sind gespeichert.")
        return redirect("bilder", konzept.kommune.slug, konzept.slug)
    kontext = {"titel": str(gefunden), "form": form, "bild": gefunden, "orte": _mit_adressen(konzept, orte)}
    return zeige(request, "concepts/bild_bearbeiten.html", konzept, "bilder", **kontext)


def _mit_adressen(konzept: Konzept, orte: list[Verwendung]) -> list[dict[str, Any]]:
    """Every element once, with the address at which one writes its text."""
    return [
        {"art": bereich.wort(konzept), "element": ort.element, "adresse": _wo_man_schreibt(konzept, ort)}
        for ort in {ort.element.pk: ort for ort in orte}.values()
        if (bereich := BEREICH_DER_ART[ort.art.name])
    ]


def _wo_man_schreibt(konzept: Konzept, ort: Verwendung) -> str:
    bereich = BEREICH_DER_ART[ort.art.name]
    teile = [name for name, formular in bereich.formulare.items() if ort.schluessel in formular.base_fields]
    wo = [konzept.kommune.slug, konzept.slug, bereich.pfad, ort.element.kennung]
    return reverse("element_teil_bearbeiten", args=[*wo, teile[0]]) if teile else reverse("element_bearbeiten", args=wo)


@am_konzept(rules.konzept_lesen)
def bild(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponseBase:
    """The picture itself."""
    gefunden = get_object_or_404(Bild.alle, konzept=konzept, kennung=kennung)
    name = str(gefunden.datei)
    try:
        return wenn_neu(request, name, lambda: als_antwort(lies_datei(name), gefunden.mediatyp))
    except OSError:
        return beschaedigt(request)


@am_konzept(rules.konzept_bearbeiten)
def bild_loeschen(request: HttpRequest, konzept: Konzept, kennung: str) -> HttpResponse:
    """Put a picture into the Papierkorb; where texts show it, they are named first."""
    gefunden = get_object_or_404(Bild, konzept=konzept, kennung=kennung)
    orte = verwendungen(konzept, kennung)[kennung]
    if request.method != "POST" or (orte and "trotzdem" not in request.POST):
        kontext = {"titel": f"„{gefunden}“ löschen?", "bild": gefunden, "orte": _mit_adressen(konzept, orte)}
        return zeige(request, "concepts/bild_loeschen.html", konzept, "bilder", **kontext)
    loesche_element(element=gefunden, person=request.user)  # type: ignore[arg-type]
    zurueck = reverse("element_zurueckholen", args=[konzept.kommune.slug, konzept.slug, "bilder", kennung])
    messages.success(request, f"„{gefunden}“ liegt im Papierkorb.", extra_tags=zurueck)
    return redirect("bilder", konzept.kommune.slug, konzept.slug)
