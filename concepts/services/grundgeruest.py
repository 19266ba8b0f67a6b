"""The document with which a new concept begins: chapters without text, and the chosen Handlungsfelder."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape

from accounts.models import Kommune
from concepts.dokument.aufbau import FORMAT, angaben_zur_kommune
from concepts.leitfragen import Kapitelvorschlag, kapitelvorschlag
from concepts.models import Konzept

from .elemente import kennung_aus

Teil = dict[str, Any]


def baue_grundgeruest(*, kommune: Kommune, angaben: Teil, felder: Iterable[tuple[str, str]]) -> Teil:
    """A Konzeptdokument ready for `lege_konzept_an`.

    `angaben` is its part `konzept` (`titel`, `art`, `beginn` …; what is empty is left out), `felder` are titles
    with the one line that describes them, or "".
    """
    ids = _Ids()
    return {
        "format": FORMAT,
        "kommune": angaben_zur_kommune(Konzept(kommune=kommune)),
        "konzept": {schluessel: wert for schluessel, wert in angaben.items() if wert},
        "abschnitte": [_abschnitt(vorschlag, ids) for vorschlag in kapitelvorschlag(angaben.get("art", ""))],
        "handlungsfelder": [_handlungsfeld(titel, zeile, ids) for titel, zeile in felder],
    }


class _Ids:
    """Readable ids, each given once."""

    def __init__(self) -> None:
        self._vergeben: set[str] = set()

    def aus(self, text: str) -> str:
        basis = kennung_aus(text, laenge=56)
        nummern = (basis if nummer == 1 else f"{basis}-{nummer}" for nummer in range(1, len(self._vergeben) + 2))
        kennung = next(nummer for nummer in nummern if nummer not in self._vergeben)
        self._vergeben.add(kennung)
        return kennung


def _abschnitt(vorschlag: Kapitelvorschlag, ids: _Ids) -> Teil:
    teil: Teil = {"id": ids.aus(f"kapitel-{vorschlag.titel}"), "titel": vorschlag.titel}
    if vorschlag.art:
        teil["art"] = vorschlag.art
    if vorschlag.unterkapitel:
        teil["abschnitte"] = [_abschnitt(unten, ids) for unten in vorschlag.unterkapitel]
    return teil


def _handlungsfeld(titel: str, zeile: str, ids: _Ids) -> Teil:
    teil: Teil = {"id": ids.aus(titel), "titel": titel}
    return teil | {"beschreibungHtml": f"<p>{escape(zeile)}</p>"} if zeile else teil
