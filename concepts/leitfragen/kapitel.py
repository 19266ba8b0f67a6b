"""Questions for the chapters, by Abschnittart."""

from __future__ import annotations

from .leitfrage import Leitfragen

FRAGEN_ZU_KAPITELN = {
    "vorwort": Leitfragen(
        "Ein gutes Vorwort ist eine Seite lang, nennt den Anlass und sagt, wofür die Spitze der Kommune einsteht.",
        (
            "Warum gibt es dieses Konzept gerade jetzt, und wer hat es in Auftrag gegeben?",
            "Was ist bei Ihnen schon gelungen, worauf man stolz sein darf?",
            "Was soll sich in den nächsten Jahren spürbar ändern, und für wen?",
            "Wofür steht die Spitze der Verwaltung mit ihrem eigenen Namen ein?",
            "Wem ist zu danken: Wer hat mitgeschrieben, beraten, widersprochen?",
        ),
    ),
    "ausgangslage": Leitfragen(
        "Eine gute Ausgangslage kommt mit wenigen belegten Zahlen aus und endet bei den Lücken, auf die das "
        "Konzept antwortet.",
        (
            "Wer lebt hier, wer ist in den letzten Jahren dazugekommen, wer zieht wieder fort?",
            "Was sagen die Zahlen zu Sprache, Bildung, Arbeit und Wohnen, aus welcher Quelle, von welchem Stichtag?",
            "Welche Angebote gibt es schon, wer trägt sie, und wen erreichen sie bisher nicht?",
            "Wo unterscheiden sich Stadtteile oder Gemeinden so sehr, dass sie Verschiedenes brauchen?",
            "Was hat die bisherige Politik bewirkt, und was nicht? Woran sehen Sie das?",
            "Was kann die Kommune selbst entscheiden, was liegt bei Kreis, Land, Bund oder freien Trägern?",
            "Was sagen Menschen, die erst kurz hier leben, was ihnen am meisten fehlt?",
        ),
    ),
    "leitbild": Leitfragen(
        "Ein gutes Leitbild lässt sich am Rednerpult vorlesen, passt zur Geschichte des Ortes und ist der Maßstab "
        "für jedes spätere Ziel.",
        (
            "Was verstehen Sie hier unter Integration, und was ausdrücklich nicht?",
            "Welche Geschichte erzählt Ihr Ort von sich, und wie gehört Zuwanderung dazu?",
            "Wie soll das Zusammenleben in zehn Jahren aussehen, wenn es gut gegangen ist?",
            "An welchen Grundsätzen soll man Sie messen dürfen?",
            "Wie passt das Leitbild zur Gesamtstrategie der Kommune und zu anderen Konzepten?",
        ),
    ),
    "handlungsfelder": Leitfragen(
        "Gut gewählt sind drei bis acht Felder, die aus der Ausgangslage folgen und für die jemand zuständig ist.",
        (
            "Welche Themen ergeben sich aus Ausgangslage und Leitbild wirklich, welche sind nur üblich?",
            "Wo kann die Kommune selbst etwas bewegen, statt Aufgaben anderer aufzuschreiben?",
            "Was kommt zuerst, was darf warten?",
            "Welche Themen gehören in jedes Feld und sind deshalb Querschnittsthemen?",
            "Welche Fachleitung macht sich das Feld zu eigen?",
        ),
    ),
    "organisation": Leitfragen(
        "Gut geregelt ist es, wenn jede Maßnahme eine zuständige Stelle hat und klar ist, wer im Streitfall "
        "entscheidet.",
        (
            "Wer entscheidet, wer koordiniert, wer berät? Sind das verschiedene Personen und Gremien?",
            "Welche eine Stelle hält die Fäden zusammen, und wie viele Stunden hat sie dafür?",
            "Wie arbeiten die Ämter zusammen, deren Aufgaben sich berühren?",
            "Wie sind Beirat, Migrantenorganisationen und freie Träger dauerhaft eingebunden?",
            "Wie teilen sich Landkreis und Gemeinden die Aufgaben?",
            "Mit welchem Personal und welchem Haushaltsprodukt wird das Konzept umgesetzt?",
        ),
    ),
    "beteiligung": Leitfragen(
        "Gut beschrieben ist Beteiligung, wenn Mitwirkende sich wiederfinden und nachlesen können, was aus ihrem "
        "Beitrag wurde.",
        (
            "Wer war wann und wie dabei, vom ersten Gespräch bis zum Beschluss?",
            "Worauf hatten die Beteiligten Einfluss: Information, Konsultation, Mitwirkung oder Mitentscheidung?",
            "Wie wurden Menschen erreicht, die in keinem Verein sind und wenig Deutsch sprechen?",
            "Welche Vorschläge wurden übernommen, welche nicht, und warum?",
            "Wer fehlte, und wie holen Sie das nach?",
            "Wie geht die Beteiligung während der Umsetzung weiter?",
        ),
    ),
    "controlling": Leitfragen(
        "Gut ist ein Controlling, das mit wenigen, leicht zu erhebenden Zahlen auskommt und bei dem feststeht, wer "
        "wann wem berichtet.",
        (
            "Welche Zahlen zeigen, ob Sie vorankommen, und wer liefert sie ohne großen Aufwand?",
            "Wer berichtet wann an wen, in welcher Form?",
            "Was geschieht, wenn eine Maßnahme stockt?",
            "Wie vergleichen Sie Soll und Ist, und wer zieht die Folgerungen?",
            "Was kann eine Zahl nicht zeigen, und wie erfahren Sie es trotzdem?",
            "Wann wird das Konzept fortgeschrieben, und wer stößt das an?",
        ),
    ),
    "anhang": Leitfragen(
        "In einen guten Anhang kommt, was man nachschlägt, und nichts, was man gelesen haben muss.",
        (
            "Welche Begriffe brauchen eine kurze Erklärung?",
            "Aus welchen Quellen stammen die Zahlen, und wie wurden sie erhoben?",
            "Wer hat mitgewirkt und ist einverstanden, genannt zu werden?",
            "Welche Beschlüsse liegen dem Konzept zugrunde?",
        ),
    ),
    "frei": Leitfragen(
        "Ein gutes Kapitel beantwortet eine Frage, kommt in den ersten Sätzen zur Sache und nennt seine Quellen.",
        (
            "Welche eine Frage soll dieses Kapitel beantworten?",
            "Was müssen der Rat und die Öffentlichkeit wissen, was kann fehlen?",
            "Welche Zahl, welches Beispiel macht es anschaulich, und woher stammt es?",
            "Was folgt daraus für Ziele und Maßnahmen?",
            "Versteht den Text, wer nicht in der Verwaltung arbeitet?",
        ),
    ),
}
