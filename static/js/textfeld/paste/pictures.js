// Bilder der Zwischenablage: An ihrer Stelle steht ein Platzhalter, bis sie Bilder des Konzepts geworden sind.

import { nextPlaceholder } from "./placeholder.js";

const EMOJI = /^(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3#*0-9])+$/u;
/** Eine Adresse mit Inhalt („data:“) als Datei; null, wenn sie nicht zu lesen ist. */
function fileFrom(address) {
  const [, type, base64, data] = /^data:([^;,]+)[^,]*?(;base64)?,(.*)$/s.exec(address) ?? [];
  try {
    const bytes = base64 ? atob(data.replace(/\s+/g, "")) : decodeURIComponent(data);
    return new File([Uint8Array.from(bytes, (letter) => letter.charCodeAt(0))], `Bild.${type.split(/[/+]/)[1]}`, { type });
  } catch {
    return null;
  }
}

const lastPart = (address) => decodeURIComponent(address.split(/[?#]/)[0].split(/[\\/]/).at(-1) ?? "");

function nameFrom(address) {
  try {
    return /^data:/i.test(address) ? "" : lastPart(address);
  } catch {
    return "";
  }
}

const kindOf = (address) => ({ "data:": "eingebettet", "file:": "datei" })[/^[a-z]+:/i.exec(address)?.[0].toLowerCase()] ?? "netz";

/** Zählpixel, Abstandhalter und die Kästchen der Aufgabenlisten von Google. */
function isDecoration(image) {
  const tiny = ["width", "height"].some((name) => /^[0-2](px)?$/.test(image.getAttribute(name) ?? ""));
  return tiny || image.closest("[role='checkbox']") !== null;
}

function placeholder(image, marke, alt) {
  const made = image.ownerDocument.createElement("img");
  made.setAttribute("src", marke);
  made.setAttribute("alt", alt);
  return made;
}

/** Liefert, was an die Stelle eines Bildes tritt, und sammelt in `found`, was noch kommen muss. */
export function pictureReader(known, found) {
  return (image) => {
    const alt = (image.getAttribute("alt") ?? "").trim();
    const address = image.getAttribute("src") ?? "";
    const own = known.find(({ quelle, url }) => address === quelle || (url && address.endsWith(url)));
    if (own) return [placeholder(image, own.quelle ?? own.url, alt || own.alt)];
    if (alt && EMOJI.test(alt)) return [alt];
    if (!address || isDecoration(image)) return [];
    const marke = nextPlaceholder();
    const art = kindOf(address);
    const datei = art === "eingebettet" ? fileFrom(address) : null;
    found.push({ marke, art, datei, adresse: datei ? null : address, alt, name: nameFrom(address) });
    return [placeholder(image, marke, alt)];
  };
}
