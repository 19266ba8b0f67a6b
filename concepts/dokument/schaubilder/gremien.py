"""The bodies and what links them, as far as the document's own words say so."""

from concepts.dokument.lesefassung import Gremium, Lesefassung
from concepts.dokument.schaubilder.gremienbezuege import Bezug, bezuege
from concepts.enums import Gremiumart
from integrationskonzept.lib.diagramme import DRUCKBREITE, DRUCKGRAD, Diagramm, Kante, Knoten, netz
from integrationskonzept.lib.diagramme.gemerkt import je_daten

EBENEN = (
    (Gremiumart.RAT,),
    (Gremiumart.AUSSCHUSS, Gremiumart.BEIRAT, Gremiumart.VERWALTUNGSVORSTAND),
    (Gremiumart.STEUERUNGSGRUPPE,),
    (Gremiumart.KERNTEAM,),
    (Gremiumart.ARBEITSGRUPPE, Gremiumart.NETZWERK, Gremiumart.SONSTIGES),
)
EBENE = {art.value: nummer for nummer, arten in enumerate(EBENEN) for art in arten}
MEISTE = 60


def gremiennetz(konzept: Lesefassung, *, breite: float = DRUCKBREITE, grad: float = DRUCKGRAD) -> Diagramm | None:
    """Council at the top, working groups at the bottom; None for fewer than two bodies."""
    gremien = konzept.gremien[:MEISTE]
    if len(gremien) < 2:
        return None
    return netz(
        "Die Gremien und was sie verbindet",
        [Knoten(gremium.id, gremium.name, _ebene(gremium), _zusatz(gremium)) for gremium in gremien],
        [Kante(b.von, b.nach, b.art.wort, b.text, gerichtet=b.art.gerichtet) for b in _bezuege(gremien)],
        wort=("Gremium", "Gremien"),
        breite=breite,
        grad=grad,
    )


@je_daten
def _bezuege(gremien: tuple[Gremium, ...]) -> tuple[Bezug, ...]:
    return tuple(bezuege(gremien))


def _ebene(gremium: Gremium) -> int:
    return EBENE.get(gremium.artschluessel, len(EBENEN) - 1)


def _zusatz(gremium: Gremium) -> str:
    """The kind of body, where its name does not say it."""
    return "" if gremium.art.casefold() in gremium.name.casefold() else gremium.art
