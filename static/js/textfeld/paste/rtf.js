// Bilder aus Word: Im HTML steht nur, wo sie auf dem Rechner lägen; ihr Inhalt liegt im RTF daneben.

const BILD = /\{\\pict[\s\S]*?\\(pngblip|jpegblip|emfblip|wmetafile\d|dibitmap\d)[\s\S]*?(?:\\bliptag-?\d+|\{\\\*\\blipuid\s?[\da-f]+\}|\s)[\s}]*([\da-f\s]{40,})\}/gi;
const ARTEN = { pngblip: "png", jpegblip: "jpeg" };
// Word legt jedes Bild ein zweites Mal für alte Programme ab.
const DOPPELT = /\{\\nonshppict[\s\S]*?\}\s*\}/g;

function fileFrom([, blip, hex], index) {
  const kind = ARTEN[blip.toLowerCase()];
  if (!kind) return null;
  const pairs = hex.replace(/\s+/g, "").match(/../g) ?? [];
  const bytes = Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
  return new File([bytes], `Bild ${index + 1}.${kind}`, { type: `image/${kind}` });
}

/** Gibt den Bildern vom Rechner ihren Inhalt, wenn das RTF genau so viele hat. */
export function fillFromRtf(pictures, rtf) {
  const waiting = pictures.filter(({ art, datei }) => art === "datei" && !datei);
  if (!rtf || !waiting.length) return;
  const found = [...rtf.replace(DOPPELT, "").matchAll(BILD)];
  if (found.length !== waiting.length) return;
  waiting.forEach((picture, index) => {
    picture.datei = fileFrom(found[index], index);
  });
}
