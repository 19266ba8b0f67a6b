// Reiner Text: Absätze, Listen an ihren Zeichen, und die Zeilen eines PDF wieder zu Sätzen.

const ZEICHEN = /^([ \t]*)(?:([-–—•·▪◦*‣●○■□➢✓\uf0b7])|(\d{1,3})[.)]|[a-z]\))[ \t]+(?=\S)/u;
const UNSICHTBAR = /[\u200b\u2060\ufeff\u0000]/g;
const BINDEWORT = /^(und|oder|bzw\.|sowie|bis|noch|statt|als|wie)\b/;
const BREITE = 45;
const LANG = 120;

function readLine(raw) {
  const found = ZEICHEN.exec(raw);
  const text = raw.replace(/[\s\u00a0]+/g, " ").trim();
  if (!found) return { text, indent: /^[ \t]*/.exec(raw)[0].length, width: text.length };
  const [marker, blank, bullet, number] = found;
  const item = { ordered: !bullet, number: number ? Number(number) : null, kind: bullet ?? (number ? "1" : "a") };
  return { text: raw.slice(marker.length).replace(/[\s\u00a0]+/g, " ").trim(), indent: blank.length, width: text.length, item };
}

const endsHyphenated = (text) => /\p{L}[-\u00ad\u2010]$/u.test(text);
const beginsSmall = (text) => /^\p{Ll}/u.test(text);

/** Wie breit die Zeilen einer Seite sind, wenn der Text an ihrem Rand umbrochen ist; sonst null. */
function measure(lines) {
  const followed = lines.filter((line, index) => line.text && lines[index + 1]?.text);
  const widest = Math.max(0, ...followed.map(({ width }) => width));
  if (widest < BREITE || widest > LANG + 40) return null;
  const broken = lines.some((line, index) => {
    const next = lines[index + 1];
    return line.width >= 0.7 * widest && next && !next.item && (endsHyphenated(line.text) || beginsSmall(next.text));
  });
  return broken ? widest : null;
}

function joined(before, after) {
  if (/\u00ad$/.test(before)) return before.slice(0, -1) + after;
  if (!endsHyphenated(before) || BINDEWORT.test(after)) return `${before} ${after}`;
  return beginsSmall(after) ? before.slice(0, -1) + after : before + after;
}

/** Gehört `line` noch zu dem Absatz, dessen letzte Zeile `last` war? */
function flowsOn(last, line, width) {
  if (!last?.text || !line.text || line.item) return false;
  return endsHyphenated(last.text) || (width !== null && last.width >= 0.7 * width);
}

function joinLines(lines) {
  const width = measure(lines);
  const blocks = [];
  let last = null;
  for (const line of lines) {
    const hanging = last?.text && line.text && !line.item && blocks.at(-1).item && line.indent > blocks.at(-1).indent;
    if (flowsOn(last, line, width) || hanging) blocks.at(-1).text = joined(blocks.at(-1).text, line.text);
    else blocks.push({ ...line, wrapped: width !== null });
    last = line;
  }
  return blocks;
}

const element = (name, ...children) => {
  const made = document.createElement(name);
  made.append(...children);
  return made;
};

/** Die Liste, zu der ein Punkt gehört: gleich eingerückt und gleich gezeichnet. Alles, was tiefer liegt, ist zu Ende. */
function fittingList(open, { item, indent }, afterGap) {
  while (open.length && open.at(-1).indent > indent) open.pop();
  const found = open.findLastIndex((list) => list.indent === indent && list.kind === item.kind);
  if (found >= 0) open.length = found + 1;
  else if (afterGap) open.length = open.filter((list) => list.indent < indent).length;
  return found >= 0 ? open.at(-1) : null;
}

/** Ein Punkt kommt in seine Liste; ein anderes Zeichen beginnt eine innere. `open` sind die offenen, außen zuerst. */
function addItem(root, open, block, afterGap) {
  const { item, indent, text } = block;
  if (!fittingList(open, block, afterGap)) {
    const list = element(item.ordered ? "ol" : "ul");
    if (item.number > 1) list.setAttribute("start", item.number);
    (open.at(-1)?.list.lastElementChild ?? root).append(list);
    open.push({ indent, list, kind: item.kind });
  }
  open.at(-1).list.append(element("li", element("p", text)));
}

/** Eine einzelne Nummer ist ein Datum oder ein Satzanfang („3. Oktober“), keine Liste. */
function withoutLoneNumbers(blocks) {
  const numbered = blocks.filter(({ item }) => item?.ordered);
  const first = numbered[0]?.item.number;
  const counts = numbered.length > 1 || first === 1 || first === null;
  return counts ? blocks : blocks.map((block) => (block.item?.ordered ? { ...block, text: `${block.item.number}. ${block.text}`, item: null } : block));
}

/** Die Blöcke als Elemente: Eine Leerzeile trennt Absätze, eine einzelne Zeile ist ein Zeilenumbruch. */
function build(blocks, everyLine) {
  const root = element("div");
  const open = [];
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    if (block.item) addItem(root, open, block, before?.text === "");
    else if (block.text) {
      open.length = 0;
      if (before?.text && !before.item && !everyLine) root.lastElementChild.append(element("br"), block.text);
      else root.append(element("p", block.text));
    }
  });
  return root;
}

/** Ein Element, dessen Kinder die Absätze und Listen des Textes sind. */
export function readPlainText(text) {
  const clean = text.replace(UNSICHTBAR, "").normalize("NFC").replace(/\n+$/, "");
  const lines = clean.split(/\r\n?|\n|\u2028|\u2029|\f/).map(readLine);
  const blocks = withoutLoneNumbers(joinLines(lines));
  const wrapped = blocks.some((block) => block.wrapped);
  const separated = lines.some((line, index) => !line.text && index && index < lines.length - 1);
  return build(blocks, wrapped || (!separated && lines.some(({ width }) => width > LANG)));
}
