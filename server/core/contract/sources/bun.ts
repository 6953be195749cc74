import {
  type ContractSource,
  type Found,
  type MappedColumn,
  type MappedPart,
  type MappedTable,
  type ModelCall,
  type ModelLink,
  nothingFound,
} from '../source.ts';
import { CallList, type EntityText, entityText, placeOf, plural, snakeCase } from './entity-text.ts';
import { go, language } from './go.ts';
import { closing } from './javascript-shape.ts';

/**
 * Structs of bun and go-pg: reads list their columns, inserts too, with DEFAULT for what is empty. A field is a column in snake
 * case, unless its tag says another. Facts: bun's and go-pg's documentation (Models), and bun's `schema.Table`.
 */
export const bun: ContractSource = {
  id: 'bun',
  title: 'structs of bun and go-pg',
  takes: go.takes,
  read(_path, raw): Found {
    const declares = /\bbun:"|\bpg:"|\bbun\.BaseModel\b/.test(raw);
    const uses =
      /\.\s*(?:NewSelect|NewInsert|NewUpdate|NewDelete|NewMerge|NewValues|ModelContext|Model|WherePK)\s*\(/.test(raw);
    // A struct that others embed has no sign of its own; without any the library is another.
    if (!declares && !uses) return nothingFound;
    const text = entityText(raw, language);
    const { mapped, links } = declares ? structs(text) : { mapped: [], links: [] };
    return { statements: [], mapped, links, calls: uses ? calls(text) : [] };
  },
};

function structs(text: EntityText): { mapped: MappedTable[]; links: ModelLink[] } {
  const { code, raw, strings } = text;
  const mapped: MappedTable[] = [];
  const links: ModelLink[] = [];
  const home = /^package\s+(\w+)/m.exec(code)?.[1] ?? '';
  for (const match of code.matchAll(/\btype\s+([A-Za-z]\w*)\s+struct\s*\{|^\t([A-Z]\w*)\s+struct\s*\{/gm)) {
    const name = (match[1] ?? match[2]) as string;
    const open = match.index + match[0].length - 1;
    const body = { start: open + 1, end: closing(code, open) };
    const place = placeOf(text, match.index);
    const columns: MappedColumn[] = [];
    const pieces: MappedPart[] = [];
    const others: MappedTable[] = [];
    let table: string | undefined;
    let marked = /\b(?:bun|pg):"/.test(raw.slice(body.start, body.end));
    let dynamic = false;
    for (const line of linesOf(code, body)) {
      const source = code.slice(line.start, line.end);
      const head =
        /^\s*(?:(\w+(?:\s*,\s*\w+)*)\s+)?(\*?(?:\[\d*\]\s*)*\*?(?:map\[[^\]]*\])?(?:struct\s*\{\s*\}|[\w.]+(?:\[[\w.,\s*]*\])?(?:\{\})?))\s*(?:"\s*"|`\s*`)?\s*$/.exec(
          source,
        );
      if (!head) continue;
      const quote = /["`]/.exec(source);
      const tag = /\b(?:bun|pg):"((?:[^"\\]|\\.)*)"/.exec(
        quote ? (strings.get(line.start + quote.index) ?? '') : '',
      )?.[1];
      const [said = '', ...rest] = (tag ?? '').split(',').map((each) => each.trim());
      const options = new Map([said, ...rest].map((each) => pair(each)));
      const type = (head[2] as string).replace(/[*\s]/g, '');
      if (/^(?:bun|pg|orm)\.BaseModel$/.test(type) || /^tableName$/.test(head[1] ?? '')) {
        marked = true;
        table = options.get('table') ?? (/^[\w."]+$/.test(said) && !said.includes(':') ? said : undefined);
        dynamic = tag !== undefined && /[?{]/.test(table ?? '');
        const alias = options.get('select');
        if (alias !== undefined && table === undefined) table = alias;
        continue;
      }
      if (said === '-' || options.has('scanonly')) continue;
      const at = line.start + source.search(/\S/);
      const inner = type
        .replace(/^(?:\[\d*\])+/, '')
        .replace(/^\w+\./, '')
        .replace(/\[.*$/, '');
      // A struct of another package is found by both names.
      const whole = /^(?:\[\])*(\w+\.\w+)/.exec(type)?.[1] ?? inner;
      if (head[1] === undefined || options.has('extend') || options.has('inherit')) {
        pieces.push({ type: whole });
        continue;
      }
      const embedded = options.get('embed');
      if (embedded !== undefined || options.has('embed')) {
        pieces.push({ type: whole, ...(embedded ? { prefix: embedded } : {}) });
        continue;
      }
      const through = options.get('m2m') ?? options.get('many2many');
      const refers = options.has('rel') || through !== undefined || options.has('fk') || options.has('join_fk');
      for (const field of (head[1] as string).split(/\s*,\s*/)) {
        if (!/^[A-Z]/.test(field)) continue;
        if (refers) {
          links.push({
            by: 'bun',
            model: name,
            field,
            target: inner,
            list: type.startsWith('[]'),
            fields: [],
            ...placeOf(text, at),
          });
          if (through !== undefined) others.push(between(name, field, through, placeOf(text, at)));
          continue;
        }
        const named = /^[\w"]+$/.test(said) && !options.get(said) ? said.replace(/"/g, '') : undefined;
        const custom = /^(?:\[\])*(?:\w+\.)?[A-Z]/.test(type.replace(/^\*/, '')) && tag === undefined;
        columns.push({
          key: named ?? snakeCase(field),
          name: named ?? snakeCase(field),
          ...(named === undefined ? { derived: true as const } : {}),
          // Without a tag it may be a relation by its type.
          ...(custom ? { optional: true as const } : {}),
          ...placeOf(text, at),
          required: options.has('notnull') || options.has('pk'),
          ...(options.has('autoincrement') ||
          options.has('default') ||
          options.has('nullzero') ||
          options.has('identity')
            ? { default: 'database' as const }
            : {}),
        });
      }
    }
    for (const { type } of others)
      links.push({ by: 'bun', model: name, field: `(${type})`, target: type, list: false, fields: [], ...place });
    if (!marked && columns.length + pieces.length === 0) continue;
    const plain = table?.replace(/["\\]/g, '');
    const [first, second] = plain?.split('.') ?? [];
    const own: MappedTable = {
      by: 'bun',
      model: name,
      type: name,
      ...place,
      table:
        second === undefined ? { name: first ?? plural(snakeCase(name)) } : { schema: first as string, name: second },
      ...(plain === undefined ? { also: [snakeCase(name), `${snakeCase(name)}s`] } : {}),
      ...(plain === undefined && marked ? { ruled: true as const } : {}),
      ...(dynamic ? { guessed: true as const } : {}),
      columns,
      ...(pieces.length > 0 ? { parts: pieces } : {}),
      ...(marked ? {} : { fragment: true as const }),
    };
    mapped.push(own);
    const { ruled: _, guessed: __, ...piece } = own;
    for (const type of [...(marked ? [name] : []), `${home}.${name}`])
      mapped.push({ ...piece, model: `(${type})`, type, fragment: true });
    mapped.push(...others);
  }
  return { mapped, links };
}

const between = (model: string, field: string, table: string, place: { line: number; text: string }): MappedTable => ({
  by: 'bun',
  model: `${model}.${field}`,
  type: `${model}.${field}`,
  table: { name: table },
  ...place,
  columns: [],
  open: true,
});

const pair = (setting: string): [string, string] => {
  const colon = setting.indexOf(':');
  return colon < 0 ? [setting, ''] : [setting.slice(0, colon), setting.slice(colon + 1)];
};

function linesOf(code: string, { start, end }: { start: number; end: number }): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let from = start; from < end; ) {
    let to = from;
    while (to < end && code[to] !== '\n' && code[to] !== ';') to = code[to] === '{' ? closing(code, to) + 1 : to + 1;
    found.push({ start: from, end: Math.min(to, end) });
    from = to + 1;
  }
  return found;
}

/** Models that a function names, where it makes queries of bun. */
function calls(text: EntityText): ModelCall[] {
  const { code, strings } = text;
  const list = new CallList('bun', text);
  const functions = Array.from(code.matchAll(/^func\b/gm), ({ index }) => index);
  for (const [i, start] of functions.entries()) {
    const end = functions[i + 1] ?? code.length;
    const body = code.slice(start, end);
    const query = /\.\s*(?:NewSelect|NewInsert|NewUpdate|NewDelete|NewMerge|Model|ModelContext|NewRaw)\s*\(/.exec(body);
    if (!query) continue;
    const models = new Set<string>();
    for (const match of body.matchAll(/(?:[&*\]([,\s])(?:[a-z]\w*\.)?([A-Z]\w*)\b(?=\s*(?:[{}),;\n]|$))/g))
      models.add(match[1] as string);
    const inserts = /\.\s*(?:NewInsert|Insert)\s*\(/.exec(body);
    const updates = /\.\s*(?:NewUpdate|Update|UpdateNotZero)\s*\(/.exec(body);
    const words = new Set<string>();
    for (const match of body.matchAll(
      /\.\s*(?:Where|WhereOr|Column|ColumnExpr|ExcludeColumn|Set|Order|OrderExpr|Group|GroupExpr|Having|Value|On|Join|JoinOn|Returning|DistinctOn)\s*\(/g,
    )) {
      const open = start + match.index + match[0].length - 1;
      const close = Math.min(closing(code, open), open + 3_000);
      for (const quote of code.slice(open, close).matchAll(/["`]/g))
        for (const word of strings.get(open + quote.index)?.match(/[a-z_]\w*/gi) ?? []) words.add(word.toLowerCase());
    }
    for (const model of models) {
      list.use(model, start + query.index, 'read');
      if (inserts) list.use(model, start + inserts.index, 'insert');
      if (updates) list.use(model, start + updates.index, 'update');
      if (words.size > 0 && words.size < 80) list.names(model, start + query.index, words);
    }
  }
  return list.calls;
}
