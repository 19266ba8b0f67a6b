"""What of a page belongs to the person who looks at it; see `lib.page_cache`."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from integrationskonzept.lib.page_cache import FOR_ALL, hole

register = template.Library()


@register.simple_tag(takes_context=True)
def per_person(context: Context, name: str) -> SafeString:
    """The template, or a hole for it where the page is rendered for all."""
    if context.get(FOR_ALL):
        return hole(name)
    engine = context.template.engine  # type: ignore[union-attr]
    return engine.get_template(name).render(context)
