"""The command line: faults on stderr and exit 1, documents byte for byte, the brochure as a file."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.enums import Fassungszweck
from concepts.management.commands import konzept_import
from concepts.models import Konzept
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import aendere_element
from tests.conftest import gueltiges_dokument, lies_ein
from tests.dokumente import kleines_dokument


@pytest.fixture
def datei(tmp_path):
    """Writes a document, or any bytes, and says where."""

    def schreibe(inhalt):
        ort = tmp_path / "konzept.json"
        ort.write_bytes(inhalt if isinstance(inhalt, bytes) else json.dumps(inhalt).encode())
        return str(ort)

    return schreibe


def lauf(*teile):
    """What a command writes to stdout and to stderr."""
    aus, fehler = io.StringIO(), io.StringIO()
    call_command(*teile, stdout=aus, stderr=fehler)
    return aus.getvalue(), fehler.getvalue()


def scheitert(*teile):
    """The sentence with which a command gives up, with exit code 1 and nothing on stdout."""
    aus = io.StringIO()
    with pytest.raises(CommandError) as gefangen:
        call_command(*teile, stdout=aus)
    assert gefangen.value.returncode == 1
    assert aus.getvalue() == ""
    return str(gefangen.value)


def test_import_says_where_the_concept_is(musterstadt, datei):
    assert lauf("konzept_import", datei(kleines_dokument()), "--kommune", "musterstadt") == (
        "musterstadt/integrationskonzept\n",
        "",
    )
    assert Konzept.objects.get().kommune == musterstadt


def test_import_under_an_address_of_ones_own(musterstadt, datei):
    aus, _ = lauf("konzept_import", datei(kleines_dokument()), "--kommune", "musterstadt", "--als", "plan-2030")
    assert aus == "musterstadt/plan-2030\n"


def test_import_twice_finds_a_free_address(musterstadt, datei):
    ort = datei(kleines_dokument())
    lauf("konzept_import", ort, "--kommune", "musterstadt")
    assert lauf("konzept_import", ort, "--kommune", "musterstadt")[0] == "musterstadt/integrationskonzept-2\n"


@pytest.mark.parametrize("adresse", ["integrationskonzept", "mitglieder", "Mein Plan!", "a/b", "x" * 81])
def test_import_under_an_address_that_cannot_be(konzept, datei, adresse):
    meldung = scheitert("konzept_import", datei(kleines_dokument()), "--kommune", "musterstadt", "--als", adresse)
    assert adresse in meldung
    assert "Adresse" in meldung
    assert "Nichts wurde geändert." in meldung
    assert Konzept.objects.get() == konzept


def test_import_names_every_fault(musterstadt, datei):
    kaputt = datei(kleines_dokument() | {"akteure": [{"id": "a"}], "konzept": {}})
    meldung = scheitert("konzept_import", kaputt, "--kommune", "musterstadt")
    assert "$.akteure[0]: Die Angabe „name“ fehlt." in meldung
    assert "$.konzept: Die Angabe „titel“ fehlt." in meldung
    assert "Nichts wurde geändert." in meldung
    assert not Konzept.objects.exists()


def test_from_the_shell_faults_stand_on_stderr_and_the_exit_code_is_1(musterstadt, datei, capsys, monkeypatch):
    monkeypatch.setattr("django.core.management.base.connections.close_all", lambda: None)
    with pytest.raises(SystemExit) as ende:
        konzept_import.Command().run_from_argv(
            ["manage.py", "konzept_import", datei(b"{"), "--kommune", "musterstadt", "--skip-checks"]
        )
    assert ende.value.code == 1
    ausgabe = capsys.readouterr()
    assert ausgabe.out == ""
    assert "$: Die Datei ist kein gültiges JSON: Fehler in Zeile 1, Spalte 2." in ausgabe.err


def test_import_reports_what_was_taken_out(musterstadt, datei):
    dokument = kleines_dokument() | {"leitbild": {"visionHtml": '<p onclick="x()">Gut.</p>'}}
    aus, fehler = lauf("konzept_import", datei(dokument), "--kommune", "musterstadt")
    assert aus == "musterstadt/integrationskonzept\n"
    assert fehler == "$.leitbild.visionHtml: entfernt wurde onclick an <p>\n"


def test_import_of_a_file_that_is_not_there(musterstadt, tmp_path):
    ort = str(tmp_path / "fehlt.json")
    assert f"„{ort}“ lässt sich nicht lesen" in scheitert("konzept_import", ort, "--kommune", "musterstadt")


def test_import_into_a_kommune_that_is_not_there(musterstadt, datei):
    meldung = scheitert("konzept_import", datei(kleines_dokument()), "--kommune", "atlantis")
    assert meldung == "Eine Kommune „atlantis“ gibt es nicht."
    assert not Konzept.objects.exists()


def test_export_byte_for_byte(konzept, datei, nachbarstadt):
    aus, fehler = lauf("konzept_export", "musterstadt/integrationskonzept")
    assert aus == als_text(baue_dokument(konzept))
    assert fehler == ""
    assert lauf("konzept_export", "musterstadt/integrationskonzept")[0] == aus
    lauf("konzept_import", datei(aus.encode()), "--kommune", "nachbarstadt", "--als", "plan")
    assert lauf("konzept_export", "nachbarstadt/plan")[0] == aus


def test_export_of_a_fassung_is_what_was_frozen(konzept, alice):
    fassung = friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)
    aendere_element(element=konzept.massnahme_set.first(), inhalt={"titel": "Danach"}, person=alice)
    assert lauf("konzept_export", "musterstadt/integrationskonzept", "--fassung", "1")[0] == fassung.text
    assert "Danach" not in fassung.text
    assert "Danach" in lauf("konzept_export", "musterstadt/integrationskonzept")[0]


@pytest.mark.parametrize(
    ("adresse", "mehr", "satz"),
    [
        ("musterstadt/fehlt", (), "Ein Konzept „musterstadt/fehlt“ gibt es nicht."),
        ("nachbarstadt/integrationskonzept", (), "Ein Konzept „nachbarstadt/integrationskonzept“ gibt es nicht."),
        ("musterstadt", (), "Erwartet wird KOMMUNE/KONZEPT."),
        ("musterstadt/integrationskonzept", ("--fassung", "7"), "Eine Fassung 7 hat „Gemeinsam in Kleinstadt“ nicht."),
    ],
)
@pytest.mark.parametrize("befehl", ["konzept_export", "broschuere"])
def test_what_is_not_there_cannot_be_written(konzept, nachbarstadt, tmp_path, befehl, adresse, mehr, satz):
    ausgabe = ("--ausgabe", str(tmp_path / "x.pdf")) if befehl == "broschuere" else ()
    assert satz in scheitert(befehl, adresse, *ausgabe, *mehr)
    assert not (tmp_path / "x.pdf").exists()


@pytest.fixture
def kleines(musterstadt):
    return lies_ein(musterstadt, kleines_dokument(), slug="klein")


def test_brochure_as_pdf(kleines, tmp_path):
    ort = tmp_path / "klein.pdf"
    lauf("broschuere", "musterstadt/klein", "--ausgabe", str(ort))
    assert ort.read_bytes().startswith(b"%PDF-")


def test_brochure_as_html_of_a_fassung(konzept, alice, tmp_path):
    fassung = friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.BESCHLUSS, person=alice)
    aendere_element(element=konzept.massnahme_set.first(), inhalt={"titel": "Erst danach"}, person=alice)
    ort = tmp_path / "b.html"
    lauf("broschuere", "musterstadt/integrationskonzept", "--ausgabe", str(ort), "--fassung", "1", "--format", "html")
    html = ort.read_text()
    assert html.lower().startswith("<!doctype html>")
    assert "Beschlussfassung" in html
    assert fassung.pruefsumme in html
    assert "Erst danach" not in html
    assert gueltiges_dokument()["konzept"]["titel"] in html


def test_brochure_into_a_directory_that_is_not_there(kleines, tmp_path):
    ort = str(tmp_path / "fehlt" / "b.html")
    meldung = scheitert("broschuere", "musterstadt/klein", "--ausgabe", ort, "--format", "html")
    assert f"„{ort}“ lässt sich nicht schreiben" in meldung
