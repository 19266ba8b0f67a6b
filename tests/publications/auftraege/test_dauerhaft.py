"""The brochure of a decision: always the same file, and the database itself sees to it."""

import importlib
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from publications.models import Broschuere, Zustand
from publications.services import setze
from tests.publications.auftraege.conftest import ORT, fordere_an, gesetzt


@pytest.fixture
def aufbewahrt(konzept, alice, beschluss, schnell):
    return gesetzt(konzept, alice, beschluss)


AENDERUNGEN = [
    {"datei": "broschueren/andere.pdf"},
    {"pruefsumme": "0" * 64},
    {"zustand": Zustand.WARTET},
    {"schluessel": "x"},
    {"dauerhaft": False},
    {"fassung": None, "dauerhaft": False},
    {"seiten": {}},
    {"fertig_am": timezone.now()},
]


@pytest.mark.parametrize("felder", AENDERUNGEN)
def test_the_database_refuses_to_change_it(aufbewahrt, felder):
    with pytest.raises(DatabaseError, match="unveraenderlich"), transaction.atomic():
        Broschuere.objects.filter(pk=aufbewahrt.pk).update(**felder)


def test_the_database_refuses_to_delete_or_replace_it(aufbewahrt):
    with pytest.raises(DatabaseError, match="unveraenderlich"), transaction.atomic():
        aufbewahrt.delete()
    if connection.vendor == "sqlite":
        befehl = "INSERT OR REPLACE INTO publications_broschuere SELECT * FROM publications_broschuere"
        with pytest.raises(DatabaseError, match="unveraenderlich"), transaction.atomic():
            connection.cursor().execute(befehl)


def test_while_it_is_being_made_and_where_nothing_was_adopted_it_may_change(
    konzept, alice, beschluss, fassung, schnell
):
    fordere_an(konzept, alice, beschluss)
    gesetzt(konzept, alice, fassung)
    assert Broschuere.objects.update(hinweise=["x"]) == 4
    assert Broschuere.objects.all().delete()[0] == 4


def test_who_asked_for_it_may_leave(aufbewahrt, alice):
    """Names go when people go; the brochure stays."""
    Broschuere.objects.filter(pk=aufbewahrt.pk).update(angefordert_von=None)
    aufbewahrt.refresh_from_db()
    assert aufbewahrt.angefordert_von is None


def test_it_is_served_as_it_is_with_its_checksum(als, alice, konzept, beschluss, aufbewahrt, schnell):
    konzept.kommune.farbe = "#123456"
    konzept.kommune.save()
    client = als(alice)
    assert client.post(f"{ORT}anfordern/", {"fassung": "1"})["Location"] == f"{ORT}{aufbewahrt.pk}/pdf/"
    seite = client.get(f"{ORT}{aufbewahrt.pk}/").content.decode()
    assert aufbewahrt.pruefsumme in seite
    assert "gehört zum Beschluss" in seite
    assert "neu setzen" not in client.get(ORT).content.decode()
    setze(aufbewahrt.pk)
    assert len(schnell) == 1


def test_drafts_and_other_fassungen_show_no_checksum(als, alice, konzept, fassung, schnell):
    broschuere = gesetzt(konzept, alice, fassung)
    assert broschuere.pruefsumme not in als(alice).get(f"{ORT}{broschuere.pk}/").content.decode()


def test_even_a_lost_file_is_not_made_anew(konzept, alice, beschluss, aufbewahrt, warteschlange):
    aufbewahrt.datei.storage.delete(aufbewahrt.datei.name)
    assert fordere_an(konzept, alice, beschluss) == aufbewahrt
    assert warteschlange == []


def test_the_files_can_be_checked(aufbewahrt, settings, capsys):
    call_command("broschueren_pruefen")
    assert "Aufbewahrte Broschüren: 1, alle unverändert" in capsys.readouterr().out
    datei = settings.MEDIA_ROOT / aufbewahrt.datei.name
    datei.chmod(0o640)
    datei.write_bytes(b"%PDF-anders")
    with pytest.raises(CommandError, match="ist verändert"):
        call_command("broschueren_pruefen")
    datei.unlink()
    with pytest.raises(CommandError, match="fehlt"):
        call_command("broschueren_pruefen")


def test_what_was_made_before_is_kept_as_well(konzept, alice, beschluss, fassung, schnell):
    """As migration 0002 finds it: no sizes, another key, and of the adopted Fassung two."""
    Broschuere.objects.all().delete()
    jetzt = timezone.now()
    for nummer, welche in enumerate([None, fassung, beschluss, beschluss]):
        default_storage.save(f"broschueren/{nummer}.pdf", ContentFile(b"%PDF-1.7"))
        Broschuere.objects.create(
            konzept=konzept,
            fassung=welche,
            schluessel=str(nummer),
            zustand=Zustand.FERTIG,
            datei=f"broschueren/{nummer}.pdf",
            fertig_am=jetzt + timedelta(minutes=nummer),
        )
    migration = importlib.import_module("publications.migrations.0002_laufen_und_bleiben")
    for _ in range(2):
        migration.trage_nach(apps, None)
    (behalten,) = Broschuere.objects.filter(dauerhaft=True)
    assert (behalten.fassung, behalten.datei.name, behalten.groesse) == (beschluss, "broschueren/3.pdf", 8)
    assert fordere_an(konzept, alice, beschluss) == behalten
    assert Broschuere.objects.filter(zustand=Zustand.FERTIG, groesse=8).count() == 4
