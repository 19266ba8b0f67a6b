// Ordnet <ol data-ordnen data-url="…"> durch Ziehen und mit den Knöpfen „nach oben“, „nach unten“ …, ohne die Seite neu
// zu laden: Stellen und Ränder stimmen sofort, der Fokus bleibt auf dem, was bewegt wurde.
//
// Jeder Eintrag: <li data-kennung="…" data-name="…">. Mit data-baum dürfen Einträge in die <ol> anderer Einträge.
// Gesendet wird die ganze Ordnung, formularkodiert: je Eintrag reihenfolge=<kennung>, bei data-baum dazu
// eltern=<kennung des Eintrags darüber, sonst leer>, in derselben Folge. Die Seite muss `vendor/Sortable.min.js` laden.

import { fetchWithRetry } from "./fetch_with_retry.js";

const meldung = document.createElement("p");
meldung.className = "visually-hidden";
meldung.setAttribute("role", "status");

const name = (eintrag) => eintrag.dataset.name ?? eintrag.dataset.kennung;
const darueber = (eintrag) => eintrag.parentElement.closest("li[data-kennung]");

function melde(text) {
  document.body.append(meldung);
  meldung.textContent = text;
}

function ordnung(liste) {
  const felder = new URLSearchParams();
  for (const eintrag of liste.querySelectorAll("li[data-kennung]")) {
    felder.append("reihenfolge", eintrag.dataset.kennung);
    if ("baum" in liste.dataset) felder.append("eltern", darueber(eintrag)?.dataset.kennung ?? "");
  }
  return felder;
}

async function sende(liste) {
  const antwort = await fetchWithRetry(liste.dataset.url, {
    method: "POST",
    headers: { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value },
    body: ordnung(liste),
  });
  if (!antwort.ok) throw new Error(antwort.statusText);
}

let zuletzt = Promise.resolve();

/** Eines nach dem anderen, damit die letzte Ordnung gilt. */
function speichere(liste) {
  const auftrag = zuletzt.then(() => sende(liste));
  zuletzt = auftrag.catch(() => {});
  return auftrag;
}

function wohin(eintrag) {
  const geschwister = [...eintrag.parentElement.children];
  const stelle = `Stelle ${geschwister.indexOf(eintrag) + 1} von ${geschwister.length}`;
  const eltern = darueber(eintrag);
  return eltern ? `${stelle} unter „${name(eltern)}“` : stelle;
}

/** Nach dem Bewegen: speichern und sagen, wo der Eintrag jetzt steht; misslingt es, liegt er wieder am alten Ort. */
async function verschoben(liste, { item, from, oldIndex }, fokus) {
  richteAus(liste);
  fokussiere(item, fokus);
  try {
    await speichere(liste);
    melde(`„${name(item)}“ steht jetzt an ${wohin(item)}.`);
  } catch {
    item.remove();
    from.insertBefore(item, from.children[oldIndex] ?? null);
    richteAus(liste);
    fokussiere(item, fokus);
    melde(`„${name(item)}“ ließ sich nicht verschieben. Bitte laden Sie die Seite neu.`);
  }
}

const knopf = (eintrag, richtung) => eintrag.querySelector(`:scope > .ordnen-zeile [value="${richtung}"]`);

/** Auf den Knopf, mit dem bewegt wurde; wo er entfällt, auf den in die andere Richtung, nach dem Ziehen auf „Verschieben“. */
function fokussiere(eintrag, richtung) {
  const moegliche = [knopf(eintrag, richtung), knopf(eintrag, "nach_unten"), knopf(eintrag, "nach_oben")];
  const ziel = richtung ? moegliche.find((einer) => einer && !einer.disabled) : null;
  (ziel ?? eintrag.querySelector(":scope > .ordnen-zeile summary"))?.focus();
}

/** Stellen wie in der Broschüre; der erste Eintrag kann nicht nach oben, der letzte nicht nach unten. */
function richteAus(liste) {
  for (const eintrag of liste.querySelectorAll("li[data-kennung]")) {
    const geschwister = [...eintrag.parentElement.children];
    const stelle = eintrag.querySelector(":scope > .ordnen-zeile .ordnen-stelle");
    const oben = darueber(eintrag)?.querySelector(":scope > .ordnen-zeile .ordnen-stelle");
    const vor = oben ? `${oben.textContent}.` : (liste.dataset.vor ?? "");
    if (stelle) stelle.textContent = `${vor}${geschwister.indexOf(eintrag) + 1}`;
    if (knopf(eintrag, "nach_oben")) knopf(eintrag, "nach_oben").disabled = !eintrag.previousElementSibling;
    if (knopf(eintrag, "nach_unten")) knopf(eintrag, "nach_unten").disabled = !eintrag.nextElementSibling;
  }
}

/** Wohin eine Richtung führt: die Liste und der Eintrag, vor dem er dann steht; nichts, wo es nicht weitergeht. */
function ziel(eintrag, richtung) {
  const { parentElement: liste, previousElementSibling: davor, nextElementSibling: danach } = eintrag;
  const eltern = darueber(eintrag);
  if (richtung === "nach_oben") return davor && [liste, davor];
  if (richtung === "nach_unten") return danach && [liste, danach.nextElementSibling];
  if (richtung === "einruecken") return davor && [davor.querySelector(":scope > ol"), null];
  return eltern && [eltern.parentElement, eltern.nextElementSibling];
}

/** Die Knöpfe ohne neue Seite. */
function beiKnopfdruck(liste, ereignis) {
  const richtung = ereignis.submitter?.value;
  const item = ereignis.target.closest("li[data-kennung]");
  if (!richtung || !item) return;
  ereignis.preventDefault();
  const wohin = ziel(item, richtung);
  if (!wohin) return;
  const bisher = { item, from: item.parentElement, oldIndex: [...item.parentElement.children].indexOf(item) };
  wohin[0].insertBefore(item, wohin[1]);
  verschoben(liste, bisher, richtung);
}

function griff() {
  const zeichen = document.createElement("span");
  zeichen.className = "ordnen-griff";
  zeichen.setAttribute("aria-hidden", "true");
  zeichen.textContent = "⠿";
  return zeichen;
}

function richteEin(liste) {
  liste.classList.add("ordnen-bereit");
  for (const zeile of liste.querySelectorAll(".ordnen-zeile")) zeile.prepend(griff());
  liste.addEventListener("submit", (ereignis) => beiKnopfdruck(liste, ereignis));
  const listen = "baum" in liste.dataset ? [liste, ...liste.querySelectorAll("ol")] : [liste];
  for (const teil of listen) {
    new window.Sortable(teil, {
      group: liste.dataset.url,
      handle: ".ordnen-griff",
      draggable: "li[data-kennung]",
      ghostClass: "ordnen-geist",
      fallbackOnBody: true,
      onEnd: (ereignis) => verschoben(liste, ereignis),
    });
  }
}

document.querySelectorAll("ol[data-ordnen]").forEach(richteEin);
