// Das HTML einer Zwischenablage als Baum, dazu die Angaben seiner Formatvorlagen.
//
// Unsere Content-Security-Policy meldet jedes style-Attribut, auch in einem Dokument, das niemand sieht. Darum heißt
// es schon im Text anders, bevor er gelesen wird, und seine Angaben lesen wir selbst; die der Programme (mso-…)
// verstünde der Browser ohnehin nicht.

const STUECKE = /<!--[\s\S]*?-->|<style\b[^>]*>([\s\S]*?)<\/style\s*>|<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi;
const ATTRIBUTE = /"[^"]*"|'[^']*'|([\s"'/])(style|on[a-z]+)(?=\s*=)/gi;
const REGELN = /([^{}]+)\{([^{}]*)\}/g;

const withoutStyleAttribute = (tag) => tag.replace(ATTRIBUTE, (alles, davor, name) => (name ? `${davor}data-${name}` : alles));

/** Das HTML ohne style und Ereignisse, dazu der Text seiner <style>-Blöcke. */
function separate(html) {
  const blocks = [];
  const rest = html.replace(STUECKE, (stueck, css) => {
    if (css !== undefined) blocks.push(css);
    return stueck.startsWith("<!--") || css !== undefined ? "" : withoutStyleAttribute(stueck);
  });
  return { rest, css: blocks.join("\n").replace(/<!--|-->/g, "").replace(/\/\*[\s\S]*?\*\//g, "") };
}

/** „font“ setzt auch zurück, was es nicht nennt. */
function expandFont(declared) {
  if (!declared.font) return declared;
  const weight = /\b(bold|[6-9]00)\b/.test(declared.font) ? "bold" : "normal";
  const fontStyle = /\b(italic|oblique)\b/.test(declared.font) ? "italic" : "normal";
  return { "font-weight": weight, "font-style": fontStyle, ...declared };
}

function declarations(text) {
  const declared = {};
  for (const [, name, value] of text.matchAll(/([\w-]+)\s*:\s*((?:"[^"]*"|'[^']*'|[^;"'])+)/g)) {
    declared[name.toLowerCase()] = value.replace(/\s+/g, " ").replace(/\s*!important\s*$/i, "").trim();
  }
  return expandFont(declared);
}

function matching(body, selector) {
  if (/[:@]/.test(selector)) return [];
  try {
    return body.querySelectorAll(selector);
  } catch {
    return [];
  }
}

/** Die Angaben jedes Elements und die Zählweisen der Word-Listen („l0 level1“ → „bullet“). */
function applyRules(body, css) {
  const styles = new WeakMap();
  const listFormats = {};
  for (const [, selectors, text] of css.matchAll(REGELN)) {
    const declared = declarations(text);
    const list = /@list\s+(l\d+):(level\d+)/.exec(selectors);
    if (list) listFormats[`${list[1]} ${list[2]}`] = declared["mso-level-number-format"] ?? "decimal";
    for (const selector of selectors.split(",")) {
      for (const element of matching(body, selector.trim())) styles.set(element, { ...styles.get(element), ...declared });
    }
  }
  return { styles, listFormats };
}

/** Liest die Zwischenablage: {body, style(element), setStyle(element, angaben), listFormats}. */
export function readSource(html) {
  const { rest, css } = separate(html);
  const { body } = new DOMParser().parseFromString(rest, "text/html");
  const { styles, listFormats } = applyRules(body, css);
  for (const element of body.querySelectorAll("[data-style]")) {
    styles.set(element, { ...styles.get(element), ...declarations(element.dataset.style) });
  }
  return {
    body,
    listFormats,
    style: (element) => styles.get(element) ?? {},
    setStyle: (element, declared) => styles.set(element, declared),
  };
}

/** Ersetzt ein Element durch eines anderen Namens mit demselben Inhalt. */
export function rename(source, element, name, declared = source.style(element)) {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  source.setStyle(renamed, declared);
  return renamed;
}

export const unwrap = (element) => element.replaceWith(...element.childNodes);

/** Geschützte Leerzeichen und unsichtbare Marken sind kein Text. */
export const isBlank = (node) => !node.textContent.replace(/[\s\u00a0\u200b\u2060\ufeff]/g, "");

export function textNodes(element) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}
