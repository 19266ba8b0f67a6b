"""How full the pages of a brochure are, as a reader sees them: the share of the type area that holds something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

PUNKTE_JE_MM = 72 / 25.4
RAND = 36 * PUNKTE_JE_MM
"""The margins above and below the type area, where running heads and feet stand."""
UEBERBRUECKT = 17 * PUNKTE_JE_MM
"""White space up to this height parts paragraphs and chapters; more of it is a gap."""
EIN_DRITTEL = 1 / 3


class Seite(NamedTuple):
    """`fuellung` from 0 to 1; `ist_auftakt`: a part begins here, so no running head names it."""

    nummer: int
    fuellung: float
    ist_auftakt: bool


def seiten(daten: bytes) -> list[Seite]:
    """Every page of the brochure."""
    pdf = pypdfium2.PdfDocument(daten)
    try:
        return [_seite(pdf, nummer) for nummer in range(1, len(pdf) + 1)]
    finally:
        pdf.close()


def halbleere(daten: bytes) -> list[Seite]:
    """Pages less than a third full in the middle of a part: neither its first nor its last, nor the cover."""
    alle = seiten(daten)
    return [
        seite
        for seite, danach in pairwise(alle)
        if seite.fuellung < EIN_DRITTEL and not seite.ist_auftakt and not danach.ist_auftakt and seite.nummer > 1
    ]


def kurze_enden(daten: bytes, weniger_als: float = 0.12) -> list[Seite]:
    """Last pages of a part that hold but a few lines of it."""
    alle = seiten(daten)
    folgende = [*alle[1:], Seite(0, 0, ist_auftakt=True)]
    return [
        seite
        for seite, danach in zip(alle, folgende, strict=True)
        if seite.fuellung < weniger_als and danach.ist_auftakt and not seite.ist_auftakt
    ]


def _seite(pdf: pypdfium2.PdfDocument, nummer: int) -> Seite:
    seite = pdf[nummer - 1]
    try:
        _, unten, _, oben = seite.get_trimbox()
        teile = list(seite.get_objects(max_depth=1))
        kopf = [teil for teil in teile if teil.type == raw.FPDF_PAGEOBJ_TEXT and _hoehe(teil)[0] >= oben - RAND]
        inhalt = [_hoehe(teil) for teil in teile if raw.FPDFPageObj_GetMarkedContentID(teil.raw) >= 0]
        sichtbar = [(max(u, unten + RAND), min(o, oben - RAND)) for u, o in inhalt if o > unten + RAND]
        return Seite(nummer, _bedeckt(sichtbar) / (oben - unten - 2 * RAND), not kopf)
    finally:
        seite.close()


def _hoehe(teil: pypdfium2.PdfObject) -> tuple[float, float]:
    _, unten, _, oben = teil.get_bounds()
    return unten, oben


def _bedeckt(strecken: Iterable[tuple[float, float]]) -> float:
    return sum(bis - von for von, bis in _verbunden(sorted(strecken)))


def _verbunden(strecken: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Stretches that touch or nearly do, as one."""
    offen: tuple[float, float] | None = None
    for von, bis in strecken:
        if offen and von - offen[1] <= UEBERBRUECKT:
            offen = (offen[0], max(offen[1], bis))
        else:
            if offen:
                yield offen
            offen = (von, bis)
    if offen:
        yield offen
