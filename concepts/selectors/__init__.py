"""What pages about concepts read, each in a fixed number of queries."""

from .konzepte import Konzeptzeile, erzaehlenswertes, konzepte_von
from .naechstes import Schritt, naechste_schritte
from .stand import Konzeptstand, stand_von

__all__ = [
    "Konzeptstand",
    "Konzeptzeile",
    "Schritt",
    "erzaehlenswertes",
    "konzepte_von",
    "naechste_schritte",
    "stand_von",
]
