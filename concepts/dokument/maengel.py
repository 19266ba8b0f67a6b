"""What a document still lacks or has wrong, said before it is frozen; nothing of it forbids freezing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from concepts.enums import Abschnittart, Massnahmenstand
from integrationskonzept.lib.deutsch import aufzaehlung
from integrationskonzept.lib.fonts import named, unprintable
from integrationskonzept.lib.richtext import bild_ids, ist_leer

from .bezuege import LISTEN, elemente

Teil = dict[str, Any]
VERWEIS = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
RECHNER = re.compile(r"(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{1,62}")
POST = re.compile(r"[^\s@<>,;]+@(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{1,62}(?:\?.*)?")
HOECHSTENS_GENANNTE = 8
# Where a Maßnahme is edited in several parts; everything else stands in the first.
FORMULARTEILE = {"zeitraum": "zustaendigkeit", "ressourcen": "mittel", "kosten": "mittel", "schlagworte": "wirkung"}
TELEFON = re.compile(r"\+?[\d\s()/.-]{3,}")


@dataclass(frozen=True)
class Stelle:
    """Where something is to be mended: an element by kind and id, the part of its form, and what stands there."""

    art: str
    kennung: str
    titel: str
    teil: str = ""
    zusatz: str = ""


@dataclass(frozen=True)
class Mangel:
    """One kind of flaw: how often, in the singular and the plural, why it matters, and where it is."""

    einzahl: str
    mehrzahl: str
    folge: str
    stellen: tuple[Stelle, ...]

    @property
    def satz(self) -> str:
        """„3 Kapitel sind leer“."""
        return f"{len(self.stellen)} {self.einzahl if len(self.stellen) == 1 else self.mehrzahl}"


def maengel(dokument: Teil, bilder: list[tuple[str, str, str]]) -> list[Mangel]:
    """The flaws of a document that is read without pictures; `bilder` are (id, name, credit) of those there are."""
    arten = (
        Mangel(
            "Kapitel ist leer", "Kapitel sind leer", "Leere Kapitel stehen nur als Überschrift da.", _leere(dokument)
        ),
        Mangel(
            "Maßnahme ist ohne Federführung",
            "Maßnahmen sind ohne Federführung",
            "Wer beschließt, will wissen, wer es tut.",
            _ohne_federfuehrung(dokument),
        ),
        Mangel(
            "Bild ist ohne Quellenangabe",
            "Bilder sind ohne Quellenangabe",
            "Wer ein Bild veröffentlicht, muss meist nennen, von wem es ist.",
            _ohne_quelle(dokument, bilder),
        ),
        Mangel(
            "Verweis führt ins Leere",
            "Verweise führen ins Leere",
            "Die Adresse ist nicht vollständig, oder es gibt das Ziel nicht mehr.",
            tuple(_tote_verweise(dokument)),
        ),
        Mangel(
            "Stelle enthält Zeichen, die sich nicht drucken lassen",
            "Stellen enthalten Zeichen, die sich nicht drucken lassen",
            "Für sie gibt es hier keine Schrift. In der Broschüre steht dafür ein Ersatzzeichen.",
            tuple(_undruckbare(dokument)),
        ),
    )
    return [mangel for mangel in arten if mangel.stellen]


def _leere(dokument: Teil) -> tuple[Stelle, ...]:
    """As the overview counts: a chapter that only gathers others needs no text."""
    return tuple(
        stelle_von(art, teil)
        for art, _, teil in elemente(dokument)
        if art == "abschnitt"
        and not teil.get("abschnitte")
        and teil.get("art") not in Abschnittart.mit_bestandteil()
        and ist_leer(teil.get("inhaltHtml", ""))
    )


def _ohne_federfuehrung(dokument: Teil) -> tuple[Stelle, ...]:
    return tuple(
        stelle_von(art, teil, "zustaendigkeit")
        for art, _, teil in elemente(dokument)
        if art == "massnahme" and teil.get("stand") != Massnahmenstand.ENTFALLEN and not teil.get("federfuehrung")
    )


def _ohne_quelle(dokument: Teil, bilder: list[tuple[str, str, str]]) -> tuple[Stelle, ...]:
    """Only those that a text shows: the others are not printed."""
    gezeigt = {kennung for _, _, html in _texte(dokument) for kennung in bild_ids(html)}
    return tuple(
        Stelle("bild", kennung, name or kennung)
        for kennung, name, quelle in bilder
        if kennung in gezeigt and not quelle.strip()
    )


def _tote_verweise(dokument: Teil) -> Iterator[Stelle]:
    vorhanden = {teil["id"] for _, _, teil in elemente(dokument)}
    for art, teil, html in _texte(dokument):
        for adresse in VERWEIS.findall(html):
            if not _fuehrt_wohin(unescape(adresse).strip(), vorhanden):
                yield stelle_von(art, teil, zusatz=unescape(adresse)[:80])


def _fuehrt_wohin(adresse: str, vorhanden: set[str]) -> bool:
    """Whether an address is one: nothing is fetched, so that only its form is known."""
    if adresse.startswith("#"):
        return adresse[1:] in vorhanden
    try:
        teile = urlsplit(adresse)
        rechner = (teile.hostname or "").encode("idna").decode() if teile.scheme in ("http", "https") else ""
        _ = teile.port
    except (ValueError, UnicodeError):
        return False
    if teile.scheme in ("http", "https"):
        return bool(RECHNER.fullmatch(rechner)) and not re.search(r"\s", adresse)
    muster = {"mailto": POST, "tel": TELEFON}.get(teile.scheme)
    return bool(muster and muster.fullmatch(adresse.partition(":")[2]))


def _undruckbare(dokument: Teil) -> Iterator[Stelle]:
    for art, teil in traeger(dokument):
        je_formular: dict[str, str] = {}
        for schluessel, wert in teil.items():
            if schluessel not in LISTEN:
                formular = FORMULARTEILE.get(schluessel, "")
                je_formular[formular] = je_formular.get(formular, "") + json.dumps(wert, ensure_ascii=False)
        for formular, text in je_formular.items():
            if zeichen := unprintable(text):
                yield stelle_von(art, teil, formular, aufzaehlung(map(named, zeichen[:HOECHSTENS_GENANNTE])))


def traeger(dokument: Teil) -> list[tuple[str, Teil]]:
    """Everything that has texts: the concept itself, the Leitbild and all elements, each with its kind."""
    konzept = {"id": "konzept", "titel": "Angaben zum Konzept"} | dokument["konzept"]
    leitbild = {"id": "leitbild", "titel": "Leitbild"} | (dokument.get("leitbild") or {})
    return [("konzept", konzept), ("leitbild", leitbild), *((art, teil) for art, _, teil in elemente(dokument))]


def _texte(dokument: Teil) -> Iterator[tuple[str, Teil, str]]:
    """Every rich text: the kind of its element, the element, the text."""
    for art, teil in traeger(dokument):
        for schluessel, wert in teil.items():
            if schluessel.endswith("Html"):
                yield art, teil, wert


def stelle_von(art: str, teil: Teil, formularteil: str = "", zusatz: str = "") -> Stelle:
    """Where an element is mended."""
    return Stelle(art, teil["id"], teil.get("titel") or teil.get("name") or teil["id"], formularteil, zusatz)
