"""How an Indikator has moved and where it is to go. A chart of a figure says nothing about causes."""

from concepts.dokument.lesefassung import Indikator
from integrationskonzept.lib.diagramme import DRUCKBREITE, DRUCKGRAD, Diagramm, Linie, linien

GESAMT = "insgesamt"


def indikatorverlauf(
    indikator: Indikator, *, breite: float = DRUCKBREITE, grad: float = DRUCKGRAD, hoehe: float = 0
) -> Diagramm | None:
    """All measured values and targets; None where there are neither."""
    allein = len(indikator.messreihen) == 1
    reihen = [
        Linie(reihe.name or ("" if allein else GESAMT), reihe.werte, reihe.ziele) for reihe in indikator.messreihen
    ]
    return linien(indikator.titel, reihen, einheit=indikator.einheit, breite=breite, grad=grad, hoehe=hoehe)
