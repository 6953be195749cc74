import type { ContractSource, Found, MappedColumn, MappedTable, ModelLink } from '../source.ts';
import { longTuples, outermost, saidPaths } from './diesel-paths.ts';
import { CallList, type EntityText, entityText, placeOf, plural, snakeCase } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';
import { language, rust } from './rust.ts';

/**
 * Diesel's structs. `Selectable` and `HasQuery` list their fields, `Insertable` and `AsChangeset` write theirs, and a plain
 * `Queryable` is filled by position: the query lists every column of the table then, whatever the fields are called.
 * `schema.rs` mirrors the database and says nothing about what is used. Facts: Diesel's guides and derive macros, 2.x.
 */
export const diesel: ContractSource = {
  id: 'diesel',
  title: 'Diesel structs',
  takes: rust.takes,
  read(_path, raw): Found {
    const signed =
      /diesel|\btable!|\b(?:Queryable|Selectable|Insertable|AsChangeset|HasQuery)\b|::(?:table|dsl)\b/.test(raw);
    const text = entityText(raw, language);
    if (!signed) return { statements: [], said: saidPaths(text, []), ...tuplesOf(text) };
    const mirrors = readMirrors(text);
    const said = saidPaths(text, mirrors);
    const structs = readStructs(text);
    return {
      statements: [],
      settled: mirrors.map(({ start, end }) => ({ start, end })),
      mapped: [...mirrors.flatMap(({ table }) => table ?? []), ...structs.flatMap((struct) => struct.tables)],
      links: structs.flatMap((struct) => struct.links),
      calls: [...readUses(text), ...readExpressions(text)],
      said,
      ...tuplesOf(text),
    };
  },
};

const tuplesOf = ({ code }: EntityText): Pick<Found, 'tuples'> => {
  const tuples = longTuples(code);
  // A row type of its own that is not written out may have any length.
  const any =
    /\bimpl\b[^{};]{0,300}\bQueryable\s*</.test(code) && /\btype\s+Row\s*=(?!\s*(?:\(|[A-Z]\w*\s*;))/.test(code);
  return tuples.length > 0 || any ? { tuples: any ? [...tuples, 0] : tuples } : {};
};

interface Mirror {
  readonly start: number;
  readonly end: number;
  readonly table: MappedTable | undefined;
}

/** `table! { … }`, `joinable!(…)`, `allow_tables_to_appear_in_same_query!(…)`: what the database has, not what is used. */
function readMirrors(text: EntityText): Mirror[] {
  const { code, raw } = text;
  const found: Mirror[] = [];
  for (const match of code.matchAll(/\b(table|view|joinable|allow_tables_to_appear_in_same_query)!\s*[({]/g)) {
    const open = match.index + match[0].length - 1;
    const end = closing(code, open) + 1;
    if (match.index < (found.at(-1)?.end ?? 0)) continue;
    const head = /\b(?:(\w+)\s*\.\s*)?(\w+)\s*(?:\([^()]*\)\s*)?\{/.exec(
      code.slice(open + 1, Math.min(end, open + 4000)),
    );
    if (!head || !/^(?:table|view)$/.test(match[1] as string)) {
      found.push({ start: match.index, end, table: undefined });
      continue;
    }
    const [all, schema, name = ''] = head;
    const body = open + 1 + head.index + all.length - 1;
    const columns = members(code, body + 1, closing(code, body)).flatMap(({ start, end: stop }): MappedColumn[] => {
      const own = /(\w+)\s*->\s*(\w+)/.exec(code.slice(start, stop));
      if (!own) return [];
      const column = renamed(raw.slice(start, start + own.index)) ?? (own[1] as string);
      return [{ key: own[1] as string, name: column, ...placeOf(text, start + own.index), required: false }];
    });
    const table: MappedTable = {
      by: 'Diesel',
      model: name,
      type: name,
      table: {
        name: renamed(raw.slice(open, body)) ?? name,
        ...(schema === undefined ? {} : { schema }),
      },
      ...placeOf(text, body),
      columns,
      mirror: true,
    };
    found.push({ start: match.index, end, table });
  }
  return found;
}

/** `#[sql_name = "type"]` */
const renamed = (attributes: string): string | undefined => /\bsql_name\s*=\s*"([^"]+)"/.exec(attributes)?.[1];

interface Struct {
  readonly tables: readonly MappedTable[];
  readonly links: readonly ModelLink[];
}

const roles = {
  read: /\b(?:Queryable|Selectable|HasQuery|QueryableByName)\b/,
  insert: /\bInsertable\b/,
  update: /\bAsChangeset\b/,
};

function readStructs(text: EntityText): Struct[] {
  const { code } = text;
  const found: Struct[] = [];
  for (const match of code.matchAll(/\bstruct\s+(\w+)\s*(?:<[^{}();]{0,300}>)?\s*(?:where[^{};]{0,300})?([{(])/g)) {
    const [all, name = '', bracket] = match;
    const attributes = attributesBefore(code, match.index);
    const derives = attributes.filter((each) => /^(?:cfg_attr\b[\s\S]*)?\bderive\b/.test(each)).join(' ');
    const settings = attributes
      .filter((each) => /^(?:cfg_attr\b[\s\S]*)?\b(?:diesel|table_name)\b/.test(each))
      .join(' ');
    const does = (['read', 'insert', 'update'] as const).filter((role) => roles[role].test(derives));
    if (does.length === 0) continue;
    const said = /\btable_name\s*=\s*(?:"\s*"|(?:\w+\s*::\s*)*(\w+))/.exec(settings);
    const table = said ? (said[1] ?? quoted(text, match.index)) : undefined;
    // Only a Queryable that has no table of its own may be read by position, or in the order of a list somewhere else.
    const listed = /\b(?:Selectable|HasQuery|QueryableByName)\b/.test(derives);
    const open = match.index + all.length - 1;
    const fields = bracket === '{' ? readFields(text, open) : readTuple(text, open);
    const elsewhere = new Map<string, MappedColumn[]>();
    const byRole = (role: 'read' | 'insert' | 'update'): MappedColumn[] =>
      fields.flatMap((field): MappedColumn[] => {
        const { attribute, column } = field;
        if (role === 'insert' && /\bskip_insertion\b/.test(attribute)) return [];
        if (role === 'update' && (/\bskip_update\b/.test(attribute) || column.key === 'id')) return [];
        if (/\bembed\b/.test(attribute)) return [];
        const expression = role === 'read' && listed ? field.expression : undefined;
        if (expression === undefined) return [column];
        const own = table ?? plural(snakeCase(name));
        return expression.flatMap(([from, key]) => {
          const read = { ...column, key, name: key };
          if (from === own) return [read];
          elsewhere.set(from, [...(elsewhere.get(from) ?? []), read]);
          return [];
        });
      });
    const shared = { by: 'Diesel' as const, model: name, type: name, ...placeOf(text, match.index) };
    const derived = plural(snakeCase(name));
    const own: MappedTable[] = does.map((role) => ({
      ...shared,
      table: { name: table ?? derived },
      ...(table === undefined ? { also: [`${snakeCase(name)}s`, snakeCase(name)] } : {}),
      columns: byRole(role),
      roles: [role],
      ...(role === 'read' ? { width: fields.length } : {}),
      ...(role === 'read' && !listed ? { positional: true as const } : {}),
    }));
    const others = Array.from(
      elsewhere,
      ([from, columns]): MappedTable => ({
        ...shared,
        table: { name: from },
        columns,
        roles: ['read'],
      }),
    );
    const links = fields.flatMap(({ attribute, type, column }): ModelLink[] =>
      /\bembed\b/.test(attribute)
        ? [
            {
              by: 'Diesel',
              model: name,
              field: column.key,
              target: type,
              list: false,
              fields: [column.key],
              line: column.line,
              text: column.text,
            },
          ]
        : [],
    );
    found.push({ tables: [...own, ...others], links });
  }
  return found;
}

/** `#[table_name = "users"]` of Diesel 1. */
function quoted({ raw }: EntityText, at: number): string | undefined {
  return /table_name\s*=\s*"(\w+)"(?![\s\S]*table_name)/.exec(raw.slice(Math.max(0, at - 1000), at))?.[1];
}

/** The insides of `#[…]` directly before a declaration; strings in them are blank. */
function attributesBefore(code: string, at: number): string[] {
  const found: string[] = [];
  let end =
    code
      .slice(Math.max(0, at - 4000), at)
      .replace(/\bpub\s*(?:\([^()]*\))?\s*$/, '')
      .trimEnd().length + Math.max(0, at - 4000);
  while (code[end - 1] === ']') {
    let depth = 0;
    let start = end - 1;
    for (; start >= 0 && end - start < 4000; start--) {
      if (code[start] === ']') depth++;
      else if (code[start] === '[') depth--;
      if (depth === 0) break;
    }
    if (depth !== 0 || code[start - 1] !== '#') break;
    found.push(code.slice(start + 1, end - 1).trim());
    end = code.slice(0, start - 1).trimEnd().length;
  }
  return found;
}

interface Field {
  readonly attribute: string;
  readonly type: string;
  readonly column: MappedColumn;
  /** Columns of a `select_expression`: tables with their columns; undefined where there is none. */
  readonly expression: readonly (readonly [string, string])[] | undefined;
}

function readFields(text: EntityText, open: number): Field[] {
  const { code, raw } = text;
  return members(code, open + 1, closing(code, open)).flatMap(({ start, end }): Field[] => {
    const body = code.slice(start, end);
    const attributes = leading(body);
    const head = /^\s*(?:pub\s*(?:\([^()]*\))?\s*)?(?:r#)?(\w+)\s*:\s*([\s\S]+)$/.exec(body.slice(attributes.length));
    if (!head) return [];
    const [all, key = '', type = ''] = head;
    const at = start + attributes.length + all.length - all.trimStart().length;
    const name = /\bcolumn_name\s*=\s*(?:"([^"]*)"|(\w+))/.exec(raw.slice(start, start + attributes.length));
    const expression = /\bselect_expression\s*=\s*([\s\S]*)/.exec(attributes)?.[1];
    return [
      {
        attribute: attributes,
        type: /(\w+)\s*(?:<[^<>]*>)?\s*>*\s*$/.exec(type.trim())?.[1] ?? '',
        column: {
          key,
          name: name?.[1] ?? name?.[2] ?? key,
          ...placeOf(text, at),
          required: !/^\s*Option\b/.test(type),
          ...(/^\s*Option\b/.test(type) ? { default: 'either' as const } : {}),
        },
        expression:
          expression === undefined
            ? undefined
            : Array.from(
                expression.matchAll(/\b(\w+)\s*::\s*(\w+)\b(?!\s*(?:::|\(|<))/g),
                (m) => [m[1] as string, m[2] as string] as const,
              ),
      },
    ];
  });
}

/** A struct without names of fields: columns by position only. */
function readTuple(text: EntityText, open: number): Field[] {
  return members(text.code, open + 1, closing(text.code, open)).map(({ start }, i) => ({
    attribute: '',
    type: '',
    column: { key: String(i), name: String(i), ...placeOf(text, start), required: false },
    expression: undefined,
  }));
}

/** Attributes that stand before a field. */
function leading(body: string): string {
  let at = 0;
  for (;;) {
    const match = /^\s*#\s*\[/.exec(body.slice(at));
    if (!match) return body.slice(0, at);
    let depth = 0;
    let end = at + match[0].length - 1;
    for (; end < body.length; end++) {
      if (body[end] === '[') depth++;
      else if (body[end] === ']') depth--;
      if (depth === 0) break;
    }
    at = end + 1;
  }
}

/** Fields between commas; generics such as `HashMap<K, V>` are one. */
function members(code: string, start: number, end: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let from = start;
  let angle = 0;
  const push = (to: number): void => {
    if (code.slice(from, to).trim() !== '') found.push({ start: from, end: to });
    from = to + 1;
  };
  for (let i = start; i < end; i++) {
    const c = code[i] as string;
    if (c === '(' || c === '[' || c === '{') i = closing(code, i);
    else if (c === '<') angle++;
    else if (c === '>' && code[i - 1] !== '-') angle = Math.max(0, angle - 1);
    else if (c === ',' && angle === 0) push(i);
  }
  push(end);
  return found;
}

/** Structs that a file of queries names, outside their own declaration. */
function readUses(text: EntityText): ReturnType<() => CallList['calls']> {
  const { code } = text;
  const list = new CallList('Diesel', text);
  if (!/\bdiesel|::(?:table|dsl)\b|as_select|as_returning/.test(code)) return list.calls;
  const imports = Array.from(code.matchAll(/\buse\s[^;]{0,4000};/g), ({ index, 0: all }) => index + all.length);
  let until = 0;
  let self: { name: string; end: number } | undefined;
  for (const match of code.matchAll(/\b(struct|enum|trait|mod|type|use|impl|derive)\b|\b([A-Z]\w*)\b/g)) {
    const [, word, name] = match;
    const imported = word === 'use' ? imports.find((end) => end > match.index) : undefined;
    if (imported !== undefined) until = imported;
    if (match.index < until) continue;
    if (word === 'impl') {
      const head =
        /^impl\s*(?:<[^{};]{0,300}?>)?\s*(?:[\w:<>', ]+?\s+for\s+)?&?\s*(?:\w+::)*([A-Z]\w*)[^{};]{0,300}\{/.exec(
          code.slice(match.index, match.index + 800),
        );
      if (head) self = { name: head[1] as string, end: closing(code, match.index + head[0].length - 1) };
      continue;
    }
    if (name === undefined) continue;
    const before = code.slice(Math.max(0, match.index - 30), match.index);
    if (
      /\b(?:struct|enum|trait|type|impl)\s+$|\bfor\s+$|\bimpl\s*<[^<>]*>\s*$|(?:derive|belongs_to)\([^)]*$/.test(before)
    )
      continue;
    if (name !== 'Self') list.use(name, match.index);
    else if (
      self &&
      match.index < self.end &&
      /^\s*(?:::\s*(?:as_select|as_returning|query|all)|>)/.test(code.slice(match.index + 4, match.index + 30))
    )
      list.use(self.name, match.index);
  }
  return list.calls;
}

const operators =
  /(?<![\w.:])([a-z_]\w*)\s*\.\s*(?:eq|ne|gt|ge|lt|le|like|not_like|ilike|not_ilike|is_null|is_not_null|desc|asc|eq_any|ne_all|between|not_between|nullable|is_not_distinct_from|is_distinct_from|contains|overlaps_with|concat|assume_not_null|similar_to)\s*\(/g;

/** Columns that expressions name: `users::email`, and bare where `users::dsl` is imported. Mirrors say which are columns. */
function readExpressions(text: EntityText): ReturnType<() => CallList['calls']> {
  const { code } = text;
  const list = new CallList('Diesel', text);
  const seen = new Set<string>();
  const name = (table: string, column: string, at: number): void => {
    const key = `${table} ${column}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (/^(?:all_columns|AllColumns|star)$/.test(column)) list.use(table, at, 'read');
    else list.names(table, at, column === 'table' || column === 'dsl' ? [] : [column]);
  };
  /** What a query that begins with a table selects: all columns, where it says nothing else before it runs. */
  const chainOf = (table: string, at: number): void => {
    const before = code.slice(Math.max(0, at - 200), at);
    if (/\buse\s[^;]*$|\bbase_query\s*=[^\]]*$/.test(before)) return;
    // Rows that go from one table to another, or to a file, are no struct's.
    if (/\bcopy_(?:to|from)\s*\(\s*(?:\w+\s*::\s*)*$|\.\s*values\s*\(\s*&?(?:\w+\s*::\s*)*$/.test(before))
      list.use(table, at, 'read');
    const rest = code.slice(at, at + 4000);
    const end = rest.search(/;|\n\s*\n/);
    const query = outermost(end < 0 ? rest : rest.slice(0, end));
    const copies = /\.\s*insert_into\s*\(/.test(query) && !/\.\s*select\s*\(/.test(query);
    if (copies) list.use(table, at, 'read');
    if (copies || /\.\s*(?:select|returning|count|execute)\s*\(|\bas_select\b|\bexists\s*\(/.test(query)) return;
    const runs =
      /\.\s*(?:load|first|get_result|get_results|load_iter|load_stream|paginate|load_and_count\w*)\s*(?:::|\()/.test(
        query,
      );
    const key = `${table} ${runs}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (runs) list.use(table, at, 'read');
    else list.add(table, at, { does: 'read', rows: false, args: 'code' });
  };
  for (const match of code.matchAll(/\b([a-z_]\w*)\s*::\s*(?=([a-z_]\w*))/g)) {
    const [, table = '', column = ''] = match;
    if (column === 'table') chainOf(table, match.index);
    const inner = /^(?:table|dsl|columns)\s*::\s*(\w+)|^table\s+as\b[^>;]{0,100}>\s*::\s*(\w+)/.exec(
      code.slice(match.index + match[0].length, match.index + match[0].length + 200),
    );
    if (inner) name(table, (inner[1] ?? inner[2]) as string, match.index);
    if (!/^(?:crate|self|super|std|core|diesel|schema|dsl|prelude|serde|tokio)$/.test(table))
      name(table, column, match.index);
  }
  for (const match of code.matchAll(/\b(\w+)\s*::\s*(?:dsl\s*::\s*)?(?:\{([^{}]{0,4000})\}|\*)/g)) {
    const [all, table = '', names] = match;
    for (const word of names?.match(/\b[a-z_]\w*\b/g) ?? [])
      if (word !== 'self' && word !== table) name(table, word, match.index);
    if (all.includes('dsl') && !/\b(?:diesel|schema)\s*::\s*dsl/.test(all))
      for (const use of code.matchAll(new RegExp(`(?<![\\w.:])${table}\\s*\\.`, 'g'))) chainOf(table, use.index);
    if (names === undefined && (all.includes('dsl') || /\bcolumns\b/.test(all)))
      for (const use of code.matchAll(operators)) name(table, use[1] as string, use.index);
  }
  for (const match of code.matchAll(
    /\binsert_into\s*\(\s*(?:\w+\s*::\s*)*?(\w+)\s*(?:::\s*table\s*)?\)\s*\.\s*values\s*\(/g,
  )) {
    const [begin, table = ''] = match;
    const open = match.index + begin.length - 1;
    const values = code.slice(open + 1, Math.min(closing(code, open), open + 20_000));
    const given = Array.from(values.matchAll(/\b(\w+)\s*\.\s*eq\s*\(/g), (m) => m[1] as string);
    if (given.length === 0) continue;
    const keys: Record<string, 'value'> = Object.create(null);
    for (const column of given) keys[column] = 'value';
    const all = onlyGiven(code, open);
    const create = { keys, open: !all };
    const only = all ? { only: true as const } : {};
    list.add(table, match.index, { does: 'insert', rows: false, args: { keys: { create }, open: false }, ...only });
  }
  let until = 0;
  for (const match of code.matchAll(/\.\s*set\s*\(/g)) {
    if (match.index < until) continue;
    const open = match.index + match[0].length - 1;
    until = closing(code, open);
    const root = /.*\bupdate\s*\(\s*(?:\w+\s*::\s*)*?(\w+)\s*(?:::\s*table\b)?/s.exec(
      code.slice(Math.max(0, match.index - 600), match.index),
    );
    for (const each of code
      .slice(open, until)
      .matchAll(/(?:\b(\w+)\s*::\s*)?(?<![\w.])(\w+)\s*\.\s*eq\s*\(\s*(None\b)?/g)) {
      const table = each[1] ?? root?.[1];
      if (table === undefined) continue;
      const data = { keys: { [each[2] as string]: each[3] ? ('null' as const) : ('code' as const) }, open: false };
      list.add(table, open + each.index, { does: 'update', rows: false, args: { keys: { data }, open: false } });
    }
  }
  return list.calls;
}

/** Whether all that is inserted is written out, column by column: `.values((a.eq(1), b.eq(2)))`. */
function onlyGiven(code: string, open: number): boolean {
  const [first, ...others] = parts(code, open + 1, closing(code, open));
  if (!first || others.length > 0) return false;
  const rows = code[first.start] === '(' ? parts(code, first.start + 1, closing(code, first.start)) : [first];
  return rows.every(({ start, end }) => /^(?:\w+\s*::\s*)*\w+\s*\.\s*eq\s*\(/.test(code.slice(start, end)));
}
