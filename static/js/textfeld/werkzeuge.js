// Die Werkzeuge über dem Textfeld: Wörter statt Bildchen, mit Pfeiltasten zu erreichen.

import { baue, frageTabelle } from "./dialoge.js";
import { verweis } from "./link.js";

const mal = (anzahl, was) => Array.from({ length: anzahl }, was);

function leereTabelle(zeilen, spalten) {
  const zelle = (type) => ({ type, content: [{ type: "paragraph" }] });
  const zeile = (type) => ({ type: "tableRow", content: mal(spalten, () => zelle(type)) });
  return { type: "table", content: [zeile("tableHeader"), ...mal(zeilen - 1, () => zeile("tableCell"))] };
}

/** Fügt eine Tabelle ein; der Cursor steht dann in ihrem Titel. */
async function tabelle(editor) {
  const antwort = await frageTabelle();
  if (!antwort) return editor.commands.focus();
  const teile = [{ type: "tabellentitel" }, leereTabelle(Number(antwort.zeilen), Number(antwort.spalten))];
  const vorher = editor.state.selection.from;
  editor.chain().focus().insertContent(teile).run();
  let titel = null;
  editor.state.doc.descendants((node, stelle) => {
    if (titel === null && stelle >= vorher - 1 && node.type.name === "tabellentitel") titel = stelle + 1;
  });
  return titel === null || editor.commands.setTextSelection(titel);
}

/** Was eine Kopfzeile ist, sagen von da an allein ihre Zellen. */
function vergissKopf({ tr }) {
  const { $from } = tr.selection;
  for (let tiefe = $from.depth; tiefe > 0; tiefe -= 1) {
    if ($from.node(tiefe).type.name !== "table") continue;
    $from.node(tiefe).forEach((zeile, versatz) => {
      if (zeile.attrs.kopf) tr.setNodeAttribute($from.start(tiefe) + versatz, "kopf", false);
    });
    return true;
  }
  return false;
}

function kopfzeile(editor) {
  editor.chain().focus().command(vergissKopf).toggleHeaderRow().run();
}

const inTabelle = (editor) => editor.isActive("table");

function hatTabelle({ state: { doc } }) {
  let gefunden = false;
  doc.descendants((node) => {
    gefunden ||= node.type.name === "table";
    return !gefunden && !node.isTextblock;
  });
  return gefunden;
}

// Sichtbar, sobald der Text eine Tabelle hat: Erschienen sie erst mit dem Cursor, spränge der Text unter ihm weg.
const FUER_TABELLEN = { sichtbar: hatTabelle, moeglich: inTabelle };

// Jedes Werkzeug ist [Wort, Tun, {aktiv, sichtbar, moeglich, art, taste}].

export const AUSZEICHNUNG = [
  ["Fett", (e) => e.chain().focus().toggleBold().run(), { aktiv: (e) => e.isActive("bold"), art: "fett", taste: "Control+B" }],
  ["Kursiv", (e) => e.chain().focus().toggleItalic().run(), { aktiv: (e) => e.isActive("italic"), art: "kursiv", taste: "Control+I" }],
  ["Hoch", (e) => e.chain().focus().toggleSuperscript().run(), { aktiv: (e) => e.isActive("superscript"), art: "hoch", taste: "Control+." }],
  ["Tief", (e) => e.chain().focus().toggleSubscript().run(), { aktiv: (e) => e.isActive("subscript"), art: "tief", taste: "Control+," }],
];

const UNTERSTRICHEN = [
  "Unterstrichen",
  (e) => e.chain().focus().toggleUnderline().run(),
  { aktiv: (e) => e.isActive("underline"), art: "unterstrichen", taste: "Control+U" },
];

export const VERWEIS = ["Verweis", verweis, { aktiv: (e) => e.isActive("link"), taste: "Control+K" }];

export const HANDELN = [
  ["Rückgängig", (e) => e.chain().focus().undo().run(), { moeglich: (e) => e.can().undo(), taste: "Control+Z" }],
  ["Wiederholen", (e) => e.chain().focus().redo().run(), { moeglich: (e) => e.can().redo(), taste: "Control+Y" }],
];

/** Die Werkzeuge des großen Textfelds, in Gruppen. */
export const werkzeuge = (fussnote, bild) => [
  [
    ["Überschrift", (e) => e.chain().focus().toggleHeading({ level: 3 }).run(), { aktiv: (e) => e.isActive("heading", { level: 3 }) }],
    ["Unterüberschrift", (e) => e.chain().focus().toggleHeading({ level: 4 }).run(), { aktiv: (e) => e.isActive("heading", { level: 4 }) }],
  ],
  [...AUSZEICHNUNG.slice(0, 2), UNTERSTRICHEN, ...AUSZEICHNUNG.slice(2)],
  [
    ["Liste", (e) => e.chain().focus().toggleBulletList().run(), { aktiv: (e) => e.isActive("bulletList") }],
    ["Nummern", (e) => e.chain().focus().toggleOrderedList().run(), { aktiv: (e) => e.isActive("orderedList") }],
    ["Zitat", (e) => e.chain().focus().toggleBlockquote().run(), { aktiv: (e) => e.isActive("blockquote") }],
  ],
  [
    VERWEIS,
    fussnote,
    ["Tabelle", tabelle, { moeglich: (e) => !inTabelle(e) }],
    bild,
  ],
  [
    ["Zeile darunter", (e) => e.chain().focus().addRowAfter().run(), FUER_TABELLEN],
    ["Spalte rechts", (e) => e.chain().focus().addColumnAfter().run(), FUER_TABELLEN],
    ["Zeile entfernen", (e) => e.chain().focus().deleteRow().run(), FUER_TABELLEN],
    ["Spalte entfernen", (e) => e.chain().focus().deleteColumn().run(), FUER_TABELLEN],
    ["Kopfzeile", kopfzeile, FUER_TABELLEN],
    ["Kopfspalte", (e) => e.chain().focus().toggleHeaderColumn().run(), FUER_TABELLEN],
    ["Tabelle entfernen", (e) => e.chain().focus().deleteTable().run(), FUER_TABELLEN],
  ],
  HANDELN,
];

/** Genau ein Werkzeug ist mit Tab erreichbar, die übrigen mit den Pfeiltasten. */
function mitPfeiltasten(leiste) {
  const sichtbare = () => [...leiste.querySelectorAll("button:not([hidden])")];
  leiste.addEventListener("keydown", (ereignis) => {
    const rtl = getComputedStyle(leiste).direction === "rtl";
    const schritt = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[ereignis.key];
    const liste = sichtbare();
    let ziel = null;
    if (schritt) ziel = liste[(liste.indexOf(document.activeElement) + schritt + liste.length) % liste.length];
    if (ereignis.key === "Home") [ziel] = liste;
    if (ereignis.key === "End") ziel = liste.at(-1);
    if (!ziel) return;
    ereignis.preventDefault();
    ziel.focus();
  });
  leiste.addEventListener("focusin", (ereignis) => {
    for (const knopf of sichtbare()) knopf.tabIndex = knopf === ereignis.target ? 0 : -1;
  });
}

export function baueWerkzeuge({ bezeichnung, ziel, gruppen }) {
  const leiste = baue("div", {
    class: "textfeld-werkzeuge",
    role: "toolbar",
    "aria-label": `Werkzeuge: ${bezeichnung}`,
    "aria-controls": ziel,
  });
  const eintraege = [];
  for (const gruppe of gruppen) {
    const knoepfe = gruppe.map(([wort, tun, angaben]) => {
      const knopf = baue("button", {
        type: "button",
        class: `textfeld-knopf ${angaben.art ? `textfeld-${angaben.art}` : ""}`,
        tabindex: -1,
        "aria-keyshortcuts": angaben.taste,
        "aria-pressed": angaben.aktiv ? "false" : null,
        text: wort,
      });
      eintraege.push({ knopf, tun, ...angaben });
      return knopf;
    });
    leiste.append(baue("div", { class: "textfeld-gruppe" }, knoepfe));
  }
  leiste.querySelector("button").tabIndex = 0;
  mitPfeiltasten(leiste);
  return { leiste, eintraege };
}

function zeigeStand(editor, { leiste, eintraege }) {
  for (const { knopf, aktiv, sichtbar, moeglich } of eintraege) {
    if (aktiv) knopf.setAttribute("aria-pressed", String(aktiv(editor)));
    if (sichtbar) knopf.hidden = !sichtbar(editor);
    if (moeglich) knopf.setAttribute("aria-disabled", String(!moeglich(editor)));
  }
  for (const gruppe of leiste.children) gruppe.hidden = !gruppe.querySelector("button:not([hidden])");
  if (!leiste.querySelector('button[tabindex="0"]:not([hidden])')) leiste.querySelector("button:not([hidden])").tabIndex = 0;
}

export function verbinde(editor, gebaut) {
  for (const { knopf, tun, moeglich } of gebaut.eintraege) {
    knopf.addEventListener("mousedown", (ereignis) => ereignis.preventDefault());
    knopf.addEventListener("click", () => {
      if (!moeglich || moeglich(editor)) tun(editor);
    });
  }
  editor.on("transaction", () => zeigeStand(editor, gebaut));
  zeigeStand(editor, gebaut);
}
