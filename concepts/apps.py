from django.apps import AppConfig


class ConceptsConfig(AppConfig):
    """Konzepte."""

    name = "concepts"
    verbose_name = "Konzepte"
