from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Veröffentlichungen."""

    name = "publications"
    verbose_name = "Veröffentlichungen"

    def ready(self) -> None:
        """Have a brochure made of every Fassung."""
        from concepts.folgen import melde_folge_an
        from publications.services import fordere_nach_dem_einfrieren_an

        melde_folge_an(fordere_nach_dem_einfrieren_an)
