"""Everything with a consequence around people and Kommunen, by topic."""

from accounts.services.einladungen import annehmen, beitreten, einladen, einladen_alle, zurueckziehen
from accounts.services.ereignisse import ereignis
from accounts.services.kommunen import kommune_aendern, kommune_anlegen
from accounts.services.mitglieder import entfernen, rolle_aendern, wieder_aufnehmen

__all__ = [
    "annehmen",
    "beitreten",
    "einladen",
    "einladen_alle",
    "entfernen",
    "ereignis",
    "kommune_aendern",
    "kommune_anlegen",
    "rolle_aendern",
    "wieder_aufnehmen",
    "zurueckziehen",
]
