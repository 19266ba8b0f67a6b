"""rows → Konzeptdokument."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from concepts.bilder import lies_bilddaten
from concepts.models import Abschnitt, Bild, Konzept
from integrationskonzept.lib.richtext import bild_ids

from . import abbildung as ab
from .bestand import Bestand, Teil, fehlt, werte_von
from .bezuege import html_stellen

FORMAT = "integrationskonzept/1"


def lies_bild(bild: Bild) -> str:
    """The picture's file as the document has it."""
    return base64.b64encode(lies_bilddaten(bild)).decode()


def baue_dokument(konzept: Konzept, *, mit_bildern: bool = True, bilddaten: Callable[[Bild], str] = lies_bild) -> Teil:
    """The concept as it stands now; without pictures where only the texts are read."""
    bestand = Bestand(konzept)
    bestand.lies_register()
    dokument: Teil = {
        "format": FORMAT,
        "kommune": angaben_zur_kommune(konzept),
        "konzept": werte_von(konzept, ab.KONZEPT_WERTE),
    }
    _setze(dokument, "abschnitte", _baum(bestand), konzept)
    leitbild = _leitbild(bestand, konzept)
    if leitbild or "leitbild" in konzept.leere_felder:
        dokument["leitbild"] = leitbild
    _setze(dokument, "handlungsfelder", _handlungsfelder(bestand), konzept)
    for schluessel, art in (
        ("querschnittsthemen", ab.QUERSCHNITTSTHEMA),
        ("akteure", ab.AKTEUR),
        ("gremien", ab.GREMIUM),
        ("indikatoren", ab.INDIKATOR),
    ):
        _setze(dokument, schluessel, _liste(bestand, bestand.elemente(art)), konzept)
    if mit_bildern:
        _setze(dokument, "bilder", [_bild(bild, bilddaten(bild)) for bild in _bilder(konzept, dokument)], konzept)
    return dokument


def als_text(dokument: Teil) -> str:
    """The document as JSON, the same for the same document, byte for byte."""
    return json.dumps(dokument, ensure_ascii=False, indent=2) + "\n"


def pruefsumme(text: str) -> str:
    """SHA-256 of the document's text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _setze(ziel: Teil, schluessel: str, inhalt: list[Teil], zeile: Any) -> None:
    if inhalt or schluessel in zeile.leere_felder:
        ziel[schluessel] = inhalt


def angaben_zur_kommune(konzept: Konzept) -> Teil:
    """What the document says of the Kommune: as it came with the document, else from the Kommune itself."""
    schluessel_der_kommune = ("name", "art", "ags", "bundesland", "einwohner")
    fremde = konzept.angaben_zur_kommune
    if fremde is not None:  # in our order: PostgreSQL keeps none
        return {schluessel: fremde[schluessel] for schluessel in schluessel_der_kommune if schluessel in fremde}
    angaben = {schluessel: getattr(konzept.kommune, schluessel) for schluessel in schluessel_der_kommune}
    return {schluessel: wert for schluessel, wert in angaben.items() if not fehlt(wert)}


def _liste(bestand: Bestand, elemente: Iterable[Any]) -> list[Teil]:
    return [{"id": element.kennung, **bestand.inhalt(element)} for element in elemente]


def _baum(bestand: Bestand) -> list[Teil]:
    kinder: dict[int | None, list[Abschnitt]] = defaultdict(list)
    for abschnitt in bestand.elemente(ab.ABSCHNITT):
        kinder[abschnitt.eltern_id].append(abschnitt)

    def zweig(eltern: int | None) -> list[Teil]:
        teile = []
        for abschnitt in kinder[eltern]:
            teil = {"id": abschnitt.kennung, **bestand.inhalt(abschnitt)}
            _setze(teil, "abschnitte", zweig(abschnitt.pk), abschnitt)
            teile.append(teil)
        return teile

    return zweig(None)


def _leitbild(bestand: Bestand, konzept: Konzept) -> Teil:
    teil: Teil = {}
    for leitbild in bestand.elemente(ab.LEITBILD):
        teil |= bestand.inhalt(leitbild)
    leitziele = _liste(bestand, bestand.elemente(ab.LEITZIEL))
    if leitziele or "leitbild.leitziele" in konzept.leere_felder:
        teil["leitziele"] = leitziele
    return teil


def _handlungsfelder(bestand: Bestand) -> list[Teil]:
    felder = bestand.elemente(ab.HANDLUNGSFELD)
    je_feld: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for schluessel, art in (("ziele", ab.ZIEL), ("massnahmen", ab.MASSNAHME)):
        for element in bestand.elemente(art):
            je_feld[schluessel, element.handlungsfeld_id].append(element)
    teile = []
    for feld in felder:
        teil = {"id": feld.kennung, **bestand.inhalt(feld)}
        for schluessel in ("ziele", "massnahmen"):
            _setze(teil, schluessel, _liste(bestand, je_feld[schluessel, feld.pk]), feld)
        teile.append(teil)
    return teile


def _bilder(konzept: Konzept, dokument: Teil) -> list[Bild]:
    """The concept's pictures, and of those in the Papierkorb the ones that a text still shows."""
    gezeigt = {kennung for *_, teil, schluessel in html_stellen(dokument) for kennung in bild_ids(teil[schluessel])}
    return [bild for bild in Bild.alle.filter(konzept=konzept) if bild.geloescht_am is None or bild.kennung in gezeigt]


def _bild(bild: Bild, daten: str) -> Teil:
    teil: Teil = {"id": bild.kennung, "mediatyp": bild.mediatyp, "daten": daten}
    return teil | werte_von(bild, ab.gleich("dateiname", "quelle"))
