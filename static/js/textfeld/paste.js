// Einfügen und Ziehen: macht aus dem, was andere Programme auf die Zwischenablage legen, unseren Text.

import { Extension, pm } from "../../django_prose_editor/editor.js";
import { uebernimmBilder } from "./bilder.js";
import { hinein } from "./html.js";
import { melde, vergissMeldungen } from "./meldungen.js";
import { cleanHtml } from "./paste/clean.js";
import { nextPlaceholder } from "./paste/pictures.js";
import { fitted } from "./paste/place.js";
import { readPlainText } from "./paste/plaintext.js";
import { fillFromRtf } from "./paste/rtf.js";

const { DOMParser: SchemaParser, DOMSerializer } = pm.model;
const EIGENES = "data-textfeld-kopie";

function sentences({ deleted, comments, struck }) {
  const left = [deleted && "Gelöschte Stellen aus der Änderungsverfolgung", comments && "Kommentare"].filter(Boolean);
  return [
    left.length && `${left.join(" und ")} sind nicht mit eingefügt.`,
    struck && "Durchgestrichener Text steht jetzt ohne Strich da. Bitte prüfen Sie, ob er bleiben soll.",
  ].filter(Boolean);
}

/** Zu manchen Bildern weiß das System keinen Typ. */
const isImage = ({ type, name }) => type.startsWith("image/") || /\.(heic|heif|avif|tiff?)$/i.test(name);
const imageFiles = (transfer) => [...(transfer?.files ?? [])].filter(isImage);
const otherFiles = (transfer) => [...(transfer?.files ?? [])].filter((file) => !isImage(file));
const hasText = (transfer) => Boolean(transfer?.getData("text/html") || transfer?.getData("text/plain"));

/** Setzt Dateien als Bilder an eine Stelle; jedes wartet dort auf seine Beschreibung. */
function placeFiles(editor, files, position) {
  const pictures = files.map((datei) => ({ marke: nextPlaceholder(), art: "datei", datei, adresse: null, alt: "", name: datei.name }));
  const nodes = pictures.map(({ marke }) => ({
    type: "abbildung",
    content: [{ type: "bild", attrs: { src: marke, alt: "" } }, { type: "unterschrift" }],
  }));
  if (nodes.length) editor.chain().insertContentAt(position, nodes).run();
  return pictures;
}

class Paste {
  constructor(editor, bilder) {
    Object.assign(this, { editor, bilder, report: null, dropAt: null });
  }

  /** Gemeldet wird, wenn der Editor fertig eingefügt hat. */
  begin() {
    if (this.report) return this.report;
    vergissMeldungen(this.editor);
    this.report = { pictures: [], others: [] };
    queueMicrotask(() => this.finish());
    return this.report;
  }

  finish() {
    const { report } = this;
    this.report = null;
    for (const sentence of sentences(report)) melde(this.editor, sentence);
    for (const { name } of report.others) melde(this.editor, `„${name}“ ist kein Bild und kann nicht in den Text.`);
    if (report.pictures.length) uebernimmBilder(this.editor, report.pictures);
  }

  html(html) {
    const own = html.includes(EIGENES);
    return hinein(own ? html : cleanHtml(html, this.begin(), this.bilder));
  }

  plainText(text, $context) {
    this.begin();
    const parser = SchemaParser.fromSchema(this.editor.schema);
    return parser.parseSlice(readPlainText(text), { preserveWhitespace: true, context: $context });
  }

  slice(slice) {
    const { doc, selection } = this.editor.state;
    return fitted(slice, this.dropAt === null ? selection.$from : doc.resolve(this.dropAt), this.editor.schema);
  }

  /** Ein einzelnes kopiertes Bild liegt als Adresse und als Datei da; gebraucht wird die Datei. */
  files(transfer, position) {
    const report = this.begin();
    const images = imageFiles(transfer);
    const lone = report.pictures.length === 1 && images.length === 1 && !transfer.getData("text/plain").trim();
    if (lone) report.pictures[0].datei ??= images[0];
    fillFromRtf(report.pictures, transfer?.getData("text/rtf"));
    if (hasText(transfer)) return false;
    report.others.push(...otherFiles(transfer));
    report.pictures.push(...placeFiles(this.editor, images, position));
    return images.length + report.others.length > 0;
  }

  /** Wohin gezogen wird, gilt für dieses eine Ereignis. */
  drop(event) {
    queueMicrotask(() => {
      this.dropAt = null;
    });
    this.dropAt = this.editor.view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null;
    return false;
  }
}

/** Merkt sich an Kopiertem, dass es von hier ist: Es kommt unverändert wieder herein. */
function markedSerializer(schema) {
  const serializer = DOMSerializer.fromSchema(schema);
  return {
    serializeFragment(...args) {
      const fragment = serializer.serializeFragment(...args);
      fragment.firstElementChild?.setAttribute(EIGENES, "");
      return fragment;
    },
    serializeNode: (...args) => serializer.serializeNode(...args),
  };
}

/** Die Erweiterung des Editors; `bilder` sind die des Konzepts. */
export const pasting = (bilder) =>
  Extension.create({
    name: "pasting",
    addProseMirrorPlugins() {
      const paste = new Paste(this.editor, bilder);
      const { editor } = this;
      return [
        new pm.state.Plugin({
          props: {
            clipboardSerializer: markedSerializer(editor.schema),
            transformPastedHTML: (html) => paste.html(html),
            clipboardTextParser: (text, $context) => paste.plainText(text, $context),
            transformPasted: (slice) => paste.slice(slice),
            handlePaste: (view, event) => paste.files(event.clipboardData, view.state.selection.from),
            handleDrop: (view, event, slice, moved) => !moved && paste.files(event.dataTransfer, paste.dropAt ?? view.state.selection.from),
            handleDOMEvents: { drop: (view, event) => paste.drop(event) },
          },
        }),
      ];
    },
  });
