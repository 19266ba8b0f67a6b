"""What the Massnahmen cost."""

from concepts.dokument.lesefassung import Lesefassung
from integrationskonzept.lib.diagramme import DRUCKBREITE, DRUCKGRAD, Balkenreihe, Diagramm, balken

EINHEIT = "Euro"


def kosten_nach_jahr(konzept: Lesefassung, *, breite: float = DRUCKBREITE, grad: float = DRUCKGRAD) -> Diagramm | None:
    """A column a year, stacked by source."""
    if not (tafel := konzept.kosten_nach_quelle):
        return None
    reihen = [
        Balkenreihe(reihe.titel, tuple(None if betrag is None else float(betrag) for betrag in reihe.betraege))
        for reihe in tafel.reihen
    ]
    titel = "Geplante Kosten nach Jahr und Quelle"
    return balken(titel, tafel.jahre, reihen, einheit=EINHEIT, ecke="Jahr", breite=breite, grad=grad)


def kosten_nach_handlungsfeld(
    konzept: Lesefassung, *, breite: float = DRUCKBREITE, grad: float = DRUCKGRAD
) -> Diagramm | None:
    """A lying bar for each, all years together."""
    if not (tafel := konzept.kosten_nach_handlungsfeld):
        return None
    summen = Balkenreihe("Kosten", tuple(float(reihe.summe) for reihe in tafel.reihen))
    wort = konzept.begriffe.handlungsfeld.einzahl
    titel = f"Geplante Kosten nach {wort}"
    namen = [reihe.titel for reihe in tafel.reihen]
    return balken(titel, namen, [summen], einheit=EINHEIT, ecke=wort, liegend=True, breite=breite, grad=grad)
