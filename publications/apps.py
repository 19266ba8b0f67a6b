from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Veröffentlichungen."""

    name = "publications"
    verbose_name = "Veröffentlichungen"

    def ready(self) -> None:
        """Have a brochure made of every Fassung, and say how workers make one."""
        from concepts.folgen import melde_folge_an, melde_vorbereitung_an
        from integrationskonzept.lib.jobs import Kind, register
        from publications.models import Broschuere
        from publications.services import fordere_nach_dem_einfrieren_an
        from publications.services.setzen import IMMER_WIEDER, mache, raeume_entwuerfe_auf, satz_zu
        from publications.services.vorab import setze_vorab

        melde_vorbereitung_an(setze_vorab)
        melde_folge_an(fordere_nach_dem_einfrieren_an)
        register(Kind(Broschuere, mache, sentence=satz_zu, given_up=IMMER_WIEDER, afterwards=raeume_entwuerfe_auf))
