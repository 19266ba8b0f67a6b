"""The list of Fassungen, and freezing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from concepts import rules
from concepts.forms.fassungen import FassungForm
from concepts.models import Fassung, Konzept
from concepts.services.elemente import Unmoeglich
from concepts.services.konzepte import friere_fassung_ein
from concepts.zugang import am_konzept, zeige
from integrationskonzept.lib import eingaben


@am_konzept(rules.fassungen_lesen)
def fassungen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """All Fassungen that this person may read."""
    menge = Fassung.objects.visible_to(request.user).filter(konzept=konzept).ohne_dokument()
    kontext = {"titel": "Fassungen", "fassungen": menge.select_related("erstellt_von")}
    return zeige(request, "concepts/fassungen.html", konzept, "fassungen", **kontext)


@am_konzept(rules.fassung_einfrieren)
def fassung_neu(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Freeze the concept as it stands now; a form sent twice freezes once."""
    letzte = konzept.fassungen.ohne_dokument().first()
    naechste = letzte.nummer + 1 if letzte else 1
    form = FassungForm(eingaben.getippt(request), initial={"nummer": naechste})
    if request.method == "POST" and form.is_valid():
        try:
            neue = friere_fassung_ein(konzept=konzept, person=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except Unmoeglich as fehler:
            messages.info(request, str(fehler))
            schon = konzept.fassungen.ohne_dokument().first()
            return redirect("fassung", konzept.kommune.slug, konzept.slug, schon.nummer if schon else naechste)
        eingaben.vergiss(request)
        messages.success(request, f"Fassung {neue.nummer} ist eingefroren.")
        return redirect("fassung", konzept.kommune.slug, konzept.slug, neue.nummer)
    kontext = {"titel": "Fassung einfrieren", "form": form, "naechste": naechste}
    return zeige(request, "concepts/fassung_neu.html", konzept, "fassungen", **kontext)
