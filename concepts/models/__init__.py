from .basis import Element, Versioniert
from .einfrierung import Einfrierung
from .einlesung import Einlesung
from .fassung import Fassung
from .fassungsbild import Fassungsbild
from .konzept import Konzept
from .massnahmen import (
    Abhaengigkeit,
    Kostenansatz,
    Massnahme,
    MassnahmeAkteur,
    MassnahmeIndikator,
    MassnahmeQuerschnittsthema,
    MassnahmeZiel,
)
from .register import Akteur, Bild, Gremium, Indikator, Zielwert
from .ruecknahme import Ruecknahme
from .texte import Abschnitt, Leitbild
from .ziele import Handlungsfeld, HandlungsfeldLeitziel, Leitziel, Querschnittsthema, Ziel

__all__ = [
    "Abhaengigkeit",
    "Abschnitt",
    "Akteur",
    "Bild",
    "Einfrierung",
    "Einlesung",
    "Element",
    "Fassung",
    "Fassungsbild",
    "Gremium",
    "Handlungsfeld",
    "HandlungsfeldLeitziel",
    "Indikator",
    "Konzept",
    "Kostenansatz",
    "Leitbild",
    "Leitziel",
    "Massnahme",
    "MassnahmeAkteur",
    "MassnahmeIndikator",
    "MassnahmeQuerschnittsthema",
    "MassnahmeZiel",
    "Querschnittsthema",
    "Ruecknahme",
    "Versioniert",
    "Ziel",
    "Zielwert",
]
