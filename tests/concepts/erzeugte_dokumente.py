"""Strategies for hypothesis: valid Konzeptdokumente with references, odd letters, floats, empty and absent keys."""

from hypothesis import strategies as st

from concepts.enums import (
    Abschnittart,
    Akteurart,
    Gremiumart,
    Indikatorebene,
    Konzeptart,
    Massnahmenstand,
    Prioritaet,
    Richtung,
    Zielebene,
)
from integrationskonzept.lib.richtext import bereinige
from tests.dokumente import ARABISCH, SVG, bild, png

ZEICHEN = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
TEXT = st.one_of(st.sampled_from(["", " ", ARABISCH, "a\nb", "ß&<>\"'", "{{ x }}"]), st.text(ZEICHEN, max_size=12))
NAME = TEXT.filter(bool)
SATZ = TEXT.map(lambda text: bereinige(f"<p>{text.replace('<', '&lt;')} <strong>gut</strong>&nbsp;</p>"))
HTML = st.one_of(st.just(""), SATZ)
DATUM = st.sampled_from(["2027", "2027-03", "2027-03-01", "1999-12-31"])
ZAHL = st.one_of(
    st.integers(-(2**40), 2**40),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.floats(-1e15, 1e15, allow_subnormal=False),
    st.sampled_from([0, 0.1, 1e300, 5.0, -0.5]),
)
BILDER = [bild("bild-png", png(3, 2), "image/png"), bild("bild-svg", SVG.encode(), "image/svg+xml")]
ELEMENTZAHL = st.integers(0, 3)


def teil(pflicht=None, **kann):
    """An object with all of `pflicht` and any of `kann`."""
    return st.fixed_dictionaries(pflicht or {}, optional=kann)


def aus(auswahl):
    return st.sampled_from(auswahl.values)


def verweise(kennungen):
    """A list of ids, perhaps empty, each once."""
    return st.lists(st.sampled_from(kennungen), unique=True, max_size=3) if kennungen else st.just([])


def ids(name, anzahl):
    return [f"{name}-{n}" for n in range(anzahl)]


WERT = teil(
    {"zeitpunkt": DATUM, "wert": ZAHL},
    merkmale=st.dictionaries(NAME, TEXT, max_size=2),
    anmerkung=TEXT,
)
KOSTEN = teil({"jahr": st.integers(1990, 2100), "betrag": ZAHL}, quelle=TEXT, produkt=TEXT)
KOMMUNE = teil(
    {"name": NAME, "art": st.sampled_from(["stadt", "landkreis"])},
    ags=st.just("05315000"),
    bundesland=TEXT,
    einwohner=st.integers(0, 10**7),
)
WORT = st.fixed_dictionaries({"einzahl": NAME, "mehrzahl": NAME})
KONZEPT = teil(
    {"titel": NAME},
    untertitel=TEXT,
    art=aus(Konzeptart),
    beginn=DATUM,
    ende=DATUM,
    stand=DATUM,
    begriffe=teil(ziel=WORT, handlungsfeld=WORT, massnahme=WORT),
)


@st.composite
def register(zieh, art, anzahl, **spalten):
    """Elements of a kind with running ids."""
    return [
        {"id": kennung} | zieh(teil(spalten.get("pflicht"), **spalten.get("kann", {}))) for kennung in ids(art, anzahl)
    ]


@st.composite
def kapitel(zieh, praefix="kapitel", tiefe=0):
    abschnitte = zieh(register(praefix, zieh(ELEMENTZAHL), pflicht={"titel": NAME}, kann=KAPITEL))
    for abschnitt in abschnitte:
        if tiefe < 2 and zieh(st.booleans()):
            abschnitt["abschnitte"] = zieh(kapitel(f"{abschnitt['id']}-u", tiefe + 1))
    return abschnitte


KAPITEL = {"art": aus(Abschnittart), "inhaltHtml": HTML}
MASSNAHME = {
    "nummer": TEXT,
    "beschreibungHtml": HTML,
    "zielgruppe": TEXT,
    "sozialraum": TEXT,
    "beginn": DATUM,
    "ende": DATUM,
    "dauerhaft": st.booleans(),
    "zeitraum": TEXT,
    "ressourcen": TEXT,
    "kosten": st.lists(KOSTEN, max_size=2),
    "prioritaet": aus(Prioritaet),
    "stand": aus(Massnahmenstand),
    "schlagworte": st.lists(TEXT, max_size=2),
}
INDIKATOR = {
    "kennung": TEXT,
    "definition": TEXT,
    "einheit": TEXT,
    "richtung": aus(Richtung),
    "ebene": aus(Indikatorebene),
    "quelle": TEXT,
    "zielwerte": st.lists(WERT, max_size=2),
    "messwerte": st.lists(WERT, max_size=2),
}
GREMIUM = {
    "art": aus(Gremiumart),
    "aufgabeHtml": HTML,
    "vorsitz": TEXT,
    "mitglieder": st.lists(TEXT, max_size=2),
    "tagt": TEXT,
}


@st.composite
def handlungsfelder(zieh, leitziele, akteure, indikatoren, themen):
    """Handlungsfelder; a Maßnahme depends only on those before it, so that there is no circle."""
    felder, frueher = [], []
    for nummer in range(zieh(ELEMENTZAHL)):
        ziele = ids(f"ziel-{nummer}", zieh(ELEMENTZAHL))
        optional = {
            "ausgangslageHtml": HTML,
            "beschreibungHtml": HTML,
            "prioritaet": aus(Prioritaet),
            "leitziele": verweise(leitziele),
        }
        feld = {"id": f"feld-{nummer}"} | zieh(teil({"titel": NAME}, **optional))
        if ziele or zieh(st.booleans()):
            feld["ziele"] = [zieh(_ziel(kennung, ziele[:n])) for n, kennung in enumerate(ziele)]
        for massnahme in ids(f"massnahme-{nummer}", zieh(ELEMENTZAHL)):
            bezuege = {
                "ziele": verweise(ziele),
                "federfuehrung": verweise(akteure),
                "beteiligte": verweise(akteure),
                "indikatoren": verweise(indikatoren),
                "haengtAbVon": verweise(list(frueher)),
                "querschnittsthemen": verweise(themen),
            }
            inhalt = zieh(teil({"titel": NAME}, **MASSNAHME, **bezuege))
            feld.setdefault("massnahmen", []).append({"id": massnahme} | inhalt)
            frueher.append(massnahme)
        felder.append(feld)
    return felder


def _ziel(kennung, fruehere):
    kann = {"ebene": aus(Zielebene), "beschreibungHtml": HTML, "bis": DATUM}
    if fruehere:
        kann["uebergeordnet"] = st.sampled_from(fruehere)
    return teil({"id": st.just(kennung), "titel": NAME}, **kann)


@st.composite
def konzeptdokumente(zieh):
    """A whole valid document; top-level lists may be full, empty or absent."""
    leitziele = zieh(register("leitziel", zieh(ELEMENTZAHL), pflicht={"titel": NAME}, kann={"beschreibungHtml": HTML}))
    listen = {
        "akteure": zieh(register("akteur", zieh(ELEMENTZAHL), pflicht={"name": NAME}, kann={"art": aus(Akteurart)})),
        "gremien": zieh(register("gremium", zieh(ELEMENTZAHL), pflicht={"name": NAME}, kann=GREMIUM)),
        "indikatoren": zieh(register("indikator", zieh(ELEMENTZAHL), pflicht={"titel": NAME}, kann=INDIKATOR)),
        "querschnittsthemen": zieh(register("thema", zieh(ELEMENTZAHL), pflicht={"titel": NAME})),
        "bilder": zieh(st.lists(st.sampled_from(BILDER), unique_by=lambda b: b["id"], max_size=2)),
        "abschnitte": zieh(kapitel()),
    }
    kennungen = {name: [eines["id"] for eines in liste] for name, liste in listen.items()}
    listen["handlungsfelder"] = zieh(
        handlungsfelder(
            [ziel["id"] for ziel in leitziele],
            kennungen["akteure"],
            kennungen["indikatoren"],
            kennungen["querschnittsthemen"],
        )
    )
    dokument = {"format": "integrationskonzept/1", "kommune": zieh(KOMMUNE), "konzept": zieh(KONZEPT)}
    dokument |= {name: liste for name, liste in listen.items() if liste or zieh(st.booleans())}
    leitbild = zieh(teil(integrationsverstaendnisHtml=HTML, visionHtml=HTML))
    if leitziele or zieh(st.booleans()):
        leitbild["leitziele"] = leitziele
    if leitbild or zieh(st.booleans()):
        dokument["leitbild"] = leitbild
    return dokument
