from django.apps import AppConfig
from django.utils.autoreload import file_changed


class IntegrationskonzeptConfig(AppConfig):
    """The house itself: settings, start page, demo."""

    name = "integrationskonzept"
    verbose_name = "Integrationskonzept"

    def ready(self) -> None:
        """Refuse an unsafe production start, let addresses know their numbers and kept pages follow the templates."""
        from django.urls import register_converter

        from integrationskonzept import checks  # noqa: F401
        from integrationskonzept.lib.page_cache import forget_release
        from integrationskonzept.lib.url_converters import NumberConverter

        register_converter(NumberConverter, "number")
        file_changed.connect(forget_release)
