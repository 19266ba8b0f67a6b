// Schreibt den Text der Zwischenablage neu: nur mit den Elementen unseres Textes und ohne ein einziges fremdes
// Attribut. So bleibt von den Programmen nichts hängen.

import { startOf } from "./lists.js";
import { marksOf, withMarks } from "./marks.js";
import { isBlank, textNodes } from "./source.js";

const BLOECKE = new Set(
  "p h3 h4 ul ol li blockquote table caption thead tbody tr th td figure figcaption".split(" ").map((name) => name.toUpperCase()),
);
const GRENZEN =
  "div, section, article, header, footer, main, nav, aside, address, dl, fieldset, form, details, center, pre, menu, dir, h1, h2, h5, h6";
const ZEILEN = "p, h3, h4, caption, figcaption, [data-fussnote]";
const OHNE_FETT = "h3, h4, th, caption, figcaption";
const BLANK = { strong: false, em: false, u: false, struck: false, position: null, href: null };
const UNSICHTBAR = /[\u00ad\u200b\u2060\ufeff]/g;
const PRE = /^(pre|pre-wrap|pre-line|break-spaces)$/;

const cleanText = (text) => text.replace(UNSICHTBAR, "").normalize("NFC");

function spanOf(cell, name) {
  const count = Number.parseInt(cell.getAttribute(name), 10);
  return count > 1 && count <= 100 ? count : null;
}

function keepAttributes(from, to) {
  for (const name of ["colspan", "rowspan"]) if (from.matches("td, th") && spanOf(from, name)) to.setAttribute(name, spanOf(from, name));
  if (from.matches("th") && /^(row|col|rowgroup|colgroup)$/.test(from.getAttribute("scope"))) to.setAttribute("scope", from.getAttribute("scope"));
  if (startOf(from)) to.setAttribute("start", startOf(from));
}

class Rebuilder {
  constructor(source, report, picture) {
    Object.assign(this, { source, report, picture, document: source.body.ownerDocument });
  }

  children(from, to, marks) {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.text(node, to, marks);
      else if (node.nodeType === Node.ELEMENT_NODE) this.element(node, to, marks);
    }
  }

  element(element, to, inherited) {
    const declared = this.source.style(element);
    const flows = element.matches(GRENZEN) || declared.display === "block";
    if (element.tagName === "BR") to.append(withMarks(this.document.createElement("br"), inherited));
    else if (element.matches("img, svg")) to.append(...this.picture(element));
    else if (element.dataset.fussnote === "") this.note(element, to);
    else if (to.closest(ZEILEN) && (flows || element.matches("p, h3, h4"))) this.line(element, to, marksOf(element, declared, inherited));
    else if (BLOECKE.has(element.tagName)) this.block(element, to, this.marksIn(element, declared, inherited));
    else if (flows) this.boundary(element, to, marksOf(element, declared, inherited));
    else this.children(element, to, marksOf(element, declared, inherited));
  }

  /** Überschriften, Kopfzellen und Zitate sehen bei uns schon aus, wie ihre Vorlage sie wollte. */
  marksIn(element, declared, inherited) {
    if (element.matches(OHNE_FETT) || element.matches("blockquote, blockquote > p")) return { ...BLANK };
    return { ...marksOf(element, declared, inherited), position: null };
  }

  block(element, to, marks) {
    const made = this.document.createElement(element.tagName);
    keepAttributes(element, made);
    to.append(made);
    this.children(element, made, marks);
  }

  boundary(element, to, marks) {
    const made = this.document.createElement("div");
    to.append(made);
    this.children(element, made, marks);
  }

  /** Ein Block, wo nur eine Zeile stehen kann. */
  line(element, to, marks) {
    if (!isBlank(to)) to.append(this.document.createElement("br"));
    this.children(element, to, marks);
  }

  /** Eine Fußnote trägt ihre eigenen Auszeichnungen, nicht die der Stelle, an der sie steht. */
  note(element, to) {
    const made = this.document.createElement("span");
    made.dataset.fussnote = "";
    this.children(element, made, BLANK);
    for (const part of made.querySelectorAll("img, br")) part.replaceWith(" ");
    trim(made);
    if (!isBlank(made)) to.append(made);
  }

  text(node, to, marks) {
    const shown = { ...marks, strong: marks.strong && !to.closest(OHNE_FETT) };
    if (marks.struck && !isBlank(node)) this.report.struck = true;
    this.lines(node).forEach((line, index) => {
      if (index) to.append(withMarks(this.document.createElement("br"), shown));
      if (line) to.append(withMarks(this.document.createTextNode(line), line.trim() ? shown : BLANK));
    });
  }

  /** Zeilenumbrüche gelten nur, wo die Quelle sie zeigt. */
  lines(node) {
    const text = cleanText(node.data);
    const keepsLines = node.parentElement.closest("pre") || PRE.test(this.source.style(node.parentElement)["white-space"] ?? "");
    return keepsLines && text.trim() ? text.split(/\r?\n/).map(collapse) : [onlyProtected(node) ? " " : collapse(text)];
  }
}

const collapse = (text) => text.replace(/[\t\n\r\f ]+/g, " ").replace(/[ \u00a0]{2,}/g, " ");

/** Ein geschütztes Leerzeichen in einem Element für sich ist nur der Platzhalter eines Programms. */
const onlyProtected = (node) => /^\u00a0+$/.test(node.data) && node.parentElement.matches("span, font");

function trim(element) {
  const nodes = textNodes(element);
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first) first.data = first.data.replace(/^[\s\u00a0]+/, "");
  if (last) last.data = last.data.replace(/[\s\u00a0]+$/, "");
  nodes.forEach((node, index) => {
    if (/[\s\u00a0]$/.test(nodes[index - 1]?.data ?? "")) node.data = node.data.replace(/^[\s\u00a0]+/, "");
  });
}

const isInline = (node) => node.nodeType === Node.TEXT_NODE || /^(A|STRONG|EM|U|SUP|SUB|BR|IMG|SPAN)$/.test(node.nodeName);
const isEmpty = (element) => isBlank(element) && !element.querySelector("img");

/** Ein Zeilenumbruch, auch in Auszeichnungen. */
function isBreak(node) {
  if (node?.nodeType !== Node.ELEMENT_NODE || node.textContent) return false;
  return node.matches("br") || (node.querySelectorAll("br").length === 1 && !node.querySelector("img"));
}

/** Zwei Zeilenumbrüche hintereinander trennen Absätze. */
function splitAtBreaks(paragraph) {
  const parts = [paragraph];
  let last = null;
  for (const node of [...paragraph.childNodes]) {
    if (isBreak(node) && isBreak(last)) parts.push(paragraph.ownerDocument.createElement("p"));
    if (parts.length > 1) parts.at(-1).append(node);
    if (!isBlankText(node)) last = node;
  }
  paragraph.after(...parts.slice(1));
  return parts;
}

const isBlankText = (node) => node.nodeType === Node.TEXT_NODE && isBlank(node);

/** Um einen Zeilenumbruch steht kein Leerzeichen. */
function trimAroundBreaks(paragraph) {
  const nodes = [...paragraph.querySelectorAll("br"), ...textNodes(paragraph)];
  nodes.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  nodes.forEach((node, index) => {
    if (node.nodeType !== Node.TEXT_NODE) return;
    if (nodes[index - 1]?.nodeName === "BR") node.data = node.data.replace(/^[\s\u00a0]+/, "");
    if (nodes[index + 1]?.nodeName === "BR") node.data = node.data.replace(/[\s\u00a0]+$/, "");
  });
}

const isNothing = (node) => isBreak(node) || isBlankText(node);

function tidyParagraph(paragraph) {
  while (paragraph.firstChild && isNothing(paragraph.firstChild)) paragraph.firstChild.remove();
  while (paragraph.lastChild && isNothing(paragraph.lastChild)) paragraph.lastChild.remove();
  trim(paragraph);
  trimAroundBreaks(paragraph);
  if (isEmpty(paragraph)) paragraph.remove();
}

/** Fasst loses Fließendes zu Absätzen zusammen; Rahmen ohne Bedeutung verschwinden. */
function wrapLoose(container) {
  for (const frame of [...container.querySelectorAll("div")].reverse()) {
    wrapLoose(frame);
    frame.replaceWith(...(frame.hasChildNodes() ? frame.childNodes : [frame.ownerDocument.createElement("p")]));
  }
  let open = null;
  for (const node of [...container.childNodes]) {
    if (!isInline(node)) open = null;
    else if (open) open.append(node);
    else {
      open = container.ownerDocument.createElement("p");
      node.before(open);
      open.append(node);
    }
  }
}

function tidy(body) {
  for (const holder of [...body.querySelectorAll("li, td, th, blockquote"), body]) wrapLoose(holder);
  for (const paragraph of body.querySelectorAll("p")) splitAtBreaks(paragraph).forEach(tidyParagraph);
  for (const heading of body.querySelectorAll("h3, h4, caption, figcaption")) tidyParagraph(heading);
  for (const holder of body.querySelectorAll("li, ul, ol, blockquote, figure")) if (isEmpty(holder)) holder.remove();
  for (const table of body.querySelectorAll("table")) if (!table.rows.length || isEmpty(table)) table.remove();
}

/** Der gesäuberte Text als HTML; `picture(element)` sagt, was an die Stelle eines Bildes tritt. */
export function rebuild(source, report, picture) {
  const { body } = document.implementation.createHTMLDocument("");
  new Rebuilder(source, report, picture).children(source.body, body, BLANK);
  tidy(body);
  return body.innerHTML;
}
