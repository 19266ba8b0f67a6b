// Überschriften, Zitate, Begriffslisten: was die Quelle so meint, unter den Namen unseres Textes.
//
// Unser Text kennt zwei Ebenen. Die höchste der Zwischenablage wird „Überschrift“, die nächste „Unterüberschrift“;
// tiefere werden ein fetter Absatz, ebenso jede in einer Zelle oder einem Listenpunkt.

import { isBlank, rename } from "./source.js";

const MOEGLICHE = "h1, h2, h3, h4, h5, h6, [role='heading'], p";
const FETT = { "font-weight": "bold" };

/** Die Ebene einer Überschrift, 0 für einen Dokumenttitel, sonst null. */
function levelOf(element, declared) {
  if (element.matches("p.MsoTitle")) return 0;
  const outline = Number.parseInt(declared["mso-outline-level"], 10);
  if (/^H[1-6]$/.test(element.tagName)) return Number(element.tagName[1]);
  if (element.getAttribute("role") === "heading") return Number(element.getAttribute("aria-level")) || 2;
  return outline || null;
}

function collect({ body, style }) {
  const found = [];
  for (const element of body.querySelectorAll(MOEGLICHE)) {
    const level = levelOf(element, style(element));
    if (level !== null && !isBlank(element)) found.push({ element, level });
  }
  return found;
}

export function nameHeadings(source) {
  const found = collect(source);
  const levels = [...new Set(found.map(({ level }) => level).filter((level) => level > 0))].sort((a, b) => a - b);
  for (const { element, level } of found) {
    const rank = level === 0 ? 0 : levels.indexOf(level);
    if (rank > 1 || element.closest("td, th, li")) rename(source, element, "p", FETT);
    else rename(source, element, rank === 0 ? "h3" : "h4");
  }
}

export function nameQuotes(source) {
  for (const element of source.body.querySelectorAll("p[class*='MsoQuote'], p[class*='MsoIntenseQuote']")) {
    const quote = element.ownerDocument.createElement("blockquote");
    element.before(quote);
    quote.append(rename(source, element, "p", {}));
  }
  joinQuotes(source.body);
  for (const element of source.body.querySelectorAll("q")) element.replaceWith("„", ...element.childNodes, "“");
}

function siblingBefore({ previousSibling: before }) {
  return before?.nodeType === Node.TEXT_NODE && isBlank(before) ? before.previousSibling : before;
}

/** Absätze eines Zitats hat Word einzeln; auch LibreOffice schreibt je Absatz ein Zitat. */
function joinQuotes(body) {
  for (const quote of [...body.querySelectorAll("blockquote")]) {
    const before = siblingBefore(quote);
    if (before?.nodeName !== "BLOCKQUOTE") continue;
    before.append(...quote.childNodes);
    quote.remove();
  }
}

export function nameTerms(source) {
  for (const term of source.body.querySelectorAll("dt, summary")) rename(source, term, "p", FETT);
  for (const explanation of source.body.querySelectorAll("dd")) rename(source, explanation, "div");
}
