from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Veröffentlichungen."""

    name = "publications"
    verbose_name = "Veröffentlichungen"
