"""„Auf einen Blick“: what a mayor with five minutes reads of a concept, on two pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

from django.utils.html import strip_tags

from concepts.dokument.lesefassung import Begriff, Gremium, Indikator, Lesefassung, Massnahme, Ziel
from concepts.enums import Indikatorebene, Massnahmenstand, Prioritaet
from integrationskonzept.lib import fussnoten
from integrationskonzept.lib.deutsch import zahl
from integrationskonzept.lib.richtext import bereinige

HOECHSTENS_FELDER, HOECHSTENS_MASSNAHMEN, HOECHSTENS_INDIKATOREN, HOECHSTENS_GREMIEN = 12, 5, 4, 6
VORSPANN_ZEICHEN = 340
SATZENDE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")
SCHWERPUNKT = re.compile(r"schwerpunkt|schlüssel|leitprojekt", re.IGNORECASE)
WIRKUNGEN = (Indikatorebene.OUTCOME.label, Indikatorebene.IMPACT.label)


@dataclass(frozen=True)
class Kennzahl:
    """A number with what it counts."""

    zahl: str
    wort: str


@dataclass(frozen=True)
class Kurzfassung:
    """Everything that fits on two pages; `auswahl` says by which rule `massnahmen` were chosen."""

    vorspann: str
    kennzahlen: tuple[Kennzahl, ...]
    massnahmen: tuple[Massnahme, ...]
    auswahl: str
    indikatoren: tuple[Indikator, ...]
    gremien: tuple[Gremium, ...]


def kurzfassung(konzept: Lesefassung) -> Kurzfassung:
    """What matters most, chosen by rules that the reader is told."""
    massnahmen, auswahl = _wichtigste(konzept)
    return Kurzfassung(
        vorspann=_vorspann(konzept),
        kennzahlen=tuple(_kennzahlen(konzept)),
        massnahmen=massnahmen,
        auswahl=auswahl,
        indikatoren=tuple(_messbare(konzept)[:HOECHSTENS_INDIKATOREN]),
        gremien=konzept.gremien[:HOECHSTENS_GREMIEN],
    )


def lohnt_sich(konzept: Lesefassung) -> bool:
    """Whether there is so much that a short version helps."""
    return len(konzept.handlungsfelder) > 1 or len(konzept.massnahmen) > 2


def _vorspann(konzept: Lesefassung) -> str:
    """The first sentences of the vision, or of what the municipality means by integration."""
    html = konzept.leitbild.vision_html or konzept.leitbild.verstaendnis_html
    sauber = fussnoten.ohne(bereinige(html)) if "<" in html else html
    text = " ".join(unescape(strip_tags(sauber.replace("</p>", " ").replace("</li>", " "))).split())
    saetze, laenge = [], 0
    for satz in SATZENDE.split(text):
        if laenge + len(satz) > VORSPANN_ZEICHEN:
            break
        saetze.append(satz)
        laenge += len(satz)
    return " ".join(saetze)


def _kennzahlen(konzept: Lesefassung) -> Iterator[Kennzahl]:
    worte = konzept.begriffe
    ziele = sum(_zaehle(ziel) for feld in konzept.handlungsfelder for ziel in feld.ziele)
    gezaehlt: list[tuple[int, Begriff]] = [
        (len(konzept.handlungsfelder), worte.handlungsfeld),
        (ziele, worte.ziel),
        (len(geltende(konzept.massnahmen)), worte.massnahme),
        (len(konzept.akteure), Begriff("Akteur", "Akteure")),
    ]
    for anzahl, wort in gezaehlt:
        if anzahl:
            yield Kennzahl(str(anzahl), wort.einzahl if anzahl == 1 else wort.mehrzahl)
    if konzept.kosten_nach_quelle:
        jahre = konzept.kosten_nach_quelle.jahre
        zeit = jahre[0] if len(jahre) == 1 else f"{jahre[0]} bis {jahre[-1]}"
        yield Kennzahl(_kurz(konzept.kosten_nach_quelle.summen.summe), f"Euro geplant, {zeit}")


def _zaehle(ziel: Ziel) -> int:
    return 1 + sum(map(_zaehle, ziel.unterziele))


def _kurz(betrag: Decimal) -> str:
    """„1,2 Mio.“, below a million the whole number."""
    return f"{zahl(betrag / 1_000_000, 1)}\u00a0Mio." if abs(betrag) >= 1_000_000 else zahl(betrag, 0)


def _wichtigste(konzept: Lesefassung) -> tuple[tuple[Massnahme, ...], str]:
    """Some from every Handlungsfeld, and by which rule."""
    alle = geltende(konzept.massnahmen)
    wort = konzept.begriffe.massnahme.mehrzahl
    schwerpunkte = [m for m in alle if any(map(SCHWERPUNKT.search, m.schlagworte))]
    dringende = [m for m in alle if m.prioritaet == Prioritaet.HOCH.label]
    if schwerpunkte:
        return _reihum(schwerpunkte), f"Schwerpunkte unter den {wort}"
    if dringende:
        return _reihum(dringende), f"{wort} mit hoher Priorität"
    return _reihum(alle), wort


def geltende(massnahmen: Iterable[Massnahme]) -> list[Massnahme]:
    """Those that have not been dropped."""
    return [massnahme for massnahme in massnahmen if massnahme.stand != Massnahmenstand.ENTFALLEN.label]


def _reihum(massnahmen: list[Massnahme]) -> tuple[Massnahme, ...]:
    """The first of each Handlungsfeld, then the second of each, and so on, as many as there is room for."""
    stelle: dict[str, int] = defaultdict(int)
    runden = []
    for lage, massnahme in enumerate(massnahmen):
        feld = massnahme.handlungsfeld.id
        runden.append((stelle[feld], lage))
        stelle[feld] += 1
    gewaehlt = sorted(lage for _, lage in sorted(runden)[:HOECHSTENS_MASSNAHMEN])
    return tuple(massnahmen[lage] for lage in gewaehlt)


def _messbare(konzept: Lesefassung) -> list[Indikator]:
    """Those with a target, effects before means."""
    mit_ziel = [i for i in konzept.indikatoren if i.werte and any(reihe.ist_ziel for reihe in i.werte.reihen)]
    return sorted(mit_ziel, key=lambda indikator: indikator.ebene not in WIRKUNGEN)


def vom_stand_zum_ziel(indikator: Indikator) -> str:
    """„zuletzt 31,0 % (2025), Ziel 35,0 % (2030)“."""
    werte = indikator.werte
    teile = []
    for wort, ist_ziel in (("zuletzt", False), ("Ziel", True)):
        reihe = next((reihe for reihe in werte.reihen if reihe.ist_ziel == ist_ziel), None) if werte else None
        if werte and reihe:
            letzte = [paar for paar in zip(reihe.werte, werte.zeitpunkte, strict=True) if paar[0]][-1:]
            teile += [f"{wort} {wert}\u00a0{indikator.einheit} ({zeit})" for wert, zeit in letzte]
    return ", ".join(teile)
