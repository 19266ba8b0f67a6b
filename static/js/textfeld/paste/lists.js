// Listen: Word schreibt sie als Absätze mit Ebene, Word im Browser als lauter Listen mit einem Punkt, Google legt
// innere Listen neben die Punkte statt in sie.

import { isBlank, rename, unwrap } from "./source.js";

const GEORDNET = /^[([]?[\p{L}\d]{1,5}(\.[\p{L}\d]{1,5})*[.)\]]+$|^\d+(\.\d+)*$/u;
const ROEMISCH = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const AUFZAEHLUNG = /^[·•▪■●○◦❖➢➔❑☐✓→–\-o§Øvq](?:[\s\u00a0]{2,})/u;

function romanNumber(letters) {
  const values = [...letters].map((letter) => ROEMISCH[letter]);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** Die Nummer, die ein Zeichen wie „3.“, „b)“ oder „1.2.“ meint; null, wenn sie nicht sicher ist. */
function numberOf(marker, format) {
  const [last] = /[\p{L}\d]+(?=[.)\]]*$)/u.exec(marker) ?? [""];
  if (/^\d+$/.test(last)) return Number(last);
  const letters = last.toLowerCase();
  if (/roman/.test(format) && /^[ivxlc]+$/.test(letters)) return romanNumber(letters);
  if (/alpha/.test(format) && letters.length === 1) return letters.charCodeAt(0) - 96;
  return null;
}

const markersIn = ({ style }, element) => [...element.querySelectorAll("*")].filter((part) => /^ignore$/i.test(style(part)["mso-list"] ?? ""));

/** Nimmt das Zeichen vor dem Punkt heraus: Es entsteht in unserem Text von selbst wieder. */
function takeMarker(source, element) {
  const [marker, ...more] = markersIn(source, element);
  const text = (marker?.textContent ?? "").replace(/[\s\u00a0]+/g, "");
  for (const part of [marker, ...more].filter(Boolean)) part.remove();
  return text;
}

/** Word-Absatz einer Liste: {level, list, ordered, number}, sonst null. */
function wordItem(source, element) {
  const [, list, level] = /\b(l\d+) level(\d)/.exec(source.style(element)["mso-list"] ?? "") ?? [];
  if (!list) return plainItem(source, element);
  const format = source.listFormats[`${list} level${level}`];
  const marker = takeMarker(source, element);
  const ordered = marker ? GEORDNET.test(marker) && format !== "bullet" : Boolean(format) && format !== "bullet";
  return { level: Number(level), list, ordered, number: ordered ? numberOf(marker, format ?? "") : null };
}

/** Word-Absatz, dem unterwegs die Angaben verloren gingen: Das Zeichen steht im Text. */
function plainItem({ style }, element) {
  const [first] = [...element.childNodes].filter((node) => !isBlank(node));
  const text = element.textContent.trimStart();
  const found = AUFZAEHLUNG.exec(text);
  if (!/MsoListParagraph/.test(element.className) || !found || !first) return null;
  for (const node of element.childNodes) if (node === first) node.textContent = node.textContent.trimStart().slice(found[0].length);
  const indent = Number.parseFloat(style(element)["margin-left"]) || 36;
  return { level: Math.max(1, Math.round(indent / 36)), list: "", ordered: false, number: null };
}

/** PowerPoint: Das Zeichen steht in einem Element vor dem Text, die Ebene sagt der Einzug. */
function slideItems(source, items) {
  for (const part of source.body.querySelectorAll("div > span:first-child")) {
    const format = source.style(part)["mso-special-format"];
    if (!format) continue;
    const point = part.parentElement;
    const marker = part.textContent.trim();
    const ordered = GEORDNET.test(marker);
    const level = Number.parseFloat(source.style(point)["margin-left"]) || 0;
    part.remove();
    items.set(point, { level, list: "", ordered, number: ordered ? numberOf(marker, format) : null });
  }
}

/** Punkte von Word im Browser sagen ihre Ebene selbst. */
function onlineItem(source, element) {
  const list = element.parentElement;
  const ordered = list.tagName === "OL";
  const paragraph = rename(source, element, "p");
  const level = Number(element.dataset.ariaLevel);
  return [paragraph, { level, list: list.dataset.listid ?? "", ordered, number: ordered ? Number(list.getAttribute("start")) || null : null }];
}

function flattenOnlineLists(source, items) {
  for (const element of source.body.querySelectorAll("li[data-aria-level]")) items.set(...onlineItem(source, element));
  for (const list of source.body.querySelectorAll("ul, ol")) if ([...list.children].some((child) => items.has(child))) unwrap(list);
  for (const wrapper of source.body.querySelectorAll(".ListContainerWrapper")) unwrap(wrapper);
}

/** Baut aus aufeinander folgenden Absätzen verschachtelte Listen. */
class Run {
  stack = [];

  close() {
    this.stack = [];
  }

  get open() {
    return this.stack.at(-1);
  }

  add(element, item) {
    while (this.open && this.open.level > item.level && this.stack.length > 1) this.stack.pop();
    if (this.open && this.open.level >= item.level && !this.continues(item)) this.stack.pop();
    if (!this.open || this.open.level < item.level) this.begin(element, item);
    this.append(element, item);
  }

  continues({ ordered, list, number }) {
    const { open } = this;
    return open.ordered === ordered && open.list === list && (number === null || open.next === null || number === open.next);
  }

  begin(element, { level, list, ordered, number }) {
    const made = element.ownerDocument.createElement(ordered ? "ol" : "ul");
    if (ordered && number > 1) made.setAttribute("start", number);
    if (this.open) this.open.made.lastElementChild.append(made);
    else element.before(made);
    this.stack.push({ level, list, ordered, made, next: number });
  }

  append(element, { number }) {
    const point = element.ownerDocument.createElement("li");
    this.open.made.append(point);
    point.append(element);
    this.open.next = number === null ? null : number + 1;
  }

  /** Ein eingerückter Absatz ohne Zeichen gehört noch zum Punkt davor. */
  extend(element) {
    this.open.made.lastElementChild.append(element);
  }
}

const isContinuation = (element) => /MsoListParagraph|MsoListContinue/.test(element.className) && !isBlank(element);

function build(parent, items) {
  const run = new Run();
  for (const element of [...parent.children]) {
    if (items.has(element)) run.add(element, items.get(element));
    else if (run.open && isContinuation(element)) run.extend(element);
    else if (!isBlank(element) || element.querySelector("img")) run.close();
  }
}

/** Nummern vor Überschriften macht in unserem Text niemand mehr: Sie bleiben als Text stehen. */
function keepHeadingNumbers(source) {
  for (const heading of source.body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const marker = takeMarker(source, heading);
    if (GEORDNET.test(marker)) heading.prepend(`${marker} `);
  }
}

export function nestWordLists(source) {
  keepHeadingNumbers(source);
  const items = new Map();
  for (const element of source.body.querySelectorAll("p, div")) {
    const item = element.closest("li") || element.querySelector("p") ? null : wordItem(source, element);
    if (item) items.set(element, item);
  }
  slideItems(source, items);
  flattenOnlineLists(source, items);
  for (const parent of new Set([...items.keys()].map((element) => element.parentElement))) build(parent, items);
}

const before = (element) => (element.previousElementSibling?.tagName === "LI" ? element.previousElementSibling : null);

/** Eine innere Liste kommt in einen Punkt; schließt sie dort an eine gleiche an, wird es eine. */
function moveInto(point, list) {
  const last = point.lastElementChild;
  if (last?.tagName !== list.tagName) point.append(list);
  else {
    last.append(...list.childNodes);
    list.remove();
  }
}

const isOnlyList = (point) => point.children.length === 1 && point.textContent.trim() === point.firstElementChild.textContent.trim();

/** Innere Listen gehören in den Punkt davor, auch wenn ein Punkt um sie nichts sonst enthält. */
export function repairLists({ body }) {
  for (const list of body.querySelectorAll("li > :is(ul, ol)")) {
    const point = list.parentElement;
    if (!isOnlyList(point) || !before(point)) continue;
    moveInto(before(point), list);
    point.remove();
  }
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) if (before(list)) moveInto(before(list), list);
}

/** Der erste Wert eines Punktes ist der Anfang seiner Liste. */
export function startOf(list) {
  const start = Number.parseInt(list.getAttribute("start") ?? list.querySelector(":scope > li")?.getAttribute("value"), 10);
  return list.tagName === "OL" && start > 1 && start < 10000 ? start : null;
}
