"""Every address of the URLconf, filled with what stands in one concept: new pages are in by themselves."""

import re
from itertools import product

from tests.browser.lange_namen import KOMMUNE, KONZEPT, PK, TOKEN
from tests.test_urls import ADRESSEN, PLATZHALTER

ELEMENTE = {
    "kapitel": "menschen",
    "leitbild": "leitbild",
    "leitziele": "leitziel-1",
    "handlungsfelder": "feld-0",
    "ziele": "ziel-0-b",
    "massnahmen": "massnahme-0",
    "querschnittsthemen": "quer",
    "akteure": "al-nur",
    "gremien": "beirat",
    "indikatoren": "indikator-0",
}
TEILE = ("inhalt", "zustaendigkeit", "mittel", "wirkung")
HINTEN = [
    *("_leitbild", "_organisation", "_uebersicht", "_querschnitt", "_zeitplan", "_abhaengigkeiten"),
    *("_kosten", "_akteure", "_angaben"),
]
WERTE = {
    "kommune_slug": [KOMMUNE],
    "konzept_slug": [KONZEPT],
    "kapitel": [
        *["alles", "feld-0", "abschnitt-ausgangslage", "abschnitt-controlling", "_organisation", "_leitbild"],
        *HINTEN,
    ],
    "art": ["strategisch"],
    "nummer": ["1"],
    "pk": [str(PK)],
    "seite": ["1"],
    "user_pk": [str(PK)],
    "ereignis": ["1"],
    "token": [TOKEN],
    "ags": ["01001000"],
    "sammlung": ["5e0ec9b6-6f0d-4f3e-9c0a-000000000000"],
    "uidb36": ["1"],
    "key": ["gibt-es-nicht"],
}
KENNUNG = {"handlungsfeld": "feld-0", "massnahme": "massnahme-0"}


def jede_adresse():
    """Pairs of a page's name and its address, and who may see it."""
    for pfad, view, name in ADRESSEN:
        muster = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pfad).replace("^", "").replace("$", "")
        for werte in _belegungen([treffer[2] for treffer in PLATZHALTER.finditer(muster)], name):
            adresse = "/" + PLATZHALTER.sub(lambda treffer, werte=werte: werte[treffer[2]], muster)
            yield name, _mit_suche(adresse), view.zugang


def _belegungen(namen, name):
    if "pfad" in namen:
        arten = [("massnahmen", "massnahme-0")] if "teil" in namen else ELEMENTE.items()
        teile = TEILE if "teil" in namen else ("",)
        for (pfad, kennung), teil in product(arten, teile):
            yield {n: WERTE[n][0] for n in namen if n in WERTE} | {"pfad": pfad, "kennung": kennung, "teil": teil}
        return
    kennung = KENNUNG.get(name, "karte" if "bild" in name else "massnahme-0")
    listen = [WERTE.get(n, [kennung]) for n in namen]
    yield from (dict(zip(namen, werte, strict=True)) for werte in product(*listen))


def _mit_suche(adresse):
    """A new goal belongs to a Handlungsfeld."""
    return f"{adresse}?handlungsfeld=feld-0" if adresse.endswith("/ziele/_neu/") else adresse
