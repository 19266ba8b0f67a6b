"""What has no limit of its own has one all the same, said at its field."""

import pytest

from concepts.forms.massnahmen import MittelForm, WirkungForm

pytestmark = pytest.mark.django_db
LANG = "Wort " * 4_001
SATZ = "Der Text hat 20.004 Zeichen, Platz ist hier für 20.000."


def test_eine_angabe_und_eine_zeile(konzept):
    zeile = {"kosten-TOTAL_FORMS": 1, "kosten-INITIAL_FORMS": 0, "kosten-0-jahr": 2027, "kosten-0-quelle": LANG}
    form = MittelForm(zeile | {"ressourcen": LANG}, konzept=konzept)

    assert not form.is_valid()
    assert form.errors["ressourcen"][0].startswith(SATZ)
    assert form.tabelle.errors[0]["quelle"][0].startswith(SATZ)
    assert form["ressourcen"].value() == LANG


def test_ein_eintrag_einer_liste(konzept):
    form = WirkungForm({"schlagworte": f"kurz\n{LANG}"}, konzept=konzept)

    assert form.errors["schlagworte"][0].startswith(SATZ)
