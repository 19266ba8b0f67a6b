"""Nobody's many hold up another's few, and what someone waits for never waits for what takes minutes."""

import datetime
import itertools

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from concepts.enums import Fassungszweck
from concepts.models import Einfrierung, Einlesung
from concepts.services.einfrieren import beantrage_fassung
from concepts.services.einlesen import fordere_einlesung_an
from integrationskonzept.lib.jobs import take
from integrationskonzept.lib.jobs.lane import LANES
from integrationskonzept.lib.jobs.models import Priority, Zustand
from integrationskonzept.lib.jobs.queue import RECENTLY, next_in_line
from publications.models import Broschuere
from tests.publications.auftraege.conftest import arbeite, fordere_an

NUMMERN = itertools.count()


def reihe_ein(konzept, tenant, priority=Priority.NORMAL, alter=0):
    """A job that has been waiting for so many seconds."""
    seit = timezone.now() - datetime.timedelta(seconds=alter)
    angaben = {"tenant": tenant, "priority": priority, "angefordert_am": seit}
    return Broschuere.objects.create(konzept=konzept, schluessel=f"j{next(NUMMERN)}", **angaben)


def reihenfolge(name="slow"):
    """Whose jobs a worker takes, one after another; each takes a second."""
    gereiht = []
    while found := next_in_line(LANES[name].priorities):
        take(Broschuere, found[1])
        sekunde = timezone.now() - datetime.timedelta(seconds=1)
        jobs = Broschuere.objects.filter(pk=found[1])
        jobs.update(zustand=Zustand.GESCHEITERT, begonnen_am=sekunde, fertig_am=timezone.now())
        gereiht.append(jobs.values_list("tenant", flat=True).get())
    return gereiht


def test_whoever_has_many_holds_up_nobody(konzept):
    for alter in range(20, 10, -1):
        reihe_ein(konzept, 1, alter=alter)
    reihe_ein(konzept, 2, alter=2)
    reihe_ein(konzept, 3, alter=1)
    reihe_ein(konzept, 2)
    gereiht = reihenfolge()
    assert (gereiht[:3], sorted(gereiht[3:5]), gereiht[5:]) == ([1, 2, 3], [1, 2], [1] * 8)


def test_not_even_with_what_is_more_urgent(konzept):
    """In the slow lane a Kommune's share comes before urgency, which only orders its own."""
    for alter in (4, 3, 2):
        reihe_ein(konzept, 1, alter=alter)
    reihe_ein(konzept, 1, Priority.LATER, alter=9)
    spaeter = reihe_ein(konzept, 2, Priority.LATER, alter=1)
    take(Broschuere, next_in_line(LANES["slow"].priorities)[1])
    assert next_in_line(LANES["slow"].priorities)[1] == spaeter.pk


def test_what_runs_now_counts_before_what_ran(konzept):
    """Two workers that take jobs at the same moment do not both work for the same Kommune."""
    laeuft, wartet = reihe_ein(konzept, 1, alter=9), reihe_ein(konzept, 1, alter=8)
    gelaufen, anderer = reihe_ein(konzept, 2, alter=7), reihe_ein(konzept, 2, alter=6)
    jetzt = timezone.now()
    lange = {"begonnen_am": jetzt - datetime.timedelta(seconds=500), "heartbeat": jetzt}
    Broschuere.objects.filter(pk=gelaufen.pk).update(zustand=Zustand.GESCHEITERT, fertig_am=jetzt, **lange)
    take(Broschuere, laeuft.pk)
    assert next_in_line(LANES["slow"].priorities)[1] == anderer.pk
    Broschuere.objects.filter(pk=laeuft.pk).update(heartbeat=jetzt - RECENTLY, begonnen_am=jetzt - RECENTLY)
    assert next_in_line([Priority.NORMAL])[1] in (laeuft.pk, wartet.pk)


def test_of_one_kommune_the_urgent_come_first_then_the_old(konzept):
    alte, neue = reihe_ein(konzept, 1, alter=2), reihe_ein(konzept, 1)
    spaeter = reihe_ein(konzept, 1, Priority.LATER, alter=9)
    gereiht = []
    while found := next_in_line(LANES["slow"].priorities):
        gereiht.append(found[1])
        Broschuere.objects.filter(pk=found[1]).update(fertig_am=timezone.now())
    assert gereiht == [alte.pk, neue.pk, spaeter.pk]


@pytest.fixture
def langwieriges(konzept, alice):
    """A freezing and a reading in, both of which may take minutes, of the Kommune where a preview is asked for."""
    dokument = ContentFile(b"{}", "konzept.json")
    angaben = {"kommune": konzept.kommune, "person": alice, "slug": "neu", "mit_eigener_kommune": False}
    return [
        beantrage_fassung(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice),
        fordere_einlesung_an(datei=dokument, **angaben),
    ]


@pytest.mark.parametrize("laufen", [False, True], ids=["wartet", "läuft"])
def test_a_preview_never_waits_for_what_takes_minutes(konzept, alice, langwieriges, laufen, schnell):
    if laufen:
        for job in langwieriges:
            assert take(type(job), job.pk)
    vorschau = fordere_an(konzept, alice, still=True)
    assert arbeite("fast")
    vorschau.refresh_from_db()
    assert (vorschau.zustand, arbeite("fast")) == (Zustand.FERTIG, False)


def test_what_takes_minutes_never_waits_for_brochures(konzept, alice, langwieriges):
    fordere_an(konzept, alice)
    welche = []
    while found := next_in_line(LANES["medium"].priorities):
        welche.append(found[0].model)
        take(found[0].model, found[1])
    assert welche == [Einfrierung, Einlesung]


def test_each_job_is_taken_by_one_lane():
    assert sorted(itertools.chain.from_iterable(spur.priorities for spur in LANES.values())) == sorted(Priority)


FRAGEN = {
    "who waits": (lambda jobs: jobs.free().filter(priority__in=[1]).order_by().values("tenant"), "broschuere_open"),
    "the first": (lambda jobs: jobs.free().filter(tenant=1, priority=1).order_by("pk"), "broschuere_open"),
    "who had what": (lambda jobs: jobs.filter(heartbeat__gt=timezone.now()).order_by(), "broschuere_heartbeat"),
}


@pytest.mark.parametrize("frage", FRAGEN)
def test_the_look_for_jobs_reads_only_few(db, frage):
    """However many brochures there have been: 11,000 Kommunen keep theirs for ever."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # an empty table is read as a whole otherwise
    jobs, index = FRAGEN[frage]
    assert index in jobs(Broschuere.objects).explain()
