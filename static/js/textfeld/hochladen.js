// Schickt etwas aus dem Textfeld an den Server, während man schreibt.

import { fetchWithRetry } from "../fetch_with_retry.js";

const ABGELAUFEN =
  "Ihre Sitzung ist abgelaufen. Melden Sie sich in einem zweiten Fenster wieder an und versuchen Sie es dann hier noch einmal.";
const UNERREICHBAR = "Der Server ist gerade nicht zu erreichen. Bitte versuchen Sie es noch einmal.";
const ZU_GROSS = "Die Datei ist zu groß. Bitte verkleinern Sie das Bild.";

/** Nach einem neuen Anmelden gilt die Marke aus dem Keks, nicht mehr die im Formular. */
const marke = (editor) =>
  /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ??
  editor.view.dom.closest("form")?.querySelector("[name=csrfmiddlewaretoken]")?.value ??
  "";

/** Antwortet mit {antwort} oder mit {fehler: {feld: Satz}}; das Feld "" meint das Ganze. */
export async function sende(editor, adresse, felder) {
  const koerper = new FormData();
  for (const [name, wert] of Object.entries(felder)) koerper.append(name, wert);
  try {
    const kopf = { "X-CSRFToken": marke(editor) };
    const antwort = await fetchWithRetry(adresse, { method: "POST", body: koerper, headers: kopf });
    const istJson = antwort.headers.get("content-type")?.startsWith("application/json");
    if (antwort.ok && istJson) return { antwort: await antwort.json() };
    if (istJson) return await antwort.json();
    if (antwort.status === 413) return { fehler: { "": ZU_GROSS } };
    return { fehler: { "": antwort.redirected || antwort.status === 403 ? ABGELAUFEN : UNERREICHBAR } };
  } catch {
    return { fehler: { "": UNERREICHBAR } };
  }
}
