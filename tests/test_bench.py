"""The benchmarks go on after a row that misses its mark and after a module that breaks, and say so at the end."""

import sys
from types import ModuleType

from tests.bench import __main__ as bench
from tests.bench.messung import Messung


def _modul(monkeypatch, name, miss):
    modul = ModuleType(f"tests.bench.{name}")
    modul.miss = miss
    monkeypatch.setitem(sys.modules, modul.__name__, modul)


def _bricht_ab():
    yield Messung("Davor", 1, 2, "mal")
    raise RuntimeError


def _laufe(monkeypatch, im_browser=()):
    monkeypatch.setattr(bench, "richte_ein", lambda ordner: None)
    monkeypatch.setattr(bench, "pruefe_im_browser", lambda umgebung: list(im_browser))
    return bench.main([])


def test_everything_is_run_and_what_missed_is_said_at_the_end(monkeypatch, capsys):
    _modul(monkeypatch, "a_zu_viel", lambda: [Messung("Zu viel", 3, 2, "mal")])
    _modul(monkeypatch, "b_bricht_ab", _bricht_ab)
    _modul(monkeypatch, "c_haelt", lambda: [Messung("Gehalten", 1, 2, "mal")])
    monkeypatch.setattr(bench, "module", lambda: ["a_zu_viel", "b_bricht_ab", "c_haelt"])
    assert _laufe(monkeypatch, ["Im Browser"]) == 1
    davor, danach = capsys.readouterr().out.split("Verfehlt:")
    assert all(was in davor for was in ("Zu viel", "Davor", "Gehalten"))
    assert "Zu viel" in danach
    assert "b_bricht_ab ist abgebrochen: RuntimeError" in danach
    assert "Im Browser" in danach
    assert "Gehalten" not in danach


def test_nothing_missed(monkeypatch, capsys):
    _modul(monkeypatch, "c_haelt", lambda: [Messung("Gehalten", 1, 2, "mal")])
    monkeypatch.setattr(bench, "module", lambda: ["c_haelt"])
    assert _laufe(monkeypatch) == 0
    assert capsys.readouterr().out.endswith("Alles gehalten.\n")
