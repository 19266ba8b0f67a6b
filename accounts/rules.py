"""Who may do what in a Kommune: one small predicate per action, each on one membership."""

from accounts.enums import Rolle
from accounts.models import Mitgliedschaft


def ist_mitglied(mitgliedschaft: Mitgliedschaft) -> bool:
    """Every member, whatever the role: kept pages are made for a role, not for a person."""
    return mitgliedschaft.rolle in Rolle


def kommune_verwalten(mitgliedschaft: Mitgliedschaft) -> bool:
    """Change the Kommune's own data, invite people, give roles."""
    return mitgliedschaft.rolle == Rolle.LEITUNG


def mitglieder_verwalten(mitgliedschaft: Mitgliedschaft) -> bool:
    """See who belongs to the Kommune, invite, change roles, end a membership."""
    return kommune_verwalten(mitgliedschaft)
