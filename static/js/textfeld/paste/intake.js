// Nimmt entgegen, was eingefügt oder gezogen wird, und sagt, was nicht mitkam.

import { pm } from "../../../vendor/editor.js";
import { uebernimmBilder } from "../bilder.js";
import { melde, vergissMeldungen } from "../meldungen.js";
import { cleanHtml } from "./clean.js";
import { fitted } from "./place.js";
import { nextPlaceholder } from "./placeholder.js";
import { readPlainText } from "./plaintext.js";
import { fillFromRtf } from "./rtf.js";

const { DOMParser: SchemaParser } = pm.model;

export { cleanHtml };

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

export class Intake {
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
    return cleanHtml(html, this.begin(), this.bilder);
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
