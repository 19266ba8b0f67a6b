// Kommt statt eines Stücks der Seite ein Fehler, sagt das ein Satz, bis es wieder geht. Ohne ihn stünde die alte Liste da.

const SATZ = "Dieser Teil der Seite ließ sich gerade nicht laden. Bitte versuchen Sie es gleich noch einmal.";

const hinweis = Object.assign(document.createElement("div"), { className: "meldung meldung-warning" });
hinweis.append(Object.assign(document.createElement("p"), { textContent: SATZ }));

for (const fehler of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(fehler, () => {
    if (!hinweis.isConnected) document.getElementById("meldungen").append(hinweis);
  });
}

document.addEventListener("htmx:afterSwap", () => hinweis.remove());
