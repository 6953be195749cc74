import { Lines } from '../../text/lines.ts';
import { type ContractSource, type MappedColumn, type MappedTable, type ModelLink, nothingFound } from '../source.ts';
import { aliasesOf, ectoCalls, moduleName } from './ecto-calls.ts';
import { elixir, elixirLanguage } from './elixir.ts';
import { scan } from './host-scan.ts';
import { lineText } from './javascript-shape.ts';

/**
 * Schemas of Ecto, `schema "users" do field :email, :string end`, and the queries made on them. A query without `select` lists
 * all fields that are not virtual. Facts: Ecto 3's documentation (`Ecto.Schema`, `Ecto.Query`).
 */
export const ecto: ContractSource = {
  id: 'ecto',
  title: 'Ecto schema',
  takes: elixir.takes,
  read(_path, raw) {
    if (!/[A-Z]/.test(raw)) return nothingFound;
    const { code } = scan(raw, elixirLanguage);
    const text: ElixirText = { raw, code, lines: new Lines(raw) };
    const aliases = aliasesOf(code);
    const mapped: MappedTable[] = [];
    const links: ModelLink[] = [];
    const skipped: [number, number][] = [];
    // A schema has none within.
    for (const match of code.matchAll(/^([ \t]*)schema[ (]\s*("[^"\n]*"|[^\n]*?)\)?\s*do[ \t]*$/gm))
      if (match.index >= (skipped.at(-1)?.[1] ?? 0)) readSchema(text, match, aliases, mapped, links, skipped);
    const closed = sql.test(raw) ? {} : { closed: true as const };
    return { statements: [], mapped, links, calls: ectoCalls(text, aliases, skipped), ...closed };
  },
};

/** Signs of SQL, or of queries on tables that no schema maps. */
const sql =
  /\b(?:SELECT|FROM|WHERE|INSERT|UPDATE|DELETE|JOIN|HAVING|RETURNING|ORDER BY|GROUP BY)\b|\bselect\s[^\n]{0,200}\sfrom\s|\bfragment\s*\(|\bquery!?\s*\(|Ecto\.Adapters|\bin\s+"|\bRepo\.\w+[!?]?\s*\(?\s*"|\bfrom\s*\(?\s*"|"\s*\|>|\{\s*"\w+"\s*,\s*[A-Z]/;

export interface ElixirText {
  readonly raw: string;
  readonly code: string;
  readonly lines: Lines;
}

export const placeIn = ({ raw, lines }: ElixirText, at: number): { line: number; text: string } => ({
  line: lines.position(at).line + 1,
  text: lineText(raw, at),
});

const known =
  /^(?:field|belongs_to|has_many|has_one|many_to_many|embeds_one|embeds_many|timestamps|end|do|else|if|unless)$/;

function readSchema(
  text: ElixirText,
  match: RegExpExecArray,
  aliases: ReadonlyMap<string, string>,
  mapped: MappedTable[],
  links: ModelLink[],
  skipped: [number, number][],
): void {
  const { raw, code } = text;
  const indent = (match[1] as string).length;
  const at = match.index + indent;
  const start = match.index + match[0].length;
  const close = new RegExp(`^[ \\t]{0,${indent}}end\\b`, 'gm');
  close.lastIndex = start;
  const end = close.exec(code)?.index ?? code.length;
  skipped.push([at, end]);
  const module = moduleAt(code, at);
  const literal = (match[2] as string).startsWith('"');
  const quote = match.index + match[0].indexOf(match[2] as string);
  const name = literal ? raw.slice(quote + 1, quote + (match[2] as string).length - 1) : undefined;
  const head = code.slice(module.start, at);
  const attribute = (wanted: string): string | undefined => {
    const found = new RegExp(`^[ \\t]*@${wanted}[ \\t]+([^\\n]*)`, 'm').exec(head);
    return found
      ? raw.slice(module.start + found.index, module.start + found.index + found[0].length).replace(/^\s*@\w+\s+/, '')
      : undefined;
  };
  const columns: MappedColumn[] = [];
  let open = false;
  const key = attribute('primary_key');
  if (key === undefined)
    columns.push({ key: 'id', name: 'id', required: true, default: 'database', ...placeIn(text, at) });
  else if (!/^false\b/.test(key)) {
    const own = /^\{\s*:(\w+)\s*,(.*)$/.exec(key);
    if (own)
      columns.push({
        key: own[1] as string,
        name: option(own[2] as string, 'source') ?? (own[1] as string),
        required: true,
        default: 'either',
        ...placeIn(text, at),
      });
    else open = true;
  }
  let inner: number | undefined;
  for (const line of statements(code, start, end)) {
    inner ??= line.indent;
    if (line.indent > inner) continue;
    const body = code.slice(line.start, line.end);
    const said = raw.slice(line.start, line.end);
    const word = /^([a-z_]\w*[?!]?)/.exec(body)?.[1] ?? '';
    if (!known.test(word)) {
      open = true;
      continue;
    }
    const place = placeIn(text, line.start);
    const field = /^\w+[ (]\s*:(\w+[?!]?)/.exec(body)?.[1];
    if (word === 'timestamps') {
      const opts = `${said} ${attribute('timestamps_opts') ?? ''}`;
      for (const each of ['inserted_at', 'updated_at']) {
        const renamed = new RegExp(`\\b${each}:\\s*(?::(\\w+)|(false))`).exec(opts);
        if (renamed?.[2]) continue;
        const own = renamed?.[1] ?? each;
        const source = new RegExp(`\\b${each}_source:\\s*:(\\w+)`).exec(opts)?.[1];
        columns.push({ key: own, name: source ?? own, required: true, default: 'client', ...place });
      }
      continue;
    }
    if (field === undefined) {
      open ||= word !== 'end' && word !== 'do';
      continue;
    }
    if (word === 'field' || word.startsWith('embeds_')) {
      if (/\bvirtual:\s*true\b/.test(body)) continue;
      const filled = /\b(?:default|autogenerate):/.test(body) || word === 'embeds_many';
      columns.push({
        key: field,
        name: option(body, 'source') ?? field,
        required: false,
        ...(filled ? { default: 'client' as const } : {}),
        ...(/\bload_in_query:\s*false\b/.test(body) ? { hidden: true as const } : {}),
        ...place,
      });
      continue;
    }
    const target = /^\w+[ (]\s*:\w+[?!]?\s*,\s*([A-Z][\w.]*|__MODULE__)/.exec(body)?.[1];
    const foreign = option(body, 'foreign_key') ?? `${field}_id`;
    if (word === 'belongs_to' && !/\bdefine_field:\s*false\b/.test(body))
      columns.push({ key: foreign, name: option(body, 'source') ?? foreign, required: false, ...place });
    const link = (to: string): void => {
      links.push({
        by: 'Ecto',
        model: module.name,
        field: `${field}.`,
        target: to,
        list: word !== 'belongs_to',
        fields: word === 'belongs_to' ? [foreign] : [],
        ...place,
      });
    };
    if (target !== undefined) link(target === '__MODULE__' ? module.name : moduleName(target, aliases));
    const through = /\bjoin_through:\s*(?:"|([A-Z][\w.]*))/.exec(body);
    if (through?.[1]) link(moduleName(through[1], aliases));
    else if (through) {
      const table = /\bjoin_through:\s*"([^"]*)"/.exec(said)?.[1] ?? '';
      const type = `${module.name}.${field}.table`;
      mapped.push({
        by: 'Ecto',
        model: last(module.name),
        type,
        home: module.name,
        table: { name: table },
        takes: { except: [] },
        columns: [],
        ...place,
      });
    }
  }
  const prefix = attribute('schema_prefix');
  const schema = prefix === undefined ? undefined : /^"([^"]*)"/.exec(prefix)?.[1];
  mapped.push({
    by: 'Ecto',
    model: last(module.name),
    type: module.name,
    home: module.name,
    table: { name: name ?? last(module.name), ...(schema === undefined ? {} : { schema }) },
    columns,
    ...(name === undefined ? { guessed: true as const } : {}),
    ...(open ? { open: true as const } : {}),
    ...placeIn(text, at),
  });
}

const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const option = (body: string, name: string): string | undefined => new RegExp(`\\b${name}:\\s*:(\\w+)`).exec(body)?.[1];

/** The module around an offset, by indentation: its name with those around it, and where it begins. */
function moduleAt(code: string, at: number): { readonly name: string; readonly start: number } {
  const around: { indent: number; name: string; start: number }[] = [];
  for (const match of code.slice(0, at).matchAll(/^([ \t]*)(?:defmodule\s+([\w.]+)|end\b)/gm)) {
    const indent = (match[1] as string).length;
    while (around.length > 0 && (around.at(-1)?.indent ?? 0) >= indent) around.pop();
    if (match[2] !== undefined) around.push({ indent, name: match[2], start: match.index });
  }
  return { name: around.map(({ name }) => name).join('.'), start: around.at(-1)?.start ?? 0 };
}

/** Statements of a block: lines, joined while a bracket is open or a comma ends them. */
function statements(code: string, from: number, to: number): { start: number; end: number; indent: number }[] {
  const found: { start: number; end: number; indent: number }[] = [];
  let depth = 0;
  let current: { start: number; end: number; indent: number } | undefined;
  for (const match of code.slice(from, to).matchAll(/^([ \t]*)(\S[^\n]*)$/gm)) {
    const text = (match[2] as string).trimEnd();
    const start = from + match.index + (match[1] as string).length;
    if (!current) {
      current = { start, end: start, indent: (match[1] as string).length };
      found.push(current);
    }
    current.end = start + text.length;
    for (const c of text)
      if ('([{'.includes(c)) depth++;
      else if (')]}'.includes(c) && depth > 0) depth--;
    if (depth === 0 && !text.endsWith(',')) current = undefined;
  }
  return found;
}
