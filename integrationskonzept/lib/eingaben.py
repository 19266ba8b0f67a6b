"""What somebody typed survives an expired session.

Every form carries a mark that says, signed, whose it is. When its POST meets a closed door, the typed values
are put by in the session, and the form is filled with them again as soon as the same person is back. She may throw
them away instead, and think better of it.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.urls import reverse

WIEDER_DA = "Ihre Eingaben von vorhin sind wieder da. Sie sind noch nicht gespeichert."
VERWORFEN = "Ihre Eingaben von vorhin sind verworfen. Hier steht, was gespeichert ist."
MARKE = "_eingaben_von"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - a field's name
SCHLUESSEL = "eingaben"
MAX_ZEICHEN = 2_000_000
MAX_FORMULARE = 5
MAX_ZIFFERN = 9


def zahl(text: str | None) -> int | None:
    """The number that stands in a parameter, if it is one that a row or a page can have."""
    return int(text) if text and text.isdecimal() and len(text) <= MAX_ZIFFERN else None


def marke(user: Any) -> str:
    """The signed mark of a person's forms; empty for those who are not signed in."""
    return signing.dumps(user.pk, salt=SCHLUESSEL) if user.is_authenticated else ""


def _von(request: HttpRequest) -> Any:
    try:
        return signing.loads(request.POST.get(MARKE, ""), salt=SCHLUESSEL)
    except signing.BadSignature:
        return None


def lege_beiseite(request: HttpRequest) -> bool:
    """Keep what was posted; False where it was none of our forms or too large."""
    von = _von(request)
    daten = request.POST.copy()
    daten.pop(TOKEN, None)
    text = daten.urlencode()
    if von is None or len(text) > MAX_ZEICHEN:
        return False
    gemerkt = dict(list(request.session.get(SCHLUESSEL, {}).items())[-(MAX_FORMULARE - 1) :])
    request.session[SCHLUESSEL] = gemerkt | {request.path: {"von": von, "daten": text}}
    return True


def beiseitegelegt(request: HttpRequest) -> QueryDict | None:
    """What this person typed at this address before her session ended, if it was kept."""
    eintrag = _eintrag(request, request.path)
    return None if eintrag is None or eintrag.get("verworfen") else QueryDict(eintrag["daten"])


def _eintrag(request: HttpRequest, pfad: str) -> dict[str, Any] | None:
    """What is kept for this person and this address, thrown away or not."""
    eintrag: dict[str, Any] | None = request.session.get(SCHLUESSEL, {}).get(pfad)
    return eintrag if eintrag and eintrag["von"] == request.user.pk else None


def verwirf(request: HttpRequest, pfad: str, *, verworfen: bool = True) -> bool:
    """Throw away what was kept for an address, or fetch it back; False where nothing of this person's is kept."""
    eintrag = _eintrag(request, pfad)
    if eintrag is None:
        return False
    request.session[SCHLUESSEL] |= {pfad: eintrag | {"verworfen": verworfen}}
    request.session.modified = True
    return True


def adresse_zum_verwerfen(pfad: str, *, zurueck: bool = False) -> str:
    """Where a POST throws away what was kept for `pfad`, or fetches it back."""
    name = "eingaben_zurueckholen" if zurueck else "eingaben_verwerfen"
    return reverse(name, query={"pfad": pfad})


def getippt(request: HttpRequest) -> QueryDict | None:
    """What was posted, or what this person had typed here before her session ended, which she is told."""
    if request.method == "POST":
        return request.POST
    wieder_da = beiseitegelegt(request)
    if wieder_da is not None:
        messages.info(request, WIEDER_DA, extra_tags=adresse_zum_verwerfen(request.path))
    return wieder_da


def vergiss(request: HttpRequest) -> None:
    """Drop what was kept for this address: it has been saved by now."""
    gemerkt = request.session.get(SCHLUESSEL, {})
    if request.path in gemerkt:
        request.session[SCHLUESSEL] = {pfad: wert for pfad, wert in gemerkt.items() if pfad != request.path}
