from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ConceptsConfig(AppConfig):
    """Konzepte."""

    name = "concepts"
    verbose_name = "Konzepte"

    def ready(self) -> None:
        """Let the database give a written concept a new revision, and say what workers do with one."""
        from concepts.dokument.fehler import DokumentFehler
        from concepts.models import Einfrierung, Einlesung
        from concepts.revision import create_triggers, drop_triggers
        from concepts.services import einfrieren, einlesen
        from concepts.services.elemente import Unmoeglich
        from integrationskonzept.lib.jobs import Kind, register

        pre_migrate.connect(drop_triggers, sender=self)
        post_migrate.connect(create_triggers, sender=self)
        register(
            Kind(
                Einlesung,
                einlesen.lies_ein,
                sentence=einlesen.satz_zu,
                given_up=einlesen.IMMER_WIEDER,
                refusals=(DokumentFehler, Unmoeglich),
                afterwards=einlesen.raeume_datei_weg,
            )
        )
        register(
            Kind(
                Einfrierung,
                einfrieren.friere_ein,
                sentence=einfrieren.satz_zu,
                given_up=einfrieren.IMMER_WIEDER,
            )
        )
