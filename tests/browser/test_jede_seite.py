"""Every page: no violation of WCAG 2.2 AA, nothing from elsewhere, light enough for a first visit, no wider than a
phone, however long the names are."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.lib.test_bootstrap import LEFT_OUT

from .conftest import ERSTBESUCHE, KONZEPT, LEITUNG
from .jede_adresse import jede_adresse
from .lange_namen import BEIRAT as BEIRAT_LANG
from .lange_namen import LEITUNG as LEITUNG_LANG

BETRIEB = "betrieb@integrationskonzept.example"
REGELN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BREITEN = {"320 Pixel": 320, "200 % Zoom": 640, "1280 Pixel": 1280}
KEINE_SEITEN = {
    *("kommune_farbe", "kommune_wappen", "konzept_dokument", "fassung_dokument", "fassung_bild", "bild"),  # files
    *("broschuere_pdf", "broschuere_seite", "mfa_download_recovery_codes"),
    *("mfa_login_webauthn", "mfa_reauthenticate_webauthn", "mfa_add_webauthn"),  # asked for by a script
    *("mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_authenticate", "mfa_deactivate_totp", "mfa_reauthenticate"),
    *("mfa_view_recovery_codes", "mfa_generate_recovery_codes"),  # for those who have set it up
    *("zusammenfuehren", "element_neu"),  # not of every kind
    *("account_confirm_login_code", "account_set_password", "postausgang", "postausgang_nachricht"),
}
"""What answers GET with no page of its own, besides what takes POST alone."""
LEICHT = [
    *("/", "/konto/anmelden/"),
    *("/uebersicht/", "/musterstadt/", "/musterstadt/mitglieder/", "/musterstadt/neu/strategisch/"),
    *(f"{KONZEPT}/{teil}" for teil in ("", "kapitel/", "leitbild/", "handlungsfelder/sprache/", "massnahmen/")),
    *(f"{KONZEPT}/{teil}" for teil in ("massnahmen/m-kita-lotsen/", "kapitel/abs-lebenslagen/bearbeiten/")),
    *(f"{KONZEPT}/{teil}" for teil in ("massnahmen/m-kita-lotsen/bearbeiten/mittel/", "indikatoren/_neu/")),
    *(f"{KONZEPT}/{teil}" for teil in ("bilder/", "bilder/_neu/", "lesen/", "lesen/sprache/", "lesen/_zeitplan/")),
    *(f"{KONZEPT}/{teil}" for teil in ("fassungen/", "fassungen/1/", "broschuere/", "verlauf/")),
]
HOECHSTENS = 250 * 1024


def verstoesse(seite, art="tag", regeln=REGELN):
    """What axe finds on the open page: each rule with the first places."""
    ergebnis = Axe().run(seite, options={"runOnly": {"type": art, "values": regeln}})
    return [(v["id"], [k["target"] for k in v["nodes"]][:3]) for v in ergebnis.response["violations"]]


def breite(seite, pixel):
    """How wide the page is at so many pixels; more is beside the screen."""
    seite.set_viewport_size({"width": pixel, "height": 900})
    return seite.evaluate("document.documentElement.scrollWidth")


def ohne_regeln(seite):
    """The classes on the open page whose rules were cut out of Bootstrap."""
    da = seite.evaluate("[...document.querySelectorAll('[class]')].flatMap((element) => [...element.classList])")
    return LEFT_OUT.intersection(da)


def maengel(seite):
    """All that is wrong with the open page, in light and dark, narrow and wide, from left and from right."""
    seite.emulate_media(color_scheme="light")
    gefunden = verstoesse(seite)
    seite.emulate_media(color_scheme="dark")
    gefunden += [("Bootstrap neu zuschneiden", klassen) for klassen in [ohne_regeln(seite)] if klassen]
    gefunden += [("dunkel", fehler) for fehler in verstoesse(seite, "rule", ["color-contrast"])]
    gefunden += [(was, b) for was, pixel in BREITEN.items() if (b := breite(seite, pixel)) > pixel]
    seite.evaluate("document.documentElement.dir = 'rtl'")
    gefunden += [("von rechts", b)] if (b := breite(seite, 320)) > 320 else []
    seite.set_viewport_size({"width": 1280, "height": 900})
    return gefunden


def hat_seite(seite, adresse):
    """Whether there is a page of that address; None where it takes POST alone."""
    antwort = seite.request.get(adresse)
    if antwort.status == 405:
        return None
    return antwort.status == 200 and "text/html" in antwort.headers.get("content-type", "")


def person_fuer(zugang):
    """Whoever sees most of what is behind it."""
    return {"betrieb": BETRIEB, "alle": None, "nur_abgemeldet": None}.get(zugang, LEITUNG_LANG)


@pytest.fixture(scope="module")
def adressen():
    je_person = {}
    for name, adresse, zugang in jede_adresse():
        je_person.setdefault(person_fuer(zugang), []).append((name, adresse))
    je_person[BEIRAT_LANG] = [("fassungen", "/lang/lang/fassungen/"), ("fassung", "/lang/lang/fassungen/1/")]
    je_person[None].append(("404", "/gibt-es-nicht/"))
    return je_person


@pytest.mark.parametrize("person", [None, LEITUNG_LANG, BETRIEB, BEIRAT_LANG])
def test_every_page_is_accessible_and_no_wider_than_the_screen(haus, adressen, person):
    """All names have 150 letters; a page that is not met must be named above."""
    seite = haus.seite(person)
    gefunden, gesehen, ohne_seite = {}, {}, set()
    for name, adresse in adressen[person]:
        da = hat_seite(seite, adresse)
        if da or name == "404":
            seite.goto(adresse)
            gesehen.setdefault(seite.url, name)
            if fehler := maengel(seite):
                gefunden[adresse] = fehler
        elif da is False:
            ohne_seite.add(name)
    assert gefunden == {}
    assert ohne_seite - set(gesehen.values()) <= KEINE_SEITEN
    assert seite.klagen == []


@pytest.mark.parametrize("adresse", LEICHT)
def test_first_visit_is_light_and_asks_no_other_host(haus, adresse, request):
    seite = haus.seite(LEITUNG if adresse not in LEICHT[:2] else None)
    sitzung = seite.context.new_cdp_session(seite)
    sitzung.send("Network.enable")
    gemessen, arten, fremde = {}, {}, []
    sitzung.on("Network.loadingFinished", lambda e: gemessen.update({e["requestId"]: e["encodedDataLength"]}))
    sitzung.on("Network.responseReceived", lambda e: arten.update({e["requestId"]: e["type"]}))
    seite.on("request", lambda r: fremde.append(r.url) if not r.url.startswith((haus.adresse, "data:")) else None)
    seite.goto(adresse, wait_until="networkidle")
    summe = sum(groesse for anfrage, groesse in gemessen.items() if arten.get(anfrage) != "Image")
    request.config.stash[ERSTBESUCHE][adresse] = (summe / 1024, HOECHSTENS / 1024, "kB")
    assert fremde == []
    assert summe <= HOECHSTENS, f"{summe / 1024:.0f} kB"
