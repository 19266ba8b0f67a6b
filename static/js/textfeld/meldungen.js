// Ein Satz unter den Werkzeugen, wenn nicht alles so kam, wie es war.

import { baue } from "./dialoge.js";

export const baueMeldungen = () => baue("div", { class: "textfeld-meldungen", role: "status" });

const ortVon = (editor) => editor.view.dom.closest(".textfeld").querySelector(".textfeld-meldungen");

export function melde(editor, satz) {
  const schliessen = baue("button", { type: "button", class: "btn btn-link", text: "Hinweis schließen" });
  const zeile = baue("p", {}, [baue("span", { text: satz }), " ", schliessen]);
  schliessen.addEventListener("click", () => {
    zeile.remove();
    editor.commands.focus();
  });
  ortVon(editor).append(zeile);
}

export const vergissMeldungen = (editor) => ortVon(editor).replaceChildren();
