from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ConceptsConfig(AppConfig):
    """Konzepte."""

    name = "concepts"
    verbose_name = "Konzepte"

    def ready(self) -> None:
        """Let the database give a written concept a new revision, and workers read documents in."""
        from concepts.models import Einlesung
        from concepts.revision import create_triggers, drop_triggers
        from concepts.services.einlesen import IMMER_WIEDER, lies_ein, raeume_datei_weg, satz_zu
        from integrationskonzept.lib.jobs import Kind, register

        pre_migrate.connect(drop_triggers, sender=self)
        post_migrate.connect(create_triggers, sender=self)
        register(Kind(Einlesung, lies_ein, sentence=satz_zu, given_up=IMMER_WIEDER, afterwards=raeume_datei_weg))
