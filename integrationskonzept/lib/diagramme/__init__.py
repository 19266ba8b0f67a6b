"""Charts: data in, accessible SVG out, the same for web and PDF, with a table and a sentence. See docs/adr/0007."""

from integrationskonzept.lib.diagramme.abfolge import abfolge
from integrationskonzept.lib.diagramme.ausgabe import als_adresse, als_svg
from integrationskonzept.lib.diagramme.balken import balken
from integrationskonzept.lib.diagramme.balkentafel import Balkenreihe
from integrationskonzept.lib.diagramme.farben import WEB, Farben, farben_fuer
from integrationskonzept.lib.diagramme.linien import linien
from integrationskonzept.lib.diagramme.linienreihen import Linie
from integrationskonzept.lib.diagramme.matrix import matrix
from integrationskonzept.lib.diagramme.modell import DRUCKBREITE, DRUCKGRAD, Diagramm, Tabelle
from integrationskonzept.lib.diagramme.netz import netz
from integrationskonzept.lib.diagramme.netzplan import Kante, Knoten
from integrationskonzept.lib.diagramme.zeitbalken import Zeitbalken, Zeitgruppe
from integrationskonzept.lib.diagramme.zeitleiste import DRUCKHOEHE, zeitleiste

__all__ = [
    "DRUCKBREITE",
    "DRUCKGRAD",
    "DRUCKHOEHE",
    "WEB",
    "Balkenreihe",
    "Diagramm",
    "Farben",
    "Kante",
    "Knoten",
    "Linie",
    "Tabelle",
    "Zeitbalken",
    "Zeitgruppe",
    "abfolge",
    "als_adresse",
    "als_svg",
    "balken",
    "farben_fuer",
    "linien",
    "matrix",
    "netz",
    "zeitleiste",
]
