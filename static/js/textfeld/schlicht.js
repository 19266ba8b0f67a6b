// Das Feld, wie es ohne Skript dasteht: Text mit Zeichen. Sein Nachbar „…-vorher“ hält nach einem „=“, woraus er gemacht
// ist; ist der Nachbar leer, so steht im Feld selbst schon HTML.

import { pm } from "../../vendor/editor.js";

const MARKE = "\ue000";
const ZEILENANFANG = /^\s*(?:(?:[-+*>]|\d+[.)]|#{1,6}|\|[+=]?)\s*)*/;

const nachbarVon = (feld) => feld.parentElement.querySelector(`input[type="hidden"][name="${CSS.escape(feld.name)}-vorher"]`);

const istDrin = (feld) => document.activeElement === feld;

/** Der Text mit einer Marke am Cursor, aber nicht vor oder in den Zeichen, mit denen eine Zeile beginnt. */
function mitMarke(feld) {
  const { value: text, selectionEnd: stelle } = feld;
  if (!istDrin(feld)) return text;
  const anfang = text.lastIndexOf("\n", stelle - 1) + 1;
  const zeile = text.slice(anfang).split("\n", 1)[0];
  if (/^\[[^\]]* \d+[: ].*\]$/.test(zeile) || /^\|[\s:|-]+$/.test(zeile)) return text;
  const hier = Math.max(stelle, anfang + zeile.match(ZEILENANFANG)[0].length);
  return text.slice(0, hier) + MARKE + text.slice(hier);
}

async function alsHtml(feld, vorher) {
  if (!feld.dataset.lesen) throw new Error("Niemand liest den Text.");
  const daten = new FormData();
  daten.set("text", mitMarke(feld));
  daten.set("vorher", vorher);
  const antwort = await fetch(feld.dataset.lesen, {
    method: "POST",
    body: daten,
    headers: { "X-CSRFToken": feld.form.elements.csrfmiddlewaretoken.value },
  });
  if (!antwort.ok || antwort.redirected) throw new Error(`Der Text ließ sich nicht lesen: ${antwort.status}`);
  return antwort.text();
}

/** Was im Feld steht, als HTML. Wurde darin schon getippt, liest es der Server, so oft, bis niemand mehr weitertippt. */
export async function lies(feld) {
  const nachbar = nachbarVon(feld);
  if (!nachbar?.value.startsWith("=")) return feld.value;
  const vorher = nachbar.value.slice(1);
  const unberuehrt = () => feld.value === feld.defaultValue && !(istDrin(feld) && feld.selectionEnd > 0);
  while (!unberuehrt()) {
    const stand = [feld.value, feld.selectionEnd, istDrin(feld)].join();
    const html = await alsHtml(feld, vorher);
    if (stand === [feld.value, feld.selectionEnd, istDrin(feld)].join()) return html;
  }
  return vorher;
}

/** Von jetzt an steht im Feld HTML; was den Text mit Zeichen erklärt, geht. */
export function loeseAb(feld, html) {
  const nachbar = nachbarVon(feld);
  feld.value = html.replace(MARKE, "");
  if (!nachbar) return;
  nachbar.value = "";
  feld.parentElement.querySelector(`[data-schreibweise="${CSS.escape(feld.name)}"]`)?.remove();
}

/** Setzt den Cursor an die Marke und nimmt sie weg. Im selben Atemzug, damit kein Anschlag ins Leere geht. */
export function setzeCursor(editor) {
  let stelle = null;
  editor.state.doc.descendants((node, beginn) => {
    if (stelle === null && node.isText && node.text.includes(MARKE)) stelle = beginn + node.text.indexOf(MARKE);
  });
  const { tr } = editor.state;
  if (stelle !== null) tr.delete(stelle, stelle + 1);
  const cursor = stelle === null ? pm.state.Selection.atEnd(tr.doc) : pm.state.TextSelection.create(tr.doc, stelle);
  editor.view.dispatch(tr.setSelection(cursor).setMeta("addToHistory", false).scrollIntoView());
  editor.view.focus();
}
