// Zwischen dem gespeicherten HTML und dem, was der Editor hält: <caption>, <thead>, einzelne Bilder und Absätze in
// Zellen und Listenpunkten kennt er anders.

import { isPlaceholder } from "./paste/placeholder.js";

const lies = (html) => new DOMParser().parseFromString(html, "text/html").body;

function umbenannt(element, name) {
  const neu = element.ownerDocument.createElement(name);
  neu.append(...element.childNodes);
  element.replaceWith(neu);
  return neu;
}

const ausgepackt = (element) => element.replaceWith(...element.childNodes);

/** Absätze in einer Unterschrift werden zu Zeilen. */
function einzeilig(element) {
  for (const absatz of element.querySelectorAll("p, div")) {
    if (absatz.nextElementSibling) absatz.after(element.ownerDocument.createElement("br"));
    ausgepackt(absatz);
  }
}

function titelVorTabelle(tabelle) {
  const titel = tabelle.querySelector(":scope > caption");
  if (!titel) return;
  einzeilig(titel);
  const absatz = umbenannt(titel, "p");
  absatz.dataset.tabellentitel = "";
  tabelle.before(absatz);
}

function ordneAbbildung(abbildung) {
  const bilder = abbildung.querySelectorAll("img");
  const unterschrift = abbildung.querySelector("figcaption");
  if (unterschrift) einzeilig(unterschrift);
  if (!bilder.length) {
    if (unterschrift) umbenannt(unterschrift, "p");
    ausgepackt(abbildung);
    return;
  }
  const rest = [...abbildung.children].filter((kind) => !kind.matches("img, figcaption") && kind.textContent.trim());
  abbildung.after(...rest);
  abbildung.replaceChildren(...bilder, ...(unterschrift ? [unterschrift] : []));
}

/** Ein Bild im laufenden Text wird eine Abbildung hinter seinem Absatz. */
function abbildungAus(bild) {
  const abbildung = bild.ownerDocument.createElement("figure");
  const absatz = bild.closest("p, h3, h4");
  if (absatz) {
    absatz.after(abbildung);
    abbildung.append(bild);
    if (!absatz.textContent.trim()) absatz.remove();
  } else {
    bild.replaceWith(abbildung);
    abbildung.append(bild);
  }
}

/** Gespeichertes oder eingefügtes HTML, wie der Editor es liest. */
export function hinein(html) {
  const koerper = lies(html);
  for (const element of koerper.querySelectorAll("h1, h2")) umbenannt(element, "h3");
  for (const element of koerper.querySelectorAll("h5, h6")) umbenannt(element, "h4");
  for (const element of koerper.querySelectorAll("colgroup")) element.remove();
  for (const element of koerper.querySelectorAll("[style], [align], [width]")) {
    if (element.closest("table")) for (const name of ["style", "align", "width"]) element.removeAttribute(name);
  }
  koerper.querySelectorAll("table").forEach(titelVorTabelle);
  koerper.querySelectorAll("figure").forEach(ordneAbbildung);
  for (const bild of koerper.querySelectorAll("img")) if (!bild.closest("figure")) abbildungAus(bild);
  return koerper.innerHTML;
}

function titelInTabelle(absatz) {
  const tabelle = absatz.nextElementSibling;
  const leer = !absatz.textContent.trim();
  absatz.removeAttribute("data-tabellentitel");
  if (leer) absatz.remove();
  else if (tabelle?.matches("table")) tabelle.prepend(umbenannt(absatz, "caption"));
}

function istKopf(zeile, bisher) {
  if (zeile.dataset.kopf !== undefined) return true;
  return bisher && zeile.cells.length > 0 && [...zeile.cells].every((zelle) => zelle.tagName === "TH");
}

function kopfUndRumpf(tabelle) {
  const zeilen = [...tabelle.rows];
  const ersteOhne = zeilen.findIndex((zeile, nummer) => !istKopf(zeile, nummer === 0));
  const anzahl = ersteOhne === -1 ? zeilen.length - 1 : ersteOhne;
  for (const zeile of zeilen) zeile.removeAttribute("data-kopf");
  if (anzahl > 0) tabelle.tBodies[0].before(tabelle.createTHead());
  tabelle.tHead?.append(...zeilen.slice(0, anzahl));
}

function ohneEinzelnenAbsatz(element) {
  const absaetze = element.querySelectorAll(":scope > p");
  if (absaetze.length === 1 && absaetze[0] === element.firstElementChild) ausgepackt(absaetze[0]);
}

/** Ein Bild, das noch keines des Konzepts ist, wird nicht gespeichert; seine Unterschrift schon. */
function ohnePlatzhalter(bild) {
  if (!isPlaceholder(bild.getAttribute("src"))) return;
  const abbildung = bild.closest("figure");
  bild.remove();
  if (!abbildung || abbildung.querySelector("img")) return;
  const unterschrift = abbildung.querySelector("figcaption:not(:empty)");
  if (unterschrift) abbildung.before(umbenannt(unterschrift, "p"));
  abbildung.remove();
}

/** Der Editor hält am Ende einen leeren Absatz bereit, damit man weiterschreiben kann. */
function ohneLeeresEnde(koerper) {
  while (koerper.lastElementChild?.matches("p:empty")) koerper.lastElementChild.remove();
}

/** Was der Editor hält, als HTML zum Speichern; leer, wenn nichts dasteht. */
export function heraus(html) {
  const koerper = lies(html);
  koerper.querySelectorAll("img").forEach(ohnePlatzhalter);
  koerper.querySelectorAll("p[data-tabellentitel]").forEach(titelInTabelle);
  koerper.querySelectorAll("table").forEach(kopfUndRumpf);
  for (const unterschrift of koerper.querySelectorAll("figcaption:empty")) unterschrift.remove();
  koerper.querySelectorAll("td, th, li").forEach(ohneEinzelnenAbsatz);
  ohneLeeresEnde(koerper);
  return koerper.innerHTML;
}
