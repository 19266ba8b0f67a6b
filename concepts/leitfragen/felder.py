"""Handlungsfelder to choose from, by kind of concept, each with one line that says what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from concepts.enums import Konzeptart


@dataclass(frozen=True)
class Feldvorschlag:
    """A Handlungsfeld that one can tick; `zeile` becomes the first sentence of its description."""

    schluessel: str
    titel: str
    zeile: str


STRATEGISCH = (
    Feldvorschlag(
        "ankommen",
        "Ankommen und Erstorientierung",
        "Wer neu ist, findet schnell die richtigen Stellen und jemanden, der weiterhilft.",
    ),
    Feldvorschlag(
        "sprache", "Sprache", "Deutsch lernen ohne lange Wartezeit, und sich verständigen können, bis es so weit ist."
    ),
    Feldvorschlag("bildung", "Bildung", "Von der Kita bis zum Abschluss hängen Chancen nicht von der Herkunft ab."),
    Feldvorschlag(
        "arbeit",
        "Arbeit und Wirtschaft",
        "Wer arbeiten will, findet Ausbildung oder Stelle, und mitgebrachte Abschlüsse zählen.",
    ),
    Feldvorschlag(
        "wohnen",
        "Wohnen und Sozialraum",
        "Bezahlbare Wohnungen, gemischte Viertel und Orte, an denen man sich begegnet.",
    ),
    Feldvorschlag(
        "gesundheit", "Gesundheit", "Beratung, Vorsorge und Pflege sind verständlich und für alle erreichbar."
    ),
    Feldvorschlag(
        "verwaltung",
        "Interkulturelle Öffnung der Verwaltung",
        "Ämter, die alle gut beraten, und eine Belegschaft, so vielfältig wie die Bevölkerung.",
    ),
    Feldvorschlag(
        "teilhabe",
        "Gesellschaftliche und politische Teilhabe",
        "Mitreden und mitentscheiden in Beirat, Vereinen, Elternvertretungen und Politik.",
    ),
    Feldvorschlag(
        "zusammenleben",
        "Zusammenleben und Schutz vor Diskriminierung",
        "Begegnung fördern, Konflikte lösen und Betroffenen von Diskriminierung beistehen.",
    ),
    Feldvorschlag(
        "familie",
        "Kinder, Jugend und Familie",
        "Familien früh begleiten und jungen Menschen Räume und Halt geben.",
    ),
    Feldvorschlag(
        "engagement",
        "Engagement und Ehrenamt",
        "Freiwillige gewinnen, begleiten und würdigen; Migrantenorganisationen stärken.",
    ),
    Feldvorschlag("kultur", "Kultur", "Kulturorte für alle öffnen und zeigen, was Menschen von anderswo mitbringen."),
    Feldvorschlag("sport", "Sport", "Vereine und Plätze, zu denen jede und jeder ohne große Hürden findet."),
    Feldvorschlag(
        "alter", "Älter werden", "Angebote und Pflege, die zu den Lebensgeschichten älterer Zugewanderter passen."
    ),
    Feldvorschlag(
        "frauen", "Frauen", "Kurse, Arbeit und Schutz vor Gewalt so, dass Frauen sie wirklich nutzen können."
    ),
)

BILDUNG = (
    Feldvorschlag(
        "fruehe-bildung", "Frühe Bildung", "Kita und Tagespflege erreichen alle Kinder, auch die gerade zugezogenen."
    ),
    Feldvorschlag(
        "sprachbildung",
        "Sprachbildung von Anfang an",
        "Deutsch wird in Kita, Schule und Freizeit durchgängig gelernt und nicht nur in Kursen.",
    ),
    Feldvorschlag(
        "schule", "Schule", "Neu zugezogene Kinder und Jugendliche kommen schnell in eine Klasse und gut mit."
    ),
    Feldvorschlag(
        "ganztag", "Ganztag", "Der Nachmittag wird zur Lernzeit, getragen von Schule, Jugendhilfe und Vereinen."
    ),
    Feldvorschlag(
        "eltern",
        "Zusammenarbeit mit Eltern",
        "Eltern kennen das Bildungswesen, wissen ihren Rat gefragt und wirken mit.",
    ),
    Feldvorschlag(
        "uebergang-beruf",
        "Übergang von der Schule in den Beruf",
        "Niemand geht nach der Schule verloren; Beratung und Betriebe arbeiten zusammen.",
    ),
    Feldvorschlag(
        "ausbildung",
        "Ausbildung und Studium",
        "Mehr junge Menschen beginnen eine Ausbildung oder ein Studium und bleiben dabei.",
    ),
    Feldvorschlag(
        "weiterbildung",
        "Weiterbildung und Anerkennung von Abschlüssen",
        "Was Menschen können und gelernt haben, wird anerkannt und ausgebaut.",
    ),
    Feldvorschlag(
        "deutsch-erwachsene",
        "Deutsch lernen für Erwachsene",
        "Kurse in erreichbarer Nähe, zu passenden Zeiten und mit Kinderbetreuung.",
    ),
    Feldvorschlag(
        "grundbildung",
        "Alphabetisierung und Grundbildung",
        "Lesen, Schreiben und Rechnen lernen, in jedem Alter und ohne Scham.",
    ),
    Feldvorschlag(
        "mehrsprachigkeit",
        "Mehrsprachigkeit",
        "Die Sprachen, die Familien mitbringen, gelten als Können und werden gepflegt.",
    ),
    Feldvorschlag(
        "ausserschulisch",
        "Lernen außerhalb der Schule",
        "Bibliothek, Musikschule, Museum, Sport und Jugendarbeit sind Lernorte für alle.",
    ),
    Feldvorschlag(
        "bildungsberatung", "Bildungsberatung", "Eine Anlaufstelle lotst durch Angebote, Abschlüsse und Förderungen."
    ),
    Feldvorschlag(
        "digitale-bildung",
        "Digitale Bildung",
        "Geräte, Netz und Wissen, damit alle digital lernen und teilhaben können.",
    ),
    Feldvorschlag(
        "politische-bildung",
        "Politische Bildung und Zusammenleben",
        "Demokratie lernen, streiten können und Vorurteilen begegnen.",
    ),
)

VIELFALT = (
    Feldvorschlag(
        "arbeitgeberin",
        "Die Verwaltung als Arbeitgeberin",
        "Eine Belegschaft, die die Bevölkerung widerspiegelt, vom Ausbildungsplatz bis zur Leitung.",
    ),
    Feldvorschlag(
        "dienstleistungen",
        "Dienstleistungen für alle",
        "Formulare, Beratung und Räume, mit denen alle zurechtkommen.",
    ),
    Feldvorschlag(
        "antidiskriminierung",
        "Schutz vor Diskriminierung",
        "Betroffene finden Beratung, und die Kommune geht gegen Benachteiligung vor.",
    ),
    Feldvorschlag(
        "teilhabe",
        "Politische und gesellschaftliche Teilhabe",
        "Wer hier lebt, kann mitreden, auch ohne Wahlrecht und ohne Verein.",
    ),
    Feldvorschlag(
        "barrierefreiheit",
        "Barrierefreiheit und Inklusion",
        "Wege, Gebäude, Texte und Veranstaltungen sind für Menschen mit Behinderung nutzbar.",
    ),
    Feldvorschlag(
        "herkunft", "Einwanderung und Ankommen", "Neue Nachbarinnen und Nachbarn finden Anschluss, Rat und Sprache."
    ),
    Feldvorschlag(
        "geschlecht",
        "Geschlecht und sexuelle Identität",
        "Alle leben sicher und sichtbar, gleich wen sie lieben und wer sie sind.",
    ),
    Feldvorschlag("generationen", "Jung und Alt", "Räume und Angebote, in denen Generationen voneinander etwas haben."),
    Feldvorschlag(
        "religion",
        "Religion und Weltanschauung",
        "Glaubensgemeinschaften sind Teil des Gemeinwesens und im Gespräch miteinander.",
    ),
    Feldvorschlag(
        "armut", "Soziale Lage und Armut", "Geldmangel schließt niemanden von Bildung, Kultur und Begegnung aus."
    ),
    Feldvorschlag(
        "bildung", "Bildung", "Kitas, Schulen und Kurse, die mit Unterschieden umgehen und jedes Talent fördern."
    ),
    Feldvorschlag("wirtschaft", "Arbeit und Wirtschaft", "Betriebe nutzen Vielfalt als Stärke und öffnen ihre Türen."),
    Feldvorschlag("quartier", "Wohnen und Quartier", "Nachbarschaften, in denen man sich kennt, hilft und verträgt."),
    Feldvorschlag(
        "gesundheit", "Gesundheit und Pflege", "Versorgung, die Sprache, Geschlecht, Alter und Lebensweise achtet."
    ),
    Feldvorschlag(
        "kultur", "Kultur, Sport und Erinnerung", "Bühnen, Vereine und Gedenkorte erzählen die Geschichten aller."
    ),
)

VORSCHLAEGE = {Konzeptart.BILDUNG.value: BILDUNG, Konzeptart.VIELFALT.value: VIELFALT}


def feldvorschlaege(art: str) -> tuple[Feldvorschlag, ...]:
    """What is often chosen in this kind of concept, the most frequent first."""
    return VORSCHLAEGE.get(art, STRATEGISCH)
