// Gleich ist, was gleich zu lesen ist: das Gegenstück zu integrationskonzept/lib/text.py.

const UMLAUTE = { ä: "ae", ö: "oe", ü: "ue" };
const EIGENE = { æ: "ae", œ: "oe", ø: "oe", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ς: "σ" };

const ersetze = (text, tafel) => text.replace(/./gsu, (zeichen) => tafel[zeichen] ?? zeichen);
const ohneZeichen = (klein) =>
  ersetze(klein.normalize("NFKD"), EIGENE).replace(/[\p{Mn}\p{Cf}]/gu, "").trim().split(/\s+/u).join(" ");

/** „muehle“ für „Mühle“, „MUEHLE“ und „Mueh\u00adle“. */
export const falte = (text) => ohneZeichen(ersetze(text.normalize("NFC").toLowerCase(), UMLAUTE));

/** „muhle“, wie man es in Eile tippt. */
const ohnePunkte = (text) => ohneZeichen(text.normalize("NFC").toLowerCase());

const formen = (text) => [ohnePunkte(text), falte(text)];

/** Wie gut ein Text zu dem passt, was getippt ist: 0 gar nicht, 1 der ganze Name. */
export function rang(text, getippt) {
  const [heuhaufen, ganz] = [formen(text), formen(getippt)];
  if (heuhaufen.some((heu, form) => heu === ganz[form])) return 1;
  const worte = getippt.split(/\s+/u).filter(Boolean).map(formen);
  if (!worte.every((nadeln) => nadeln.some((nadel, form) => heuhaufen[form].includes(nadel)))) return 0;
  if (heuhaufen.some((heu, form) => heu.startsWith(ganz[form]))) return 0.8;
  return worte.every((nadeln) => nadeln.some((nadel, form) => ` ${heuhaufen[form]}`.includes(` ${nadel}`))) ? 0.6 : 0.4;
}
