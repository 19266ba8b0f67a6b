from django.apps import AppConfig


class IntegrationskonzeptConfig(AppConfig):
    """The house itself: settings, start page, demo."""

    name = "integrationskonzept"
    verbose_name = "Integrationskonzept"

    def ready(self) -> None:
        """Let every command refuse an unsafe production start, and every address know its numbers."""
        from django.urls import register_converter

        from integrationskonzept import checks  # noqa: F401
        from integrationskonzept.lib.url_converters import NumberConverter

        register_converter(NumberConverter, "number")
