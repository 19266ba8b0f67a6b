"""Tables whose head cells say what they are the head of, and whose rows are all equally long."""

from __future__ import annotations

from collections.abc import Sequence

from integrationskonzept.lib.pdf_tags.teile import IM_SATZ, Teil

TABELLENTEILE = {"THead", "TBody", "TFoot", "TR", "TD", "Caption"}
KLEINE_TABELLE = 6
KOPF = {"O": "/Table"}


def bringe_in_ordnung(tabelle: Teil) -> None:
    """What people enter as tables, made into what can be read out as one."""
    tabelle.kinder.sort(key=lambda kind: isinstance(kind, Teil) and kind.art == "TFoot")
    zeilen = [zeile for teil in tabelle.teile() for zeile in ([teil] if teil.art == "TR" else teil.teile())]
    zeilen = [zeile for zeile in zeilen if zeile.art == "TR"]
    if len(zeilen) == 1 and not _koepfe(zeilen):
        _loese_auf(tabelle)
        return
    _setze_kopf(zeilen)
    for zeile in zeilen:
        _setze_reichweiten(zeile)
    _ueberzaehlige_koepfe(zeilen)
    _fuelle_auf(zeilen)


def _loese_auf(teil: Teil) -> None:
    """A single row without heads is a table to the eye only."""
    nur_text = teil.art in ("TD", "Caption") and all(kind.art in IM_SATZ for kind in teil.teile())
    teil.art = "P" if nur_text else "Div"
    teil.merkmale = {}
    for kind in teil.teile():
        if kind.art in TABELLENTEILE:
            _loese_auf(kind)


def _koepfe(zeilen: Sequence[Teil]) -> list[Teil]:
    return [zelle for zeile in zeilen for zelle in zeile.teile() if zelle.art == "TH"]


def _setze_kopf(zeilen: Sequence[Teil]) -> None:
    """In a table without heads the first row is the head."""
    if zeilen and not _koepfe(zeilen):
        for zelle in zeilen[0].teile():
            zelle.art = "TH"


def _setze_reichweiten(zeile: Teil) -> None:
    """A head cell in the table's head, or among its like, stands for its column, any other for its row."""
    zellen = zeile.teile()
    im_kopf = (zeile.oben is not None and zeile.oben.art == "THead") or all(zelle.art == "TH" for zelle in zellen)
    for zelle in zellen:
        if zelle.art == "TH":
            zelle.merkmale = KOPF | {"Scope": "/Column" if im_kopf else "/Row"} | zelle.merkmale


def _ueberzaehlige_koepfe(zeilen: Sequence[Teil]) -> None:
    """Where heads outnumber the cells they are heads of, those of the columns will do."""
    koepfe = _koepfe(zeilen)
    je_zeile = [zelle for zelle in koepfe if zelle.merkmale["Scope"] == "/Row"]
    umfang = sum(len(zeile.teile()) for zeile in zeilen)
    if umfang >= KLEINE_TABELLE and 2 * len(koepfe) > umfang and len(je_zeile) < len(koepfe):
        for zelle in je_zeile:
            zelle.art = "TD"
            del zelle.merkmale["Scope"]


def _fuelle_auf(zeilen: Sequence[Teil]) -> None:
    """Empty cells at the end of rows that are too short."""
    breiten = _breiten(zeilen)
    for zeile, breite in zip(zeilen, breiten, strict=True):
        for _ in range(max(breiten) - breite):
            zeile.neues("TD", zeile.seite)


def _breiten(zeilen: Sequence[Teil]) -> list[int]:
    """How many columns each row occupies, counting cells that reach into it from above."""
    breiten = []
    belegt: dict[int, int] = {}
    for zeile in zeilen:
        spalte = 0
        for zelle in zeile.teile():
            while belegt.get(spalte, 0):
                spalte += 1
            for _ in range(zelle.merkmale.get("ColSpan", 1)):
                belegt[spalte] = zelle.merkmale.get("RowSpan", 1)
                spalte += 1
        breiten.append(max((stelle + 1 for stelle, zeilen_noch in belegt.items() if zeilen_noch), default=0))
        belegt = {stelle: zeilen_noch - 1 for stelle, zeilen_noch in belegt.items() if zeilen_noch > 1}
    return breiten
