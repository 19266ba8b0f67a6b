"""Every page: no violation of WCAG 2.2 AA, nothing from elsewhere, light enough for a first visit."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import BEIRAT, ERSTBESUCHE, KONZEPT, LEITUNG

REGELN = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
OEFFENTLICH = [
    "/",
    "/konto/anmelden/",
    "/konto/anmelden/code/",
    "/konto/passwort/vergessen/",
    "/musterstadt/impressum/",
    "/musterstadt/datenschutz/",
    "/gibt-es-nicht/",
]
LEITUNGSSEITEN = [
    "/uebersicht/",
    "/konto/",
    "/musterstadt/",
    "/musterstadt/mitglieder/",
    "/musterstadt/mitglieder/einladen/",
    "/musterstadt/einstellungen/",
    "/musterstadt/neu/",
    "/musterstadt/neu/strategisch/",
    "/musterstadt/einlesen/",
    "/musterstadt/papierkorb/",
    *(
        f"{KONZEPT}/{teil}"
        for teil in (
            "",
            "kapitel/",
            "kapitel/neu/",
            "kapitel/abs-lebenslagen/bearbeiten/",
            "leitbild/",
            "leitbild/leitbild/bearbeiten/",
            "leitziele/neu/",
            "handlungsfelder/",
            "handlungsfelder/sprache/",
            "handlungsfelder/sprache/bearbeiten/",
            "ziele/neu/?handlungsfeld=sprache",
            "massnahmen/",
            "massnahmen/neu/",
            "massnahmen/m-kita-lotsen/",
            "massnahmen/m-kita-lotsen/bearbeiten/",
            "massnahmen/m-kita-lotsen/bearbeiten/zustaendigkeit/",
            "massnahmen/m-kita-lotsen/bearbeiten/mittel/",
            "massnahmen/m-kita-lotsen/bearbeiten/wirkung/",
            "massnahmen/m-kita-lotsen/kopieren/",
            "massnahmen/m-kita-lotsen/verlauf/",
            "querschnittsthemen/",
            "akteure/",
            "akteure/_zusammenfuehren/?bleibt=akt-vhs&geht=akt-soziales",
            "gremien/",
            "gremien/neu/",
            "indikatoren/",
            "indikatoren/neu/",
            "bilder/",
            "bilder/neu/",
            "bilder/neu/beschreiben/",
            "bilder/bild-karte/bearbeiten/",
            "bilder/bild-karte/loeschen/",
            "lesen/",
            "fassungen/",
            "fassungen/neu/",
            "fassungen/neu/?zweck=entwurf",
            "fassungen/1/zuruecknehmen/",
            "fassungen/1/",
            "broschuere/",
            "verlauf/",
            "papierkorb/",
            "einstellungen/",
            "einstellungen/loeschen/",
            "ausgeben/",
        )
    ),
]
LANGE_SEITEN = {f"{KONZEPT}/lesen/", f"{KONZEPT}/fassungen/1/"}
KURZE_STATT_LANGER = "/beispielkreis/ankommen-und-bleiben/lesen/"
HOECHSTENS = 250 * 1024


def verstoesse(seite):
    ergebnis = Axe().run(seite, options=REGELN)
    return [(v["id"], [k["target"] for k in v["nodes"]][:3]) for v in ergebnis.response["violations"]]


@pytest.mark.parametrize("farben", ["light", "dark"])
@pytest.mark.parametrize(
    ("person", "adressen"), [(None, OEFFENTLICH), (LEITUNG, LEITUNGSSEITEN), (BEIRAT, [f"{KONZEPT}/fassungen/"])]
)
def test_no_violation(haus, person, adressen, farben):
    seite = haus.seite(person, color_scheme=farben)
    gefunden = {}
    for adresse in adressen:
        if farben == "dark" and adresse in LANGE_SEITEN:
            continue  # the short one in the next test looks the same
        seite.goto(adresse)
        if fehler := verstoesse(seite):
            gefunden[adresse] = fehler
    assert gefunden == {}
    assert seite.klagen == []


@pytest.mark.parametrize("farben", ["light", "dark"])
def test_no_violation_in_a_text_to_be_read(haus, farben):
    seite = haus.seite("leitung@beispielkreis.example", color_scheme=farben)
    seite.goto(KURZE_STATT_LANGER)
    assert verstoesse(seite) == []


@pytest.mark.parametrize("adresse", [*OEFFENTLICH[:2], *LEITUNGSSEITEN[2:]])
def test_first_visit_is_light_and_asks_no_other_host(haus, adresse, request):
    seite = haus.seite(LEITUNG if adresse not in OEFFENTLICH else None)
    sitzung = seite.context.new_cdp_session(seite)
    sitzung.send("Network.enable")
    gemessen, arten, fremde = {}, {}, []
    sitzung.on("Network.loadingFinished", lambda e: gemessen.update({e["requestId"]: e["encodedDataLength"]}))
    sitzung.on("Network.responseReceived", lambda e: arten.update({e["requestId"]: e["type"]}))
    seite.on("request", lambda r: fremde.append(r.url) if not r.url.startswith((haus.adresse, "data:")) else None)
    seite.goto(adresse, wait_until="networkidle")
    summe = sum(groesse for anfrage, groesse in gemessen.items() if arten.get(anfrage) != "Image")
    request.config.stash[ERSTBESUCHE][adresse] = summe
    assert fremde == []
    assert summe <= HOECHSTENS, f"{summe / 1024:.0f} kB"


@pytest.mark.parametrize("adresse", [a for a in LEITUNGSSEITEN if "lebenslagen" not in a])
def test_nothing_sticks_out_on_a_phone(haus, adresse):
    seite = haus.seite(LEITUNG, viewport={"width": 390, "height": 844})
    seite.goto(adresse)
    assert seite.evaluate("document.documentElement.scrollWidth") <= 390
