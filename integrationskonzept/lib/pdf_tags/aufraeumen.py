"""What can be settled only when the whole tree stands."""

from __future__ import annotations

from itertools import pairwise

from integrationskonzept.lib.pdf_tags.tabellen import bringe_in_ordnung
from integrationskonzept.lib.pdf_tags.teile import Marke, Teil, Verweis


def raeume_auf(teil: Teil) -> bool:
    """Removes what is empty below `teil`, and settles what can be known only at the end; False if nothing is left."""
    teil.kinder = [kind for kind in teil.kinder if not isinstance(kind, Teil) or raeume_auf(kind)]
    teil.kinder = [enkel for kind in teil.kinder for enkel in _ohne_huelle(kind)]
    _trenne_tabellen(teil)
    if teil.art == "Table":
        bringe_in_ordnung(teil)
    if teil.art == "LI":
        _mit_rumpf(teil)
    return bool(teil.kinder) or teil.art in ("TD", "TH")


def _ohne_huelle(kind: Teil | Marke | Verweis) -> list[Teil | Marke | Verweis]:
    """Pictures need no paragraph around them, and a link that leads nowhere is none."""
    if not isinstance(kind, Teil):
        return [kind]
    if kind.art == "Link" and not any(isinstance(teil, Verweis) for teil in kind.kinder):
        kind.art = "Span"
    if kind.art == "Reference" and not any(teil.art == "Link" for teil in kind.teile()):
        kind.art = "Span"
    nur_bilder = kind.art == "P" and all(isinstance(bild, Teil) and bild.art == "Figure" for bild in kind.kinder)
    return kind.kinder if nur_bilder else [kind]


def _trenne_tabellen(teil: Teil) -> None:
    """A table right behind another gets a group of its own: they are two, even if the second goes on overleaf."""
    for stelle, (vorn, hinten) in enumerate(pairwise(teil.kinder), start=1):
        if isinstance(vorn, Teil) and isinstance(hinten, Teil) and vorn.art == hinten.art == "Table":
            gruppe = Teil("Div", teil, hinten.seite, kinder=[hinten])
            hinten.oben, teil.kinder[stelle] = gruppe, gruppe


def _mit_rumpf(eintrag: Teil) -> None:
    """A list item must have a body, if only the term or the bullet it consists of."""
    teile = eintrag.teile()
    if teile and not any(teil.art == "LBody" for teil in teile):
        teile[0].art = "LBody"
