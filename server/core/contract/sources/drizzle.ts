import { Lines } from '../../text/lines.ts';
import { gate } from '../gates.ts';
import {
  type ContractSource,
  type MappedColumn,
  type MappedTable,
  type ModelCall,
  type ModelLink,
  nothingFound,
} from '../source.ts';
import { drizzleCalls } from './drizzle-calls.ts';
import { javascript } from './javascript.ts';
import { maskText } from './javascript-literals.ts';
import { chain, closing, type Entry, entries, lineText, parts, type Text } from './javascript-shape.ts';

/**
 * Drizzle's tables, `pgTable('users', { … })`, and the queries made on them. A select without a list, and every INSERT, name
 * all mapped columns. Facts: Drizzle 0.45, by its query log.
 */
export const drizzle: ContractSource = {
  id: 'drizzle',
  title: 'Drizzle schema',
  takes: javascript.takes,
  read(_path, raw) {
    const defines = mayDefine(raw) && definition.test(raw) && /drizzle-orm|[sS]chema|[tT]able/.test(raw);
    if (!defines && !queries.test(raw)) return nothingFound;
    const text = { raw, code: maskText(raw) };
    let lines: Lines | undefined;
    const lineAt = (at: number): number => {
      lines ??= new Lines(raw);
      return lines.position(at).line + 1;
    };
    const mapped = defines ? readTables(text, lineAt) : [];
    const links = mayDefine(raw) && /\brelations\s*\(/.test(raw) ? readLinks(text, lineAt) : [];
    const calls: ModelCall[] = drizzleCalls(text, lineAt, new Set(mapped.map((table) => table.model)));
    return { statements: [], mapped, links, calls };
  },
};

const definition = /(?:Table|View|TableCreator)\s*\(|\.(?:table|view|materializedView)\s*\(|\brelations\s*\(/;
/** What is looked for, in a quicker way. */
const mayDefine = gate('table', 'view', 'relations');
const queries =
  /\.\s*(?:from|insert|update|delete|(?:inner|left|right|full|cross)Join|\$count)\s*\(|\.query\s*\.\s*\w+\s*\.\s*find/;

/** The file makes columns of its own. */
const core = /['"]drizzle-orm\/\w+-core['"]/;
const builder = /^(pg|mysql|sqlite|singlestore|cockroach)(Table|View|MaterializedView)$/;

function readTables(text: Text, lineAt: (at: number) => number): MappedTable[] {
  const { raw, code } = text;
  const renamed = importsOfDrizzle(code);
  const creators = readCreators(text);
  const schemas = readSchemas(text);
  const objects = new Map<string, number>();
  for (const match of code.matchAll(/\b(?:const|let|var)\s+(\w+)\s*(?::[^=]{0,400})?=\s*\{/g))
    objects.set(match[1] as string, match.index + match[0].length - 1);
  const found: MappedTable[] = [];
  const declared =
    /\b(?:const|let|var)\s+(\w+)\s*(?::[^=\n]{0,400})?=\s*(?:(\w+)\s*\.\s*)?(\w+)\s*(?:<[^()]{0,400}>)?\(/g;
  for (const match of code.matchAll(declared)) {
    const [all, symbol = '', owner, callee = ''] = match;
    const name = renamed.get(callee) ?? callee;
    const creator = creators.get(callee);
    const ofSchema = owner !== undefined && /^(table|view|materializedView)$/.test(callee);
    // A creator from another file: with a prefix nobody can know here.
    const prefixed = owner === undefined && !builder.test(name) && !creator && /table/i.test(callee) && core.test(raw);
    if (!builder.test(name) && !creator && !ofSchema && !prefixed) continue;
    const open = match.index + all.length - 1;
    const close = closing(code, open);
    const args = parts(code, open + 1, close);
    const literal = stringAt(text, args[0]);
    if (literal === undefined || (ofSchema && !schemas.has(owner) && !/drizzle-orm/.test(raw))) continue;
    const schema = ofSchema ? schemas.get(owner) : undefined;
    const { columns, open: more } = readColumns(text, args[1], objects, lineAt);
    found.push({
      by: 'Drizzle',
      model: symbol,
      type: symbol,
      table: { name: creator ? creator(literal) : literal, ...(schema === undefined ? {} : { schema }) },
      ...(prefixed ? { prefixed: true as const } : {}),
      line: lineAt(match.index),
      text: lineText(raw, match.index),
      columns,
      ...(more ? { open: true as const } : {}),
    });
  }
  return found;
}

/** `import { pgTable as table } from 'drizzle-orm/pg-core'`: what the names here stand for. */
function importsOfDrizzle(code: string): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const match of code.matchAll(/\b(\w+)\s+as\s+(\w+)/g))
    if (builder.test(match[1] as string)) renamed.set(match[2] as string, match[1] as string);
  return renamed;
}

/** `const createTable = pgTableCreator((name) => `app_${name}`)`: how it names its tables. */
function readCreators({ raw, code }: Text): ReadonlyMap<string, (name: string) => string> {
  const creators = new Map<string, (name: string) => string>();
  for (const match of code.matchAll(/\b(?:const|let|var)\s+(\w+)\s*=\s*(?:\w+\.)?\w+TableCreator\s*\(/g)) {
    const open = match.index + match[0].length - 1;
    const body = raw.slice(open + 1, closing(code, open)).trim();
    const template = /^\(?\s*(\w+)\s*(?::\s*string)?\s*\)?\s*=>\s*`([^`$]*)\$\{\s*\1\s*\}([^`$]*)`/.exec(body);
    const same = /^\(?\s*(\w+)\s*(?::\s*string)?\s*\)?\s*=>\s*\1\s*,?$/.test(body);
    if (template) creators.set(match[1] as string, (name) => `${template[2]}${name}${template[3]}`);
    else if (same) creators.set(match[1] as string, (name) => name);
  }
  return creators;
}

/** `const auth = pgSchema('auth')` */
function readSchemas(text: Text): ReadonlyMap<string, string> {
  const schemas = new Map<string, string>();
  for (const match of text.code.matchAll(/\b(?:const|let|var)\s+(\w+)\s*=\s*(?:\w+\.)?(?:pg|mysql)Schema\s*\(/g)) {
    const open = match.index + match[0].length - 1;
    const name = stringAt(text, parts(text.code, open + 1, closing(text.code, open))[0]);
    if (name !== undefined) schemas.set(match[1] as string, name);
  }
  return schemas;
}

/** The string an argument is; undefined when it is no plain literal. */
function stringAt({ raw, code }: Text, part: { start: number; end: number } | undefined): string | undefined {
  if (!part) return undefined;
  const body = code.slice(part.start, part.end);
  return /^(['"`])\s*\1$/.test(body) ? raw.slice(part.start + 1, part.end - 1) : undefined;
}

interface Columns {
  readonly columns: MappedColumn[];
  readonly open: boolean;
}

function readColumns(
  text: Text,
  part: { start: number; end: number } | undefined,
  objects: ReadonlyMap<string, number>,
  lineAt: (at: number) => number,
  depth = 0,
): Columns {
  const columns: MappedColumn[] = [];
  if (!part || depth > 5) return { columns, open: true };
  // `{ … }`, or `(t) => ({ … })`.
  const body = text.code.slice(part.start, part.end);
  const at = /^(?:\(?[^()]*\)?\s*=>\s*\(\s*)?\{/.exec(body)?.[0].length;
  const named = at === undefined ? objects.get(body) : undefined;
  if (at === undefined && named === undefined) return { columns, open: true };
  let open = false;
  for (const entry of entries(text, named ?? part.start + (at as number) - 1)) {
    if (entry.key === undefined) {
      const spread = readColumns(text, entry, objects, lineAt, depth + 1);
      columns.push(...spread.columns);
      open ||= spread.open;
    } else columns.push(readColumn(text, entry, entry.key, lineAt));
  }
  return { columns, open };
}

/** `email: text('email').notNull()`: the first call makes the column, those that follow qualify it. */
function readColumn(text: Text, entry: Entry, key: string, lineAt: (at: number) => number): MappedColumn {
  const value = text.code.slice(entry.start, entry.end);
  const open = /^[\w$.]+\s*(?:<[^()]{0,400}>)?\(/.exec(value)?.[0].length;
  const at = open === undefined ? undefined : entry.start + open - 1;
  const close = at === undefined ? entry.start : closing(text.code, at);
  const name = at === undefined ? undefined : stringAt(text, parts(text.code, at + 1, close)[0]);
  const calls = at === undefined ? [] : chain(text.code, close).map((call) => call.name);
  const has = (...names: string[]): boolean => names.some((each) => calls.includes(each));
  const serial = /^(?:\w+\.)?(?:small|big)?serial\b/.test(value);
  const client = has('$default', '$defaultFn', '$onUpdate', '$onUpdateFn');
  const database =
    serial ||
    has(
      'default',
      'defaultNow',
      'defaultRandom',
      'autoincrement',
      'generatedAlwaysAsIdentity',
      'generatedByDefaultAsIdentity',
    );
  return {
    key,
    name: name ?? key,
    ...(name === undefined ? { derived: true as const } : {}),
    line: lineAt(entry.at),
    text: lineText(text.raw, entry.at),
    required: serial || has('notNull', 'primaryKey'),
    ...(client ? { default: 'client' as const } : database ? { default: 'database' as const } : {}),
    ...(has('generatedAlwaysAs', 'generatedAlwaysAsIdentity') ? { generated: true as const } : {}),
  };
}

/** `relations(users, ({ many }) => ({ posts: many(posts) }))` */
function readLinks({ raw, code }: Text, lineAt: (at: number) => number): ModelLink[] {
  const links: ModelLink[] = [];
  let until = 0;
  for (const match of code.matchAll(/\brelations\s*\(\s*(?:\w+\.)?(\w+)\s*,/g)) {
    const open = match.index + match[0].indexOf('(');
    if (open < until) continue;
    until = closing(code, open);
    const body = code.slice(open, until);
    for (const each of body.matchAll(/(\w+)\s*:\s*(?:\w+\.)?(one|many)\s*\(\s*(?:\w+\.)?(\w+)/g)) {
      const at = open + each.index;
      const call = at + each[0].indexOf('(');
      const fields =
        /\bfields\s*:\s*\[([^\]]*)\]/.exec(code.slice(call, Math.min(closing(code, call), call + 1000)))?.[1] ?? '';
      links.push({
        by: 'Drizzle',
        model: match[1] as string,
        field: each[1] as string,
        target: each[3] as string,
        list: each[2] === 'many',
        fields: Array.from(fields.matchAll(/\.\s*(\w+)/g), (m) => m[1] as string),
        line: lineAt(at),
        text: lineText(raw, at),
      });
    }
  }
  return links;
}
