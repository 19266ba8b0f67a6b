"""German typography: what becomes what, what stays, and that nothing else happens."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrationskonzept.lib.typografie import ABSATZ, UMBRUCH, setze, setze_laeufe

STUECKE = [
    "\u202f",
    *"\"'„“”‚‘’.-–…§%€ \u00a05179aBz\n(),@=_/:",
    *("Rock 'n' Roll", " 'n ", "'68er"),
    *("z.B.", "i. d. R.", " - ", "2026-2030", "...", "3-5 Jahre", " km", "Nr. ", "Dr. ", "1.-3. März", "https://"),
    *(ABSATZ, UMBRUCH, "سلام", "Не", "Wort"),
]
TEXTE = st.lists(st.sampled_from(STUECKE)).map("".join)


def gesetzt(text):
    """With a tilde for every protected space."""
    return setze(text).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("getippt", "gedruckt"),
    [
        ('Das Motto lautet "Gemeinsam in Vielfalt".', "Das Motto lautet „Gemeinsam in Vielfalt“."),
        ("Die “Woche der Vielfalt” und ‘Tandem’", "Die „Woche der Vielfalt“ und ‚Tandem‘"),
        ('Sie sagte: "Wir sagen "ja" dazu."', "Sie sagte: „Wir sagen ‚ja‘ dazu.“"),
        ('("Kurs") und \'Treff\', „halb" gesetzt', "(„Kurs“) und ‚Treff‘, „halb“ gesetzt"),
        ("Wie geht's? Hans' Auto", "Wie geht’s? Hans’ Auto"),
        ("Rock 'n' Roll, rock ’n’ roll, Cook ‚n‘ Talk", "Rock ’n’ Roll, rock ’n’ roll, Cook ’n’ Talk"),
        ("Der Laut 'n' fehlt, der 'Treff' nicht", "Der Laut ‚n‘ fehlt, der ‚Treff‘ nicht"),
        ("'n Abend, die '68er, \"'s Kindl\"", "’n Abend, die ’68er, „’s Kindl“"),
        ("Das Angebot - kostenlos - ist offen", "Das Angebot – kostenlos – ist offen"),
        ("Die Laufzeit 2026-2030 ...", "Die Laufzeit 2026–2030 …"),
        ("16-27 Jahre, 9.00-12.00 Uhr, 10-12 %", "16–27 Jahre, 9.00–12.00~Uhr, 10–12~%"),
        ("vom 1.-3. März, S. 12-15", "vom 1.–3.~März, S.~12–15"),
        ("z.B. am Ort, i.d.R. mit u. a. m.", "z.~B. am Ort, i.~d.~R. mit u.~a.~m."),
        ("§ 5 Abs. 2 Nr. 3, §§ 5, Kap. 3, Abb. 7", "§~5 Abs.~2 Nr.~3, §§~5, Kap.~3, Abb.~7"),
        ("5 % von 3.000 € und 2 Mio. Euro, 12 km", "5~% von 3.000~€ und 2~Mio.~Euro, 12~km"),
        ("§5 und 7%, 100€", "§~5 und 7~%, 100~€"),
        ("Am 22. November 2026 sprach Prof. Dr. Müller", "Am 22.~November 2026 sprach Prof.~Dr.~Müller"),
        ("J. S. Bach", "J.~S. Bach"),
        ('"siehe https://x.example/?q=2026-2030"', "„siehe https://x.example/?q=2026-2030“"),
    ],
)
def test_wird_gesetzt(getippt, gedruckt):
    assert gesetzt(getippt) == gedruckt


@pytest.mark.parametrize(
    "text",
    [
        "Vorlage 12-2026, Drucksache 2024-2031, Vorlagen-Nr. 2024-2031, Az. 50-2026",
        "Produkt 31.5-1, 2026-11-22, Tel. 0211-4567",
        "konzept_2026-2030.pdf, bericht 2026-2030.pdf, kleinstadt.example/2026-2030",
        'https://x.example/a"b"/z.B./...x, a.z.B.@x.example, href="x"',
        '19" Monitor, 5\' lang, ein "offenes Zitat',
        "12 Personen, Stadt- und Landkreis, 5%-Hürde, 100%ig, C:\\z.B.\\a",
        "»Guillemets« und „schon ‚gut‘ gesetzt“ – …",
        "Kapitel ..... 7",
        'جمعية "النور" - 5 %',
    ],
)
def test_bleibt(text):
    assert setze(text).replace("\u00a0", " ") == text


def test_ueber_laeufe_hinweg():
    assert setze_laeufe(['Er sagt "sehr ', "gern", '" - z.', "B. 5", " %"]) == [
        "Er sagt „sehr ",
        "gern",
        "“ – z.",
        "\u00a0B. 5",
        "\u00a0%",
    ]


def test_ein_zitat_reicht_ueber_umbrueche_und_endet_mit_dem_absatz():
    assert setze_laeufe(['"a', UMBRUCH, 'b"']) == ["„a", UMBRUCH, "b“"]
    assert setze_laeufe(['"a', ABSATZ, 'b"']) == ['"a', ABSATZ, 'b"']


@given(TEXTE)
@settings(max_examples=400, deadline=None)
def test_zweimal_ist_einmal(text):
    assert setze(setze(text)) == setze(text)


@given(st.lists(TEXTE, max_size=5))
def test_zweimal_ist_einmal_auch_in_laeufen(laeufe):
    assert setze_laeufe(setze_laeufe(laeufe)) == setze_laeufe(laeufe)


@given(st.one_of(st.text(), TEXTE))
def test_buchstaben_und_ziffern_bleiben(text):
    assert [zeichen for zeichen in setze(text) if zeichen.isalnum()] == [
        zeichen for zeichen in text if zeichen.isalnum()
    ]


@pytest.mark.parametrize(
    "stueck", ['"', "' ", '"a ', 'a" ', ".", "1", "1-", " 1-2", "1.-", "z.", "z.B. ", "§ ", "@", " ", "a" * 9 + "..."]
)
def test_doppelt_so_lang_dauert_hoechstens_etwa_doppelt_so_lange(stueck):
    kurz, lang = stueck * (50_000 // len(stueck)), stueck * (100_000 // len(stueck))

    assert _dauer(lang) < 3.5 * _dauer(kurz) + 0.005


def _dauer(text):
    zeiten = []
    for _ in range(3):
        beginn = time.process_time()
        setze(text)
        zeiten.append(time.process_time() - beginn)
    return min(zeiten)
