// Macht aus einer Mehrfachauswahl ein Feld, in das man Namen tippt; ohne Skript bleibt die Liste, wie sie ist.

const NEU = "neu:";

function richteEin(feld) {
  const neu = feld.dataset.auswahl === "neu";
  const beschriftung = document.querySelector(`label[for="${feld.id}"]`)?.textContent.trim() ?? "";
  const auswahl = new window.TomSelect(feld, {
    maxOptions: null,
    refreshThrottle: 0,
    hideSelected: true,
    closeAfterSelect: true,
    create: neu && ((text) => ({ value: NEU + text, text })),
    createOnBlur: false,
    render: {
      no_results: () => Object.assign(document.createElement("div"), { className: "no-results", textContent: "Nichts gefunden" }),
      option_create: ({ input }) =>
        Object.assign(document.createElement("div"), { className: "create", textContent: `„${input}“ neu unter die Akteure aufnehmen` }),
      item: ({ text }) => eintrag(text, () => auswahl),
    },
  });
  feld.setAttribute("aria-hidden", "true");
  auswahl.dropdown_content.setAttribute("aria-label", `${beschriftung}: Vorschläge`);
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

document.querySelectorAll("select[data-auswahl]").forEach(richteEin);
