"""`python -m werkzeug.bundle_editor`: static/vendor/editor.js with only that of django-prose-editor that we import.

Its sources, Tiptap and ProseMirror included, are in the source map of the package. Run it again (Node.js is needed)
after a new release, or once our scripts import another name; tests/lib/test_editor_bundle.py says when.
"""

from __future__ import annotations

import json
import re
import subprocess
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = distribution("django-prose-editor")
SOURCE_MAP = Path(str(PACKAGE.locate_file("django_prose_editor/static/django_prose_editor/editor.js.map")))
TARGET = ROOT / "static" / "vendor" / "editor.js"
ESBUILD = "esbuild@0.28.2"

LICENCES = "BSD-3-Clause, with Tiptap, ProseMirror and linkifyjs, MIT: editor-LICENSE.txt"
IMPORT = re.compile(r'import \{([^}]+)\} from "[./]+/vendor/editor\.js"')
EXPORT = re.compile(r'export \{([^}]+)\} from "([^"]+)"')
RENAMED = {"History": "./history.js"}
"""What the package exports by `*`, apart from Tiptap's core."""
PROSEMIRROR = ("model", "state")
"""The parts of ProseMirror that our scripts take from `pm`."""


def used_names() -> set[str]:
    """What our scripts import of the editor."""
    found = [names for script in ROOT.glob("static/js/**/*.js") for names in IMPORT.findall(script.read_text())]
    return {name.strip() for names in found for name in names.split(",") if name.strip()}


def header() -> str:
    """The first line of the bundle: what it was made of."""
    names = ", ".join(sorted(used_names()))
    return f"/*! django-prose-editor {PACKAGE.version}, {LICENCES}; only {names}: werkzeug/bundle_editor.py */"


def entry(exports: str) -> str:
    """A module that exports what we use from where the package's own (`exports`) takes it."""
    sources = {name.strip(): source for names, source in EXPORT.findall(exports) for name in names.split(",")} | RENAMED
    names = sorted(used_names() - {"pm"})
    lines = [f'export {{ {name} }} from "{sources.get(name, "@tiptap/core")}";' for name in names]
    return "\n".join([*lines, 'export * as pm from "./pm.js";'])


def unpack(folder: Path) -> None:
    """The sources as files, each package with the little that a bundler must know of it."""
    packed = json.loads(SOURCE_MAP.read_text())
    sources = dict(zip(packed["sources"], packed["sourcesContent"], strict=True))
    for name, text in sources.items():
        write(folder / name, text)
        if found := re.fullmatch(r"node_modules/((?:@[^/]+/)?[^/]+)/(dist/)?index\.js", name):
            about = {"type": "module", "main": name.removeprefix(f"node_modules/{found[1]}/"), "sideEffects": False}
            write(folder / "node_modules" / found[1] / "package.json", json.dumps(about))
    complete(folder, sources)
    write(folder / "src/pm.js", "\n".join(f'export * as {part} from "prosemirror-{part}";' for part in PROSEMIRROR))
    write(folder / "src/entry.js", entry(sources["src/editor.js"]))


def complete(folder: Path, sources: dict[str, str]) -> None:
    """What the source map leaves out: modules that only pass others on, and equal ones but for the first."""
    modules = folder / "node_modules"
    write(modules / "linkifyjs/package.json", '{"main": "dist/linkify.mjs", "sideEffects": false}')
    write(modules / "@tiptap/core/jsx-runtime.js", 'export * from "./dist/jsx-runtime/jsx-runtime.js";')
    for package in modules.glob("prosemirror-*"):
        part = package.name.removeprefix("prosemirror-")
        write(modules / f"@tiptap/pm/{part}.js", f'export * from "{package.name}";')
    for name in sources:
        if "/rolldown-runtime" in name:
            for dist in modules.glob("@tiptap/*/dist"):
                write(dist / Path(name).name, sources[name])


def write(path: Path, text: str) -> None:
    """A file in a folder that may not be there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def bundle(folder: Path) -> str:
    """One small module."""
    unpack(folder)
    options = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"]
    command = ["npx", "--yes", ESBUILD, "src/entry.js", *options, "--log-level=warning"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        TARGET.write_text(f"{header()}\n{bundle(Path(folder))}")
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size / 1024:.0f} kB")
