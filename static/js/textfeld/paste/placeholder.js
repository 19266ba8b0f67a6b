// Was im Text an der Stelle eines Bildes steht, bis es ein Bild des Konzepts geworden ist.

const MARKE = "einfuegen:";
let counter = 0;

export const isPlaceholder = (src) => Boolean(src?.startsWith(MARKE));

export function nextPlaceholder() {
  counter += 1;
  return `${MARKE}${counter}`;
}
