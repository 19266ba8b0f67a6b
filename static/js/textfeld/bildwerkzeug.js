// Das Werkzeug „Bild“: setzt Bilder in den Text und ändert das ausgewählte. Seine Fragen kommen mit dem ersten Cursor.

function bildHier({ state: { selection } }) {
  if (selection.node?.type.name === "bild") return { node: selection.node, stelle: selection.from };
  for (let tiefe = selection.$from.depth; tiefe > 0; tiefe -= 1) {
    if (selection.$from.node(tiefe).type.name !== "abbildung") continue;
    return { node: selection.$from.node(tiefe).firstChild, stelle: selection.$from.start(tiefe) };
  }
  return selection.node?.type.name === "abbildung" ? { node: selection.node.firstChild, stelle: selection.from + 1 } : null;
}

async function gefragt(editor, attrs) {
  const { frageBild, frageNeueBilder } = await import("./bildfrage.js");
  const antwort = await frageBild(editor, attrs);
  if (!antwort?.dateien) return antwort ? [antwort] : [];
  const neue = await frageNeueBilder(
    editor,
    antwort.dateien.map((datei) => ({ datei, name: datei.name, alt: "" })),
  );
  return neue.filter(Boolean);
}

const abbildung = (attrs) => ({ type: "abbildung", content: [{ type: "bild", attrs }, { type: "unterschrift" }] });

export async function bild(editor) {
  const hier = bildHier(editor);
  const bilder = await gefragt(editor, hier?.node.attrs);
  const kette = editor.chain().focus();
  if (hier && bilder.length) kette.command(({ tr }) => Boolean(tr.setNodeMarkup(hier.stelle, null, bilder[0])));
  else if (bilder.length) kette.insertContent(bilder.map(abbildung));
  kette.run();
}

export const bildWerkzeug = ["Bild", bild, { aktiv: (editor) => Boolean(bildHier(editor)) }];
