from django.apps import AppConfig


class IntegrationskonzeptConfig(AppConfig):
    """The house itself: settings, start page, demo."""

    name = "integrationskonzept"
    verbose_name = "Integrationskonzept"

    def ready(self) -> None:
        """Let every command refuse an unsafe production start."""
        from integrationskonzept import checks  # noqa: F401
