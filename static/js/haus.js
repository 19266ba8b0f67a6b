// Was jede Seite braucht; ohne Skript geht alles auch.

document.querySelector("[data-fehlerliste]")?.focus();

// Ein offenes Menü schließt mit Escape und mit einem Klick daneben.
const offeneMenues = () => document.querySelectorAll("details.menue[open]");

document.addEventListener("keydown", (ereignis) => {
  if (ereignis.key !== "Escape") return;
  for (const menue of offeneMenues()) {
    menue.open = false;
    menue.querySelector("summary").focus();
  }
});

document.addEventListener("click", (ereignis) => {
  for (const menue of offeneMenues()) {
    if (!menue.contains(ereignis.target)) menue.open = false;
  }
});

// Vor dem Verlassen eines Formulars, in dem etwas getippt und nicht gespeichert ist, fragt der Browser.
const ungespeichert = new Set();

document.addEventListener("input", ({ target }) => {
  const formular = target.closest("form[data-ungespeichert]");
  if (formular) ungespeichert.add(formular);
});

document.addEventListener("submit", ({ target }) => ungespeichert.delete(target));

if (document.querySelector("form[data-speichern]")) import("./speichern.js");

// Ein Doppelklick schickt einmal ab; für alles andere sorgt der Server. Nach „Zurück“ geht der Knopf wieder.
const SO_LANGE = 8000;
const unterwegs = new Map();

const gibFrei = (formular) => {
  clearTimeout(unterwegs.get(formular)?.frist);
  unterwegs.get(formular)?.knopf?.removeAttribute("aria-disabled");
  unterwegs.delete(formular);
};

document.addEventListener("submit", (ereignis) => {
  const { target: formular, submitter: knopf } = ereignis;
  if (formular.method !== "post" || ereignis.defaultPrevented) return;
  if (unterwegs.has(formular)) {
    ereignis.preventDefault();
    return;
  }
  knopf?.setAttribute("aria-disabled", "true");
  unterwegs.set(formular, { knopf, frist: setTimeout(gibFrei, SO_LANGE, formular) });
});

window.addEventListener("pageshow", () => [...unterwegs.keys()].forEach(gibFrei));

window.addEventListener("beforeunload", (ereignis) => {
  if ([...ungespeichert].some((formular) => formular.isConnected)) ereignis.preventDefault();
});

// Zwei Zellen einer Tabelle sind nie eine Zahl: Der Browser machte aus ihrem Zeilenumbruch ein Leerzeichen und aus
// „12“ und „500“ eine Zahl mit Tausendern. So bleibt die Grenze stehen, und das Feld fragt nach.
document.addEventListener("paste", (ereignis) => {
  const text = ereignis.clipboardData?.getData("text/plain").trim() ?? "";
  if (!ereignis.target.matches?.("input.zahl") || !/[\r\n]/.test(text)) return;
  ereignis.preventDefault();
  document.execCommand("insertText", false, text.replace(/\s*[\r\n]+\s*/g, "\t"));
});
