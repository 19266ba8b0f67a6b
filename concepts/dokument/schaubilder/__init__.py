"""A concept's charts: what of a Lesefassung goes into which kind of chart.

Every function takes what it shows and, by name, `breite` and `grad` (type size) in the chart's own units. It returns
None, or nothing, where there is nothing to show.
"""

from concepts.dokument.schaubilder.gremien import gremiennetz
from concepts.dokument.schaubilder.indikatoren import indikatorverlauf
from concepts.dokument.schaubilder.kosten import kosten_nach_handlungsfeld, kosten_nach_jahr
from concepts.dokument.schaubilder.lesebilder import lesebilder
from concepts.dokument.schaubilder.massnahmen import (
    abhaengigkeiten,
    leitzielbezug,
    querschnitt,
    zeitverlauf,
)

__all__ = [
    "abhaengigkeiten",
    "gremiennetz",
    "indikatorverlauf",
    "kosten_nach_handlungsfeld",
    "kosten_nach_jahr",
    "leitzielbezug",
    "lesebilder",
    "querschnitt",
    "zeitverlauf",
]
