// Die Fußnote im Text: ein Zeichen mit Nummer, dessen Text man mit Klick oder Eingabetaste öffnet.

import { Document, Editor, Extension, Node, Paragraph, Text } from "../../vendor/editor.js";
import { baue, frage } from "./dialoge.js";
import { Fokus } from "./fokus.js";
import { loaded, loadIntake } from "./paste/loader.js";
import { AUSZEICHNUNG, baueWerkzeuge, HANDELN, VERWEIS, verbinde } from "./werkzeuge.js";
import { ZEILE } from "./zeile.js";

const ERLAUBT = "a, em, strong, sup, sub";

/** Der Text einer Fußnote ohne das, was dort nicht stehen kann; aus Absätzen werden Leerzeichen. */
function notentext(html) {
  const koerper = new DOMParser().parseFromString(html, "text/html").body;
  for (const element of [...koerper.querySelectorAll("*")]) {
    if (element.matches("p, br, div, li") && element.nextSibling) element.after(" ");
    if (!element.matches(ERLAUBT)) element.replaceWith(...element.childNodes);
    else for (const { name } of [...element.attributes]) if (name !== "href") element.removeAttribute(name);
  }
  return koerper.innerHTML.trim();
}

const alsText = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;

/** Ein Textfeld von einer Zeile; die Eingabetaste antwortet. */
function notenfeld(html, antworte) {
  const feld = baue("input", { type: "hidden", name: "inhalt", value: html });
  const gebaut = baueWerkzeuge({
    bezeichnung: "Text der Fußnote",
    ziel: "textfeld-fussnote",
    gruppen: [AUSZEICHNUNG, [VERWEIS], HANDELN],
  });
  const rahmen = baue("div", { class: "textfeld textfeld-klein" }, [gebaut.leiste]);
  const editor = new Editor({
    element: rahmen,
    injectCSS: false,
    content: `<p>${html}</p>`,
    extensions: [
      ...[Document.extend({ content: "paragraph" }), Paragraph, Text, ...ZEILE, Fokus],
      Extension.create({ name: "antworten", addKeyboardShortcuts: () => ({ Enter: antworte }) }),
    ],
    editorProps: {
      attributes: {
        id: "textfeld-fussnote",
        class: "textfeld-text lesetext",
        role: "textbox",
        "aria-label": "Text der Fußnote",
        "aria-describedby": "textfeld-fussnote-hilfe",
      },
      transformPastedHTML: (eingefuegt) => `<p>${notentext(loaded()?.cleanHtml(eingefuegt) ?? eingefuegt)}</p>`,
    },
  });
  editor.on("update", () => {
    feld.value = notentext(editor.getHTML());
  });
  verbinde(editor, gebaut);
  const hilfe = baue("p", {
    class: "hilfe",
    id: "textfeld-fussnote-hilfe",
    text: "Quelle oder Anmerkung, zum Beispiel: Statistisches Landesamt, Zensus 2022, Tabelle 4. Die Nummer vergibt das Programm.",
  });
  return { editor, inhalt: [rahmen, hilfe, feld] };
}

/** Fragt nach dem Text; null, wenn abgebrochen wurde. Ein leerer Text entfernt die Fußnote. */
async function frageFussnote(html) {
  await loadIntake().catch(() => {});
  let form = null;
  const { editor, inhalt } = notenfeld(html ?? "", () => {
    form?.requestSubmit();
    return true;
  });
  const neu = html === undefined;
  const antwort = frage({
    titel: neu ? "Fußnote setzen" : "Fußnote ändern",
    inhalt,
    knoepfe: [["setzen", neu ? "Fußnote setzen" : "Fußnote ändern"], ...(neu ? [] : [["entfernen", "Fußnote entfernen"]])],
  });
  form = inhalt[0].closest("form");
  editor.commands.focus("end");
  const gewaehlt = await antwort;
  editor.destroy();
  return gewaehlt && { inhalt: gewaehlt.knopf === "entfernen" ? "" : gewaehlt.inhalt };
}

const istNote = (node) => node?.type.name === "fussnote";
const noteHier = ({ state: { selection } }) => (istNote(selection.node) ? selection.node : null);

/** Setzt hinter die Auswahl eine Fußnote oder ändert die ausgewählte. */
export async function fussnote(editor) {
  const hier = noteHier(editor);
  const antwort = await frageFussnote(hier?.attrs.inhalt);
  const kette = editor.chain().focus();
  if (antwort && hier) {
    if (antwort.inhalt) kette.updateAttributes("fussnote", antwort);
    else kette.deleteSelection();
  } else if (antwort?.inhalt) {
    kette.insertContentAt(editor.state.selection.to, { type: "fussnote", attrs: antwort });
  }
  kette.run();
}

const imVerweis = (editor) => editor.isActive("link") && editor.state.selection.empty;

export const fussnotenWerkzeug = [
  "Fußnote",
  fussnote,
  { aktiv: (editor) => Boolean(noteHier(editor)), moeglich: (editor) => !imVerweis(editor) || Boolean(noteHier(editor)) },
];

/** Mit den Pfeiltasten auf das Zeichen und dicht dahinter; Chromium spränge sonst mit dem Cursor darüber hinweg. */
function zurNote(editor, rueckwaerts) {
  const { doc, selection } = editor.state;
  const { empty, $from, from } = selection;
  const dichtHinterNote = ($stelle) => !$stelle.textOffset && istNote($stelle.nodeBefore);
  if (!empty) return false;
  if (!$from.textOffset && istNote(rueckwaerts ? $from.nodeBefore : $from.nodeAfter)) {
    return editor.commands.setNodeSelection(rueckwaerts ? from - 1 : from);
  }
  return rueckwaerts && $from.parentOffset > 0 && dichtHinterNote(doc.resolve(from - 1)) && editor.commands.setTextSelection(from - 1);
}

/** Zählt die Fußnoten neu, sooft sich der Text ändert. */
function zaehle(editor) {
  for (const [nummer, note] of editor.view.dom.querySelectorAll(".textfeld-note").entries()) {
    note.textContent = nummer + 1;
    note.setAttribute("aria-label", `Fußnote ${nummer + 1}: ${note.title}`);
  }
}

export const Fussnote = Node.create({
  name: "fussnote",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ inhalt: { default: "", parseHTML: (element) => notentext(element.innerHTML) } }),
  parseHTML: () => [{ tag: "span[data-fussnote]", getAttrs: (element) => (element.textContent.trim() ? {} : false) }],
  renderHTML({ node }) {
    const dom = baue("span", { "data-fussnote": "" });
    dom.innerHTML = notentext(node.attrs.inhalt);
    return dom;
  },
  renderText: ({ node }) => ` [${alsText(node.attrs.inhalt)}]`,
  addNodeView() {
    return ({ node, editor, getPos }) => {
      const dom = baue("span", { class: "textfeld-note", role: "img", title: alsText(node.attrs.inhalt), text: "*" });
      dom.addEventListener("click", () => {
        editor.commands.setNodeSelection(getPos());
        if (editor.isEditable) fussnote(editor);
      });
      return { dom };
    };
  },
  addKeyboardShortcuts() {
    return {
      ArrowLeft: ({ editor }) => zurNote(editor, true),
      ArrowRight: ({ editor }) => zurNote(editor, false),
      Enter: ({ editor }) => {
        if (!noteHier(editor)) return false;
        fussnote(editor);
        return true;
      },
    };
  },
  onCreate() {
    zaehle(this.editor);
  },
  onTransaction({ transaction }) {
    if (transaction.docChanged) zaehle(this.editor);
  },
});
