"""Ids, references and pictures of a document: what the schema cannot say."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from time import monotonic
from typing import Any

from integrationskonzept.lib.deutsch import zahl
from integrationskonzept.lib.images import ImageError, check_image
from integrationskonzept.lib.richtext import bereinige, bild_ids

from .fehler import Fehler, pfad

MAX_TIEFE = 20
MAX_KREISE = 20
MAX_BILDER = 1000
BILDER_SEKUNDEN = 300
"""An honest picture takes a fraction of a second, a hostile one two."""
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
        stelle = {ziel["id"]: nummer for nummer, ziel in enumerate(ziele)}
        oben = {ziel["id"]: [ziel["uebergeordnet"]] for ziel in ziele if "uebergeordnet" in ziel}
        runden = {kennung for runde in kreise(oben, stelle) for kennung in runde}
        tiefe = _Tiefe(oben, runden)
        for nummer, ziel in enumerate(ziele):
            fehler = _oberziel_fehler(ziel, stelle, runden, tiefe)
            if fehler:
                ort = ("handlungsfelder", feld_nummer, "ziele", nummer, "uebergeordnet")
                yield Fehler(pfad(*ort), fehler)


def _oberziel_fehler(
    ziel: dict[str, Any], stelle: dict[str, int], runden: set[str], tiefe: Callable[[str], int]
) -> str | None:
    oberziel = ziel.get("uebergeordnet")
    if oberziel is None:
        return None
    if oberziel not in stelle:
        return f"Das Ziel „{oberziel}“ gibt es in diesem Handlungsfeld nicht."
    if ziel["id"] in runden:
        return "Die Ziele sind einander im Kreis übergeordnet."
    return f"Ziele sind tiefer als {MAX_TIEFE} Ebenen verschachtelt." if tiefe(ziel["id"]) == MAX_TIEFE + 1 else None


class _Tiefe:
    """How many goals stand above a goal; each is asked once."""

    def __init__(self, oben: dict[str, list[str]], runden: set[str]) -> None:
        self._oben = oben
        self._bekannt = dict.fromkeys(runden, 0)

    def __call__(self, kennung: str) -> int:
        weg = []
        while kennung not in self._bekannt and kennung in self._oben:
            weg.append(kennung)
            kennung = self._oben[kennung][0]
        tiefe = self._bekannt.get(kennung, 0)
        for unten in reversed(weg):
            tiefe += 1
            self._bekannt[unten] = tiefe
        return tiefe


def _kreise(fundstellen: Iterable[tuple[str, Ort, dict[str, Any]]]) -> Iterator[Fehler]:
    massnahmen = {element["id"]: (ort, element) for art, ort, element in fundstellen if art == "massnahme"}
    folgt = {kennung: element.get("haengtAbVon") or [] for kennung, (_, element) in massnahmen.items()}
    for runde in kreise(folgt, {kennung: nummer for nummer, kennung in enumerate(massnahmen)}):
        weg = " → ".join([*runde, runde[0]])
        ort = massnahmen[runde[0]][0]
        yield Fehler(pfad(*ort, "haengtAbVon"), f"Diese Maßnahmen hängen im Kreis voneinander ab: {weg}.")


def kreise(kanten: dict[str, list[str]], stelle: dict[str, int]) -> Iterator[list[str]]:
    """The circles that one meets when one follows `kanten`, each from the element that stands first.

    At most `MAX_KREISE`: whoever mends those sees the rest at the next try.
    """
    kanten = dict(kanten)
    for _ in range(MAX_KREISE):
        try:
            TopologicalSorter(kanten).prepare()
        except CycleError as fehler:
            runde = fehler.args[1][:0:-1]
            erste = min(range(len(runde)), key=lambda nummer: stelle.get(runde[nummer], len(stelle)))
            yield runde[erste:] + runde[:erste]
            kanten = {kennung: ziele for kennung, ziele in kanten.items() if kennung not in runde}
        else:
            return


def _bilder(dokument: dict[str, Any], art_je_id: dict[str, str]) -> Iterator[Fehler]:
    yield from _bilddaten(dokument.get("bilder") or ())
    for ort, element, schluessel in html_stellen(dokument):
        text = element[schluessel]
        for kennung in bild_ids(bereinige(text)) if "<img" in text.lower() else ():
            if art_je_id.get(kennung) != "bild":
                yield Fehler(pfad(*ort), f"Das Bild „{kennung}“ gibt es im Dokument nicht.")


def _bilddaten(bilder: Sequence[dict[str, Any]]) -> Iterator[Fehler]:
    """What is wrong with each picture; each is looked at in a process of its own, so there must not be too many."""
    if len(bilder) > MAX_BILDER:
        yield Fehler(pfad("bilder"), f"Ein Dokument kann höchstens {zahl(MAX_BILDER)} Bilder haben.")
        return
    ende = monotonic() + BILDER_SEKUNDEN
    for nummer, bild in enumerate(bilder):
        if monotonic() > ende:
            yield Fehler(pfad("bilder", nummer), "Die Bilder davor sind zu aufwendig; ab hier ist keines geprüft.")
            return
        try:
            check_image(base64.b64decode("".join(bild["daten"].split()), validate=True), bild["mediatyp"])
        except ImageError as fehler:
            yield Fehler(pfad("bilder", nummer, "daten"), str(fehler))
        except ValueError:  # also what is no ASCII
            yield Fehler(pfad("bilder", nummer, "daten"), "Die Bilddaten sind nicht in Base64 geschrieben.")
