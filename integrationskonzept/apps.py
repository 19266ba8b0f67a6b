from django.apps import AppConfig


class IntegrationskonzeptConfig(AppConfig):
    """The house itself: settings, start page, demo."""

    name = "integrationskonzept"
    verbose_name = "Integrationskonzept"
