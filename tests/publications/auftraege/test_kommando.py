"""`manage.py broschuere`: its variants, what is kept for good, and that nothing is left half written."""

import errno
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from publications.broschuere import pdf
from publications.broschuere.angaben import Ausgabe
from tests.publications.auftraege.conftest import RENDERER, gesetzt, kleines_pdf, titel_von, wirft


@pytest.fixture
def jetzt(monkeypatch):
    """A renderer as the command calls it, which needs no progress."""

    def rendere(dokument, *, stand, gestaltung, ausgabe):
        return pdf.Gesetzt(kleines_pdf(f"{stand.zeile}, {ausgabe.value}"), {})

    monkeypatch.setattr(RENDERER, rendere)


def setze(ziel, *angaben):
    call_command("broschuere", "musterstadt/k", "--ausgabe", str(ziel), *angaben)


@pytest.mark.parametrize("variante", Ausgabe.values)
def test_every_variant(konzept, fassung, jetzt, tmp_path, variante):
    setze(tmp_path / "b.pdf", "--fassung", "1", "--variante", variante)
    assert titel_von((tmp_path / "b.pdf").read_bytes()).endswith(variante)


def test_without_a_variant_it_is_that_for_the_screen(konzept, jetzt, tmp_path):
    setze(tmp_path / "b.pdf")
    assert titel_von((tmp_path / "b.pdf").read_bytes()).startswith("Entwurf")
    assert titel_von((tmp_path / "b.pdf").read_bytes()).endswith("bildschirm")


def test_the_adopted_one_is_the_file_that_was_kept(konzept, alice, beschluss, schnell, tmp_path):
    aufbewahrt = gesetzt(konzept, alice, beschluss)
    setze(tmp_path / "b.pdf", "--fassung", "1")
    with aufbewahrt.datei.open() as datei:
        assert (tmp_path / "b.pdf").read_bytes() == datei.read()
    assert len(schnell) == 1
    aufbewahrt.datei.storage.delete(aufbewahrt.datei.name)
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        setze(tmp_path / "b.pdf", "--fassung", "1")


def test_faults_of_typesetting_are_sentences(konzept, tmp_path, monkeypatch):
    monkeypatch.setattr(RENDERER, wirft(pdf.SatzFehler("Die Schrift Fira Sans fehlt.")))
    with pytest.raises(CommandError, match="Die Schrift Fira Sans fehlt"):
        setze(tmp_path / "b.pdf")


def test_a_full_disk_leaves_the_file_from_before(konzept, jetzt, tmp_path, monkeypatch):
    ziel = tmp_path / "b.pdf"
    ziel.write_bytes(b"von gestern")
    schreibe = Path.write_bytes

    def halb(pfad, daten):
        schreibe(pfad, daten[:50])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", halb)
    with pytest.raises(CommandError, match="lässt sich nicht schreiben"):
        setze(ziel)
    assert ziel.read_bytes() == b"von gestern"
    assert [datei.name for datei in tmp_path.iterdir() if datei.is_file()] == ["b.pdf"]


def test_where_nothing_can_be_written(konzept, jetzt, tmp_path):
    with pytest.raises(CommandError, match="lässt sich nicht schreiben"):
        setze(tmp_path / "gibt-es-nicht" / "b.pdf")


def test_html_is_not_taken_from_what_was_kept(konzept, alice, beschluss, schnell, tmp_path):
    gesetzt(konzept, alice, beschluss)
    setze(tmp_path / "b.html", "--fassung", "1", "--format", "html")
    assert (tmp_path / "b.html").read_text().lstrip().lower().startswith("<!doctype html>")
