// Die Teile des Textes, die es im Baukasten so nicht gibt: Tabelle mit Titel und Kopf, Abbildung mit Unterschrift.

import { Node, OrderedList, Table, TableHeader, TableRow, pm } from "../../vendor/editor.js";
import { bild } from "./bildwerkzeug.js";
import { baue } from "./dialoge.js";

const zeigbar = /^(https?:|\/|data:image\/)/;

/** Setzt den Cursor hinter den Block, in dem er steht; `leer` fügt dort einen Absatz ein. */
function hinter(editor, name, leer) {
  const { $from } = editor.state.selection;
  for (let tiefe = $from.depth; tiefe > 0; tiefe -= 1) {
    if ($from.node(tiefe).type.name !== name) continue;
    const stelle = $from.after(tiefe);
    const kette = editor.chain();
    if (leer) kette.insertContentAt(stelle, { type: "paragraph" });
    return kette.setTextSelection(stelle + 1).run();
  }
  return false;
}

export const Tabellentitel = Node.create({
  name: "tabellentitel",
  group: "block",
  content: "inline*",
  defining: true,
  parseHTML: () => [{ tag: "p[data-tabellentitel]", priority: 60 }],
  renderHTML: () => ["p", { "data-tabellentitel": "" }, 0],
  addKeyboardShortcuts() {
    const inDieTabelle = ({ editor }) => {
      const { $from } = editor.state.selection;
      if ($from.parent.type.name !== this.name) return false;
      const ziel = pm.state.TextSelection.near(editor.state.doc.resolve($from.after()), 1);
      editor.view.dispatch(editor.state.tr.setSelection(ziel).scrollIntoView());
      return true;
    };
    return { Enter: inDieTabelle, Tab: inDieTabelle };
  },
});

// Eigene Tasten: Am Ende der Tabelle führt Tab hinaus, sonst säße man mit der Tastatur in ihr fest.
// Der Rahmen schiebt breite Tabellen, statt ihre Wörter zu zerschneiden; der Cursor schiebt ihn mit.
export const Tabelle = Table.extend({
  addNodeView: () => () => {
    const contentDOM = baue("tbody");
    return { dom: baue("div", { class: "textfeld-tabelle", contenteditable: "true" }, [baue("table", {}, [contentDOM])]), contentDOM };
  },
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Tab: ({ editor }) => editor.commands.goToNextCell(),
      "Shift-Tab": ({ editor }) => editor.commands.goToPreviousCell(),
    };
  },
});

export const Zeile = TableRow.extend({
  addAttributes() {
    return {
      kopf: {
        default: false,
        parseHTML: (element) => element.parentElement?.tagName === "THEAD",
        renderHTML: ({ kopf }) => (kopf ? { "data-kopf": "" } : {}),
      },
    };
  },
});

export const Kopfzelle = TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), scope: { default: null } };
  },
});

// Ohne das eigene Einfügen der Vorlage, die jede Zeile „3. Oktober“ zur Liste macht.
export const Nummern = OrderedList.extend({
  addProseMirrorPlugins: () => [],
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element) => Number.parseInt(element.getAttribute("start"), 10) || 1,
      renderHTML: ({ start }) => (start > 1 ? { start } : {}),
    },
  }),
});

export const Bild = Node.create({
  name: "bild",
  atom: true,
  addOptions: () => ({ bilder: [], hochladen: "" }),
  addStorage() {
    return { ...this.options };
  },
  addAttributes: () => ({ src: { default: null }, alt: { default: "" } }),
  parseHTML: () => [{ tag: "img" }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
  addNodeView() {
    return ({ node }) => {
      const bekannt = this.options.bilder.find(({ quelle, url }) => (quelle ?? url) === node.attrs.src);
      const url = bekannt?.url ?? (zeigbar.test(node.attrs.src) ? node.attrs.src : null);
      const dom = document.createElement(url ? "img" : "span");
      if (url) {
        dom.src = url;
        dom.alt = node.attrs.alt;
      } else {
        dom.className = "textfeld-bild-fehlt";
        dom.textContent = `Bild: ${node.attrs.alt || node.attrs.src}`;
      }
      return { dom };
    };
  },
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        if (!["bild", "abbildung"].includes(editor.state.selection.node?.type.name)) return false;
        bild(editor);
        return true;
      },
    };
  },
});

export const Unterschrift = Node.create({
  name: "unterschrift",
  content: "inline*",
  isolating: true,
  parseHTML: () => [{ tag: "figcaption" }],
  renderHTML: () => ["figcaption", 0],
  addKeyboardShortcuts() {
    return { Enter: ({ editor }) => hinter(editor, "abbildung", true) };
  },
});

export const Abbildung = Node.create({
  name: "abbildung",
  group: "block",
  content: "bild+ unterschrift",
  draggable: true,
  isolating: true,
  parseHTML: () => [{ tag: "figure" }],
  renderHTML: () => ["figure", 0],
});
