"""The brochure of a decision: always the same file, and the database itself sees to it."""

import importlib
import os
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from publications.models import Broschuere, Zustand
from publications.services import setze
from tests.publications.auftraege.conftest import ORT, fordere_an, gesetzt, wartende


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


def test_even_a_lost_file_is_not_made_anew(konzept, alice, beschluss, aufbewahrt):
    aufbewahrt.datei.storage.delete(aufbewahrt.datei.name)
    assert fordere_an(konzept, alice, beschluss) == aufbewahrt
    assert aufbewahrt.pk not in wartende()


def test_who_wants_a_lost_one_reads_where_it_can_come_from(als, alice, aufbewahrt):
    aufbewahrt.datei.storage.delete(aufbewahrt.datei.name)
    antwort = als(alice).get(f"{ORT}{aufbewahrt.pk}/pdf/")
    assert antwort.status_code == 404
    assert "aus der Sicherung zurückspielen" in " ".join(antwort.content.decode().split())


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


MIGRATION = importlib.import_module("publications.migrations.0002_laufen_und_bleiben")


def wie_frueher(konzept, fassungen):
    """Rows as they were before 0002, the newest last, in files `0.pdf`, `1.pdf` …"""
    Broschuere.objects.all().delete()
    jetzt = timezone.now()
    for nummer, welche in enumerate(fassungen):
        default_storage.save(f"broschueren/{nummer}.pdf", ContentFile(b"%PDF-1.7"))
        Broschuere.objects.create(
            konzept=konzept,
            fassung=welche,
            schluessel=str(nummer),
            zustand=Zustand.FERTIG,
            datei=f"broschueren/{nummer}.pdf",
            fertig_am=jetzt + timedelta(minutes=nummer),
        )


def test_what_was_made_before_is_kept_as_well(konzept, alice, beschluss, fassung, schnell):
    """As migration 0002 finds it: no sizes, another key, and of the adopted Fassung two."""
    wie_frueher(konzept, [None, fassung, beschluss, beschluss])
    for _ in range(2):
        MIGRATION.trage_nach(apps, None)
    (behalten,) = Broschuere.objects.filter(dauerhaft=True)
    assert (behalten.fassung, behalten.datei.name, behalten.groesse) == (beschluss, "broschueren/3.pdf", 8)
    assert fordere_an(konzept, alice, beschluss) == behalten
    assert Broschuere.objects.filter(zustand=Zustand.FERTIG, groesse=8).count() == 4


def test_what_cannot_be_read_is_not_kept_for_good(konzept, alice, beschluss, monkeypatch, capsys):
    """Else the decision would have a brochure that nobody can open, and never another."""
    wie_frueher(konzept, [beschluss] * 3)
    default_storage.delete("broschueren/2.pdf")
    oeffne = FileSystemStorage._open

    def gestoert(ablage, name, modus):
        if name.endswith("1.pdf"):
            raise ValueError("der Speicherdienst antwortet nicht")
        return oeffne(ablage, name, modus)

    monkeypatch.setattr(FileSystemStorage, "_open", gestoert)
    MIGRATION.trage_nach(apps, None)
    (behalten,) = Broschuere.objects.filter(dauerhaft=True)
    assert behalten.datei.name == "broschueren/0.pdf"
    assert set(Broschuere.objects.exclude(pk=behalten.pk).values_list("groesse", "schluessel")) == {
        (None, "1"),
        (None, "2"),
    }
    gedruckt = capsys.readouterr().out
    assert "broschueren/1.pdf" in gedruckt
    assert "broschueren/2.pdf" in gedruckt
    assert "broschueren/0.pdf" not in gedruckt


def test_where_no_file_is_left_it_is_made_again(konzept, alice, beschluss):
    wie_frueher(konzept, [beschluss])
    default_storage.delete("broschueren/0.pdf")
    MIGRATION.trage_nach(apps, None)
    neue = fordere_an(konzept, alice, beschluss)
    assert (neue.zustand, neue.dauerhaft) == (Zustand.WARTET, True)
    assert wartende() == [neue.pk]


def test_files_that_belong_to_nothing_are_named_and_removed_when_old(aufbewahrt, settings, capsys):
    ordner = settings.MEDIA_ROOT / "broschueren"
    for name, alter in {"jung.pdf": 0, "alt.pdf": 25 * 3600}.items():
        (ordner / name).write_bytes(b"%PDF")
        os.utime(ordner / name, (time.time() - alter,) * 2)
    os.utime(ordner / aufbewahrt.datei.name.rpartition("/")[2], (0, 0))
    call_command("broschueren_pruefen")
    gemeldet = capsys.readouterr().out
    assert "broschueren/alt.pdf gehört zu keiner Broschüre.\n" in gemeldet
    assert "broschueren/jung.pdf gehört zu keiner Broschüre.\n" in gemeldet
    assert aufbewahrt.datei.name not in gemeldet
    assert len(list(ordner.iterdir())) == 3
    call_command("broschueren_pruefen", "--raeume")
    assert "broschueren/alt.pdf gehört zu keiner Broschüre und wurde entfernt." in capsys.readouterr().out
    assert {f"broschueren/{datei.name}" for datei in ordner.iterdir()} == {
        "broschueren/jung.pdf",
        aufbewahrt.datei.name,
    }


def test_where_nothing_was_ever_made_there_is_nothing_to_check(db, capsys):
    call_command("broschueren_pruefen", "--raeume")
    assert "Aufbewahrte Broschüren: 0" in capsys.readouterr().out


@pytest.mark.only_on("sqlite")  # PostgreSQL keeps triggers
def test_the_migration_that_protects_again_finds_protection_there(db):
    """SQLite keeps a table's triggers where a change of a column does not remake it, as on the way back."""
    protect = importlib.import_module("publications.migrations.0003_jobs").protect_on_sqlite
    with connection.cursor() as zeiger:
        protect(None, SimpleNamespace(connection=connection, execute=zeiger.execute))
