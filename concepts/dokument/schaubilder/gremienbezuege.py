"""Links between bodies. The document has no field for them, so only what it says in words is taken:

that one body's name stands among the members or in the chair of another, or in its task, or that two bodies
name the same member. Nothing is concluded from the kind of a body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from django.utils.html import strip_tags

from concepts.dokument.lesefassung import Gremium

ENDUNG = r"(?:es|s|en|n|e)?"
VOR_DEM_KURZNAMEN = r"(?:dem|den|des|der|die|das|vom|zum|zur|beim|im|ins)\s+"
KEIN_ANDERES = r"(?!\w|-|\s+(?:für|zu|zum|zur)\b|\s+[„\"])"
RAND = r"(?<![\w-])"
ZUSATZ = re.compile(r" ?\([^()]*\)|, ?beratend.*$")


class Bezugsart(Enum):
    """How two bodies are linked."""

    VERTRETEN = "ist vertreten in"
    GENANNT = "nennt im Aufgabentext"
    GEMEINSAM = "gemeinsames Mitglied"

    @property
    def wort(self) -> str:
        """For the key of the chart."""
        return str(self.value)

    @property
    def gerichtet(self) -> bool:
        """Whether it reads one way only."""
        return self is not Bezugsart.GEMEINSAM


@dataclass(frozen=True)
class Bezug:
    """A link between two ids; `text` says it in full."""

    von: str
    nach: str
    art: Bezugsart
    text: str


def bezuege(gremien: Sequence[Gremium]) -> list[Bezug]:
    """Every link once; between two bodies the more telling kind only."""
    muster = _muster(gremien)
    gefunden = [*_vertretungen(gremien, muster)]
    paare = {frozenset((bezug.von, bezug.nach)) for bezug in gefunden}
    for weitere in (_nennungen(gremien, muster), _gemeinsame(gremien)):
        neue = [bezug for bezug in weitere if frozenset((bezug.von, bezug.nach)) not in paare]
        gefunden += neue
        paare |= {frozenset((bezug.von, bezug.nach)) for bezug in neue}
    return gefunden


def _muster(gremien: Sequence[Gremium]) -> dict[str, re.Pattern[str]]:
    """What each body is called in running text: its name, inflected, or the first word of it where that is clear."""
    koepfe = Counter(_kopf(gremium) for gremium in gremien)
    muster = {}
    for gremium in gremien:
        worte = [re.escape(wort) + ENDUNG for wort in gremium.name.split()]
        formen = [RAND + r"\s+".join(worte) + r"(?![\w-])"]
        if (kopf := _kopf(gremium)) and koepfe[kopf] == 1:
            formen.append(VOR_DEM_KURZNAMEN + re.escape(kopf) + r"(?:e?s)?" + KEIN_ANDERES)
        muster[gremium.id] = re.compile("|".join(formen))
    return muster


def _kopf(gremium: Gremium) -> str:
    wort = gremium.name.split()[0] if gremium.name.split() else ""
    return wort if wort[:1].isupper() and len(wort) > 2 else ""


def _vertretungen(gremien: Sequence[Gremium], muster: dict[str, re.Pattern[str]]) -> Iterator[Bezug]:
    for gremium in gremien:
        for anderes in gremien:
            if anderes is gremium:
                continue
            for eintrag in (gremium.vorsitz, *gremium.mitglieder):
                if muster[anderes.id].search(eintrag):
                    yield Bezug(
                        anderes.id, gremium.id, Bezugsart.VERTRETEN, f"ist vertreten in (Mitglieder: „{eintrag}“)"
                    )
                    break


def _nennungen(gremien: Sequence[Gremium], muster: dict[str, re.Pattern[str]]) -> Iterator[Bezug]:
    for gremium in gremien:
        aufgabe = strip_tags(gremium.aufgabe_html.replace("<", " <"))
        for anderes in gremien:
            if anderes is not gremium and muster[anderes.id].search(aufgabe):
                yield Bezug(gremium.id, anderes.id, Bezugsart.GENANNT, Bezugsart.GENANNT.wort)


def _gemeinsame(gremien: Sequence[Gremium]) -> Iterator[Bezug]:
    mitglieder = {gremium.id: _eintraege(gremium) for gremium in gremien}
    for eines, anderes in combinations(gremien, 2):
        gleiche = [eintrag for eintrag in mitglieder[eines.id] if eintrag in mitglieder[anderes.id]]
        if gleiche:
            yield Bezug(eines.id, anderes.id, Bezugsart.GEMEINSAM, f"gemeinsam: {'; '.join(gleiche)}")


def _eintraege(gremium: Gremium) -> list[str]:
    """Chair and members without their role; counts of people name nobody."""
    einzeilige = (" ".join(eintrag.split()) for eintrag in (gremium.vorsitz, *gremium.mitglieder))
    eintraege = (ZUSATZ.sub("", eintrag).strip() for eintrag in einzeilige)
    return list(dict.fromkeys(eintrag for eintrag in eintraege if eintrag and not eintrag[0].isdigit()))
