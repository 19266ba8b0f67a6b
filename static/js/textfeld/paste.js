// Einfügen und Ziehen: macht aus dem, was andere Programme auf die Zwischenablage legen, unseren Text.
//
// Was dazu nötig ist, kommt erst mit dem ersten Cursor im Text; kommt das Einfügen noch schneller, wartet es darauf.

import { Extension, pm } from "../../vendor/editor.js";
import { hinein } from "./html.js";
import { melde } from "./meldungen.js";
import { loaded, loadIntake } from "./paste/loader.js";

const EIGENES = "data-textfeld-kopie";
const OHNE_VERBINDUNG = "Ohne Verbindung kam nur der Text selbst an, ohne Überschriften, Listen und Auszeichnungen.";

/** Merkt sich an Kopiertem, dass es von hier ist: Es kommt unverändert wieder herein. */
function markedSerializer(schema) {
  const serializer = pm.model.DOMSerializer.fromSchema(schema);
  return {
    serializeFragment(...args) {
      const fragment = serializer.serializeFragment(...args);
      fragment.firstElementChild?.setAttribute(EIGENES, "");
      return fragment;
    },
    serializeNode: (...args) => serializer.serializeNode(...args),
  };
}

/** Hält fest, was ein Ereignis bringt: Danach ist es verloren. */
function copyOf(transfer) {
  const copy = new DataTransfer();
  for (const type of transfer.types) if (type !== "Files") copy.setData(type, transfer.getData(type));
  for (const file of transfer.files) copy.items.add(file);
  return copy;
}

function again(event) {
  const { type, clientX, clientY } = event;
  const common = { bubbles: true, cancelable: true };
  if (type === "paste") return new ClipboardEvent(type, { ...common, clipboardData: copyOf(event.clipboardData) });
  return new DragEvent(type, { ...common, clientX, clientY, dataTransfer: copyOf(event.dataTransfer) });
}

/** Was eingefügt wird, ehe wir es lesen können, wird danach eingefügt; notfalls als reiner Text. */
function postpone(view, event, editor) {
  const repeated = again(event);
  event.preventDefault();
  loadIntake()
    .then(() => view.dom.dispatchEvent(repeated))
    .catch(() => {
      view.pasteText((repeated.clipboardData ?? repeated.dataTransfer).getData("text/plain"));
      melde(editor, OHNE_VERBINDUNG);
    });
  return true;
}

/** Die Erweiterung des Editors; `bilder` sind die des Konzepts. */
export const pasting = (bilder) =>
  Extension.create({
    name: "pasting",
    onFocus() {
      loadIntake().catch(() => {});
    },
    addProseMirrorPlugins() {
      const { editor } = this;
      let intake = null;
      const ready = () => {
        if (loaded()) intake ??= new (loaded().Intake)(editor, bilder);
        return intake;
      };
      return [
        new pm.state.Plugin({
          props: {
            clipboardSerializer: markedSerializer(editor.schema),
            transformPastedHTML: (html) => hinein(html.includes(EIGENES) ? html : ready().html(html)),
            clipboardTextParser: (text, $context) => ready()?.plainText(text, $context),
            transformPasted: (slice) => ready()?.slice(slice) ?? slice,
            handlePaste: (view, event) => ready()?.files(event?.clipboardData, view.state.selection.from) ?? false,
            handleDrop: (view, event, slice, moved) => !moved && ready().files(event.dataTransfer, intake.dropAt ?? view.state.selection.from),
            handleDOMEvents: {
              paste: (view, event) => !ready() && postpone(view, event, editor),
              drop: (view, event) => (ready() ? intake.drop(event) : !view.dragging && postpone(view, event, editor)),
            },
          },
        }),
      ];
    },
  });
