// Fragen nach Bildern: welches, was darauf zu sehen ist, von wem es ist.

import { baue, feld, frage } from "./dialoge.js";
import { sende } from "./hochladen.js";

const ANNEHMEN = "image/*,.heic,.heif,.avif,.svg,.tif,.tiff";
const BREITE = 240;
let zaehler = 0;

const beschreibungsfeld = (value) =>
  feld({
    name: "alt",
    bezeichnung: "Beschreibung für alle, die das Bild nicht sehen",
    pflicht: true,
    maxlength: 500,
    value: value ?? "",
    hilfe: "Was ist zu sehen? Zum Beispiel: Zwei Frauen lesen im Sprachcafé einer Gruppe vor.",
  });

const nachweisfeld = (value) =>
  feld({
    name: "nachweis",
    bezeichnung: "Nachweis",
    maxlength: 500,
    value: value ?? "",
    hilfe: "Wer hat das Bild gemacht, und wie darf man es verwenden? Zum Beispiel: Foto: Stadt Musterstadt.",
  });

const eingabeIn = (element) => element.querySelector("input");

/** Ein Satz am Feld oder, ohne Feld, über allem. */
function beanstande(ort, satz) {
  const eingabe = ort.matches(".feld") ? eingabeIn(ort) : null;
  ort.querySelector(".fehler")?.remove();
  eingabe?.toggleAttribute("aria-invalid", Boolean(satz));
  if (!satz) return;
  const stelle = eingabe ? ort.lastElementChild : ort.querySelector("legend");
  stelle.after(baue("p", { class: "fehler", role: "alert", text: satz }));
  (eingabe ?? ort.querySelector("input:enabled"))?.focus();
}

/** Ein kleines Bild der Datei, wo der Browser sie zeigen kann. */
function vorschau(datei) {
  const leinwand = baue("canvas", { class: "textfeld-vorschau", width: BREITE, height: (BREITE * 3) / 4, "aria-hidden": "true" });
  createImageBitmap(datei)
    .then((bild) => {
      leinwand.height = Math.max(1, Math.round((BREITE * bild.height) / bild.width));
      leinwand.getContext("2d").drawImage(bild, 0, 0, leinwand.width, leinwand.height);
      bild.close();
    })
    .catch(() => leinwand.remove());
  return leinwand;
}

/** Was zu einer neuen Datei gefragt wird; `fertig` ist das Bild im Text, sobald der Server es hat. */
class NeuesBild {
  constructor(eintrag, nummer, anzahl) {
    const name = eintrag.name || eintrag.alt || `Bild ${nummer + 1}`;
    Object.assign(this, { eintrag, fertig: null, ausgelassen: false });
    this.beschreibung = beschreibungsfeld(eintrag.alt);
    this.nachweis = nachweisfeld();
    this.rahmen = baue("fieldset", { class: "textfeld-neues-bild" }, [
      baue("legend", { text: anzahl > 1 ? `${nummer + 1} von ${anzahl}: ${name}` : name }),
      vorschau(eintrag.datei),
      baue("div", {}, [this.beschreibung, this.nachweis, ...(anzahl > 1 ? [this.auslassen()] : [])]),
    ]);
  }

  auslassen() {
    const knopf = baue("button", { type: "button", class: "btn btn-link", text: "Dieses Bild auslassen" });
    knopf.addEventListener("click", () => {
      const form = this.rahmen.closest("form");
      this.ausgelassen = true;
      this.schliesse();
      form.querySelector("fieldset:enabled input, button[type=submit]").focus();
    });
    return knopf;
  }

  schliesse() {
    this.rahmen.disabled = true;
    this.rahmen.hidden = true;
  }

  /** Ob nichts mehr zu tun ist. */
  async schicke(editor) {
    if (this.fertig || this.ausgelassen) return true;
    const [alternativtext, quelle] = [this.beschreibung, this.nachweis].map((ort) => eingabeIn(ort).value.trim());
    const { bilder, hochladen } = editor.storage.bild;
    const { antwort, fehler } = await sende(editor, hochladen, { datei: this.eintrag.datei, alternativtext, quelle });
    beanstande(this.rahmen, fehler?.datei ?? fehler?.[""]);
    beanstande(this.beschreibung, fehler?.alternativtext);
    beanstande(this.nachweis, fehler?.quelle);
    if (!antwort) return false;
    if (!bilder.some((bild) => bild.quelle === antwort.quelle)) bilder.push(antwort);
    this.fertig = { src: antwort.quelle, alt: alternativtext };
    this.schliesse();
    return true;
  }
}

/** Fragt zu jeder Datei von {datei, alt, name} und gibt sie dem Konzept; antwortet je Datei mit {src, alt} oder null. */
export async function frageNeueBilder(editor, eintraege) {
  const neue = eintraege.map((eintrag, nummer) => new NeuesBild(eintrag, nummer, eintraege.length));
  const stand = baue("p", { class: "textfeld-stand", role: "status" });
  await frage({
    titel: neue.length > 1 ? `${neue.length} Bilder einfügen` : "Bild einfügen",
    inhalt: [...neue.map(({ rahmen }) => rahmen), stand],
    knoepfe: [["setzen", neue.length > 1 ? "Bilder einfügen" : "Bild einfügen"]],
    senden: async () => {
      stand.textContent = neue.length > 1 ? "Die Bilder werden übertragen …" : "Das Bild wird übertragen …";
      const erledigt = [];
      for (const bild of neue) erledigt.push(await bild.schicke(editor));
      const da = neue.filter(({ fertig }) => fertig).length;
      stand.textContent = da ? `${da} von ${neue.length} Bildern ${da === 1 ? "ist" : "sind"} übertragen.` : "";
      return erledigt.every(Boolean);
    },
  });
  return neue.map(({ fertig }) => fertig);
}

/** Ein Feld für neue Dateien; sind welche gewählt, ist die Frage beantwortet. */
function dateifeld(eigenschaften) {
  const ort = feld({ type: "file", accept: ANNEHMEN, name: "dateien", ...eigenschaften });
  eingabeIn(ort).addEventListener("change", ({ target }) => {
    target.form.noValidate = true;
    target.form.requestSubmit();
  });
  return ort;
}

const hatKamera = () => matchMedia("(pointer: coarse)").matches;

function dateifelder(einzeln) {
  const hilfe = einzeln ? null : "Auch mehrere. Bilder lassen sich auch in den Text ziehen oder einfügen.";
  return [
    dateifeld({ bezeichnung: einzeln ? "Anderes Bild von diesem Gerät" : "Neue Bilder von diesem Gerät", multiple: !einzeln, hilfe }),
    ...(hatKamera() ? [dateifeld({ bezeichnung: "Jetzt fotografieren", capture: "environment" })] : []),
  ];
}

function bildwahl(bilder, gewaehlt) {
  const wahl = bilder.map(({ url, quelle, titel, alt }) => {
    zaehler += 1;
    const [id, value] = [`textfeld-bild-${zaehler}`, quelle ?? url];
    return baue("div", { class: "textfeld-bildwahl" }, [
      baue("input", { type: "radio", class: "form-check-input", name: "src", id, value, required: true, checked: value === gewaehlt }),
      baue("label", { for: id }, [baue("img", { src: url, alt: "", loading: "lazy" }), baue("span", { text: titel || alt || value })]),
    ]);
  });
  return baue("fieldset", { class: "textfeld-bilder" }, [
    baue("legend", { class: "form-label", text: gewaehlt ? "Welches Bild?" : "Oder ein Bild dieses Konzepts" }),
    ...wahl,
  ]);
}

/** Der Nachweis gehört zum Bild, nicht zur Stelle; geändert wird er also dort. */
async function aendereNachweis(editor, bild, ort) {
  const quelle = eingabeIn(ort).value.trim();
  if (!bild?.nachweisadresse || quelle === bild.nachweis) return true;
  const { antwort, fehler } = await sende(editor, bild.nachweisadresse, { quelle });
  beanstande(ort, fehler?.quelle ?? fehler?.[""]);
  if (antwort) Object.assign(bild, antwort);
  return Boolean(antwort);
}

/** Was noch fehlt, bevor eines der Bilder des Konzepts in den Text kann. */
function wasFehlt({ src, alt }) {
  if (!src) return { name: "src", satz: "Bitte ein Bild wählen." };
  return alt.trim() ? null : { name: "alt", satz: "Bitte beschreiben, was auf dem Bild zu sehen ist." };
}

/** Fragt nach einem Bild; antwortet mit {src, alt}, mit {dateien} oder mit null. */
export async function frageBild(editor, { src, alt } = {}) {
  const { bilder, hochladen } = editor.storage.bild;
  const gewaehlt = () => bilder.find(({ quelle, url }) => (quelle ?? url) === wahl.querySelector("input:checked")?.value);
  const wahl = bildwahl(bilder, src);
  const [beschreibung, nachweis] = [beschreibungsfeld(alt ?? ""), nachweisfeld(gewaehlt()?.nachweis)];
  const angaben = baue("div", { hidden: !gewaehlt() }, [beschreibung, nachweis]);
  const dateien = hochladen ? dateifelder(Boolean(src)) : [];
  const neue = () => dateien.flatMap((ort) => [...eingabeIn(ort).files]);
  wahl.addEventListener("change", () => {
    angaben.hidden = false;
    eingabeIn(beschreibung).value = gewaehlt().alt ?? "";
    eingabeIn(nachweis).value = gewaehlt().nachweis ?? "";
  });
  const antwort = await frage({
    titel: src ? "Bild ändern" : "Bild einfügen",
    inhalt: [...dateien, ...(bilder.length ? [wahl, angaben] : [])],
    knoepfe: bilder.length ? [["setzen", src ? "Bild ändern" : "Bild einfügen"]] : [],
    pruefe: (angaben) => (neue().length ? null : wasFehlt(angaben)),
    senden: async () => neue().length > 0 || aendereNachweis(editor, gewaehlt(), nachweis),
  });
  if (!antwort) return null;
  if (neue().length) return { dateien: neue() };
  return { src: antwort.src, alt: antwort.alt.trim() };
}
