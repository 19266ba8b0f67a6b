"""Double clicks, two requests at once, back, two tabs, without JavaScript: one of everything."""

import pytest
from playwright.sync_api import expect

from .conftest import KONZEPT, LEITUNG, REDAKTION

NEU = f"{KONZEPT}/massnahmen/_neu/?handlungsfeld=sprache"


def fuelle(seite, titel):
    seite.goto(NEU)
    seite.get_by_label("Titel", exact=False).first.fill(titel)
    return seite.get_by_role("button", name="Maßnahme anlegen")


def wie_oft(seite, titel):
    seite.goto(f"{KONZEPT}/massnahmen/?suche={titel}")
    return seite.locator("#massnahmen-liste tbody tr").filter(has_text=titel).count()


@pytest.mark.parametrize("skripte", [True, False])
def test_a_double_click(haus, skripte):
    seite = haus.seite(LEITUNG, java_script_enabled=skripte)
    geschickt = []
    seite.on("request", lambda anfrage: geschickt.append(anfrage.url) if anfrage.method == "POST" else None)
    titel = f"Doppelklickcafé{skripte}"
    fuelle(seite, titel).dblclick()
    expect(seite.get_by_role("heading", level=1)).to_contain_text(titel)
    expect(seite.get_by_text(f"„{titel}“ ist angelegt.")).to_have_count(1)
    assert wie_oft(seite, titel) == 1
    if skripte:
        assert len(geschickt) == 1
        assert seite.klagen == []


def test_four_requests_at_the_same_moment(haus):
    """Four connections to the database: the first one works, the others wait for what comes of it."""
    seite = haus.seite(REDAKTION)
    fuelle(seite, "Gleichzeitig")
    ziele = seite.evaluate(
        """async () => {
          const formular = document.querySelector("main form[method=post]");
          const body = new URLSearchParams(new FormData(formular));
          const sende = () => fetch(formular.action, { method: "POST", body });
          return (await Promise.all([sende(), sende(), sende(), sende()])).map((antwort) => antwort.url);
        }"""
    )
    assert len(set(ziele)) == 1
    assert "/massnahmen/gleichzeitig/" in ziele[0]
    assert wie_oft(seite, "Gleichzeitig") == 1


def test_back_and_send_again_then_with_another_title(haus):
    seite = haus.seite(LEITUNG)
    fuelle(seite, "Rückweg").click()
    expect(seite.get_by_role("heading", level=1)).to_contain_text("Rückweg")
    erste = seite.url
    seite.reload()
    seite.go_back()
    anlegen = seite.get_by_role("button", name="Maßnahme anlegen")
    expect(anlegen).not_to_have_attribute("aria-disabled", "true")
    seite.get_by_label("Titel", exact=False).first.fill("Rückweg")
    anlegen.click()
    expect(seite).to_have_url(erste)
    assert wie_oft(seite, "Rückweg") == 1


def test_two_tabs(haus):
    eins = haus.seite(REDAKTION)
    zwei = eins.context.new_page()
    knoepfe = [fuelle(seite, "Zwei Fenster") for seite in (eins, zwei)]
    for knopf in knoepfe:
        knopf.click()
    expect(zwei.get_by_text("Genau dasselbe haben Sie um")).to_be_visible()
    assert eins.url == zwei.url
    assert wie_oft(eins, "Zwei Fenster") == 1


def test_a_file_is_read_in_once(haus, tmp_path):
    seite = haus.seite("leitung@beispielkreis.example")
    datei = tmp_path / "konzept.json"
    datei.write_bytes(seite.request.get("/beispielkreis/ankommen-und-bleiben/konzeptdokument.json").body())
    seite.goto("/beispielkreis/einlesen/")
    seite.locator("input[type=file]").set_input_files(datei)
    seite.get_by_role("button", name="Datei einlesen").dblclick()
    expect(seite.get_by_text("ist angelegt. Hier sehen Sie")).to_be_visible()
    seite.goto("/beispielkreis/")
    expect(seite.locator("main ul.liste").first.locator("> li")).to_have_count(2)
