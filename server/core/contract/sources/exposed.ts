import { gate } from '../gates.ts';
import {
  type ContractSource,
  type Found,
  type MappedColumn,
  type MappedTable,
  type ModelCall,
  nothingFound,
  type Shape,
} from '../source.ts';
import { CallList, type EntityText, entityText, placeOf } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';
import { kotlin, language } from './kotlin.ts';

/**
 * Tables of Exposed: `object Users : IntIdTable("users") { val email = text("email") }`, and the entities on them. Reads list
 * all columns, inserts those that are set or have a default. Facts: Exposed's documentation (Tables, DSL, DAO).
 */
export const exposed: ContractSource = {
  id: 'exposed',
  title: 'tables of Exposed',
  takes: kotlin.takes,
  read(_path, raw): Found {
    if (!may(raw) || !/Table\b|EntityClass\b|transaction\b|\bexposed\b/.test(raw)) return nothingFound;
    const text = entityText(raw, language);
    return { statements: [], mapped: tables(text), calls: calls(text) };
  },
};

const may = gate('exposed', 'Table', 'selectAll', 'EntityClass', 'transaction', 'batchInsert', 'insertAndGetId');

const roots = /^(?:Table|IdTable|IntIdTable|LongIdTable|UUIDTable|UIntIdTable|ULongIdTable|CompositeIdTable)$/;
const making =
  /^(?:array|binary|blob|bool|byte|ubyte|char|customEnumeration|date|datetime|decimal|double|duration|entityId|enumeration|enumerationByName|float|integer|json|jsonb|largeText|long|mediumText|optReference|reference|registerColumn|short|text|time|timestamp|timestampWithTimeZone|uinteger|ulong|ushort|uuid|varchar)$/;

function tables(text: EntityText): MappedTable[] {
  const { code, strings } = text;
  const found: MappedTable[] = [];
  for (const match of code.matchAll(
    /(?:\b(abstract|open)\s+)?\b(object|class)\s+(\w+)\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\))?\s*:\s*([A-Z]\w*)\s*(?:<[^<>()]*>)?\s*\(/g,
  )) {
    const [all, modifier, kind, name = '', , base = ''] = match;
    const open = match.index + all.length - 1;
    const close = closing(code, open);
    const brace = /^[^{}\n]*\{/.exec(code.slice(close + 1, close + 300));
    const root = roots.test(base);
    // What extends a table of the program's own is one where it has columns.
    if (!root && !/Table$/.test(base)) continue;
    const body = brace
      ? { start: close + 1 + brace[0].length, end: closing(code, close + brace[0].length) }
      : undefined;
    const place = placeOf(text, match.index);
    const columns: MappedColumn[] = [];
    let isOpen = false;
    if (root && base !== 'Table' && base !== 'CompositeIdTable') {
      const id = parts(code, open + 1, close)[1];
      const said = id && strings.get(id.start);
      columns.push({ key: 'id', name: said ?? 'id', ...place, required: true, default: 'database', optional: true });
    }
    for (const line of body
      ? code
          .slice(body.start, body.end)
          .matchAll(/\b(?:override\s+)?val\s+(\w+)\s*(?::[^=\n]{0,200})?=\s*(\w+)\s*(?:<[^()]{0,200}>)?\s*\(/g)
      : []) {
      if (line[2] === 'PrimaryKey') continue;
      const at = (body?.start ?? 0) + line.index;
      const bracket = at + line[0].length - 1;
      const key = line[1] as string;
      const first = parts(code, bracket + 1, closing(code, bracket))[0];
      const said =
        first && strings.get(first.start + (/^\w+\s*=\s*/.exec(code.slice(first.start, first.end))?.[0].length ?? 0));
      // A function of the program may make a column of any name.
      if (said === undefined) {
        isOpen = true;
        continue;
      }
      if (!making.test(line[2] as string) && !/^[\w$]+$/.test(said)) continue;
      const rest = code.slice(closing(code, bracket), nextLine(code, closing(code, bracket), body?.end ?? code.length));
      columns.push({
        key,
        name: said,
        ...placeOf(text, at),
        // What is not set is left out, whatever its type.
        required: false,
        ...(/\.\s*(?:autoIncrement|defaultExpression|databaseGenerated|withDefinition)\s*\(/.test(rest)
          ? { default: 'database' as const }
          : /\.\s*(?:default|clientDefault|autoGenerate)\s*\(/.test(rest)
            ? { default: 'client' as const }
            : {}),
      });
    }
    const argument = parts(code, open + 1, close)[0];
    const named =
      argument &&
      strings.get(argument.start + (/^name\s*=\s*/.exec(code.slice(argument.start, argument.end))?.[0].length ?? 0));
    const [first, second] = named?.split('.') ?? [];
    const dynamic = argument !== undefined && named === undefined;
    const own: MappedTable = {
      by: 'Exposed',
      model: name,
      type: name,
      ...place,
      table:
        second === undefined
          ? { name: first ?? name.replace(/Table$/, '') }
          : { schema: first as string, name: second },
      ...(named === undefined
        ? { also: [name.replace(/Table$/, '').toLowerCase(), name, name.toLowerCase()] }
        : { also: [named.toLowerCase()] }),
      ...(named === undefined && kind === 'object' ? { ruled: true as const } : {}),
      ...(dynamic && kind === 'object' ? { guessed: true as const } : {}),
      columns,
      ...(root ? {} : { base }),
      ...(kind === 'class' || modifier !== undefined ? { fragment: true as const } : {}),
      ...(isOpen ? { open: true as const } : {}),
    };
    found.push(own);
    if (own.guessed) found.push({ ...own, model: `(${name})`, type: name.replace(/Table$/, '') });
  }
  return found;
}

function nextLine(code: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (code[i] === '(' || code[i] === '{') i = closing(code, i);
    else if (code[i] === '\n' && !/^\s*\./.test(code.slice(i, i + 80))) return i;
  }
  return end;
}

const reading =
  /\b([A-Z]\w*)\s*(?:\.\s*(?:selectAll|select|slice|innerJoin|leftJoin|rightJoin|fullJoin|crossJoin|join|alias|selectBatched|exists)\b|\s(?:innerJoin|leftJoin|rightJoin|crossJoin)\s)/g;

function calls(text: EntityText): ModelCall[] {
  const { code } = text;
  const list = new CallList('Exposed', text);
  for (const match of code.matchAll(reading)) list.use(match[1] as string, match.index, 'read');
  for (const match of code.matchAll(/\b(?:innerJoin|leftJoin|rightJoin|fullJoin|crossJoin|join)\s*\(?\s*([A-Z]\w*)\b/g))
    list.use(match[1] as string, match.index, 'read');
  for (const match of code.matchAll(
    /\b([A-Z]\w*)\s*\.\s*(insert|insertAndGetId|insertIgnore|insertIgnoreAndGetId|insertReturning|batchInsert|batchUpsert|batchReplace|upsert|upsertReturning|replace|update|updateReturning|deleteWhere|deleteAll|deleteIgnoreWhere|deleteReturning)\b/g,
  )) {
    const model = match[1] as string;
    const verb = match[2] as string;
    let at = match.index + match[0].length;
    while (/\s/.test(code[at] ?? '')) at++;
    if (code[at] === '(') at = closing(code, at) + 1;
    while (/\s/.test(code[at] ?? '')) at++;
    const block = code[at] === '{' ? code.slice(at, closing(code, at)) : '';
    // What stands in an `if`, or is set by a function, may be missing or more.
    const open = block === '' || /\bif\b|\bwhen\b|\.\s*let\b|\bfor\b|\w+\s*\(\s*it\b/.test(block);
    const keys: Record<string, Shape> = Object.create(null);
    for (const set of block.matchAll(/\b(?:it|this|row|statement|stmt)?\s*\[\s*(?:\w+\.)?(\w+)\s*\]\s*=\s*(null\b)?/g))
      keys[set[1] as string] = set[2] ? 'null' : open ? 'code' : 'value';
    const shape: Shape = { keys, open };
    if (/^delete/.test(verb))
      list.add(model, match.index, { does: 'delete', rows: false, args: { keys: {}, open: false } });
    else if (/^update/.test(verb))
      list.add(model, match.index, { does: 'update', rows: false, args: { keys: { data: shape }, open: false } });
    else list.add(model, match.index, { does: 'insert', rows: false, args: { keys: { create: shape }, open: false } });
    if (/Returning$/.test(verb)) list.use(model, match.index, 'read');
  }
  // `class User(id: EntityID<Int>) : IntEntity(id) { companion object : IntEntityClass<User>(Users) }`
  for (const match of code.matchAll(/\b\w*EntityClass\s*<[^<>]*>\s*\(\s*([A-Z]\w*)/g)) {
    const model = match[1] as string;
    list.use(model, match.index, 'read');
    list.use(model, match.index, 'insert');
    list.use(model, match.index, 'update');
  }
  // A column that is named anywhere is used.
  const named = new Map<string, { at: number; fields: Set<string> }>();
  for (const match of code.matchAll(/\b([A-Z]\w*)\s*\.\s*([a-z]\w*)\b(?!\s*[({<])/g)) {
    const known = named.get(match[1] as string) ?? { at: match.index, fields: new Set<string>() };
    known.fields.add(match[2] as string);
    named.set(match[1] as string, known);
  }
  for (const [model, { at, fields }] of named) if (fields.size < 200) list.names(model, at, fields);
  return list.calls;
}
