// Nicht überall kann alles stehen: Was eingefügt wird, passt sich seiner Stelle an, ohne ein Wort zu verlieren.

import { pm } from "../../../vendor/editor.js";

const { Fragment, Slice } = pm.model;

/** Der Text von Blöcken hintereinander. */
function inlineOf(fragment, schema, between = " ") {
  const nodes = [];
  fragment.descendants((node) => {
    if (!node.isTextblock) return true;
    if (nodes.length && node.content.size) nodes.push(schema.text(between));
    node.forEach((inline) => nodes.push(inline.type.name === "hardBreak" ? schema.text(" ") : inline));
    return false;
  });
  return Fragment.from(nodes);
}

const bold = (fragment, { marks }) =>
  Fragment.from(fragment.content.map((node) => (node.isText ? node.mark(marks.bold.create().addToSet(node.marks)) : node)));

function rowsAsParagraphs(table, schema) {
  const rows = [];
  table.forEach((row) => rows.push(schema.nodes.paragraph.create(null, inlineOf(row.content, schema, ", "))));
  return rows;
}

/** In einer Zelle gibt es keine Überschriften und keine zweite Tabelle: Sie werden Absätze. */
function forCell(fragment, schema) {
  const changed = [];
  fragment.forEach((node) => {
    const { name } = node.type;
    if (name === "heading" || name === "tabellentitel") changed.push(schema.nodes.paragraph.create(null, bold(node.content, schema)));
    else if (name === "table") changed.push(...rowsAsParagraphs(node, schema));
    else changed.push(node.isText ? node : node.copy(forCell(node.content, schema)));
  });
  return Fragment.from(changed);
}

const isInside = ($pos, name) => Array.from({ length: $pos.depth + 1 }, (_, depth) => $pos.node(depth).type.name).includes(name);

/** Zellen allein füllen die Zellen, auf denen der Cursor steht, wie in einer Rechentabelle. */
const isCells = ({ content }) => content.childCount === 1 && ["table", "tableRow"].includes(content.firstChild.type.name);

export function fitted(slice, $pos, schema) {
  if (["tabellentitel", "unterschrift"].includes($pos.parent.type.name)) return new Slice(inlineOf(slice.content, schema), 0, 0);
  if (!isInside($pos, "table") || isCells(slice)) return slice;
  const content = forCell(slice.content, schema);
  return content.eq(slice.content) ? slice : Slice.maxOpen(content);
}
