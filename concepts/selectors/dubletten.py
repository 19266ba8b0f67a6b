"""Entries that seem to mean the same: the same name in another spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from concepts.models import Element
from integrationskonzept.lib.text import same_name


def vermutete_dubletten(elemente: Iterable[Element]) -> list[tuple[Element, Element]]:
    """Pairs to be looked at, the older one first; Maßnahmen and goals may well share a title, these may not."""
    je_name: dict[str, list[Element]] = defaultdict(list)
    for element in sorted(elemente, key=lambda element: element.position):
        je_name[same_name(str(element))].append(element)
    return [paar for gruppe in je_name.values() for paar in pairwise(gruppe)]
