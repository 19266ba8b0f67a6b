// Bilder, die beim Einfügen oder Ziehen in den Text kommen wollen.
//
// uebernimmBilder(editor, liste) bekommt je Bild {marke, art, datei, adresse, alt, name}: `art` ist „eingebettet“,
// „datei“ (auf dem Rechner) oder „netz“; `datei` ist eine File, wenn der Browser den Inhalt hat, sonst null und
// `adresse` sagt, wo er läge. An seiner Stelle im Text steht ein Bild mit der Quelle `marke`; setzeBild und
// nimmBildHeraus lösen es auf. Was unaufgelöst bleibt, wird nie gespeichert.

import { frageNeueBilder } from "./bildfrage.js";
import { melde } from "./meldungen.js";

function finde(editor, marke) {
  let gefunden = null;
  editor.state.doc.descendants((node, stelle) => {
    if (node.type.name === "bild" && node.attrs.src === marke) gefunden = stelle;
  });
  return gefunden;
}

/** Der Platzhalter wird das Bild {src, alt}; Rückgängig führt nicht zu ihm zurück. */
function setzeBild(editor, marke, attrs) {
  const stelle = finde(editor, marke);
  if (stelle === null) return false;
  editor.view.dispatch(editor.state.tr.setNodeMarkup(stelle, null, attrs).setMeta("addToHistory", false));
  return true;
}

/** Der Platzhalter verschwindet; eine Unterschrift bleibt als Absatz stehen. */
function nimmBildHeraus(editor, marke) {
  const stelle = finde(editor, marke);
  if (stelle === null) return;
  const { doc, tr, schema } = editor.state;
  const ort = doc.resolve(stelle);
  const unterschrift = ort.parent.lastChild;
  if (ort.parent.childCount > 2) tr.delete(stelle, stelle + 1);
  else if (unterschrift.content.size) tr.replaceWith(ort.before(), ort.after(), schema.nodes.paragraph.create(null, unterschrift.content));
  else tr.delete(ort.before(), ort.after());
  editor.view.dispatch(tr.setMeta("addToHistory", false));
}

const genannt = ({ alt, name }) => (alt || name ? `„${alt || name}“` : "ohne Namen");

const genannte = (liste) => liste.map(genannt).join(", ");

function meldeFehlende(editor, liste) {
  const satz = liste.length === 1 ? "Ein Bild konnte nicht mitkommen" : `${liste.length} Bilder konnten nicht mitkommen`;
  melde(editor, `${satz}: ${genannte(liste)}. Speichern Sie es auf Ihrem Gerät und ziehen Sie die Datei in den Text.`);
}

/** Was eine Datei ist, wird nach der Frage zu einem Bild des Konzepts; was nicht kommen konnte, wird genannt. */
export async function uebernimmBilder(editor, liste) {
  const { hochladen } = editor.storage.bild;
  const [da, fehlt] = [liste.filter(({ datei }) => hochladen && datei), liste.filter(({ datei }) => !hochladen || !datei)];
  for (const { marke } of fehlt) nimmBildHeraus(editor, marke);
  if (fehlt.length) meldeFehlende(editor, fehlt);
  if (!da.length) return;
  const fertige = await frageNeueBilder(editor, da);
  const offen = da.filter(({ marke }, nummer) => !(fertige[nummer] && setzeBild(editor, marke, fertige[nummer])));
  for (const { marke } of offen) nimmBildHeraus(editor, marke);
  if (offen.length) melde(editor, `Nicht eingefügt: ${genannte(offen)}.`);
  editor.commands.focus();
}
