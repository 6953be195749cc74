import type { HostString, Part } from './host-strings.ts';

/** A hole where a table stands: `FROM {table}`, `FROM %s`. */
const tableHole =
  /\b(?:from|into|join|update|table|truncate|lock)\s+(?:only\s+)?["`]?\w{0,40}(?:\{&?(\w{1,80})(?:!\w)?\}|(%s|%v|\{\}))(?!\w)/i;

/** Names in one list; a longer one is data. */
const most = 80;
/** How far before a query its loop may begin. */
const reach = 4_000;

/**
 * A query that is sent for each table of a list the program has written out, as the queries it stands for:
 * `for table in ("a", "b"): run("DELETE FROM %s" % table)`. `constant` for a list that is one of another file; undefined for any
 * other query.
 */
export function eachOfList(source: string, string: HostString): HostString[] | 'constant' | undefined {
  const shown = string.parts.map((part) => (part.hole ? `{${part.text}}` : part.text)).join('');
  const hole = tableHole.exec(shown);
  if (!hole) return undefined;
  const name = hole[1] ?? argument(source, string, shown.slice(0, hole.index + hole[0].length));
  const names = name === undefined ? undefined : listOf(source, string.start, name);
  if (names === 'constant') return names;
  return names?.map((table) => ({ ...string, parts: filled(string.parts, hole[1], hole[2], table) }));
}

/** The argument that fills the last placeholder of a text. */
function argument(source: string, { inner }: HostString, before: string): string | undefined {
  const rest = source.slice(inner.end, inner.end + 300);
  const given = /^["'`#]{1,4}\s*(?:%\s*\(?|,|\.format\()\s*([^()]{0,200})/.exec(rest)?.[1];
  const at = (before.match(/%[sdvq]|\{\}/g)?.length ?? 1) - 1;
  const said = given?.split(',')[at]?.trim();
  return said !== undefined && /^\w+$/.test(said) ? said : undefined;
}

/** The strings of the list that the nearest loop over a variable of this name goes through. */
function listOf(source: string, before: number, name: string): readonly string[] | 'constant' | undefined {
  const around = source.slice(Math.max(0, before - reach), before);
  const loops = new RegExp(
    `\\bfor\\s*(?:\\(?\\s*(?:const|let|var)\\s+)?(?:&?mut\\s+)?&?${name}\\s+in\\s+|\\bfor\\s+\\w+\\s*,\\s*${name}\\s*:?=\\s*range\\s+`,
    'g',
  );
  const last = [...around.matchAll(loops)].at(-1);
  // `let tables = TABLES.iter().map(…).join(", ")`: all of them in one query.
  const joined = new RegExp(`\\blet\\s+${name}\\s*(?::[^=;]{1,80})?=\\s*[A-Z][A-Z\\d_]+\\s*\\.\\s*iter\\(\\)`).test(
    around,
  );
  if (!last) return joined ? 'constant' : undefined;
  const at = Math.max(0, before - reach) + last.index + last[0].length;
  const direct = writtenList(source, at);
  if (direct) return direct;
  const constant = /^&?(?:self\.|cls\.)?(\w+)(?:\.iter\(\))?\s*[:{\n]/.exec(source.slice(at, at + 120))?.[1];
  if (constant === undefined) return undefined;
  const given = [
    ...source.matchAll(
      new RegExp(
        `(?<![\\w.])(?:self\\.|cls\\.)?${constant}\\s*(?::[^=\\n]{1,80}(?:;[^=\\n]{1,20})?)?:?=(?!=)\\s*`,
        'g',
      ),
    ),
  ];
  const [only] = given;
  if (!only && /^[A-Z][A-Z\d_]+$/.test(constant)) return 'constant';
  // Given twice, it may be another list.
  return only && given.length === 1 ? writtenList(source, only.index + only[0].length) : undefined;
}

/** `("a", "b")`, `["a"]`, `&["a"]`, `[]string{"a"}`: strings only, each a name. */
function writtenList(source: string, at: number): readonly string[] | undefined {
  const text = source.slice(at, at + 6_000);
  const [, open, body = ''] = /^(?:&|\[\]string|\[\.\.\.\]string|vec!)?\s*([([{])([^()[\]{}]*)[)\]}]/.exec(text) ?? [];
  if (open === undefined) return undefined;
  const bare = body.replace(/(?:\/\/|#)[^\n]*/g, '');
  if (!/^\s*(?:(["'])[\w.]+\1\s*(?:,\s*|$))+$/.test(bare)) return undefined;
  const names = Array.from(bare.matchAll(/["']([\w.]+)["']/g), (match) => match[1] as string);
  return names.length <= most ? names : undefined;
}

/** The parts with a table in the place of the hole: of the variable, or of the first placeholder that stands for a table. */
function filled(
  parts: readonly Part[],
  name: string | undefined,
  placeholder: string | undefined,
  table: string,
): Part[] {
  return parts.map((part): Part => {
    if (part.hole) return part.text.replace(/^&/, '') === name ? { at: part.at, text: table } : part;
    if (name !== undefined) return { ...part, text: part.text.replaceAll(`{${name}}`, table) };
    const hole = tableHole.exec(part.text);
    if (!hole || placeholder === undefined) return part;
    const end = hole.index + hole[0].length;
    const start = end - placeholder.length;
    return { ...part, text: part.text.slice(0, start) + table + part.text.slice(end) };
  });
}
