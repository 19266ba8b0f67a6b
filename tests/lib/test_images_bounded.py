"""Whatever a picture does to its decoder happens in a process of its own, with little time and little memory."""

import json
import os
import subprocess

import pytest
from PIL import Image

from integrationskonzept.lib.images import ImageError, as_shown, bounded, check_image, look_at, take_in
from tests.lib.bildarten import ALLE, PNG, SVG, gelesen, geschrieben, zweifarbig
from tests.lib.feindliche_bilder import FEINDLICHE


@pytest.mark.parametrize("fall", FEINDLICHE)
def test_a_hostile_picture_is_refused_or_taken_and_harms_nobody(fall):
    mache, satz = FEINDLICHE[fall]
    daten = mache()
    if satz is None:
        assert take_in(daten).data
        return
    with pytest.raises(ImageError, match=satz):
        take_in(daten)


@pytest.mark.parametrize("art", ["JPEG, gedreht 6", "HEIC", "Fall 07, SVG mit DOCTYPE"])
def test_a_process_answers_as_one_would_oneself(art, request):
    fertig = take_in(ALLE[art][0])
    request.getfixturevalue("bilder_hier")
    assert take_in(ALLE[art][0]) == fertig


@pytest.mark.parametrize("groesse", [(4000, 3000), (5472, 3648), (8000, 6000)])
def test_an_honest_photo_of_a_phone_goes_in(monkeypatch, groesse):
    monkeypatch.setattr(bounded, "CPU_SECONDS", 30)  # a slow machine may take its time
    foto = Image.effect_noise((groesse[0] // 4, groesse[1] // 4), 60).convert("RGB").resize(groesse)
    fertig = gelesen(take_in(geschrieben(foto, "JPEG", quality=80)).data)
    assert 2700 <= max(fertig.size) <= 3000


def test_the_process_knows_nothing_of_ours_and_may_write_no_file(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    skript = (
        "import os, json; from integrationskonzept.lib.images.worker import limit; limit(2, 50);"
        "print(json.dumps([dict(os.environ), open('/proc/self/limits').read()]))"
    )
    befehl = [bounded.WORKER[0], "-c", skript]
    fertig = subprocess.run(befehl, capture_output=True, cwd=bounded.ROOT, env=bounded.ENVIRONMENT, check=True)
    umgebung, grenzen = json.loads(fertig.stdout)
    assert "geheim" not in umgebung.values() and os.environ["SECRET_KEY"] == "geheim"
    felder = {zeile[:26].strip(): zeile[26:].split()[:2] for zeile in grenzen.splitlines()}
    assert felder["Max cpu time"] == ["2", "3"]
    assert felder["Max file size"] == ["0", "0"]
    assert int(felder["Max data size"][0]) < 200 * 1024 * 1024


@pytest.mark.parametrize("grenze", [{"CPU_SECONDS": 0}, {"MEGABYTES": 1}])
def test_what_reaches_the_limits_is_refused(monkeypatch, grenze):
    daten = geschrieben(zweifarbig((2000, 1500)), "PNG")
    for name, wert in grenze.items():
        monkeypatch.setattr(bounded, name, wert)
    with pytest.raises(ImageError, match="zu groß oder zu aufwendig"):
        take_in(daten)


def test_a_machine_without_time_says_so_and_remembers_nothing(monkeypatch):
    daten = geschrieben(zweifarbig((9, 7)), "PNG", compress_level=3)
    with monkeypatch.context() as kontext:
        kontext.setattr(bounded, "WALL_SECONDS", 0)
        with pytest.raises(ImageError, match="gleich noch einmal"):
            check_image(daten, PNG)
    check_image(daten, PNG)


def test_a_fault_of_ours_is_no_fault_of_the_picture():
    with pytest.raises(RuntimeError, match="TypeError"):
        bounded.run("take_in", ALLE["PNG"][0], unbekannt=1)


def test_a_verdict_is_remembered(monkeypatch):
    daten = geschrieben(zweifarbig((11, 7)), "PNG")
    blick = look_at(daten, PNG)
    monkeypatch.setattr(bounded, "WALL_SECONDS", 0)
    assert look_at(daten, PNG) == blick
    with pytest.raises(ImageError, match="nicht vom angegebenen Typ"):
        check_image(daten, SVG)


def test_what_only_pixels_can_show_is_drawn_with_our_fonts():
    daten = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><text y="20">Wort</text></svg>'
    leer = daten.replace(b"Wort", b"")
    assert len(as_shown(daten).data) > len(as_shown(leer).data)
