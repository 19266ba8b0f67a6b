"""The chapters in reading order, with the structured parts of the document at their places."""

from dataclasses import replace
from typing import Any

from concepts.dokument.lesefassung import Begriffe, Kapitel
from concepts.enums import Abschnittart
from integrationskonzept.lib.richtext import ist_leer

Teil = dict[str, Any]
DANACH = (Abschnittart.ORGANISATION, Abschnittart.BETEILIGUNG, Abschnittart.CONTROLLING, Abschnittart.ANHANG)
RANG = {art: stelle for stelle, art in enumerate(Abschnittart.values) if art != Abschnittart.FREI}


def kapitelfolge(abschnitte: list[Teil], vorhanden: dict[str, bool], begriffe: Begriffe) -> tuple[Kapitel, ...]:
    """`vorhanden` says which structured parts have content; chapters that would be empty are left out."""
    offen = [art.value for art in Abschnittart.mit_bestandteil() if vorhanden.get(art)]
    kapitel = [gefuellt for abschnitt in abschnitte if (gefuellt := _kapitel(abschnitt, offen))]
    for art in offen:
        kapitel.insert(_platz(kapitel, art), _ergaenzt(art, begriffe))
    return tuple(kapitel)


def _kapitel(abschnitt: Teil, offen: list[str]) -> Kapitel | None:
    """The chapter with those below it; takes from `offen` the structured parts that stand here."""
    art = abschnitt.get("art", "frei")
    bestandteil = art if art in offen else ""
    if bestandteil:
        offen.remove(art)
    unten = tuple(kind for teil in abschnitt.get("abschnitte", []) if (kind := _kapitel(teil, offen)))
    html = abschnitt.get("inhaltHtml", "")
    kapitel = Kapitel(abschnitt["id"], art, abschnitt["titel"], "" if ist_leer(html) else html, unten)
    if not (bestandteil or unten or kapitel.html):
        return None
    return replace(kapitel, bestandteil=bestandteil)


def _platz(kapitel: list[Kapitel], art: str) -> int:
    """Before the first chapter that usually comes later, but after all that usually come earlier."""
    raenge = [RANG.get(vorhandenes.art) for vorhandenes in kapitel]
    frueher = [stelle for stelle, rang in enumerate(raenge) if rang is not None and rang < RANG[art]]
    anfang = frueher[-1] + 1 if frueher else 0
    for stelle in range(anfang, len(kapitel)):
        if (raenge[stelle] or 0) > RANG[art]:
            return stelle
    return len(kapitel)


def _ergaenzt(art: str, begriffe: Begriffe) -> Kapitel:
    titel = begriffe.handlungsfeld.mehrzahl if art == Abschnittart.HANDLUNGSFELDER else Abschnittart(art).label
    return Kapitel(id=f"_{art}", art=art, titel=str(titel), bestandteil=art)


def enthaelt(kapitel: Kapitel, art: str) -> bool:
    """Whether the structured part stands in this chapter or below it."""
    return kapitel.bestandteil == art or any(enthaelt(unten, art) for unten in kapitel.kapitel)


def hinter_den_handlungsfeldern(folge: tuple[Kapitel, ...]) -> int:
    """The place of what is drawn from all Massnahmen together."""
    for stelle, kapitel in enumerate(folge):
        if enthaelt(kapitel, Abschnittart.HANDLUNGSFELDER):
            return stelle + 1
    return next((stelle for stelle, kapitel in enumerate(folge) if kapitel.art in DANACH), len(folge))
