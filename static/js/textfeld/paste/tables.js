// Tabellen: Gerüste ohne Daten fallen weg, verbundene Zellen bleiben, die Kopfzeile wird als solche erkannt.

import { isBold } from "./marks.js";
import { isBlank, rename, textNodes, unwrap } from "./source.js";

/** Zeilen der Höhe 0 tragen bei Word und Excel nur Spaltenbreiten. */
function removeSizingRows(table) {
  for (const row of table.querySelectorAll("tr[height='0']")) if (isBlank(row)) row.remove();
}

/** Was nur gestaltet, wird zu Absätzen: Tabellen um Tabellen, solche mit einer Zelle, solche, die es selbst sagen. */
function isLayout(table) {
  const cells = table.querySelectorAll("td, th");
  return table.getAttribute("role") === "presentation" || cells.length <= 1 || table.querySelector("table") !== null;
}

function dissolve(source, table) {
  for (const cell of table.querySelectorAll("td, th, caption")) if (cell.closest("table") === table) rename(source, cell, "div", {});
  for (const part of table.querySelectorAll("tr, thead, tbody, tfoot, colgroup, col")) if (part.closest("table") === table) unwrap(part);
  unwrap(table);
}

/** Excel lässt langen Text über leere Nachbarn laufen und nennt das eine verbundene Zelle. */
function splitOverflow({ style }, table) {
  for (const cell of table.querySelectorAll("[colspan]")) {
    if (style(cell)["mso-ignore"] !== "colspan") continue;
    for (let extra = cell.colSpan - 1; extra > 0; extra -= 1) cell.after(cell.ownerDocument.createElement("td"));
    cell.removeAttribute("colspan");
  }
}

function isBoldAt(source, element) {
  for (let part = element; part && part.tagName !== "TABLE"; part = part.parentElement) {
    const declared = source.style(part);
    if (declared["font-weight"]) return isBold(declared["font-weight"]);
    if (part.matches("b, strong")) return true;
  }
  return false;
}

const isAllBold = (source, cell) => textNodes(cell).every((node) => isBlank(node) || isBoldAt(source, node.parentElement));

const filled = (row) => [...row.cells].filter((cell) => !isBlank(cell));
const isHeadRow = (source, row) => filled(row).length > 0 && filled(row).every((cell) => isAllBold(source, cell));

/** Wo keine Kopfzeile ausgezeichnet ist, ist es die erste Zeile, wenn sie als einzige ganz fett ist. */
function nameHead(source, table) {
  const [first, ...rest] = table.rows;
  const already = table.tHead ? [...table.tHead.rows] : [];
  const guessed = !table.querySelector("th") && !already.length && rest.length && isHeadRow(source, first) && !rest.some((row) => isHeadRow(source, row));
  for (const row of guessed ? [first] : already) for (const cell of row.cells) copySpans(cell, rename(source, cell, "th"));
}

function copySpans(from, to) {
  for (const name of ["colspan", "rowspan", "scope"]) if (from.hasAttribute(name)) to.setAttribute(name, from.getAttribute(name));
}

/** Die Beschriftung, die Word über eine Tabelle setzt, ist ihr Titel. */
function adoptCaption(source, table) {
  const before = table.previousElementSibling;
  if (table.caption || !before?.matches(".MsoCaption, .caption, .tabelle, .table") || isBlank(before) || before.tagName !== "P") return;
  table.prepend(rename(source, before, "caption", {}));
}

/** Word und andere rücken Tabellen mit einem Rahmen ein, der sonst nichts enthält. */
function freeFromWrapper(table) {
  const wrapper = table.parentElement;
  if (wrapper.matches("div, center") && wrapper.children.length === 1 && wrapper.textContent.trim() === table.textContent.trim()) unwrap(wrapper);
}

export function repairTables(source) {
  for (const table of source.body.querySelectorAll("table")) removeSizingRows(table);
  for (const table of source.body.querySelectorAll("table")) if (isLayout(table)) dissolve(source, table);
  for (const table of source.body.querySelectorAll("table")) {
    splitOverflow(source, table);
    freeFromWrapper(table);
    adoptCaption(source, table);
    nameHead(source, table);
  }
}
