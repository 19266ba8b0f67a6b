"""Asking for brochures and making them."""

from publications.services.auftraege import fordere_broschuere_an, fordere_nach_dem_einfrieren_an
from publications.services.gestaltung import gestaltung_von, stand_von
from publications.services.setzen import setze

__all__ = [
    "fordere_broschuere_an",
    "fordere_nach_dem_einfrieren_an",
    "gestaltung_von",
    "setze",
    "stand_von",
]
