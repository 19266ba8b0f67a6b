from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Effect: what was measured, and later what came of the Maßnahmen."""

    name = "monitoring"
    verbose_name = "Monitoring"

    def ready(self) -> None:
        """Say where the measured values stand in the Konzeptdokument."""
        from concepts.dokument.abbildung import INDIKATOR, WERT_ZEILE, Zeilen
        from concepts.dokument.teile import melde_zeilen_an
        from monitoring.models import Messwert

        melde_zeilen_an(INDIKATOR, Zeilen("messwerte", Messwert, "indikator", WERT_ZEILE))
