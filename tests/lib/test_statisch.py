"""What collectstatic makes of our style sheets and scripts."""

import re

import pytest
from django.core.files.storage import FileSystemStorage

from integrationskonzept.lib.statisch import ModulStorage

pytestmark = pytest.mark.ohne_datenbank
SOURCES = {
    "css/haus/haus.css": '/* Alles. */\n@import "grund.css";\n\n.a > .b :not(.c) {\n  margin: calc(1rem + 2px);\n}\n',
    "css/haus/grund.css": '.x {\n  background: url("../../zeichen.svg");\n}\n',
    "js/eins.js": 'import { zwei } from "./zwei.js";\n\n// Warum.\nzwei(`a  ${1} // b`);\n',
    "js/zwei.js": "export const zwei = (x) => /[/*]/.test(x);\n",
    "vendor/fremd.js": "/* bleibt */  fremd();\n",
    "zeichen.svg": "<svg/>",
}


@pytest.fixture
def collected(tmp_path):
    """The folder that is served, collected twice as on an update."""
    source = FileSystemStorage(tmp_path / "source")
    served = ModulStorage(tmp_path / "served", "/static/")
    for name, text in SOURCES.items():
        for folder in ("source", "served"):
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(text)
    for _ in range(2):
        assert not [
            fault for *_, fault in served.post_process({n: (source, n) for n in SOURCES}) if fault not in (True, False)
        ]
    return tmp_path / "served"


def text(folder, pattern):
    [file] = [f for f in folder.rglob("*") if re.fullmatch(pattern, f.name)]
    return file.read_text()


def test_style_sheets_are_one_small_file_and_find_their_pictures(collected):
    assert re.fullmatch(
        r'\.x\{background:url\("\.\./\.\./zeichen\.[0-9a-f]{12}\.svg"\)\}'
        r"\.a>\.b :not\(\.c\)\{margin:calc\(1rem \+ 2px\)\}",
        text(collected, r"haus\.[0-9a-f]{12}\.css"),
    )


def test_our_scripts_find_their_modules_and_stay_as_they_are_otherwise(collected):
    script = text(collected, r"eins\.[0-9a-f]{12}\.js")

    assert re.sub(r"\.[0-9a-f]{12}", "", script) == SOURCES["js/eins.js"] != script


def test_scripts_of_others_stay_as_they_are(collected):
    assert text(collected, r"fremd\.[0-9a-f]{12}\.js") == SOURCES["vendor/fremd.js"]
