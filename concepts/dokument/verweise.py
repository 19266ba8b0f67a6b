"""Resolving the ids of a Konzeptdokument, forwards and backwards."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from concepts.dokument.lesefassung import Begriffe, Verweis

Teil = dict[str, Any]
# What refers to what: the collection that refers, its key, the collection referred to.
BEZUEGE = (
    ("handlungsfelder", "leitziele"),
    ("massnahmen", "ziele"),
    ("massnahmen", "federfuehrung"),
    ("massnahmen", "beteiligte"),
    ("massnahmen", "indikatoren"),
    ("massnahmen", "querschnittsthemen"),
)


@dataclass(frozen=True)
class Verzeichnis:
    """Every element that can be referred to, by collection and id."""

    nach_sammlung: dict[str, dict[str, Verweis]]
    bezuege: dict[tuple[str, str, str], list[Verweis]]

    @classmethod
    def von(cls, dokument: Teil, begriffe: Begriffe) -> Verzeichnis:
        """Everything that the document names, and what it names in turn."""
        sammlungen = _sammlungen(dokument)
        nummern = _nummern(dokument, begriffe)
        verzeichnis = cls(
            {
                name: {teil["id"]: Verweis(teil["id"], _titel(teil), nummern.get(teil["id"], "")) for teil in teile}
                for name, teile in sammlungen.items()
            },
            defaultdict(list),
        )
        for sammlung, schluessel in BEZUEGE:
            for teil in sammlungen[sammlung]:
                for ziel in dict.fromkeys(teil.get(schluessel, [])):
                    verweis = verzeichnis.nach_sammlung[sammlung][teil["id"]]
                    verzeichnis.bezuege[sammlung, schluessel, ziel].append(verweis)
        return verzeichnis

    def eines(self, kennung: str) -> Verweis:
        """A Handlungsfeld or a Massnahme that is known to exist."""
        felder, massnahmen = self.nach_sammlung["handlungsfelder"], self.nach_sammlung["massnahmen"]
        return felder.get(kennung) or massnahmen[kennung]

    def viele(self, kennungen: Iterable[str], sammlung: str) -> tuple[Verweis, ...]:
        """Those of the ids that exist, each once, in their order."""
        vorhanden = self.nach_sammlung[sammlung]
        return tuple(vorhanden[kennung] for kennung in dict.fromkeys(kennungen) if kennung in vorhanden)

    def rueckwaerts(self, sammlung: str, schluessel: str, kennung: str) -> tuple[Verweis, ...]:
        """The elements of `sammlung` that name `kennung` under `schluessel`."""
        return tuple(self.bezuege.get((sammlung, schluessel, kennung), ()))


def _sammlungen(dokument: Teil) -> dict[str, list[Teil]]:
    felder: list[Teil] = dokument.get("handlungsfelder", [])
    return {
        "handlungsfelder": felder,
        "massnahmen": [massnahme for feld in felder for massnahme in feld.get("massnahmen", [])],
        "ziele": [ziel for feld in felder for ziel in feld.get("ziele", [])],
        "leitziele": dokument.get("leitbild", {}).get("leitziele", []),
        "akteure": dokument.get("akteure", []),
        "indikatoren": dokument.get("indikatoren", []),
        "querschnittsthemen": dokument.get("querschnittsthemen", []),
    }


def _titel(teil: Teil) -> str:
    titel: str = teil.get("titel") or teil.get("name") or ""
    return titel


def _nummern(dokument: Teil, begriffe: Begriffe) -> dict[str, str]:
    felder = dokument.get("handlungsfelder", [])
    eigene = {m["id"]: m["nummer"] for feld in felder for m in feld.get("massnahmen", []) if m.get("nummer")}
    gezaehlt = dict(_gezaehlt(felder)) if not eigene else {}
    einzahl = begriffe.handlungsfeld.einzahl
    feldnummern = {
        feld["id"]: str(stelle)
        for stelle, feld in enumerate(felder, start=1)
        if not bringt_nummer_mit(feld["titel"], einzahl)
    }
    return gezaehlt | eigene | feldnummern


def bringt_nummer_mit(titel: str, einzahl: str) -> bool:
    """Whether a Handlungsfeld's title has its number: „Säule 1: Sprache“ or „1. Sprache“."""
    return bool(re.match(rf"(?:{re.escape(einzahl)}\s+)?(?:\d|[IVX]+\b)", titel))


def _gezaehlt(felder: list[Teil]) -> Iterator[tuple[str, str]]:
    """Numbers such as 2.3, for concepts that number none of their Massnahmen."""
    for feldstelle, feld in enumerate(felder, start=1):
        for stelle, massnahme in enumerate(feld.get("massnahmen", []), start=1):
            yield massnahme["id"], f"{feldstelle}.{stelle}"
