"""Files are there whole or not at all, and are what their name says, whatever the disk does."""

import errno
import hashlib
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from integrationskonzept.lib import files
from integrationskonzept.lib.files import DamagedFile, WholeFileStorage, read_whole
from integrationskonzept.lib.uploads import DiskUploadHandler, LostUpload


@pytest.fixture
def ablage(tmp_path):
    return WholeFileStorage(location=tmp_path)


class Stueckweise(ContentFile):
    """Content after whose first piece the disk is full."""

    def chunks(self, chunk_size=None):
        yield b"Anfang"
        raise OSError(errno.ENOSPC, "No space left on device")


def dateien(ordner):
    return sorted(pfad.name for pfad in ordner.rglob("*") if pfad.is_file())


def test_a_file_is_there_under_its_name_alone(ablage, tmp_path):
    assert ablage.save("a/b.txt", ContentFile(b"Inhalt")) == "a/b.txt"
    assert (tmp_path / "a/b.txt").read_bytes() == b"Inhalt"
    assert dateien(tmp_path) == ["b.txt"]


def test_an_upload_on_the_disk_is_moved(ablage, tmp_path):
    upload = TemporaryUploadedFile("x.bin", "", 3, None)
    upload.write(b"abc")
    upload.seek(0)
    with upload:
        name = ablage.save("x.bin", upload)
    assert read_whole(ablage, name) == b"abc"


@pytest.mark.parametrize("schritt", ["write", "sync", "rename"])
def test_a_full_disk_leaves_nothing_behind(ablage, tmp_path, monkeypatch, schritt):
    def voll(*_):
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    if schritt == "sync":
        monkeypatch.setattr(files.os, "fsync", voll)
    if schritt == "rename":
        monkeypatch.setattr(files.Path, "replace", voll)
    inhalt = Stueckweise(b"") if schritt == "write" else ContentFile(b"Inhalt")
    with pytest.raises(OSError) as grund:
        ablage.save("b.txt", inhalt)
    assert files.is_full(grund.value)
    assert dateien(tmp_path) == []


def test_what_a_name_promises_is_checked(ablage):
    summe = hashlib.sha256(b"Inhalt").hexdigest()
    for name in (f"bilder/{summe}.png", f"wappen/0a1b2c3d-{summe}.svg", "frei.png"):
        assert read_whole(ablage, ablage.save(name, ContentFile(b"Inhalt"))) == b"Inhalt"
        for falsch in (b"", b"inhalt") if summe in name else (b"",):
            Path(ablage.path(name)).write_bytes(falsch)
            with pytest.raises(DamagedFile):
                read_whole(ablage, name)
    with pytest.raises(FileNotFoundError):
        read_whole(ablage, "fehlt.png")


class TestUpload:
    def lade(self, monkeypatch, wo=""):
        def voll(*_):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        if wo == "new_file":
            monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", voll)
        elif wo:
            monkeypatch.setattr(TemporaryFileUploadHandler, wo, voll)
        handler = DiskUploadHandler()
        handler.new_file("datei", "foto.jpg", "image/jpeg", 6)
        handler.receive_data_chunk(b"abc", 0)
        handler.receive_data_chunk(b"def", 3)
        return handler.file_complete(6)

    def test_as_ever(self, monkeypatch):
        with self.lade(monkeypatch) as datei:
            assert (datei.name, datei.read()) == ("foto.jpg", b"abcdef")

    @pytest.mark.parametrize("wo", ["new_file", "receive_data_chunk", "file_complete"])
    def test_a_full_disk_is_told_to_whoever_reads(self, monkeypatch, wo):
        datei = self.lade(monkeypatch, wo)
        assert isinstance(datei, LostUpload) and datei.name == "foto.jpg" and datei.size == 6
        assert b"".join(datei.chunks()) == b""
        with pytest.raises(OSError, match="No space"):
            datei.read()
