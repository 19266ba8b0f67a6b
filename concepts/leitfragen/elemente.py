"""Questions for what a concept is made of: goals, Maßnahmen, bodies, figures."""

from __future__ import annotations

from .leitfrage import Leitfragen

FRAGEN_ZU_ELEMENTEN = {
    "integrationsverstaendnis": Leitfragen(
        "Gut ist ein Verständnis, dem Rat, Beirat und Verwaltung zustimmen und das alle Menschen am Ort meint.",
        (
            "Was meinen Sie, wenn Sie Integration sagen, und was meinen Sie nicht?",
            "Wer ist gemeint: alle, die hier leben, oder bestimmte Gruppen? Warum?",
            "Was tun Zugewanderte, was tun die Alteingesessenen, was tut die Kommune dafür?",
            "Welche Rechte und welche Pflichten gelten für alle gleich?",
            "Welches Wort würde jemand, der neu hier ist, dafür nehmen?",
        ),
    ),
    "vision": Leitfragen(
        "Eine gute Vision ist ein Bild in wenigen Sätzen, das man sich merkt und dem man zustimmen oder "
        "widersprechen kann.",
        (
            "Was würde jemand in zehn Jahren über das Zusammenleben hier erzählen?",
            "Was ist dann selbstverständlich, worüber heute noch gestritten wird?",
            "Woran merkt es eine Familie, die gerade erst angekommen ist?",
            "Wie knüpft das Bild an das an, wofür Ihr Ort schon bekannt ist?",
        ),
    ),
    "leitziele": Leitfragen(
        "Ein gutes Leitziel ist ein Satz, der über Jahre gilt und an dem sich jedes Ziel der Handlungsfelder prüfen "
        "lässt.",
        (
            "Welcher Zustand soll erreicht sein, nicht: was soll getan werden?",
            "Würde jemand widersprechen? Wenn niemand, sagt der Satz vielleicht zu wenig.",
            "Welche Handlungsfelder dienen diesem Leitziel?",
            "Passt es zur Gesamtstrategie der Kommune?",
            "Sind es so wenige, dass man sie auswendig weiß?",
        ),
    ),
    "handlungsfeld": Leitfragen(
        "Gut beschrieben ist ein Handlungsfeld, wenn drei Sätze sagen, worum es geht, was fehlt und was Sie erreichen "
        "wollen.",
        (
            "Worum geht es hier, und für wen ist es wichtig?",
            "Wie ist die Lage: Welche Zahl, welche Erfahrung steht am Anfang?",
            "Welche Angebote gibt es, und wo ist die Lücke?",
            "Welchen Leitzielen dient das Feld?",
            "Wer in der Verwaltung ist zuständig, wer außerhalb arbeitet mit?",
            "Wie dringend ist es im Vergleich mit den anderen Feldern?",
        ),
    ),
    "ziel": Leitfragen(
        "Ein gutes Ziel sagt, was bis wann für wen anders ist, und lässt sich später mit Ja oder Nein beantworten.",
        (
            "Was ist anders, wenn das Ziel erreicht ist, und für wen?",
            "Bis wann, und ist das mit den vorhandenen Mitteln zu schaffen?",
            "Woran sehen Sie es: an welcher Zahl, an welcher Beobachtung?",
            "Welchem Leitziel oder welchem größeren Ziel dient es?",
            "Liegt es in Ihrer Hand oder in der anderer?",
        ),
    ),
    "massnahme": Leitfragen(
        "Eine gute Maßnahme kann man morgen beginnen: Es steht da, was geschieht, wer führt, wann, womit und woran "
        "man den Erfolg sieht.",
        (
            "Was genau geschieht, in welchen Schritten?",
            "Für wen ist es, und wo?",
            "Wer führt, und weiß diese Stelle davon?",
            "Wann beginnt es, wann ist es fertig, oder ist es eine Daueraufgabe?",
            "Was kostet es im Jahr, aus welchem Topf, und wie viel Arbeitszeit braucht es?",
            "Welchem Ziel dient es, und an welcher Zahl sehen Sie den Beitrag?",
            "Was muss vorher geschehen sein?",
        ),
    ),
    "gremium": Leitfragen(
        "Gut beschrieben ist ein Gremium, wenn klar ist, was es darf: entscheiden, steuern, koordinieren oder beraten.",
        (
            "Was ist die Aufgabe, und was darf das Gremium allein entscheiden?",
            "Wer hat den Vorsitz, wer gehört dazu, wer fehlt?",
            "Wie oft tagt es, und wer bereitet die Sitzungen vor?",
            "Wem berichtet es, und wer berichtet ihm?",
            "Sind Ehrenamtliche dabei, und passen Uhrzeit und Ort für sie?",
        ),
    ),
    "akteur": Leitfragen(
        "Gut ist ein Verzeichnis, in dem jede Stelle einmal und mit dem Namen steht, unter dem man sie kennt.",
        (
            "Wie heißt das Amt, der Verein, die Einrichtung genau?",
            "Wofür ist diese Stelle zuständig, und was bringt sie ein?",
            "Steht sie schon unter anderem Namen in der Liste?",
            "Ist mit ihr besprochen, dass sie hier genannt wird?",
        ),
    ),
    "indikator": Leitfragen(
        "Ein guter Indikator ist eine Zahl, die es schon gibt oder leicht zu zählen ist und die jedes Jahr gleich "
        "erhoben wird.",
        (
            "Was genau wird gezählt, in welcher Einheit?",
            "Woher kommt die Zahl, und wer liefert sie bis wann?",
            "Soll sie steigen oder sinken, von welchem Wert auf welchen?",
            "Zeigt sie, was Sie tun, oder was sich bei den Menschen ändert?",
            "Ist sie mit früheren Jahren und anderen Kommunen vergleichbar?",
            "Bleiben einzelne Personen unerkannt, auch in kleinen Gruppen?",
        ),
    ),
    "querschnittsthema": Leitfragen(
        "Ein gutes Querschnittsthema verändert, wie in allen Handlungsfeldern gearbeitet wird, und ist kein "
        "Sammelbecken.",
        (
            "Warum gehört das Thema in jedes Handlungsfeld und ist kein eigenes?",
            "Was heißt es praktisch, wenn eine Maßnahme geplant wird?",
            "Welche Maßnahmen nehmen es schon auf?",
            "Wer achtet darauf, dass es nicht vergessen wird?",
        ),
    ),
}
