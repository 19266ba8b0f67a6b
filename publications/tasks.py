from django_tasks import task

from publications.models import Broschuere
from publications.services import setze


@task()
def setze_broschuere(broschuere_pk: int) -> None:
    """Make a brochure in the background."""
    setze(Broschuere.objects.select_related("konzept__kommune", "fassung").get(pk=broschuere_pk))
