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

/** Im Editor setzt `view.focus()` den Cursor gleich mit; käme nur der Fokus, läse der Editor den Anfang als neue Stelle. */
function setzeCursor(feld, auswahl) {
  const editor = editorVon(feld);
  if (editor && auswahl) editor.commands.setTextSelection({ from: auswahl[0], to: auswahl[1] });
  if (editor) return editor.view.focus();
  feld.focus({ preventScroll: true });
  if (auswahl?.[0] != null) feld.setSelectionRange(...auswahl);
}

const TUN = ["keydown", "pointerdown", "wheel", "touchstart"];
const niemandSchreibt = () => [null, document.body].includes(document.activeElement);

/**
 * Bis alles geladen ist, rückt die Seite noch: Schriften, Bilder und Textfelder bekommen erst dann ihre Höhe. Bis jemand
 * etwas tut, bleibt das Feld auf seinem Platz.
 */
function kehreZurueck(zettel) {
  const bisJemandEtwasTut = new AbortController();
  const { signal } = bisJemandEtwasTut;
  let gesetzt = false;
  const stelleHer = () => {
    const feld = document.getElementById(zettel.feld ?? "");
    const hoehe = feld ? scrollY + feld.getBoundingClientRect().top - zettel.oben : zettel.hoehe;
    if (!signal.aborted) scrollTo({ top: hoehe, behavior: "instant" });
    if (!feld || gesetzt || feld.matches("textarea[data-textfeld]")) return;
    gesetzt = true;
    if (niemandSchreibt()) setzeCursor(feld, zettel.auswahl);
  };
  stelleHer();
  document.addEventListener("textfeld:bereit", stelleHer);
  window.addEventListener("load", stelleHer, { signal });
  document.fonts.addEventListener("loadingdone", stelleHer, { signal });
  for (const art of TUN) window.addEventListener(art, () => bisJemandEtwasTut.abort(), { signal, capture: true, passive: true });
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
