"""The order of what builds on each other: connected nodes together, each beneath the first that leads to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from integrationskonzept.lib.diagramme.netzplan import Kante, Knoten
from integrationskonzept.lib.diagramme.schrift import gekuerzt


@dataclass(frozen=True)
class Platz:
    """A node in reading order."""

    knoten: Knoten
    tiefe: int
    unter: str = ""


def zusammenhaenge(knoten: list[Knoten], kanten: list[Kante]) -> list[list[Platz]]:
    """Connected nodes together, in the order in which they are to be done."""
    nachfolger, nachbarn = defaultdict(list), defaultdict(list)
    for kante in kanten:
        nachfolger[kante.von].append(kante.nach)
        nachbarn[kante.von].append(kante.nach)
        nachbarn[kante.nach].append(kante.von)
    ziele = {kante.nach for kante in kanten}
    nach_id = {einer.id: einer for einer in knoten}
    gruppen, gesehen = [], set()
    for einer in knoten:
        if einer.id in gesehen or einer.id not in nachbarn:
            continue
        verbunden = _verbunden(einer.id, nachbarn)
        gesehen |= verbunden
        reihenfolge = [k for k in nach_id if k in verbunden]
        wurzeln = [k for k in reihenfolge if k not in ziele]
        gruppen.append(_absteigend([*wurzeln, *reihenfolge], nachfolger, nach_id))
    return gruppen


def _verbunden(anfang: str, nachbarn: dict[str, list[str]]) -> set[str]:
    gefunden, offen = {anfang}, [anfang]
    while offen:
        for nachbar in nachbarn[offen.pop()]:
            if nachbar not in gefunden:
                gefunden.add(nachbar)
                offen.append(nachbar)
    return gefunden


def _absteigend(wurzeln: list[str], nachfolger: dict[str, list[str]], nach_id: dict[str, Knoten]) -> list[Platz]:
    """Every node once, beneath the first that leads to it."""
    plaetze: dict[str, Platz] = {}
    for wurzel in wurzeln:
        offen = [(wurzel, 0, "")]
        while offen:
            kennung, tiefe, unter = offen.pop()
            if kennung in plaetze:
                continue
            plaetze[kennung] = Platz(nach_id[kennung], tiefe, unter)
            offen += [(kind, tiefe + 1, kennung) for kind in reversed(nachfolger[kennung])]
    return list(plaetze.values())


def herausgeloest(stueck: list[Platz], kanten: list[Kante], namen: dict[str, str]) -> list[Platz]:
    """Places without those that they stood beneath; what stands elsewhere is named."""
    hier = {platz.knoten.id for platz in stueck}
    flachste = min(platz.tiefe for platz in stueck)
    plaetze = []
    for platz in stueck:
        fern = [namen[k.von] for k in kanten if k.nach == platz.knoten.id and k.von not in hier]
        name = f"{platz.knoten.name} (nach: {gekuerzt(fern[0], 30, 1)})" if fern else platz.knoten.name
        unter = platz.unter if platz.unter in hier else ""
        plaetze.append(Platz(replace(platz.knoten, name=name), platz.tiefe - flachste, unter))
    return plaetze
