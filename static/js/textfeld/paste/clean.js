// Der Weg von der Zwischenablage zu unserem Text, Schritt für Schritt.

import { nameHeadings, nameQuotes, nameTerms } from "./headings.js";
import { leaveOut } from "./leftout.js";
import { nestWordLists, repairLists } from "./lists.js";
import { placeNotes } from "./notes.js";
import { pictureReader } from "./pictures.js";
import { readPlainText } from "./plaintext.js";
import { rebuild } from "./rebuild.js";
import { readSource } from "./source.js";
import { repairTables } from "./tables.js";

/** Die Zeilen einer PDF-Seite, wie der Betrachter von Firefox sie ablegt: lauter Stücke mit Umbruch; sonst null. */
function pageLines({ body }) {
  const breaks = body.querySelectorAll("br[role='presentation']");
  if (!breaks.length || body.querySelector("p, li, td")) return null;
  for (const line of breaks) line.replaceWith("\n");
  return readPlainText(body.textContent).innerHTML;
}

/** HTML eines fremden Programms als HTML unseres Textes; `report` sammelt, was nicht mitkam. */
export function cleanHtml(html, report = { pictures: [] }, knownPictures = []) {
  const source = readSource(html);
  const lines = pageLines(source);
  if (lines !== null) return lines;
  leaveOut(source, report);
  placeNotes(source);
  nestWordLists(source);
  repairLists(source);
  repairTables(source);
  nameTerms(source);
  nameHeadings(source);
  nameQuotes(source);
  return rebuild(source, report, pictureReader(knownPictures, report.pictures));
}
