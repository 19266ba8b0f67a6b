// Macht aus einer Mehrfachauswahl ein Feld, in das man Namen tippt; ohne Skript bleibt die Liste, wie sie ist.

import { falte, rang } from "./falten.js";

const NEU = "neu:";
const HOECHSTENS = 300;

const baue = (name, klasse, textContent) => Object.assign(document.createElement(name), { className: klasse, textContent });

function richteEin(feld) {
  const neu = feld.dataset.auswahl === "neu";
  const beschriftung = document.querySelector(`label[for="${feld.id}"]`)?.textContent.trim() ?? "";
  const auswahl = new window.TomSelect(feld, {
    maxOptions: null,
    refreshThrottle: 0,
    hideSelected: true,
    closeAfterSelect: true,
    delimiter: "\n",
    selectOnTab: true,
    score: (getippt) => (eintrag) => rang(eintrag.text, getippt),
    create: neu && ((text) => ({ value: NEU + text.trim(), text: text.trim() })),
    createFilter: (text) => falte(text) !== "" && text.length <= HOECHSTENS && !gleichnamige(auswahl, text),
    createOnBlur: false,
    render: {
      no_results: () => baue("div", "no-results", "Nichts gefunden"),
      option_create: ({ input }) => baue("div", "create", `„${input}“ neu unter ${feld.dataset.auswahlWort} aufnehmen`),
      item: ({ text }) => eintrag(text, () => auswahl),
    },
  });
  feld.setAttribute("aria-hidden", "true");
  auswahl.dropdown_content.setAttribute("aria-label", `${beschriftung}: Vorschläge`);
  uebernimmZeilen(feld, auswahl);
  achteAufGetipptes(feld, auswahl);
}

/** Ein gewählter Name mit einem Knopf, der ihn wieder herausnimmt. */
function eintrag(text, auswahl) {
  const knopf = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  knopf.setAttribute("aria-label", `${text} herausnehmen`);
  knopf.addEventListener("click", (klick) => {
    klick.preventDefault();
    auswahl().removeItem(knopf.parentElement);
  });
  const zeile = document.createElement("div");
  zeile.append(Object.assign(document.createElement("span"), { textContent: text }), knopf);
  return zeile;
}

const gleichnamige = (auswahl, text) => Object.values(auswahl.options).find((option) => falte(option.text) === falte(text));

/** Nimmt, was getippt ist, wenn es nur eines meinen kann; sonst der Satz, der sagt, was fehlt. */
function nimmGetipptes(auswahl) {
  const text = auswahl.control_input.value.trim();
  if (falte(text) === "") return "";
  if (text.length > HOECHSTENS) return `Das ist zu lang für einen Namen: höchstens ${HOECHSTENS} Zeichen.`;
  const gleich = gleichnamige(auswahl, text);
  const passende = Object.values(auswahl.options).filter(
    (option) => !auswahl.items.includes(option.value) && rang(option.text, text) > 0,
  );
  if (gleich) auswahl.addItem(gleich.value);
  else if (auswahl.settings.create && passende.length === 0) auswahl.createItem(text);
  else if (!auswahl.settings.create && passende.length === 1) auswahl.addItem(passende[0].value);
  else return fehlt(text, passende.length, auswahl.settings.create);
  auswahl.setTextboxValue("");
  return "";
}

function fehlt(text, anzahl, neuMoeglich) {
  if (anzahl === 0) return `„${text}“ gibt es hier nicht. Bitte einen Vorschlag wählen oder den Text löschen.`;
  const oder = neuMoeglich ? " oder den Namen neu aufnehmen" : "";
  return `„${text}“ ist noch nicht gewählt. Bitte einen Vorschlag wählen${oder}.`;
}

/** Kein getippter Name geht verloren: nicht beim Verlassen des Felds, nicht beim Absenden. */
function achteAufGetipptes(feld, auswahl) {
  const satz = baue("p", "fehler auswahl-fehlt", "");
  satz.id = `${feld.id}_fehlt`;
  satz.setAttribute("role", "status");
  auswahl.wrapper.after(satz);
  auswahl.control_input.setAttribute(
    "aria-describedby",
    [auswahl.control_input.getAttribute("aria-describedby"), satz.id].filter(Boolean).join(" "),
  );
  const melde = (text) => {
    if (satz.textContent !== text) satz.textContent = text;
    auswahl.control_input.toggleAttribute("aria-invalid", text !== "");
  };
  const verlasse = auswahl.onBlur;
  auswahl.hook("instead", "onBlur", (ereignis) => {
    const fehler = document.hasFocus() ? nimmGetipptes(auswahl) : "";
    const text = auswahl.control_input.value;
    verlasse.call(auswahl, ereignis);
    if (fehler) auswahl.setTextboxValue(text);
    melde(fehler);
  });
  auswahl.on("type", () => melde(""));
  auswahl.on("item_add", () => melde(""));
  feld.form?.addEventListener(
    "submit",
    (ereignis) => {
      const fehler = nimmGetipptes(auswahl);
      melde(fehler);
      if (!fehler) return;
      ereignis.preventDefault();
      ereignis.stopImmediatePropagation();
      auswahl.focus();
    },
    true,
  );
}

/** Was in das Feld für neue Namen getippt wurde, bevor das Skript da war. */
function uebernimmZeilen(feld, auswahl) {
  const kasten = feld.parentElement.querySelector("[data-ohne-skript]");
  const namen = kasten?.querySelector("textarea").value.split("\n").filter((zeile) => falte(zeile) !== "") ?? [];
  for (const name of namen) {
    const gleich = gleichnamige(auswahl, name);
    if (gleich) auswahl.addItem(gleich.value);
    else auswahl.createItem(name);
  }
  kasten?.remove();
}

document.querySelectorAll("select[data-auswahl]").forEach(richteEin);
