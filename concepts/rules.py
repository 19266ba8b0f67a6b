"""Who may do what with a concept: one small predicate per action, each on one membership."""

from accounts.enums import Rolle
from accounts.models import Mitgliedschaft
from accounts.rules import ist_mitglied
from concepts.models.konzept import LIVE_LESER


def konzept_lesen(mitgliedschaft: Mitgliedschaft) -> bool:
    """Read the concept as it is being written."""
    return mitgliedschaft.rolle in LIVE_LESER


def konzept_bearbeiten(mitgliedschaft: Mitgliedschaft) -> bool:
    """Change texts, goals, Maßnahmen; order them; delete and bring back."""
    return mitgliedschaft.rolle in (Rolle.LEITUNG, Rolle.REDAKTION)


def konzept_anlegen(mitgliedschaft: Mitgliedschaft) -> bool:
    """Begin a concept, or read one in."""
    return konzept_bearbeiten(mitgliedschaft)


def konzept_loeschen(mitgliedschaft: Mitgliedschaft) -> bool:
    """Put a whole concept into the Papierkorb."""
    return mitgliedschaft.rolle == Rolle.LEITUNG


def fassung_einfrieren(mitgliedschaft: Mitgliedschaft) -> bool:
    """Freeze a Fassung; it can never be changed again."""
    return mitgliedschaft.rolle == Rolle.LEITUNG


def fassungen_lesen(mitgliedschaft: Mitgliedschaft) -> bool:
    """See which Fassungen there are; `Fassung.visible_to` says which of them."""
    return ist_mitglied(mitgliedschaft)
