"""How commands name a concept: KOMMUNE/KONZEPT."""

from django.core.management.base import CommandError

from concepts.models import Fassung, Konzept


def konzept_unter(adresse: str) -> Konzept:
    """The concept at `KOMMUNE/KONZEPT`, or a CommandError in German."""
    kommune, _, slug = adresse.partition("/")
    konzept = Konzept.objects.select_related("kommune").filter(kommune__slug=kommune, slug=slug).first()
    if konzept is None:
        raise CommandError(f"Ein Konzept „{adresse}“ gibt es nicht. Erwartet wird KOMMUNE/KONZEPT.")
    return konzept


def fassung_von(konzept: Konzept, nummer: int) -> Fassung:
    """The Fassung of that number, or a CommandError in German."""
    fassung = konzept.fassungen.filter(nummer=nummer).first()
    if fassung is None:
        raise CommandError(f"Eine Fassung {nummer} hat „{konzept}“ nicht.")
    return fassung
