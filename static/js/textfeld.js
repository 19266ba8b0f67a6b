// Macht aus <textarea data-textfeld> einen Editor; ohne Skript bleibt das Feld, wie es ist: Text mit Zeichen, siehe
// textfeld/schlicht.js. Geht etwas schief, bleibt es auch so.
//
// data-bilder: JSON-Liste von {url, alt, titel, quelle}; gespeichert wird `quelle` (z. B. bild:markt), sonst `url`.
// data-hochladen: Adresse, die neue Bilder annimmt.
// Der Editor schreibt jede Änderung ins Feld und löst dort „input“ aus. Wer das Feld von außen ändert, löst dort
// „textfeld:laden“ aus. „textfeld:bereit“ meldet den fertigen Editor in `detail.editor`.

import {
  Blockquote,
  BulletList,
  Document,
  Dropcursor,
  Editor,
  Extension,
  Gapcursor,
  HardBreak,
  Heading,
  ListItem,
  Paragraph,
  TableCell,
  Text,
  TrailingNode,
  Underline,
} from "../vendor/editor.js";
import { bildWerkzeug } from "./textfeld/bildwerkzeug.js";
import { baue } from "./textfeld/dialoge.js";
import { Fokus } from "./textfeld/fokus.js";
import { Fussnote, fussnotenWerkzeug } from "./textfeld/fussnote.js";
import { heraus, hinein } from "./textfeld/html.js";
import { baueMeldungen } from "./textfeld/meldungen.js";
import { pasting } from "./textfeld/paste.js";
import { lies, loeseAb, setzeCursor } from "./textfeld/schlicht.js";
import { Abbildung, Bild, Kopfzelle, Nummern, Tabelle, Tabellentitel, Unterschrift, Zeile } from "./textfeld/teile.js";
import { baueWerkzeuge, verbinde, werkzeuge } from "./textfeld/werkzeuge.js";
import { ZEILE } from "./textfeld/zeile.js";

/** Escape und Alt+F10 führen aus dem Text zu den Werkzeugen, damit Tab niemanden festhält. */
const zuDenWerkzeugen = (leiste) => {
  const springe = () => {
    leiste.querySelector('button[tabindex="0"]').focus();
    return true;
  };
  return Extension.create({
    name: "zuDenWerkzeugen",
    addKeyboardShortcuts: () => ({ Escape: springe, "Alt-F10": springe }),
  });
};

const erweiterungen = (bilder, hochladen, leiste) => [
  ...[Document, Paragraph, Text, HardBreak, Underline, ...ZEILE, Fussnote, Blockquote],
  ...[BulletList, Nummern, ListItem, Dropcursor, Gapcursor, TrailingNode],
  Heading.configure({ levels: [3, 4] }),
  ...[Tabellentitel, Tabelle, Zeile, Kopfzelle, TableCell],
  ...[Abbildung, Bild.configure({ bilder, hochladen }), Unterschrift],
  ...[zuDenWerkzeugen(leiste), Fokus, pasting(bilder)],
];

function bezeichnungVon(feld) {
  const [label] = feld.labels ?? [];
  if (label && !label.id) label.id = `${feld.id}_label`;
  return label;
}

function eigenschaften(feld, id, label, hinweis) {
  const attribute = {
    id,
    class: "textfeld-text lesetext",
    role: "textbox",
    "aria-multiline": "true",
    "aria-describedby": [feld.getAttribute("aria-describedby"), hinweis].filter(Boolean).join(" "),
  };
  if (label) attribute["aria-labelledby"] = label.id;
  else attribute["aria-label"] = feld.getAttribute("aria-label") ?? "Text";
  for (const name of ["aria-required", "aria-invalid", "lang", "dir"]) {
    if (feld.hasAttribute(name)) attribute[name] = feld.getAttribute(name);
  }
  return attribute;
}

/** Nimmt dem Feld seine Kennung: Verweise aus der Fehlerliste sollen zum Text führen. */
function tritAb(feld) {
  feld.id = `${feld.id}_quelle`;
  feld.hidden = true;
}

function halteFeldAktuell(editor, feld) {
  let stand = heraus(editor.getHTML());
  editor.on("update", () => {
    const neu = heraus(editor.getHTML());
    if (neu === stand) return;
    stand = neu;
    feld.value = neu;
    feld.dispatchEvent(new Event("input", { bubbles: true }));
  });
  feld.addEventListener("textfeld:laden", () => {
    editor.commands.setContent(hinein(feld.value), { emitUpdate: false });
    stand = heraus(editor.getHTML());
  });
}

function errichte(feld, html) {
  const bilder = JSON.parse(feld.dataset.bilder || "[]");
  const label = bezeichnungVon(feld);
  const bezeichnung = label?.firstChild.textContent.trim() ?? "Text";
  const { id } = feld;
  const kopf = baue("h2", { class: "visually-hidden", text: `Textfeld: ${bezeichnung}` });
  const hinweis = baue("p", { class: "visually-hidden", id: `${id}_tasten`, text: "Mit Escape gelangen Sie zu den Werkzeugen." });
  const gebaut = baueWerkzeuge({ bezeichnung, ziel: id, gruppen: werkzeuge(fussnotenWerkzeug, bildWerkzeug) });
  const rahmen = baue("div", { class: "textfeld" }, [kopf, gebaut.leiste, hinweis, baueMeldungen()]);
  const editor = new Editor({
    element: rahmen,
    editable: !feld.disabled,
    injectCSS: false,
    enablePasteRules: ["link"],
    extensions: erweiterungen(bilder, feld.dataset.hochladen ?? "", gebaut.leiste),
    content: hinein(html),
    editorProps: { attributes: eigenschaften(feld, id, label, hinweis.id) },
  });
  gebaut.leiste.hidden = feld.disabled;
  verbinde(editor, gebaut);
  const getippt = feld.value !== feld.defaultValue;
  feld.after(rahmen);
  if (document.activeElement === feld) setzeCursor(editor);
  tritAb(feld);
  loeseAb(feld, html);
  if (getippt) feld.dispatchEvent(new Event("input", { bubbles: true }));
  halteFeldAktuell(editor, feld);
  label?.addEventListener("click", () => editor.commands.focus());
  feld.dispatchEvent(new CustomEvent("textfeld:bereit", { bubbles: true, detail: { editor } }));
}

function errichteIn(wurzel) {
  for (const feld of wurzel.querySelectorAll("textarea[data-textfeld]:not([data-textfeld-steht])")) {
    feld.dataset.textfeldSteht = "";
    lies(feld)
      .then((html) => errichte(feld, html))
      .catch((fehler) => {
        if (!feld.hidden) feld.parentElement.querySelector(":scope > .textfeld")?.remove();
        console.warn("Das Textfeld bleibt ein schlichtes Feld.", fehler);
      });
  }
}

errichteIn(document);
document.addEventListener("htmx:load", (ereignis) => errichteIn(ereignis.target));
