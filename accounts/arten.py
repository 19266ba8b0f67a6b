"""What a Gebietskörperschaft is called in its Land: the same kind has many names."""

from __future__ import annotations

from accounts.enums import KommuneArt

VERBAND = {
    "Bayern": "Verwaltungsgemeinschaft",
    "Baden-Württemberg": "Verwaltungsgemeinschaft",
    "Brandenburg": "Amt",
    "Hessen": "Gemeindeverwaltungsverband",
    "Mecklenburg-Vorpommern": "Amt",
    "Niedersachsen": "Samtgemeinde",
    "Sachsen": "Verwaltungsgemeinschaft",
    "Schleswig-Holstein": "Amt",
    "Thüringen": "Verwaltungsgemeinschaft",
}
EIGENE_WORTE = ("Verbandsgemeinde", "Verwaltungsverband", *dict.fromkeys(VERBAND.values()))
KREIS = {"Nordrhein-Westfalen": "Kreis", "Schleswig-Holstein": "Kreis"}
KREISFREI = {"Baden-Württemberg": "Stadtkreis"}
JE_LAND = {
    KommuneArt.VERBANDSGEMEINDE: VERBAND,
    KommuneArt.LANDKREIS: KREIS,
    KommuneArt.KREISFREIE_STADT: KREISFREI,
}
VERBAND_ZUR_WAHL = "Verbandsgemeinde, Samtgemeinde, Amt oder Verwaltungsgemeinschaft"


def artname(art: str, land: str, name: str = "") -> str:
    """„Samtgemeinde“ in Niedersachsen, „Amt“ in Schleswig-Holstein; the word in its own name comes first."""
    kind = KommuneArt(art)
    eigenes = next((wort for wort in EIGENE_WORTE if name.startswith(f"{wort} ")), "")
    if eigenes and kind == KommuneArt.VERBANDSGEMEINDE:
        return eigenes
    return JE_LAND.get(kind, {}).get(land, str(kind.label))
