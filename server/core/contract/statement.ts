const copiedName = String.raw`(?:"[^"]+"|(?:[\w%]|\$(?!\{)|[$#]?\{[^}]*\})+)`;
/**
 * COPY of a query, or of a table FROM or TO what it can be copied from or to; or a piece of that, where the string ends.
 * Prose says "Copy this URL and paste it into …".
 */
const copies = new RegExp(
  String.raw`^copy\s+(?:binary\s+)?(?:\(|${copiedName}(?:\s*\.\s*${copiedName}){0,2}(?:\s*\(|\s+$|\s*\b(?:from|to)\s*(?:$|['$:?%@{]|stdin\b|stdout\b|program\b)))`,
  'i',
);

/** Words a query of an application starts with; everything else (DDL, sessions) is no use of columns. */
const verbs =
  /^((select|insert|update|delete|with|merge|truncate|copy|lock|table|values|replace|call|explain)\b|refresh\s+materialized\b|prepare\s+[\w"]+\s*(\([^)]*\)\s*)?as\s)/i;

/** Whether a text is a query: by its first word, after comments and parentheses. */
export const isQuery = (text: string): boolean => verbs.test(text.replace(/^(\s|\(|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, ''));

/** How all such strings begin: most others are told apart by their first letter. */
const mayStart = /^(?:[\s(]|--|\/\*|select|insert|replace|update|delete|with|merge|truncate|copy|table|lock|refresh)/i;

/**
 * Whether a string in code is meant as SQL: it starts like a query and has the word that must follow. Plain English starts
 * with `Select` and `Update` as well.
 */
export function looksLikeSql(text: string): boolean {
  if (!mayStart.test(text)) return false;
  const body = text.replace(/^(\s|\(|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '');
  return (
    /^select\b[\s\S]*?(\bfrom\b|\$\d|\(|^select\s+[\d'*])/i.test(body) ||
    /^(insert|replace)\s+(ignore\s+)?into\s/i.test(body) ||
    /^update\s[\s\S]+?\sset\s/i.test(body) ||
    /^delete\s+from\s/i.test(body) ||
    /^with\s+(recursive\s+)?["\w]+\s*(\([^)]*\)\s*)?as\s*(not\s+)?(materialized\s*)?\(/i.test(body) ||
    /^merge\s+into\s/i.test(body) ||
    /^truncate\s+(?:table\s+(?:only\s+)?["\w{%$]|(?:only\s+)?(?:["\w.{}%$]+\s*(?:\*\s*)?(?:$|[,;"'`)]|(?:restart|continue|cascade|restrict)\b)))/i.test(
      body,
    ) ||
    copies.test(body) ||
    /^table\s+["\w.]+\s*;?\s*$/i.test(body) ||
    /^lock\s+table\s/i.test(body) ||
    /^refresh\s+materialized\s+view\s/i.test(body)
  );
}
