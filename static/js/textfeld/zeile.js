// Was in einer Zeile stehen kann: Auszeichnungen und Verweise.

import { Bold, History, Italic, Link, Subscript, Superscript } from "../../vendor/editor.js";
import { verweis } from "./link.js";

const ERLAUBT = /^(https?:|mailto:|tel:|#)/i;
const entwederOder = { excludes: "superscript subscript" };

export const Verweis = Link.extend({
  addKeyboardShortcuts: () => ({
    "Mod-k": ({ editor }) => {
      verweis(editor);
      return true;
    },
  }),
}).configure({ openOnClick: false, defaultProtocol: "https", isAllowedUri: (url) => ERLAUBT.test(url) });

export const ZEILE = [Bold, Italic, Superscript.extend(entwederOder), Subscript.extend(entwederOder), Verweis, History];
