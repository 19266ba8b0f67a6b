"""Reading a finished PDF: its text, its attachments, its tags, and what the validators say."""

import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import outloud
import page
import pikepdf


def seitentexte(daten: bytes) -> list[str]:
    lauf = subprocess.run(["pdftotext", "-layout", "-", "-"], input=daten, capture_output=True, check=True)
    return lauf.stdout.decode().split("\f")[:-1]


def anlage(daten: bytes, name: str) -> bytes:
    with pikepdf.open(BytesIO(daten)) as pdf:
        return pdf.attachments[name].get_file().read_bytes()


def ueberschriften(daten: bytes) -> list[int]:
    """The ranks of the headings in reading order."""
    with pikepdf.open(BytesIO(daten)) as pdf:
        raenge: list[int] = []
        _raenge(pdf.Root.StructTreeRoot.K[0], raenge)
        return raenge


def _raenge(teil: pikepdf.Object, raenge: list[int]) -> None:
    art = str(teil.get("/S", ""))
    if art[:2] == "/H" and art[2:].isdigit():
        raenge.append(int(art[2:]))
    kinder = teil.get("/K", [])
    for kind in kinder if isinstance(kinder, pikepdf.Array) else [kinder]:
        if isinstance(kind, pikepdf.Dictionary):
            _raenge(kind, raenge)


def maengel(daten: bytes) -> list[str]:
    """What PDF/UA-1 and outloud find wrong; warnings of outloud are not counted."""
    with tempfile.TemporaryDirectory() as ordner:
        datei = Path(ordner) / "broschuere.pdf"
        datei.write_bytes(daten)
        bericht = page.validate_pdf(str(datei), profile=page.ValidationProfile.PDF_UA_1)
        ergebnis = outloud.check(str(datei))
    gehoert = [f"{fund.rule}: {fund.message}" for fund in ergebnis.findings if fund.severity == "error"]
    return [str(fehler) for fehler in bericht.failures] + gehoert + ([ergebnis.error] if ergebnis.error else [])
