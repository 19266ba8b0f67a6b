"""One server with demo data and a worker for all browser tests, each person signed in once."""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.chromium import CHROMIUM
from tests.datenbank import eigene_datenbank

WARTEZEIT = 120
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


ERSTBESUCHE = pytest.StashKey[dict]()


def pytest_configure(config):
    config.stash[ERSTBESUCHE] = {}


def pytest_terminal_summary(terminalreporter, config):
    """For `make bench`: what a first visit costs, the dearest pages of each kind first."""
    gemessen = config.stash[ERSTBESUCHE]
    for einheit in ("kB", "s", "CLS"):
        zeilen = [(wert, grenze, was) for was, (wert, grenze, art) in gemessen.items() if art == einheit]
        for wert, grenze, was in sorted(zeilen, reverse=True)[:6]:
            terminalreporter.write_line(f"Erstbesuch {was}: {wert:.3g} von höchstens {grenze:g} {einheit}")


@dataclass
class Haus:
    """The running server and the people signed in there."""

    adresse: str
    browser: object
    datenbank: str
    anmeldungen: dict = field(default_factory=dict)

    def seite(self, person=None, **angaben):
        """A new page of its own, signed in as `person` (an e-mail address of the demo) or as nobody."""
        angaben = {"viewport": {"width": 1280, "height": 900}, "base_url": self.adresse} | angaben
        kontext = self.browser.new_context(storage_state=person and self._anmeldung(person), **angaben)
        kontext.set_default_timeout(60_000)
        seite = kontext.new_page()
        seite.klagen = []
        seite.on(
            "console",
            lambda m: seite.klagen.append(m.text) if m.type == "error" and "status of" not in m.text else None,
        )
        seite.on("pageerror", lambda fehler: seite.klagen.append(str(fehler)))
        return seite

    def _anmeldung(self, person):
        if person not in self.anmeldungen:
            kontext = self.browser.new_context(base_url=self.adresse)
            seite = kontext.new_page()
            melde_an(seite, person)
            self.anmeldungen[person] = kontext.storage_state()
            kontext.close()
        return self.anmeldungen[person]


def melde_an(seite, person):
    """Sign in as people do."""
    if "/konto/anmelden/" not in seite.url:
        seite.goto("/konto/anmelden/")
    seite.get_by_label("E-Mail-Adresse").fill(person)
    seite.get_by_label("Passwort", exact=False).first.fill("demo")
    seite.locator("main form button[type=submit]").first.click()
    seite.wait_for_url(lambda url: "/konto/anmelden/" not in url)


def _freier_port():
    with socket.socket() as steckdose:
        steckdose.bind(("127.0.0.1", 0))
        return steckdose.getsockname()[1]


def _warte_auf(adresse, server):
    ende = time.monotonic() + WARTEZEIT
    while time.monotonic() < ende:
        assert server.poll() is None, "Der Server ist beim Start gescheitert."
        with contextlib.suppress(OSError):
            urllib.request.urlopen(adresse, timeout=2).close()
            return
        time.sleep(0.2)
    raise AssertionError("Der Server antwortet nicht.")


def _beende(prozess):
    prozess.terminate()
    try:
        prozess.wait(WARTEZEIT)
    except subprocess.TimeoutExpired:
        prozess.kill()
        prozess.wait()


@pytest.fixture(scope="session")
def haus(tmp_path_factory):
    assert CHROMIUM, "Chromium fehlt; `make test` installiert es."
    ordner = tmp_path_factory.mktemp("haus")
    with eigene_datenbank(ordner, "browser") as datenbank:
        umgebung = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
            "SECRET_KEY": secrets.token_urlsafe(60),
            "DEBUG": "0",
            "ALLOWED_HOSTS": "127.0.0.1",
            "DATABASE_URL": datenbank,
            "MEDIA_ROOT": str(ordner / "media"),
            "STATIC_ROOT": str(ordner / "static"),
        }

        def manage(*befehl):
            subprocess.run([sys.executable, "manage.py", *befehl], env=umgebung, check=True, stdout=subprocess.DEVNULL)

        for befehl in (["migrate"], ["collectstatic", "--noinput"], ["demo", "--trotzdem"]):
            manage(*befehl)
        manage("shell", "-v0", "-c", "from tests.browser.lange_namen import lege_an; lege_an()")
        adresse = f"127.0.0.1:{_freier_port()}"
        gunicorn = [sys.executable, "-m", "gunicorn", "integrationskonzept.wsgi", "-b", adresse, "--threads", "4"]
        protokoll = (ordner / "server.log").open("wb")
        server = subprocess.Popen(gunicorn, env=umgebung, stderr=protokoll, stdout=protokoll)
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "arbeiter", "--interval", "0.5"],
            env=umgebung,
            stderr=protokoll,
            stdout=protokoll,
        )
        try:
            _warte_auf(f"http://{adresse}/", server)
            # Playwright keeps an event loop in this thread; the other tests of this process go on beside it.
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=CHROMIUM,
                    args=[
                        "--no-sandbox",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                    ],
                )
                yield Haus(f"http://{adresse}", browser, datenbank)
                browser.close()
        finally:
            for prozess in (worker, server):
                _beende(prozess)
            protokoll.close()


LEITUNG = "leitung@musterstadt.example"
REDAKTION = "redaktion@musterstadt.example"
BEIRAT = "beirat@musterstadt.example"
KONZEPT = "/musterstadt/integrationskonzept"
