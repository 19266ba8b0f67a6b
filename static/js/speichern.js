// Strg+S (⌘S) speichert und schreibt weiter. Danach ist man wieder, wo man war: im selben Feld, mit dem Cursor an
// derselben Stelle, und das Feld steht auf demselben Platz im Fenster. Ohne Skript führt „Speichern“ weiter wie sonst.

const MERKZETTEL = "schreibplatz";
const GUELTIG = 120_000;
const RAND_UNTEN = 120;

let zuletzt = null;

document.addEventListener("focusin", ({ target }) => {
  if (target.id && target.closest("form[data-speichern]") && !target.matches("button, a")) zuletzt = target;
});

document.addEventListener("keydown", (ereignis) => {
  if (ereignis.key?.toLowerCase() !== "s" || ereignis.altKey || ereignis.shiftKey) return;
  if (!ereignis.ctrlKey && !ereignis.metaKey) return;
  ereignis.preventDefault();
  if (document.querySelector("dialog[open]")) return;
  const formular = document.activeElement.closest("form[data-speichern]") ?? document.querySelector("form[data-speichern]");
  const weiter = Object.assign(document.createElement("input"), { type: "hidden", name: "weiter", value: "ja" });
  formular.append(weiter);
  formular.requestSubmit();
  weiter.remove();
});

/** Der Editor, der in diesem Feld steht; sonst nichts. */
const editorVon = (feld) => (feld.matches(".ProseMirror") ? feld.editor : null);

function auswahlVon(feld) {
  const editor = editorVon(feld);
  if (editor) return [editor.state.selection.from, editor.state.selection.to];
  return "selectionStart" in feld ? [feld.selectionStart, feld.selectionEnd] : null;
}

document.addEventListener("submit", ({ target, submitter }) => {
  const bleibt = submitter?.name === "weiter" || target.querySelector('input[name="weiter"]');
  if (!bleibt || !target.matches("form[data-speichern]")) return;
  const zettel = { pfad: location.pathname, um: Date.now(), hoehe: scrollY };
  if (zuletzt?.isConnected) {
    Object.assign(zettel, { feld: zuletzt.id, oben: zuletzt.getBoundingClientRect().top, auswahl: auswahlVon(zuletzt) });
  }
  sessionStorage.setItem(MERKZETTEL, JSON.stringify(zettel));
});

/** Dieselbe Seite, oder die des Eintrags, der dort eben angelegt wurde. */
function fuehrtHierher({ pfad }) {
  const { pathname } = location;
  const angelegt = pfad.endsWith("/_neu/") && pathname.endsWith("/bearbeiten/");
  return pfad === pathname || (angelegt && pathname.startsWith(pfad.slice(0, -"_neu/".length)));
}

function lies() {
  const zettel = JSON.parse(sessionStorage.getItem(MERKZETTEL) ?? "null");
  sessionStorage.removeItem(MERKZETTEL);
  const gilt = zettel && fuehrtHierher(zettel) && Date.now() - zettel.um < GUELTIG;
  return gilt && !document.querySelector("[data-fehlerliste], #konflikt-titel") ? zettel : null;
}

function setzeCursor(feld, auswahl) {
  const editor = editorVon(feld);
  if (editor && auswahl) editor.commands.setTextSelection({ from: auswahl[0], to: auswahl[1] });
  feld.focus({ preventScroll: true });
  if (!editor && auswahl?.[0] != null) feld.setSelectionRange(...auswahl);
}

/** Bis alles geladen ist, rückt die Seite noch: Bilder und Textfelder bekommen erst dann ihre Höhe. */
function kehreZurueck(zettel) {
  let gesetzt = false;
  const stelleHer = () => {
    const feld = document.getElementById(zettel.feld ?? "");
    const hoehe = feld ? scrollY + feld.getBoundingClientRect().top - zettel.oben : zettel.hoehe;
    scrollTo({ top: hoehe, behavior: "instant" });
    if (!feld) return;
    if (!gesetzt && !feld.matches("textarea[data-textfeld]")) {
      setzeCursor(feld, zettel.auswahl);
      gesetzt = true;
    }
  };
  stelleHer();
  document.addEventListener("textfeld:bereit", stelleHer);
  window.addEventListener("load", stelleHer, { once: true });
}

function sageEs() {
  const platz = document.querySelector("[data-gespeichert]");
  if (platz && document.querySelector(".meldung-success")) platz.textContent = "Gespeichert.";
}

// Beim Schreiben hält der Editor den Cursor über dem Schluss des Formulars, der am unteren Rand stehen bleibt.
function halteAbstand(editor) {
  const rand = { top: 5, left: 5, right: 5, bottom: RAND_UNTEN };
  editor.setOptions({ editorProps: { ...editor.options.editorProps, scrollMargin: rand, scrollThreshold: rand } });
}

document.querySelectorAll("form[data-speichern] .ProseMirror").forEach((feld) => halteAbstand(feld.editor));
document.addEventListener("textfeld:bereit", ({ detail: { editor } }) => halteAbstand(editor));

const zettel = lies();
if (zettel) {
  kehreZurueck(zettel);
  sageEs();
}
