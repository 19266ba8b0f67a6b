// Verweise: der Dialog und was als Adresse gilt.

import { feld, frage } from "./dialoge.js";

const SCHEMA = /^([a-z][a-z0-9+.-]*):/i;
const ERLAUBT = /^(https?|mailto|tel)$/i;
const POST = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:.]+$/;
const TELEFON = /^\+?[\d\s()/-]{5,}$/;
const BEISPIEL = "Zum Beispiel: https://www.bamf.de";

const falsch = (satz) => ({ satz });

/** Ein Name im Netz hat Punkte und endet auf Buchstaben; „localhost“ und Tippfehler wie „www.bamf“ nicht. */
function seite(text) {
  if (!URL.canParse(text)) return falsch(`Diese Adresse lässt sich nicht lesen. ${BEISPIEL}`);
  const { hostname, href } = new URL(text);
  const name = hostname.replace(/^www\./, "");
  if (!/\.(xn--[a-z0-9-]+|[a-z]{2,})$/i.test(name)) return falsch(`Der Adresse fehlt etwas, vielleicht das Ende wie „.de“. ${BEISPIEL}`);
  return { href: /^https?:\/\/[^/]/i.test(text) ? text : href };
}

const post = (text) => (POST.test(text.split("?")[0]) ? { href: `mailto:${text}` } : falsch("Die E-Mail-Adresse ist nicht vollständig. Zum Beispiel: rathaus@musterstadt.de"));

const telefon = (text) => (TELEFON.test(text) ? { href: `tel:${text.replace(/[^\d+]/g, "")}` } : falsch("Eine Telefonnummer besteht aus Ziffern. Zum Beispiel: +49 911 943-0"));

/** Die Adresse, die gemeint ist, als {href}; sonst {satz}, der sagt, was zu tun ist. */
export function readAddress(eingabe) {
  const text = eingabe.trim();
  const [, schema] = SCHEMA.exec(text) ?? [];
  if (!text) return falsch(`Bitte geben Sie eine Adresse ein. ${BEISPIEL}`);
  if (text.startsWith("#")) return { href: text };
  if (TELEFON.test(text)) return telefon(text);
  if (/\s/.test(text) && !/^tel:/i.test(text)) return falsch("In der Adresse steht ein Leerzeichen. Bitte nehmen Sie es heraus.");
  if (POST.test(text)) return post(text);
  if (!schema || /^[^:/]+\.[^:/]+:\d/.test(text)) return seite(`https://${text.replace(/^\/+/, "")}`);
  if (!ERLAUBT.test(schema)) return falsch(`„${schema}:“ führt nicht ins Netz. Möglich sind Seiten (https://), E-Mail-Adressen und Telefonnummern.`);
  if (/^mailto$/i.test(schema)) return post(text.slice(7));
  return /^tel$/i.test(schema) ? telefon(text.slice(4)) : seite(text);
}

/** Wie eine Adresse dasteht, wenn niemand einen Text dafür nennt. */
const alsText = (href) => href.replace(/^(https?:\/\/|mailto:|tel:)/i, "").replace(/\/$/, "");

function frageVerweis({ href, mitText }) {
  const adresse = feld({
    name: "href",
    bezeichnung: "Adresse",
    pflicht: true,
    value: href ?? "",
    hilfe: "Eine Seite im Netz, eine E-Mail-Adresse oder eine Telefonnummer, zum Beispiel: https://www.bamf.de",
    autocomplete: "off",
    inputmode: "url",
  });
  const text = feld({
    name: "text",
    bezeichnung: "Text, der dasteht (freiwillig)",
    hilfe: "Zum Beispiel: Bundesamt für Migration. Bleibt das Feld leer, steht die Adresse da.",
  });
  return frage({
    titel: href ? "Verweis ändern" : "Verweis setzen",
    inhalt: mitText ? [adresse, text] : [adresse],
    knoepfe: [["setzen", href ? "Verweis ändern" : "Verweis setzen"], ...(href ? [["entfernen", "Verweis entfernen"]] : [])],
    pruefe: ({ knopf, href: eingabe }) => {
      const { satz } = readAddress(eingabe);
      return satz && knopf !== "entfernen" ? { name: "href", satz } : null;
    },
  });
}

export async function verweis(editor) {
  const { href: bisher } = editor.getAttributes("link");
  const antwort = await frageVerweis({ href: bisher, mitText: editor.state.selection.empty && !bisher });
  const kette = editor.chain().focus();
  if (antwort?.knopf === "entfernen") kette.extendMarkRange("link").unsetLink();
  else if (antwort) {
    const { href } = readAddress(antwort.href);
    if (antwort.text === undefined) kette.extendMarkRange("link").setLink({ href });
    else kette.insertContent({ type: "text", text: antwort.text.trim() || alsText(href), marks: [{ type: "link", attrs: { href } }] });
  }
  kette.run();
}
