"""Whatever other programs put on the clipboard arrives as it was meant, and nothing else does."""

import pytest
from playwright.sync_api import expect

from integrationskonzept.lib.richtext import bereinige, ohne_huellen

from .conftest import KONZEPT, LEITUNG
from .zwischenablagen import (
    FAELLE,
    Vergleich,
    alle,
    fuege_ein,
    lade,
    lass_bilder_aus,
    vergleiche,
    warte_auf_editor,
)

TEXT = "textarea[data-textfeld-steht]"
CURSOR = """stelle => {
  const pfad = `//*[contains(@class, "ProseMirror")]//text()[contains(., "${stelle}")]`;
  const knoten = document.evaluate(pfad, document, null, 9).singleNodeValue;
  getSelection().setBaseAndExtent(knoten, 0, knoten, stelle.length);
}"""
EREIGNIS = """([art, inhalt, dateien]) => {
  const daten = new DataTransfer();
  for (const [sorte, text] of Object.entries(inhalt)) daten.setData(sorte, text);
  for (const [name, sorte] of dateien) daten.items.add(new File(["x"], name, {type: sorte}));
  const ziel = document.querySelector(".ProseMirror p");
  const ort = ziel.getBoundingClientRect();
  const angaben = {bubbles: true, cancelable: true, clientX: ort.left + 2, clientY: ort.top + 8};
  ziel.dispatchEvent(art === "paste" ? new ClipboardEvent(art, {...angaben, clipboardData: daten})
    : new DragEvent(art, {...angaben, dataTransfer: daten}));
}"""


@pytest.fixture(scope="module")
def editor(haus):
    """One page for all clipboards; at its end the browser has nothing to complain of, our policy included."""
    seite = haus.seite(LEITUNG)
    seite.goto(f"{KONZEPT}/kapitel/abs-berichte/bearbeiten/")
    warte_auf_editor(seite)
    yield seite
    assert seite.klagen == []


@pytest.mark.parametrize("ablage", alle(), ids=lambda ablage: ablage.name)
def test_clipboard_arrives_as_meant(editor, ablage):
    ist = fuege_ein(editor, ablage.inhalt)
    assert ist["text"] == ablage.soll
    assert [satz for satz in ist["meldungen"] if "Bild" not in satz] == ablage.meldungen
    assert all(any(bild in satz for satz in ist["meldungen"]) for bild in ablage.bilder)
    assert ohne_huellen(bereinige(ist["text"])) == ist["text"]
    assert not editor.klagen


def test_cases(editor):
    """Cases 08 to 12 of tests/faelle; the picture of case 11 keeps its text."""
    soll = {
        "08-einfuegen-google-docs": "<p>Ganz normaler Satz <strong>fett</strong><em> kursiv</em></p>",
        "09-einfuegen-word-liste": "<ul><li>einen Raum</li><li>eine Leitung</li><li>Kaffee</li></ul>",
        "10-einfuegen-word-aenderungen-kommentar": "<p>Der Rat stimmt zu.</p>",
        "11-einfuegen-bild-base64": "<p>Vor dem Bild</p><p>Nach dem Bild</p>",
        "12-einfuegen-hochgestellt": "<p>10<sup>6</sup> Euro, 12 km<sup>2</sup>, CO<sub>2</sub>, 250 Plätze"
        "<sup>3</sup></p>",
    }
    ist = {
        name: fuege_ein(editor, {"text/html": (FAELLE / f"{name}.html").read_text("utf-8")}, fragt="bild" in name)
        for name in soll
    }
    assert {name: gelesen["text"] for name, gelesen in ist.items()} == soll
    assert ist["10-einfuegen-word-aenderungen-kommentar"]["meldungen"] == [
        "Gelöschte Stellen aus der Änderungsverfolgung und Kommentare sind nicht mit eingefügt."
    ]
    assert "„Zuzüge“" in ist["11-einfuegen-bild-base64"]["meldungen"][0]


AUS_RTF = """async ([html, rtf]) => {
  const lies = async name => import(performance.getEntriesByType("resource").find(e => e.name.includes(name)).name);
  const { cleanHtml } = await lies("textfeld/paste/clean.");
  const { fillFromRtf } = await lies("textfeld/paste/rtf.");
  const bericht = { pictures: [] };
  cleanHtml(html, bericht);
  fillFromRtf(bericht.pictures, rtf);
  return [...new Uint8Array(await bericht.pictures[0].datei.arrayBuffer())];
}"""
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
TABELLE = (
    "<table><caption>Titel</caption><thead><tr><th>Kopf</th></tr></thead><tbody><tr><td>Zelle</td></tr></tbody></table>"
)
ZWEI_ZELLEN = "<table><caption>Neu</caption><tr><td>a</td><td>b</td></tr></table>"
TABELLE_DAZU = TABELLE.replace("Zelle", "<p><strong>Neu</strong></p><p>a, b</p>")
WORD = "<p class=MsoNormal>eins<o:p></o:p></p><h1>zwei</h1><ul><li>drei</li></ul>"


@pytest.mark.parametrize(
    ("text", "stelle", "html", "soll"),
    [
        (
            TABELLE,
            "Zelle",
            WORD,
            TABELLE.replace("Zelle", "<p>eins</p><p><strong>zwei</strong></p><ul><li>drei</li></ul>"),
        ),
        (TABELLE, "Zelle", ZWEI_ZELLEN, TABELLE_DAZU),
        (TABELLE, "Titel", WORD, TABELLE.replace("Titel", "eins zwei drei")),
        ("<h3>Alt</h3><p>x</p>", "Alt", "<b style='font-weight:700'>Neu</b>", "<h3><strong>Neu</strong></h3><p>x</p>"),
        ("<p>Gut alt gut</p>", "Gut", "<p><i>Sehr</i></p>", "<p><em>Sehr</em> alt gut</p>"),
        (
            "<ul><li>eins</li><li>zwei</li></ul>",
            "zwei",
            "<ul><li>a</li><li>b</li></ul>",
            "<ul><li>eins</li><li>a</li><li>b</li></ul>",
        ),
    ],
    ids=["Zelle", "Tabelle in Zelle", "Tabellentitel", "Überschrift", "Auswahl", "Liste"],
)
def test_paste_fits_its_place(editor, text, stelle, html, soll):
    assert fuege_ein(editor, {"text/html": html}, text=text, davor=(CURSOR, stelle))["text"] == soll


def test_plain_text_on_demand(editor):
    inhalt = {"text/html": "<p><b>fett</b></p>", "text/plain": "fett\n\n- eins\n- zwei"}
    ist = fuege_ein(editor, inhalt, taste="Control+Shift+v")
    assert ist["text"] == "<p>fett</p><ul><li>eins</li><li>zwei</li></ul>"


def test_own_text_comes_back_unchanged(editor):
    text = (
        '<h4>Nur h4</h4><p>a<sup>2</sup> <u>b</u><span data-fussnote="">Quelle, <a href="https://a.example">A</a></span>'
        '</p><ol start="3"><li>c</li></ol><table><caption>T</caption><thead><tr><th colspan="2">k</th></tr></thead>'
        "<tbody><tr><td>1</td><td><p>2</p><p>3</p></td></tr></tbody></table>"
    )
    lade(editor, text)
    for taste in ("Control+a", "Control+c", "Control+a", "Delete", "Control+v"):
        editor.keyboard.press(taste)
    assert editor.locator(TEXT).input_value() == text


def test_pictures_without_text_are_asked_for_and_other_files_named(editor):
    lade(editor, "<p>Davor</p>")
    editor.evaluate(EREIGNIS, ["paste", {}, [["foto.png", "image/png"], ["plan.pdf", "application/pdf"]]])
    expect(editor.get_by_role("dialog").get_by_text("foto.png")).to_be_visible()
    lass_bilder_aus(editor)
    saetze = editor.locator(".textfeld-meldungen")
    expect(saetze).to_contain_text("„foto.png“")
    expect(saetze).to_contain_text("„plan.pdf“ ist kein Bild")
    assert editor.locator(TEXT).input_value() == "<p>Davor</p>"


def test_a_copied_picture_of_text_does_not_come_beside_the_text(editor):
    """Word and Excel on the Mac put a picture of the copied text beside it."""
    lade(editor, "")
    editor.evaluate(
        EREIGNIS, ["paste", {"text/html": "<p>Satz</p>", "text/plain": "Satz"}, [["bild.png", "image/png"]]]
    )
    assert editor.locator(TEXT).input_value() == "<p>Satz</p>"
    assert editor.locator(".textfeld-meldungen").inner_text() == ""


RTF = (
    r"{\rtf1\ansi {\*\shppict{\pict{\*\picprop\shplid1025}\picscalex100\pngblip\bliptag-1{\*\blipuid 0a1b}"
    + "\n"
    + PNG.hex()
    + r"}}{\nonshppict {\pict\picscalex100\wmetafile8 "
    + "00" * 40
    + "}}}"
)


def test_pictures_of_word_come_out_of_its_rtf(editor):
    lade(editor, "")
    html = '<p class=MsoNormal>Da: <img src="file:///C:/Temp/clip_image001.png" alt="Markt"></p>'
    gefunden = editor.evaluate(AUS_RTF, [html, RTF])
    assert bytes(gefunden) == PNG


def test_text_can_be_dropped(editor):
    lade(editor, "<p>Ende</p>")
    editor.evaluate(EREIGNIS, ["drop", {"text/html": "<p style='color:red'><b>Anfang</b> </p>"}, []])
    assert editor.locator(TEXT).input_value() == "<p><strong>Anfang</strong>Ende</p>"


@pytest.mark.parametrize("verbunden", [True, False])
def test_paste_waits_for_what_it_needs(haus, verbunden):
    """Paste faster than the modules come; without a connection at least the text stays."""
    seite = haus.seite(LEITUNG)
    gehalten = []
    seite.route("**/paste/intake*", lambda anfrage: gehalten.append(anfrage))
    seite.goto(f"{KONZEPT}/kapitel/abs-berichte/bearbeiten/")
    seite.locator(".ProseMirror[role=textbox]").focus()
    fuege_ein(seite, {"text/html": "<ul><li>eins</li></ul>", "text/plain": "eins"})
    expect(seite.locator(TEXT)).to_have_value("")
    gehalten[0].continue_() if verbunden else gehalten[0].abort()
    expect(seite.locator(TEXT)).to_have_value("<ul><li>eins</li></ul>" if verbunden else "<p>eins</p>")
    expect(seite.locator(".textfeld-meldungen p")).to_have_count(0 if verbunden else 1)
    seite.context.close()


def test_words_lost_and_gained_are_counted():
    assert vergleiche("<p>a <strong>b</strong></p>", "<p>a c d</p>") == Vergleich(worte=1, strukturen=1, zu_viel=2)
