"""The Kommune's home, a concept's overview, its settings and its download."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.enums import Rolle
from accounts.erste_schritte import Schritt, erste_schritte
from accounts.models import Kommune
from accounts.rules import ist_mitglied, kommune_verwalten
from accounts.zugang import in_kommune
from concepts import rules, selectors
from concepts.bilder import BildUnlesbar
from concepts.cockpit import cockpit
from concepts.dokument.aufbau import als_text, angaben_zur_kommune, baue_dokument
from concepts.ereignistexte import satz, wann
from concepts.forms.konzept import KonzeptForm
from concepts.models import Konzept
from concepts.selectors.einfrieren import entstehende_fassung
from concepts.services.elemente import Konflikt
from concepts.services.konzepte import aendere_konzept, uebernimm_eigene_kommune
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib import eingaben
from integrationskonzept.lib.deutsch import zeitspanne

SO_VIELE_EREIGNISSE = 5
NOCH_NICHTS = {
    Rolle.BEIRAT: "Sobald es einen Entwurf gibt, den Sie lesen können, steht er hier.",
    Rolle.VERANTWORTLICH: "Sobald es einen Entwurf gibt, den Sie lesen können, steht er hier.",
    Rolle.RAT: "Sobald dem Rat eine Fassung vorgelegt wird, steht sie hier.",
}


@in_kommune(ist_mitglied)
def kommune(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """The concepts that this person may know of, and what else there is to do."""
    mitgliedschaft = request.mitgliedschaft  # type: ignore[attr-defined]
    zeilen = selectors.konzepte_von(kommune, request.user)
    darf_verwalten = kommune_verwalten(mitgliedschaft)
    kontext = {
        "titel": "Konzepte",
        "kommune": kommune,
        "zeilen": zeilen,
        "schritte": erste_schritte(kommune, _erstes_konzept(kommune, bool(zeilen))) if darf_verwalten else [],
        "darf_lesen": rules.konzept_lesen(mitgliedschaft),
        "darf_anlegen": rules.konzept_anlegen(mitgliedschaft),
        "darf_verwalten": darf_verwalten,
        "noch_nichts": NOCH_NICHTS.get(mitgliedschaft.rolle, ""),
    }
    return render(request, "concepts/kommune.html", kontext)


def _erstes_konzept(kommune: Kommune, erledigt: bool) -> Schritt:
    wozu = "Der Assistent legt Kapitel, Handlungsfelder und Leitfragen an."
    return Schritt("Erstes Konzept beginnen", wozu, reverse("konzept_neu", args=[kommune.slug]), erledigt)


@am_konzept(ist_mitglied)
def konzept(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Where the concept stands and what comes next; those who read Fassungen only go there."""
    mitgliedschaft = request.mitgliedschaft  # type: ignore[attr-defined]
    if not rules.konzept_lesen(mitgliedschaft):
        return redirect("fassungen", konzept.kommune.slug, konzept.slug)
    stand = selectors.stand_von(konzept)
    ereignisse = list(selectors.erzaehlenswertes(konzept)[:SO_VIELE_EREIGNISSE])
    fassung = konzept.fassungen.geltend().ohne_dokument().first()
    darf = rules.fassung_einfrieren(mitgliedschaft)
    entstehende = entstehende_fassung(konzept) if darf else None
    frei = darf and not entstehende and not _gerade_eingefroren(ereignisse)
    kontext: dict[str, Any] = {
        "titel": konzept.titel,
        "laufzeit": zeitspanne(konzept.beginn, konzept.ende),
        "cockpit": cockpit(konzept, stand),
        "schritte": selectors.naechste_schritte(konzept, stand, frei_zum_einfrieren=frei),
        "ereignisse": [(wann(eines), satz(eines, konzept.woerter), eines.am) for eines in ereignisse],
        "fassung": fassung,
        "entstehende": entstehende,
    }
    return zeige(request, "concepts/konzept.html", konzept, "konzept", **kontext)


def _gerade_eingefroren(ereignisse: list[Any]) -> bool:
    return bool(ereignisse) and ereignisse[0].code == "fassung.eingefroren"


@am_konzept(rules.konzept_bearbeiten)
def einstellungen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Change the concept's own data."""
    form = KonzeptForm(eingaben.getippt(request), konzept=konzept)
    streitfaelle: list[Any] = []
    if request.method == "POST" and form.is_valid():
        try:
            _speichere(request, konzept, form)
        except Konflikt as konflikt:
            streitfaelle = form.streitfaelle(konflikt.jetzt)
            konzept = konflikt.element
            form = _mit_neuer_version(form, konzept)
        else:
            eingaben.vergiss(request)
            messages.success(request, "Die Einstellungen sind gespeichert.")
            return redirect("konzept", konzept.kommune.slug, konzept.slug)
    kontext = {
        "titel": "Einstellungen des Konzepts",
        "form": form,
        "streitfaelle": streitfaelle,
        "fremde_angaben": konzept.angaben_zur_kommune and angaben_zur_kommune(konzept),
    }
    status = 409 if streitfaelle else 200
    return zeige(request, "concepts/einstellungen.html", konzept, "konzept_einstellungen", status=status, **kontext)


def _speichere(request: HttpRequest, konzept: Konzept, form: KonzeptForm) -> None:
    """Save what this person changed, on top of what others changed elsewhere; `Konflikt` where both did."""
    werte = form.geaendert()
    if not werte:
        return
    person: Any = request.user
    try:
        aendere_konzept(konzept=konzept, werte=werte, person=person, version=form.cleaned_data["version"])
    except Konflikt as konflikt:
        if form.streitfaelle(konflikt.jetzt):
            raise
        aendere_konzept(konzept=konzept, werte=werte, person=person, version=konflikt.element.version)


def _mit_neuer_version(form: KonzeptForm, jetzt: Konzept) -> KonzeptForm:
    """The form as it was typed, over what is saved now: the next saving is meant."""
    frisch = KonzeptForm(konzept=jetzt)
    daten: Any = dict(form.data.items())
    daten["version"] = str(jetzt.version)
    for feld in frisch.visible_fields():
        if feld.name not in form.beruehrt:
            daten[feld.html_name] = feld.value() or ""
        daten[feld.html_initial_name] = feld.value() or ""
    return KonzeptForm(daten, konzept=jetzt)


@am_konzept(rules.konzept_bearbeiten)
@require_POST
def eigene_kommune(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Stop naming the Kommune that an imported document came from."""
    uebernimm_eigene_kommune(konzept=konzept, person=request.user)  # type: ignore[arg-type]
    messages.success(request, f"Das Konzept nennt jetzt die Angaben von {konzept.kommune}.")
    return redirect("konzept_einstellungen", konzept.kommune.slug, konzept.slug)


@am_konzept(rules.konzept_lesen)
def ausgeben(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """What a Konzeptdokument is, and the way to get it."""
    return zeige(request, "concepts/ausgeben.html", konzept, "konzept_export", titel="Konzept ausgeben")


@am_konzept(rules.konzept_lesen)
def dokument(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The concept as it stands now, as a file."""
    try:
        text = als_text(baue_dokument(konzept))
    except BildUnlesbar as fehler:
        messages.error(request, str(fehler))
        return redirect("bilder", konzept.kommune.slug, konzept.slug)
    name = f"{konzept.kommune.slug}-{konzept.slug}-{timezone.localdate():%Y-%m-%d}.json"
    return HttpResponse(
        text,
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
