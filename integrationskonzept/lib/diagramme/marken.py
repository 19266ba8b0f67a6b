"""Point marks whose shape tells series apart, also in grey."""

from integrationskonzept.lib.diagramme.zeichnung import Punkt, Zeichnung


def marke(bild: Zeichnung, nummer: int, mitte: Punkt, radius: float, farbe: str) -> None:
    """Circle, square, triangle, and the same three hollow."""
    hohl = nummer % 6 >= 3
    stil = {"fuellung": "grund" if hohl else farbe, "strich": farbe, "dicke": radius * 0.5}
    x, y = mitte
    r = radius
    match nummer % 3:
        case 0:
            bild.kreis(mitte, r, **stil)  # type: ignore[arg-type]
        case 1:
            bild.vieleck([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)], **stil)  # type: ignore[arg-type]
        case 2:
            bild.vieleck([(x, y - r * 1.2), (x + r * 1.2, y + r), (x - r * 1.2, y + r)], **stil)  # type: ignore[arg-type]
