from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Effect: what was measured, and later what came of the Maßnahmen."""

    name = "monitoring"
    verbose_name = "Monitoring"

    def ready(self) -> None:
        from concepts.dokument.teile import melde_an
        from monitoring.dokumentbeitrag import BEITRAG

        melde_an(BEITRAG)
