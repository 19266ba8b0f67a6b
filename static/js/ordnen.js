// Ordnet <ol data-ordnen data-url="…"> durch Ziehen; die Knöpfe „nach oben“, „nach unten“ … bleiben daneben stehen.
//
// Jeder Eintrag: <li data-kennung="…" data-name="…">. Mit data-baum dürfen Einträge in die <ol> anderer Einträge.
// Gesendet wird die ganze Ordnung, formularkodiert: je Eintrag reihenfolge=<kennung>, bei data-baum dazu
// eltern=<kennung des Eintrags darüber, sonst leer>, in derselben Folge. Die Seite muss `vendor/Sortable.min.js` laden.

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

async function speichere(liste) {
  const antwort = await fetch(liste.dataset.url, {
    method: "POST",
    headers: { "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value },
    body: ordnung(liste),
  });
  if (!antwort.ok) throw new Error(antwort.statusText);
}

function wohin(eintrag) {
  const geschwister = [...eintrag.parentElement.children];
  const stelle = `Stelle ${geschwister.indexOf(eintrag) + 1} von ${geschwister.length}`;
  const eltern = darueber(eintrag);
  return eltern ? `${stelle} unter „${name(eltern)}“` : stelle;
}

/** Nach dem Ziehen: speichern und sagen, wo der Eintrag jetzt steht; misslingt es, liegt er wieder am alten Ort. */
async function verschoben(liste, { item, from, oldIndex }) {
  try {
    await speichere(liste);
    setzeRaender(liste);
    melde(`„${name(item)}“ steht jetzt an ${wohin(item)}.`);
  } catch {
    item.remove();
    from.insertBefore(item, from.children[oldIndex] ?? null);
    melde(`„${name(item)}“ ließ sich nicht verschieben. Bitte laden Sie die Seite neu.`);
  }
}

/** Der erste Eintrag kann nicht nach oben, der letzte nicht nach unten. */
function setzeRaender(liste) {
  for (const eintrag of liste.querySelectorAll("li[data-kennung]")) {
    const knopf = (richtung) => eintrag.querySelector(`:scope > .ordnen-zeile [value="${richtung}"]`);
    if (knopf("nach_oben")) knopf("nach_oben").disabled = !eintrag.previousElementSibling;
    if (knopf("nach_unten")) knopf("nach_unten").disabled = !eintrag.nextElementSibling;
  }
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
