"""German numbers and dates in templates; see `integrationskonzept.lib.deutsch`."""

from django import template

from integrationskonzept.lib import deutsch
from integrationskonzept.lib.silben import mit_trennstellen

register = template.Library()
register.filter("euro", deutsch.euro)
register.filter("silben", mit_trennstellen)
register.filter("zahl", deutsch.zahl)
register.filter("teildatum", deutsch.teildatum)


@register.filter
def tag(zeitpunkt) -> str:
    """A moment as a German date: „22. November 2026“."""
    return deutsch.datum(zeitpunkt)
