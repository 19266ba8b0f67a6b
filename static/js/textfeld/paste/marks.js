// Fett, kursiv, unterstrichen, hoch, tief, Verweise: wie man sie in der Quelle sieht, gleich woran es dort liegt.

const ERLAUBT = /^(https?:|mailto:|tel:)/i;
const KURSIV = "i, em, cite, dfn, var, address";

export const isBold = (weight) => /^(bold(er)?|[6-9]\d\d)$/.test(weight);

/** Umwege, die Google und Outlook vor eine Adresse setzen. */
function withoutDetour(href) {
  try {
    const url = new URL(href);
    if (/^www\.google\./.test(url.hostname) && url.pathname === "/url") return url.searchParams.get("q") ?? href;
    if (/\.safelinks\.protection\.outlook\.com$/.test(url.hostname)) return url.searchParams.get("url") ?? href;
  } catch {
    return null;
  }
  return href;
}

/** Die Adresse eines Verweises; null, wenn sie nur auf dem anderen Rechner oder in der anderen Seite gilt. */
function cleanHref(link) {
  const href = (link.getAttribute("href") ?? "").trim();
  const direct = ERLAUBT.test(href) ? withoutDetour(href) : null;
  return direct && ERLAUBT.test(direct) ? direct : null;
}

function bold(element, declared, inherited) {
  const weight = declared["font-weight"];
  if (weight && weight !== "inherit") return isBold(weight);
  return element.matches("b, strong") || inherited;
}

function italic(element, declared, inherited) {
  const kind = declared["font-style"];
  if (kind && kind !== "inherit") return /^(italic|oblique)/.test(kind);
  return element.matches(KURSIV) || inherited;
}

function lines(element, declared) {
  const decoration = `${declared["text-decoration"] ?? ""} ${declared["text-decoration-line"] ?? ""}`;
  return {
    underlined: /underline/.test(decoration) || (element.matches("u") && !/none/.test(decoration)),
    struck: /line-through/.test(decoration) || element.matches("s, strike"),
  };
}

function position(element, declared, inherited) {
  const align = declared["vertical-align"];
  if (element.matches("sup") || align === "super") return "sup";
  if (element.matches("sub") || align === "sub") return "sub";
  return inherited;
}

/** Was ein Element dem Text in ihm gibt, zu dem, was schon gilt. */
export function marksOf(element, declared, inherited) {
  const { underlined, struck } = lines(element, declared);
  return {
    strong: bold(element, declared, inherited.strong),
    em: italic(element, declared, inherited.em),
    u: underlined || inherited.u,
    struck: struck || inherited.struck,
    position: position(element, declared, inherited.position),
    href: (element.matches("a") && cleanHref(element)) || inherited.href,
  };
}

/** Setzt einen Text in die Elemente seiner Auszeichnungen. */
export function withMarks(node, marks) {
  const names = [marks.position, marks.u && !marks.href && "u", marks.em && "em", marks.strong && "strong", marks.href && "a"];
  return names.filter(Boolean).reduce((inner, name) => {
    const outer = node.ownerDocument.createElement(name);
    if (name === "a") outer.setAttribute("href", marks.href);
    outer.append(inner);
    return outer;
  }, node);
}
