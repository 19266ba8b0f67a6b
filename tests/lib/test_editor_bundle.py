"""Of the editor we ship what our scripts import: that the file served is of the release installed here."""

import re

import pytest

from werkzeug import bundle_editor as script

pytestmark = pytest.mark.ohne_datenbank


def test_the_file_served_is_of_this_release_and_has_what_we_import():
    """Else: `python -m werkzeug.bundle_editor`."""
    first, code = script.TARGET.read_text().split("\n", 1)
    [exports] = re.findall(r"export\{([^}]+)\};\s*$", code)

    assert first == script.header()
    assert {name.rpartition(" as ")[2] for name in exports.split(",")} == script.used_names()


def test_what_we_use_comes_from_where_the_package_takes_it(monkeypatch):
    monkeypatch.setattr(script, "used_names", lambda: {"Bold", "Editor", "History", "TableRow", "pm"})
    exports = (
        'export {\n  TableCell,\n  TableRow,\n} from "@tiptap/extension-table"\nexport { Bold } from "./bold.js"\n'
    )

    assert script.entry(exports).splitlines() == [
        'export { Bold } from "./bold.js";',
        'export { Editor } from "@tiptap/core";',
        'export { History } from "./history.js";',
        'export { TableRow } from "@tiptap/extension-table";',
        'export * as pm from "./pm.js";',
    ]


def test_of_prosemirror_the_bundle_has_the_parts_that_our_scripts_take():
    texts = "".join(path.read_text() for path in script.ROOT.glob("static/js/**/*.js"))

    assert set(re.findall(r"\bpm\.(\w+)", texts)) == set(script.PROSEMIRROR)


def test_the_source_map_of_the_package_has_every_source_we_bundle(tmp_path):
    script.unpack(tmp_path)

    for name in re.findall(r'from "(\./[^"]+|@tiptap/[^"]+)"', (tmp_path / "src/entry.js").read_text()):
        folder = tmp_path / ("src" if name.startswith(".") else "node_modules")
        assert (folder / name).exists(), name
