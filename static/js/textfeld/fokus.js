// Der Fokus kommt sofort. tiptap wartet damit auf das nächste Bild des Schirms und übergeht ein Feld, dem der Browser den
// Fokus schon zurückgab, als ein Dialog zuging: Der Cursor spränge an den Anfang, und wer gleich weitertippt, schriebe dort.

import { Extension, pm } from "../../vendor/editor.js";

export const Fokus = Extension.create({
  name: "fokus",
  addCommands: () => ({
    focus: (stelle = null) => ({ view, tr, dispatch }) => {
      if (!dispatch) return true;
      if (stelle === "end") tr.setSelection(pm.state.Selection.atEnd(tr.doc));
      if (!view.hasFocus()) tr.scrollIntoView();
      view.focus();
      return true;
    },
  }),
});
