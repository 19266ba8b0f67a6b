// Fußnoten: ein Verweis im Text und eine Anmerkung, die zurückverweist. So schreiben sie Word, LibreOffice und die
// meisten Seiten im Netz; was sie sonst unterscheidet, ist gleichgültig.

import { isBlank } from "./source.js";

const BEHAELTER = "li, p, dd, div, td";
const LISTE = /^(foot|end)note-list$/;

const isMark = (link) => link.textContent.trim().length <= 6;

function targetOf(link) {
  const fragment = (link.getAttribute("href") ?? "").replace(/^[^#]*#/, "");
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Alle Namen, unter denen ein Verweis angesprungen wird: an ihm, in ihm, um ihn (<sup id=…><a>). */
function namesOf(link) {
  const around = [link, link.parentElement, ...link.querySelectorAll("[id], [name]")];
  return new Set(around.flatMap((element) => [element.id, element.getAttribute("name")]).filter(Boolean));
}

function named(body, name) {
  if (!name) return null;
  const quoted = CSS.escape(name);
  return body.querySelector(`[id="${quoted}"], a[name="${quoted}"]`);
}

/** Der Verweis zurück steht am Ziel, in ihm oder kurz davor (Word: das Ziel ist selbst der Rückverweis). */
function backLink(destination, names) {
  const holder = destination.closest(BEHAELTER) ?? destination;
  return [destination, ...holder.querySelectorAll("a[href*='#']")].find((link) => link.matches("a") && names.has(targetOf(link)));
}

/** Der ganze Absatz oder Block der Anmerkung; bei Word und LibreOffice der Rahmen um ihre Absätze. */
function noteHolder(back, source) {
  const frame = back.closest("[id^='sdfootnote'], [id^='sdendnote']");
  if (frame && frame !== back) return frame;
  for (let element = back.parentElement; element; element = element.parentElement) {
    if (/^(foot|end)note$/.test(source.style(element)["mso-element"] ?? "")) return element;
  }
  return back.closest("li") ?? back.closest(BEHAELTER);
}

function pairs({ body, ...source }) {
  const found = [];
  for (const mark of [...body.querySelectorAll("a[href*='#']")].filter(isMark)) {
    const destination = named(body, targetOf(mark));
    const precedes = destination && mark.compareDocumentPosition(destination) & 4;
    const back = precedes ? backLink(destination, namesOf(mark)) : null;
    const holder = back && noteHolder(back, source);
    if (holder && !holder.contains(mark) && !holder.querySelector("h1, h2, h3, h4, h5, h6")) found.push({ mark, back, holder });
  }
  return found;
}

/** Mehrere Absätze einer Anmerkung stehen hintereinander. */
function inOneLine(holder) {
  for (const block of holder.querySelectorAll("p, div, li")) block.before(" ");
  return [...holder.childNodes];
}

const around = (mark) => mark.closest("sup, .MsoFootnoteReference, .MsoEndnoteReference") ?? mark;

function place({ mark, holder }, notes) {
  const note = mark.ownerDocument.createElement("span");
  note.dataset.fussnote = "";
  note.append(...notes.get(holder).map((node) => node.cloneNode(true)));
  const outer = around(mark);
  outer.after(note);
  mark.remove();
  if (isBlank(outer)) outer.remove();
}

function removeLists({ body, style }) {
  for (const element of body.querySelectorAll("*")) {
    const isList = LISTE.test(style(element)["mso-element"] ?? "");
    if (isList && isBlank(element)) element.remove();
  }
}

/** Setzt jede Anmerkung als span[data-fussnote] an die Stelle ihres Verweises. */
export function placeNotes(source) {
  const found = pairs(source);
  for (const { back } of found) (back.closest("sup, .MsoFootnoteReference, .mw-cite-backlink") ?? back).remove();
  const notes = new Map();
  for (const { holder } of found) if (!notes.has(holder)) notes.set(holder, inOneLine(holder));
  for (const pair of found) place(pair, notes);
  for (const holder of notes.keys()) removeWithEmptyParents(holder);
  removeLists(source);
}

function removeWithEmptyParents(holder) {
  const parent = holder.parentElement;
  holder.remove();
  if (parent?.matches("ol, ul, section, div") && isBlank(parent) && !parent.querySelector("img")) removeWithEmptyParents(parent);
}
