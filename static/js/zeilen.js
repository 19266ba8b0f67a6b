// Fügt einer Tabelle von Eingabezeilen weitere hinzu; ohne Skript stehen zwei leere Zeilen bereit.

for (const gruppe of document.querySelectorAll("[data-zeilen]")) {
  const anzahl = gruppe.querySelector(`[name="${gruppe.dataset.zeilen}-TOTAL_FORMS"]`);
  const vorlage = gruppe.querySelector("template");
  const knopf = gruppe.querySelector("[data-zeile-dazu]");
  knopf.hidden = false;
  knopf.addEventListener("click", () => {
    const nummer = Number(anzahl.value);
    const huelle = document.createElement("tbody");
    huelle.innerHTML = vorlage.innerHTML.replaceAll("__prefix__", nummer).replaceAll("Zeile neu", `Zeile ${nummer + 1}`);
    const zeile = huelle.firstElementChild;
    gruppe.querySelector("tbody").append(zeile);
    anzahl.value = nummer + 1;
    zeile.querySelector("input:not([type=hidden])").focus();
  });
}
