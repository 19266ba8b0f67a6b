"""Every error comes from a real database or disk: what it is called differs from version to version."""

import contextlib
import errno
import sqlite3
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from integrationskonzept.lib.outage import Outage, outage_of


def fehler_von(versuch):
    try:
        versuch()
    except (sqlite3.Error, DatabaseError, OSError) as fehler:
        return fehler
    raise AssertionError("Es ging.")


@pytest.fixture
def datei(tmp_path):
    pfad = tmp_path / "eine.sqlite3"
    with contextlib.closing(sqlite3.connect(pfad)) as neu:
        neu.execute("CREATE TABLE t (x)")
    return pfad


@pytest.fixture
def sqlite(datei):
    with contextlib.closing(sqlite3.connect(datei, timeout=0, isolation_level=None)) as offen:
        yield offen


def test_a_lock(sqlite, datei):
    with contextlib.closing(sqlite3.connect(datei, isolation_level=None)) as andere:
        andere.execute("BEGIN IMMEDIATE")
        assert outage_of(fehler_von(lambda: sqlite.execute("INSERT INTO t VALUES (1)"))) is Outage.BUSY


def test_a_file_that_may_only_be_read(sqlite):
    sqlite.execute("PRAGMA query_only = ON")
    assert outage_of(fehler_von(lambda: sqlite.execute("INSERT INTO t VALUES (1)"))) is Outage.READ_ONLY


def test_a_full_disk(sqlite):
    sqlite.execute("PRAGMA max_page_count = 2")
    assert outage_of(fehler_von(lambda: sqlite.execute("INSERT INTO t VALUES (zeroblob(99999))"))) is Outage.FULL


def test_a_folder_that_is_not_there(tmp_path):
    assert outage_of(fehler_von(lambda: sqlite3.connect(tmp_path / "fehlt" / "a.sqlite3"))) is Outage.UNREACHABLE


def test_our_own_mistakes_are_none(sqlite):
    assert outage_of(fehler_von(lambda: sqlite.execute("SELECT * FROM gibt_es_nicht"))) is None
    assert outage_of(fehler_von(Path("gibt/es/nicht").read_text)) is None
    assert outage_of(ValueError()) is None
    assert outage_of(None) is None


@pytest.mark.parametrize(
    ("nummer", "art"), [(errno.ENOSPC, Outage.FULL), (errno.EDQUOT, Outage.FULL), (errno.EROFS, Outage.READ_ONLY)]
)
def test_files_on_a_disk_that_takes_none(nummer, art):
    assert outage_of(OSError(nummer, "geht nicht")) is art


CODES = {
    "55P03": Outage.BUSY,
    "57014": Outage.BUSY,
    "40001": Outage.BUSY,
    "40P01": Outage.BUSY,
    "25006": Outage.READ_ONLY,
    "53100": Outage.FULL,
    "53300": Outage.UNREACHABLE,
    "57P01": Outage.UNREACHABLE,
    "08006": Outage.UNREACHABLE,
    "42P01": None,
    "23505": None,
}


@pytest.mark.django_db
@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize(("code", "art"), CODES.items())
def test_what_postgresql_says(code, art):
    sql = f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}'; END $$"

    def versuch():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)

    assert outage_of(fehler_von(versuch)) is art


def test_a_server_that_nobody_answers_for():
    import psycopg2

    with pytest.raises(psycopg2.OperationalError) as gescheitert:
        psycopg2.connect("postgres://127.0.0.1:1/nichts", connect_timeout=2)
    assert outage_of(gescheitert.value) is Outage.UNREACHABLE
