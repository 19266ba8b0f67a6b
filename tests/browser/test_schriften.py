"""A page loads the fonts that its names need, and no other."""

from tests.lib.test_fonts import NAMEN

LEITUNG = "leitung@musterstadt.example"
AKTEURE = "/musterstadt/integrationskonzept/akteure/"


def geladene_schriften(seite):
    seite.evaluate("document.fonts.ready")
    return set(
        seite.evaluate(
            "performance.getEntriesByType('resource').map(e => e.name).filter(n => n.endsWith('.woff2'))"
            ".map(n => n.split('/').pop().split('.')[0])"
        )
    )


def test_jede_seite_laedt_nur_was_sie_zeigt(haus):
    seite = haus.seite(LEITUNG)
    seite.goto(AKTEURE)
    vorher = geladene_schriften(seite)
    assert not [name for name in vorher if "ethiopic" in name or "tamil" in name or "greek" in name]

    with (
        seite.expect_response(lambda antwort: "ethiopic" in antwort.url),
        seite.expect_response(lambda antwort: "greek" in antwort.url),
    ):
        seite.get_by_role("main").evaluate(
            "(main, namen) => namen.forEach(name => main.append(Object.assign(document.createElement('p'),"
            " {textContent: name})))",
            [NAMEN["Tigrinya"], NAMEN["Griechisch"]],
        )

    dazu = geladene_schriften(seite) - vorher
    assert {name.split("-wght")[0].split("-400")[0] for name in dazu} == {
        "noto-sans-ethiopic-ethiopic",
        "fira-sans-greek",
    }
    assert seite.klagen == []
