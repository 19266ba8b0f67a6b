"""Every write of anything that stands in a concept gives the concept a new `revision`, however it is written.

The database itself does it, by triggers on every table that the document's own table of contents names. So whoever
keeps something made from the concept has nothing to invalidate: where the revision is the same, so is the document.
It is random, not counted: no number comes back after a rollback or an older backup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps.registry import Apps
from django.db import connections, models, transaction

from concepts.dokument.abbildung import ELEMENTARTEN
from concepts.dokument.teile import zeilen_von
from concepts.models import Bild, Konzept

KONZEPT = Konzept._meta.db_table
NEUE_REVISION = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}
SQLITE = """
CREATE TRIGGER {name} AFTER {befehl} ON {tabelle}
BEGIN UPDATE {konzept} SET revision = {neu} WHERE id IN ({konzepte}); END
"""
POSTGRESQL_FUNKTIONEN = f"""
CREATE OR REPLACE FUNCTION neue_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN NEW.revision = gen_random_uuid(); RETURN NEW; END $$;
CREATE OR REPLACE FUNCTION neue_revision_fuer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE 'UPDATE {KONZEPT} SET revision = gen_random_uuid() WHERE id IN (' || TG_ARGV[0] || ')';
  RETURN NULL;
END $$
"""
POSTGRESQL_KONZEPT = """
CREATE TRIGGER {name} BEFORE UPDATE ON {tabelle} FOR EACH ROW EXECUTE FUNCTION neue_revision()
"""
POSTGRESQL = """
CREATE TRIGGER {name} AFTER {befehl} ON {tabelle} REFERENCING {zeilen}
FOR EACH STATEMENT EXECUTE FUNCTION neue_revision_fuer('{konzepte}')
"""
ZEILEN = {"INSERT": {"NEW": "neue"}, "UPDATE": {"OLD": "alte", "NEW": "neue"}, "DELETE": {"OLD": "alte"}}
"""By command: which rows there are, and what a trigger on PostgreSQL calls their table."""


@dataclass(frozen=True)
class Quelle:
    """A table that goes into the document; `spalte` is the concept's id, or that of a row of `eltern`."""

    tabelle: str
    spalte: str
    eltern: str = ""

    def konzepte(self, schluessel: str) -> str:
        """SQL for the ids of the concepts to which `schluessel` (SQL as well) leads."""
        return f"SELECT konzept_id FROM {self.eltern} WHERE id IN ({schluessel})" if self.eltern else schluessel


def quellen() -> Iterator[Quelle]:
    """Every table besides the concept's own, upper rooms' among them."""
    gefunden = [Quelle(Bild._meta.db_table, "konzept_id")]
    for art in ELEMENTARTEN.values():
        gefunden.append(Quelle(art.modell._meta.db_table, "konzept_id"))
        gefunden += [_unter(art.modell, verweise.tabelle, verweise.von) for verweise in art.verweise]
        gefunden += [_unter(art.modell, zeilen.tabelle, zeilen.eltern) for zeilen in zeilen_von(art)]
    yield from dict.fromkeys(gefunden)


def _unter(eltern: type[models.Model], tabelle: type[models.Model], name: str) -> Quelle:
    return Quelle(tabelle._meta.db_table, f"{name}_id", eltern._meta.db_table)


def _ausloeser(vendor: str) -> Iterator[tuple[str, str, str]]:
    """Name, table and statement of every trigger."""
    yield f"revision_{KONZEPT}", KONZEPT, _am_konzept(vendor)
    for quelle in quellen():
        for befehl in ZEILEN:
            name = f"revision_{quelle.tabelle}_{befehl.lower()}"
            yield name, quelle.tabelle, _an(quelle, befehl, name, vendor)


def _am_konzept(vendor: str) -> str:
    name = f"revision_{KONZEPT}"
    if vendor == "postgresql":
        return POSTGRESQL_KONZEPT.format(name=name, tabelle=KONZEPT)
    # named columns: else the new revision would fire the trigger again
    spalten = ", ".join(str(feld.column) for feld in Konzept._meta.concrete_fields if feld.name != "revision")
    return _sqlite(name, f"UPDATE OF {spalten}", KONZEPT, "NEW.id")


def _sqlite(name: str, befehl: str, tabelle: str, konzepte: str) -> str:
    neu = NEUE_REVISION["sqlite"]
    return SQLITE.format(name=name, befehl=befehl, tabelle=tabelle, konzept=KONZEPT, neu=neu, konzepte=konzepte)


def _an(quelle: Quelle, befehl: str, name: str, vendor: str) -> str:
    if vendor == "sqlite":
        werte = ", ".join(f"{zeile}.{quelle.spalte}" for zeile in ZEILEN[befehl])
        return _sqlite(name, befehl, quelle.tabelle, quelle.konzepte(werte))
    zeilen = " ".join(f"{art} TABLE AS {wort}" for art, wort in ZEILEN[befehl].items())
    werte = " UNION ".join(f"SELECT {quelle.spalte} FROM {wort}" for wort in ZEILEN[befehl].values())
    return POSTGRESQL.format(
        name=name, befehl=befehl, tabelle=quelle.tabelle, zeilen=zeilen, konzepte=quelle.konzepte(werte)
    )


def drop_triggers(using: str, **_signal: Any) -> None:
    """Before migrations: SQLite can rebuild no table to which a trigger of another refers."""
    verbindung = connections[using]
    with verbindung.cursor() as zeiger:
        for name, tabelle, _anweisung in _ausloeser(verbindung.vendor):
            zeiger.execute(f"DROP TRIGGER IF EXISTS {name}" + _ort(verbindung.vendor, tabelle))


def create_triggers(using: str, apps: Apps | None = None, **_signal: Any) -> None:
    """After migrations; and a new revision for all concepts, since some may have been written without triggers."""
    if apps is None:  # flushed, not migrated
        return
    tabellen = {modell._meta.db_table: modell for modell in apps.get_models()}
    if KONZEPT not in tabellen or not hasattr(tabellen[KONZEPT], "revision"):
        return
    vendor = connections[using].vendor
    with transaction.atomic(using=using), connections[using].cursor() as zeiger:
        if vendor == "postgresql":
            zeiger.execute(POSTGRESQL_FUNKTIONEN)
        for _name, tabelle, anweisung in _ausloeser(vendor):
            if tabelle in tabellen:
                zeiger.execute(anweisung)
        zeiger.execute(f"UPDATE {KONZEPT} SET revision = {NEUE_REVISION[vendor]}")


def _ort(vendor: str, tabelle: str) -> str:
    return f" ON {tabelle}" if vendor == "postgresql" else ""
