"""Clipboards of other programs, really pasted into the editor: what was lost, changed or came without belonging."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route, sync_playwright

from tests.browser.chromium import CHROMIUM
from tests.browser.zwischenablagen import alle, bestand, fuege_ein, vergleiche, warte_auf_editor

from .messung import Messung

SEITE = """<!DOCTYPE html><html lang="de"><title>Bench</title><link rel="stylesheet" href="/static/css/textfeld.css">
<form><label for="text">Text</label><textarea id="text" name="text" data-textfeld></textarea></form>
<script type="module" src="/static/js/textfeld.js"></script>"""
POLICY = {"Content-Security-Policy": "default-src 'self'"}


def liefere(route: Route) -> None:
    """The page and our static files; no server is needed."""
    pfad = urlsplit(route.request.url).path
    datei = finders.find(pfad.removeprefix("/static/")) if pfad.startswith("/static/") else None
    if datei:
        route.fulfill(body=Path(str(datei)).read_bytes(), content_type=mimetypes.guess_type(pfad)[0] or "text/plain")
    elif pfad == "/":
        route.fulfill(body=SEITE, content_type="text/html; charset=utf-8", headers=POLICY)
    else:
        route.abort()


def miss() -> list[Messung]:
    ablagen = alle()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        seite = browser.new_page()
        seite.route("**/*", liefere)
        seite.goto("http://bench.example/")
        warte_auf_editor(seite)
        fehler = sum(_fehler(seite, ablage.inhalt, ablage.soll) for ablage in ablagen)
        browser.close()
    worte, strukturen = (sum(anzahl) for anzahl in zip(*(bestand(ablage.soll) for ablage in ablagen), strict=True))
    was = f"{len(ablagen)} Zwischenablagen ({worte} Wörter, {strukturen} Elemente): verloren, verändert oder zu viel"
    return [Messung(was, fehler, 0, "Stück")]


def _fehler(seite: Page, inhalt: dict[str, str], soll: str) -> int:
    ergebnis = vergleiche(soll, fuege_ein(seite, inhalt)["text"])
    return ergebnis.worte + ergebnis.strukturen + ergebnis.zu_viel
