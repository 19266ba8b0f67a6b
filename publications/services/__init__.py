"""Asking for brochures and making them."""

from publications.services.auftraege import fordere_broschuere_an, fordere_nach_dem_einfrieren_an
from publications.services.gestaltung import gestaltung_von, stand_von
from publications.services.setzen import Unterbrochen, setze
from publications.services.verlorene import reihe_verlorene_ein

__all__ = [
    "Unterbrochen",
    "fordere_broschuere_an",
    "fordere_nach_dem_einfrieren_an",
    "gestaltung_von",
    "reihe_verlorene_ein",
    "setze",
    "stand_von",
]
