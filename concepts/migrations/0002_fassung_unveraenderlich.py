"""The database itself refuses to change or delete a Fassung."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER fassung_kein_{wort} BEFORE {befehl} ON concepts_fassung
BEGIN SELECT RAISE(ABORT, 'Eine Fassung ist unveraenderlich.'); END
"""
POSTGRESQL = """
CREATE FUNCTION fassung_unveraenderlich() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'Eine Fassung ist unveraenderlich.' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER fassung_unveraenderlich BEFORE UPDATE OR DELETE ON concepts_fassung
FOR EACH ROW EXECUTE FUNCTION fassung_unveraenderlich();
"""
POSTGRESQL_ZURUECK = """
DROP TRIGGER fassung_unveraenderlich ON concepts_fassung;
DROP FUNCTION fassung_unveraenderlich();
"""
WOERTER = {"aendern": "UPDATE", "loeschen": "DELETE"}


def schuetze(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for wort, befehl in WOERTER.items():
        schema_editor.execute(SQLITE.format(wort=wort, befehl=befehl))


def gib_frei(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_ZURUECK)
        return
    for wort in WOERTER:
        schema_editor.execute(f"DROP TRIGGER fassung_kein_{wort}")


class Migration(migrations.Migration):
    dependencies = [("concepts", "0001_initial")]

    operations = [migrations.RunPython(schuetze, gib_frei)]
