// Die Tabelle der Maßnahmen: alle ankreuzen, gemeinsam ändern, was angekreuzt ist. Ohne Skript geht alles auch.

const liste = document.getElementById("massnahmen-liste");
const form = document.getElementById("sammelform");
const klappe = document.querySelector(".massnahmen-klappe");

if (klappe && !("offen" in klappe.dataset) && window.matchMedia("(max-width: 767.98px)").matches) klappe.open = false;
if (klappe) klappe.dataset.bereit = "";

const kreuze = () => [...liste.querySelectorAll('input[name="massnahme"]')];
const alle = () => document.getElementById("alle-ankreuzen");

liste?.addEventListener("htmx:afterSwap", () => {
  document.getElementById("massnahmen-ansage").textContent = document.getElementById("massnahmen-zahl").textContent;
});

// Angekreuzt wird im Browser; nur ohne Skript heißt „alle“, was der Server gerade findet.
const nimmAlleAnsich = () => alle()?.removeAttribute("name");

const zeigeZahl = () => {
  const gewaehlt = kreuze().filter((kreuz) => kreuz.checked).length;
  const gesamt = kreuze().length;
  form.hidden = gewaehlt === 0 && !form.querySelector("[data-fehlerliste]");
  form.querySelector("[data-angekreuzt]").textContent = `${gewaehlt} von ${gesamt} angekreuzt`;
  if (!alle()) return;
  alle().checked = gewaehlt > 0 && gewaehlt === gesamt;
  alle().indeterminate = gewaehlt > 0 && gewaehlt < gesamt;
};

const zeigeWertfeld = () => {
  for (const feld of form.querySelectorAll("[data-feld]")) {
    feld.hidden = !["feld", form.elements.feld.value].includes(feld.dataset.feld);
  }
};

const beobachte = () => {
  let gemerkt = new Set();
  liste.addEventListener("change", (ereignis) => {
    if (ereignis.target === alle()) for (const kreuz of kreuze()) kreuz.checked = ereignis.target.checked;
    zeigeZahl();
  });
  form.elements.feld.addEventListener("change", zeigeWertfeld);
  liste.addEventListener("htmx:beforeSwap", () => {
    gemerkt = new Set(kreuze().filter((kreuz) => kreuz.checked).map((kreuz) => kreuz.value));
  });
  liste.addEventListener("htmx:afterSwap", () => {
    for (const kreuz of kreuze()) kreuz.checked = gemerkt.has(kreuz.value);
    nimmAlleAnsich();
    zeigeZahl();
  });
  nimmAlleAnsich();
  zeigeWertfeld();
  zeigeZahl();
  form.querySelector("[data-fehlerliste]")?.focus();
};

if (form) beobachte();
