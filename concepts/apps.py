from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ConceptsConfig(AppConfig):
    """Konzepte."""

    name = "concepts"
    verbose_name = "Konzepte"

    def ready(self) -> None:
        """Let the database give a written concept a new revision."""
        from concepts.revision import create_triggers, drop_triggers

        pre_migrate.connect(drop_triggers, sender=self)
        post_migrate.connect(create_triggers, sender=self)
