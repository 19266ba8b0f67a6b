// Was nicht mitkommt: Verborgenes, Marken der Programme, gelöschte Stellen, Kommentare.

import { isBlank, textNodes, unwrap } from "./source.js";

const MASCHINERIE =
  "script, link, meta, title, template, noscript, iframe, object, embed, audio, video, canvas, xml, button, select, input, textarea, hr, annotation";
const KOMMENTARE = ".msocomanchor, .MsoCommentReference, .msocomtxt, .msocomoff, a[href^='#cmnt_ref'], sup:has(> a[href^='#cmnt'])";
// Pfeile, Haken und Kästchen, die Word als Buchstaben der Schrift „Wingdings“ schreibt.
const WINGDINGS = {
  ...{ à: "→", ß: "←", á: "↑", â: "↓", ó: "↔", è: "➔", ð: "⇨", ü: "✓", û: "✗", þ: "☑", ý: "☒", o: "☐", q: "❑", "¨": "☐", "§": "▪" },
  ...{ v: "❖", Ø: "➢", n: "■", l: "●", J: "☺", L: "☹", "(": "☎", "*": "✉" },
};

function isHidden(element, declared) {
  if (element.hidden || declared.display === "none" || declared.visibility === "hidden") return true;
  if (/\ball\b/.test(declared["mso-hide"] ?? "")) return true;
  const clipped = /rect\(\s*[01]/.test(declared.clip ?? "") || /inset\(\s*(50|100)%/.test(declared["clip-path"] ?? "");
  return clipped && declared.position === "absolute";
}

function removeHidden({ body, style }) {
  for (const element of body.querySelectorAll("*")) {
    if (/^(o|w|m|st1):/i.test(element.tagName)) unwrap(element);
    else if (element.matches(MASCHINERIE) || /^v:/i.test(element.tagName) || isHidden(element, style(element))) element.remove();
  }
}

function removeAll(elements) {
  const found = [...elements].filter((element) => element.isConnected);
  const told = found.some((element) => !isBlank(element));
  for (const element of found) element.remove();
  return told;
}

function removeComments({ body, style }) {
  const lists = [...body.querySelectorAll("*")].filter((element) => /^comment(-list)?$/.test(style(element)["mso-element"] ?? ""));
  const published = [...body.querySelectorAll("a[id^='cmnt']:not([id*='ref'])")].map((anchor) => anchor.closest("div") ?? anchor.closest("p"));
  return removeAll([...lists, ...published.filter(Boolean), ...body.querySelectorAll(KOMMENTARE)]);
}

/** Symbolschriften legen ihre Zeichen auch in den privaten Bereich U+F000 bis U+F0FF. */
function fromPrivateUse(letter) {
  const code = letter.codePointAt(0);
  return code >= 0xf020 && code <= 0xf0ff ? String.fromCodePoint(code - 0xf000) : letter;
}

const translated = (text) => [...text].map((letter) => WINGDINGS[fromPrivateUse(letter)] ?? fromPrivateUse(letter)).join("");

function translateSymbols({ body, style }) {
  for (const element of body.querySelectorAll("*")) {
    const { "font-family": family, "mso-symbol-font-family": symbols } = style(element);
    if (!/wingdings/i.test(symbols ?? family ?? element.getAttribute("face") ?? "")) continue;
    for (const node of textNodes(element)) node.data = translated(node.data);
  }
}

/** Nimmt heraus, was nicht zum Text gehört, und vermerkt, was Menschen vermissen könnten. */
export function leaveOut(source, report) {
  removeHidden(source);
  report.comments = removeComments(source);
  report.deleted = removeAll(source.body.querySelectorAll("del, .msoDel"));
  translateSymbols(source);
}
