"""Tables in the structure tree: over pages and columns, their heads, and what users make of them."""

from tests.lib.tagbaum import SATZ, baum


def test_eine_tabelle_ueber_mehrere_seiten():
    zeilen = "".join(f'<tr><th scope="row">Zeile {n}</th><td>Wert {n}</td><td>ja</td></tr>' for n in range(40))
    kopf = "<tr><th>Kopf</th><th>Zahl</th><th>Ja</th></tr>"
    wurzel = baum(f"<table><caption>Alle Werte</caption><thead>{kopf}</thead><tbody>{zeilen}</tbody></table>")

    [tabelle] = wurzel.alle("Table")
    assert [kind.art for kind in tabelle.kinder] == ["Caption", "THead", "TBody"]
    assert len(tabelle.alle("TR")) == 41
    assert [zelle.text.strip() for zelle in tabelle.alle("TD")][::2] == [f"Wert {n}" for n in range(40)]
    assert {seite for zelle in tabelle.alle("TD") for seite in zelle.seiten} >= {0, 1, 2}
    assert [zelle.text.strip() for zelle in tabelle.alle("TH")][:4] == ["Kopf", "Zahl", "Ja", "Zeile 0"]


def test_der_kopf_einer_tabelle_in_spalten_steht_einmal_da():
    tabelle = f"<table><thead><tr><th>Kopf</th></tr></thead><tbody>{'<tr><td>1</td></tr>' * 20}</tbody></table>"
    wurzel = baum(f'<div style="columns: 3">{tabelle}</div>')

    assert [kopf.text for kopf in wurzel.alle("TH")] == ["Kopf"]
    assert len(wurzel.alle("TD")) == 20


def test_eine_zeile_ueber_zwei_seiten_bleibt_eine():
    wurzel = baum(f"<table><tr><th>a</th><th>b</th></tr><tr><td>kurz</td><td>{SATZ * 30}</td></tr></table>")

    [_, zeile] = wurzel.alle("TR")
    assert [zelle.art for zelle in zeile.kinder] == ["TD", "TD"]
    assert len(set(zeile.kinder[1].seiten)) > 1


def test_reichweiten():
    zellen = baum(
        "<table><thead><tr><th>Ecke</th><th>a</th></tr></thead><tbody><tr><th>c</th><td>1</td></tr></tbody></table>"
    ).alle("TH")

    assert [zelle.angaben["Scope"] for zelle in zellen] == ["/Column", "/Column", "/Row"]


def test_ohne_kopf():
    wurzel = baum("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>")

    assert [zelle.text for zelle in wurzel.alle("TH")] == ["a", "b"]


def test_eine_zeile_ist_keine_tabelle():
    wurzel = baum("<table><tr><td>a</td><td>b</td></tr></table>")

    assert [knoten.text for knoten in wurzel.alle("P")] == ["a", "b"]
    assert not wurzel.alle("Table")


def test_kurze_zeilen_werden_aufgefuellt():
    wurzel = baum(
        "<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td rowspan=2>1</td></tr><tr><td>2</td></tr></table>"
    )

    assert [len(zeile.kinder) for zeile in wurzel.alle("TR")] == [3, 3, 2]


def test_mehr_koepfe_als_werte():
    zeilen = "".join(f"<tr><th>{jahr}</th><td>{jahr}</td></tr>" for jahr in (2027, 2028))
    wurzel = baum(f"<table><thead><tr><th>Jahr</th><th>Wert</th></tr></thead><tbody>{zeilen}</tbody></table>")

    assert [zelle.text for zelle in wurzel.alle("TH")] == ["Jahr", "Wert"]
    assert len(wurzel.alle("TD")) == 4


def test_tabelle_hinter_tabelle():
    tabelle = "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"

    assert [kind.art for kind in baum(tabelle * 2).kinder] == ["Table", "Div"]


def test_fuss_am_ende_und_nur_einmal():
    zeilen = "<tr><td>1</td></tr>" * 30
    [tabelle] = baum(f"<table><tfoot><tr><td>Fuß</td></tr></tfoot><tbody>{zeilen}</tbody></table>").alle("Table")

    assert [kind.art for kind in tabelle.kinder] == ["TBody", "TFoot"]
    assert len(tabelle.kinder[1].kinder) == 1
