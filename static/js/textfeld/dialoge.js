// Fragen des Editors: wie groß die Tabelle; wohin ein Verweis führt, fragt link.js, welches Bild, bildfrage.js.

let zaehler = 0;

export function baue(name, eigenschaften = {}, kinder = []) {
  const element = document.createElement(name);
  for (const [schluessel, wert] of Object.entries(eigenschaften)) {
    if (wert === null || wert === undefined || wert === false) continue;
    if (schluessel === "text") element.textContent = wert;
    else element.setAttribute(schluessel, wert === true ? "" : wert);
  }
  element.append(...kinder);
  return element;
}

export function feld({ name, bezeichnung, hilfe, pflicht, ...eigenschaften }) {
  zaehler += 1;
  const id = `textfeld-frage-${zaehler}`;
  const eingabe = baue("input", {
    type: "text",
    class: "form-control",
    id,
    name,
    required: pflicht,
    "aria-describedby": hilfe ? `${id}-hilfe` : null,
    ...eigenschaften,
  });
  return baue("div", { class: "feld" }, [
    baue("label", { class: "form-label", for: id, text: pflicht ? `${bezeichnung} (Pflichtangabe)` : bezeichnung }),
    eingabe,
    ...(hilfe ? [baue("div", { class: "hilfe", id: `${id}-hilfe`, text: hilfe })] : []),
  ]);
}

/** Sagt am Feld, was daran nicht stimmt, und setzt den Cursor hinein. */
function zeigeFehler(form, { name, satz }) {
  form.querySelector(".fehler")?.remove();
  for (const eingabe of form.querySelectorAll("[aria-invalid]")) eingabe.removeAttribute("aria-invalid");
  const gefunden = form.elements.namedItem(name);
  const eingabe = gefunden instanceof RadioNodeList ? gefunden[0] : gefunden;
  const fehler = baue("div", { class: "fehler", id: `${eingabe.id}-fehler`, role: "alert" }, [baue("p", { text: satz })]);
  const hilfen = (eingabe.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== fehler.id);
  eingabe.setAttribute("aria-invalid", "true");
  eingabe.setAttribute("aria-describedby", [fehler.id, ...hilfen].join(" "));
  eingabe.after(fehler);
  eingabe.focus();
}

/** Solange gesendet wird, lässt sich nicht noch einmal senden. */
async function erledigt(knoepfe, senden, antwort) {
  for (const knopf of knoepfe) knopf.disabled = true;
  const fertig = await senden(antwort);
  for (const knopf of knoepfe) knopf.disabled = false;
  return fertig;
}

/**
 * Zeigt eine Frage; antwortet mit {knopf, …Felder} oder null, wenn abgebrochen wurde.
 * `pruefe` bekommt die Antwort und gibt {name, satz} zurück, wenn an einem Feld etwas nicht stimmt; `senden` tut, was
 * dann noch zu tun ist, und lässt mit false die Frage stehen.
 */
export function frage({ titel, inhalt, knoepfe, pruefe, senden }) {
  zaehler += 1;
  const kopf = baue("h2", { id: `textfeld-titel-${zaehler}`, text: titel });
  const reihe = knoepfe.map(([wert, wort], nummer) =>
    baue("button", {
      type: "submit",
      value: wert,
      class: nummer ? "btn btn-secondary" : "btn btn-primary",
      formnovalidate: nummer > 0,
      text: wort,
    }),
  );
  const abbrechen = baue("button", { type: "button", class: "btn btn-link", text: "Abbrechen" });
  const form = baue("form", { method: "dialog", novalidate: Boolean(pruefe || senden) }, [
    kopf,
    ...inhalt,
    baue("div", { class: "formular-schluss" }, [...reihe, abbrechen]),
  ]);
  const dialog = baue("dialog", { class: "textfeld-dialog", "aria-labelledby": kopf.id }, [form]);
  document.body.append(dialog);
  return new Promise((antworte) => {
    const schliesse = (antwort) => {
      dialog.close();
      dialog.remove();
      antworte(antwort);
    };
    form.addEventListener("submit", async (ereignis) => {
      ereignis.preventDefault();
      const antwort = { ...Object.fromEntries(new FormData(form)), knopf: ereignis.submitter?.value };
      const fehler = pruefe?.(antwort);
      if (fehler) zeigeFehler(form, fehler);
      else if (!senden || (await erledigt(reihe, senden, antwort))) schliesse(antwort);
    });
    abbrechen.addEventListener("click", () => schliesse(null));
    dialog.addEventListener("close", () => schliesse(null));
    dialog.showModal();
  });
}

export function frageTabelle() {
  const zahl = { type: "number", min: 1, max: 50, pflicht: true };
  return frage({
    titel: "Tabelle einfügen",
    inhalt: [
      feld({ ...zahl, name: "spalten", bezeichnung: "Spalten", value: 3, max: 12 }),
      feld({ ...zahl, name: "zeilen", bezeichnung: "Zeilen, mit der Kopfzeile", value: 4, min: 2 }),
    ],
    knoepfe: [["einfuegen", "Tabelle einfügen"]],
  });
}
