// Der Weg von der Zwischenablage zu unserem Text, Schritt für Schritt.

import { nameHeadings, nameQuotes, nameTerms } from "./headings.js";
import { leaveOut } from "./leftout.js";
import { nestWordLists, repairLists } from "./lists.js";
import { placeNotes } from "./notes.js";
import { pictureReader } from "./pictures.js";
import { rebuild } from "./rebuild.js";
import { readSource } from "./source.js";
import { repairTables } from "./tables.js";

/** HTML eines fremden Programms als HTML unseres Textes; `report` sammelt, was nicht mitkam. */
export function cleanHtml(html, report = { pictures: [] }, knownPictures = []) {
  const source = readSource(html);
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
