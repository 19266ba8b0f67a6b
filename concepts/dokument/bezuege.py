"""Ids, references and pictures of a document: what the schema cannot say."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Any

from integrationskonzept.lib.bildpruefung import BildFehler, pruefe_bild
from integrationskonzept.lib.richtext import bereinige, bild_ids

from .fehler import Fehler, pfad

Ort = tuple[str | int, ...]
Fundstelle = tuple[Ort, dict[str, Any]]

LISTEN = {
    "leitziele": "leitziel",
    "handlungsfelder": "handlungsfeld",
    "ziele": "ziel",
    "massnahmen": "massnahme",
    "querschnittsthemen": "querschnittsthema",
    "akteure": "akteur",
    "gremien": "gremium",
    "indikatoren": "indikator",
    "abschnitte": "abschnitt",
    "bilder": "bild",
}
VERWEISE = {
    "handlungsfeld": {"leitziele": "leitziel"},
    "massnahme": {
        "ziele": "ziel",
        "federfuehrung": "akteur",
        "beteiligte": "akteur",
        "indikatoren": "indikator",
        "haengtAbVon": "massnahme",
        "querschnittsthemen": "querschnittsthema",
    },
}
WOERTER = {
    "leitziel": "ein Leitziel",
    "handlungsfeld": "ein Handlungsfeld",
    "ziel": "ein Ziel",
    "massnahme": "eine Maßnahme",
    "querschnittsthema": "ein Querschnittsthema",
    "akteur": "ein Akteur",
    "gremium": "ein Gremium",
    "indikator": "ein Indikator",
    "abschnitt": "ein Kapitel",
    "bild": "ein Bild",
}


def elemente(teil: dict[str, Any], ort: Ort = ()) -> Iterator[tuple[str, Ort, dict[str, Any]]]:
    """Every element of a document with its kind and its place."""
    for schluessel, art in LISTEN.items():
        for nummer, element in enumerate(teil.get(schluessel) or ()):
            if isinstance(element, dict):
                hier = (*ort, schluessel, nummer)
                yield art, hier, element
                yield from elemente(element, hier)
    if isinstance(teil.get("leitbild"), dict):
        yield from elemente(teil["leitbild"], (*ort, "leitbild"))


def html_stellen(dokument: dict[str, Any]) -> Iterator[tuple[Ort, dict[str, Any], str]]:
    """Every rich text: its place, the object that holds it and its key."""
    traeger: list[Fundstelle] = [(ort, element) for _, ort, element in elemente(dokument)]
    traeger.append((("leitbild",), dokument.get("leitbild") or {}))
    for ort, element in traeger:
        for schluessel in element:
            if schluessel.endswith("Html"):
                yield (*ort, schluessel), element, schluessel


def pruefe_bezuege(dokument: dict[str, Any]) -> list[Fehler]:
    """Double and unknown ids, cycles, pictures that are none."""
    fundstellen = list(elemente(dokument))
    art_je_id = {element["id"]: art for art, _, element in fundstellen}
    return [
        *_doppelte_ids(fundstellen),
        *_unbekannte_ids(fundstellen, art_je_id),
        *_ziele_im_feld(dokument),
        *_kreise(fundstellen),
        *_bilder(dokument, art_je_id),
    ]


def _doppelte_ids(fundstellen: Iterable[tuple[str, Ort, dict[str, Any]]]) -> Iterator[Fehler]:
    gesehen: dict[str, Ort] = {}
    for _, ort, element in fundstellen:
        erste = gesehen.setdefault(element["id"], ort)
        if erste is not ort:
            yield Fehler(pfad(*ort, "id"), f"Die id „{element['id']}“ steht schon bei {pfad(*erste)}.")


def _unbekannte_ids(
    fundstellen: Iterable[tuple[str, Ort, dict[str, Any]]], art_je_id: dict[str, str]
) -> Iterator[Fehler]:
    for art, ort, element in fundstellen:
        for schluessel, erwartet in VERWEISE.get(art, {}).items():
            for nummer, kennung in enumerate(element.get(schluessel) or ()):
                fehler = _bezug_fehler(kennung, erwartet, art_je_id)
                if fehler:
                    yield Fehler(pfad(*ort, schluessel, nummer), fehler)


def _bezug_fehler(kennung: str, erwartet: str, art_je_id: dict[str, str]) -> str | None:
    gefunden = art_je_id.get(kennung)
    if gefunden is None:
        return f"Die id „{kennung}“ gibt es im Dokument nicht."
    if gefunden != erwartet:
        return f"„{kennung}“ ist {WOERTER[gefunden]}; hier muss {WOERTER[erwartet]} stehen."
    return None


def _ziele_im_feld(dokument: dict[str, Any]) -> Iterator[Fehler]:
    for feld_nummer, feld in enumerate(dokument.get("handlungsfelder") or ()):
        ziele = feld.get("ziele") or []
        vorgesetzt = {ziel["id"]: ziel["uebergeordnet"] for ziel in ziele if "uebergeordnet" in ziel}
        eigene = {ziel["id"] for ziel in ziele}
        for nummer, ziel in enumerate(ziele):
            ort = ("handlungsfelder", feld_nummer, "ziele", nummer, "uebergeordnet")
            oberziel = vorgesetzt.get(ziel["id"])
            if oberziel is not None and oberziel not in eigene:
                yield Fehler(pfad(*ort), f"Das Ziel „{oberziel}“ gibt es in diesem Handlungsfeld nicht.")
            elif oberziel is not None and kreis({k: [v] for k, v in vorgesetzt.items()}, ziel["id"]):
                yield Fehler(pfad(*ort), "Die Ziele sind einander im Kreis übergeordnet.")


def _kreise(fundstellen: Iterable[tuple[str, Ort, dict[str, Any]]]) -> Iterator[Fehler]:
    massnahmen = [(ort, element) for art, ort, element in fundstellen if art == "massnahme"]
    folgt = {element["id"]: element.get("haengtAbVon") or [] for _, element in massnahmen}
    gemeldet: set[str] = set()
    for ort, element in massnahmen:
        gefunden = [] if element["id"] in gemeldet else kreis(folgt, element["id"])
        if gefunden:
            gemeldet |= set(gefunden)
            weg = " → ".join([*gefunden, gefunden[0]])
            yield Fehler(pfad(*ort, "haengtAbVon"), f"Diese Maßnahmen hängen im Kreis voneinander ab: {weg}.")


def kreis(kanten: dict[str, list[str]], start: str) -> list[str]:
    """The ids of a circle through `start` when one follows `kanten`, or nothing."""
    vorher: dict[str, str] = {}
    offen = [start]
    while offen:
        hier = offen.pop()
        for weiter in kanten.get(hier, ()):
            if weiter == start:
                return _rueckweg(vorher, start, hier)
            if weiter not in vorher:
                vorher[weiter] = hier
                offen.append(weiter)
    return []


def _rueckweg(vorher: dict[str, str], start: str, ende: str) -> list[str]:
    weg = [ende]
    while weg[-1] != start:
        weg.append(vorher[weg[-1]])
    return weg[::-1]


def _bilder(dokument: dict[str, Any], art_je_id: dict[str, str]) -> Iterator[Fehler]:
    for nummer, bild in enumerate(dokument.get("bilder") or ()):
        try:
            pruefe_bild(base64.b64decode("".join(bild["daten"].split()), validate=True), bild["mediatyp"])
        except BildFehler as fehler:
            yield Fehler(pfad("bilder", nummer, "daten"), str(fehler))
        except ValueError:  # also what is no ASCII
            yield Fehler(pfad("bilder", nummer, "daten"), "Die Bilddaten sind nicht in Base64 geschrieben.")
    for ort, element, schluessel in html_stellen(dokument):
        for kennung in bild_ids(bereinige(element[schluessel])):
            if art_je_id.get(kennung) != "bild":
                yield Fehler(pfad(*ort), f"Das Bild „{kennung}“ gibt es im Dokument nicht.")
