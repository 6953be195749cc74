import { gate } from '../gates.ts';
import {
  type ContractSource,
  type Found,
  type MappedColumn,
  type MappedTable,
  type ModelCall,
  nothingFound,
} from '../source.ts';
import { CallList, type EntityText, entityText, placeOf, snakeCase } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';
import { language, rust } from './rust.ts';

/**
 * Entities of SeaORM: a module with a struct `Model`, or an enum `Column`, of a table. Reads list all columns, inserts those that
 * are set, and the rows come back whole. Code names an entity by its module, or as the prelude calls it. Facts: SeaORM's
 * documentation (Entity Structure, Expanded Entity Structure).
 */
export const seaOrm: ContractSource = {
  id: 'sea-orm',
  title: 'entities of SeaORM',
  takes: rust.takes,
  read(path, raw): Found {
    if (!may(raw) || !/entit(?:y|ies)\b|ActiveModel|DeriveEntityModel|DeriveColumn|EntityTrait/i.test(raw))
      return nothingFound;
    const text = entityText(raw, language);
    const mapped = /\bDerive(?:EntityModel|Column)\b|\bsea_orm::model\b/.test(raw) ? entities(text, path) : [];
    return { statements: [], mapped, calls: calls(text, mapped.length > 0) };
  },
};

const may = gate('Entity', 'ActiveModel', 'DeriveEntityModel', 'DeriveColumn', 'EntityTrait');

function entities(text: EntityText, path: string): MappedTable[] {
  const { code, raw } = text;
  const found: MappedTable[] = [];
  for (const match of code.matchAll(
    /#\[derive\(([^()]*)\)\]((?:\s*#\[[^[\]]{0,2000}(?:\[[^[\]]{0,500}\][^[\]]{0,500})?\]){0,20})\s*(?:pub(?:\([^()]*\))?\s+)?(struct|enum)\s+(\w+)\s*\{/g,
  )) {
    const [all, derives = '', , kind] = match;
    const compact = kind === 'struct' && /\bDeriveEntityModel\b/.test(derives);
    if (!compact && !(kind === 'enum' && /\bDeriveColumn\b/.test(derives))) continue;
    const open = match.index + all.length - 1;
    const end = closing(code, open);
    // Attributes stand on either side of the derives.
    const around = raw.slice(Math.max(0, match.index - 400), open).replace(/^[\s\S]*[;}]/, '');
    const place = placeOf(text, match.index);
    const expanded = /\bfn\s+table_name\s*\(&self\)[^{]*\{\s*"([^"]+)"/.exec(raw)?.[1];
    const said = /\btable_name\s*=\s*"([^"]+)"/.exec(around)?.[1] ?? expanded;
    const schema =
      /\bschema_name\s*=\s*"([^"]+)"/.exec(around)?.[1] ??
      /\bfn\s+schema_name\s*\(&self\)[^{]*\{\s*Some\("([^"]+)"/.exec(raw)?.[1];
    const rule = /\brename_all\s*=\s*"([^"]+)"/.exec(around)?.[1];
    const columns = parts(code, open + 1, end).flatMap((part) => columnOf(text, part, kind === 'enum'));
    const module = moduleAround(code, match.index) ?? moduleOf(path);
    const own = said ?? module;
    const make = (model: string): MappedTable => ({
      by: 'SeaORM',
      model,
      type: model,
      ...place,
      table: { name: own, ...(schema === undefined ? {} : { schema }) },
      ...(said === undefined ? { also: [snakeCase(own)], ruled: true as const } : {}),
      columns,
      ...(rule !== undefined && !/^(?:camelCase|snake_case)$/.test(rule) ? { open: true as const } : {}),
    });
    found.push(...[...new Set([module, pascal(module), pascal(own)])].map(make));
  }
  return found;
}

function columnOf(text: EntityText, { start, end }: { start: number; end: number }, variant: boolean): MappedColumn[] {
  const { code, raw } = text;
  const written = raw.slice(start, end);
  const bare = code
    .slice(start, end)
    .replace(/#\[[^[\]]{0,2000}(?:\[[^[\]]{0,500}\][^[\]]{0,500})?\]/g, (all) => ' '.repeat(all.length));
  const match = variant
    ? /^\s*(\w+)\s*$/.exec(bare)
    : /^\s*(?:pub(?:\([^()]*\))?\s+)?(?:r#)?(\w+)\s*:\s*([\s\S]+)$/.exec(bare);
  if (!match) return [];
  const settings = Array.from(written.matchAll(/#\[sea_orm\(([\s\S]{0,1000}?)\)\]/g), (each) => each[1] as string).join(
    ',',
  );
  // A relation, or nothing of the table.
  if (/\bignore\b|\b(?:has_one|has_many|belongs_to|self_ref)\b/.test(settings)) return [];
  if (/\b(?:HasOne|HasMany|BelongsTo)\s*</.test(match[2] ?? '')) return [];
  const said = /\bcolumn_name\s*=\s*"([^"]+)"/.exec(settings)?.[1];
  const key = variant ? snakeCase(match[1] as string) : (match[1] as string);
  return [
    {
      key,
      name: said ?? key,
      ...(said === undefined ? { derived: true as const } : {}),
      ...placeOf(text, start + bare.search(/\S/)),
      // What is not set is left out, whatever its type.
      required: false,
      ...(/\bprimary_key\b|\bdefault_(?:value|expr)\b/.test(settings) ? { default: 'database' as const } : {}),
    },
  ];
}

/** The module a file is: `entity/cake.rs`, `cake/mod.rs`. */
const moduleOf = (path: string): string =>
  /([\w-]+)\.rs$/.exec(path.replace(/\/mod\.rs$/, '.rs'))?.[1]?.replaceAll('-', '_') ?? '';

/** The module of the file that an offset stands in. */
function moduleAround(code: string, at: number): string | undefined {
  let found: string | undefined;
  for (const match of code.slice(0, at).matchAll(/\bmod\s+(\w+)\s*\{/g))
    if (closing(code, match.index + match[0].length - 1) > at) found = match[1];
  return found;
}

const pascal = (name: string): string => name.replace(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase());

/** Where code uses entities; `declares`: an entity names others where it says how they are related. */
function calls(text: EntityText, declares: boolean): ModelCall[] {
  const { code } = text;
  const list = new CallList('SeaORM', text);
  const use = (model: string, at: number, what: string): void => {
    list.use(model, at, 'read');
    if (!/ActiveModel|insert|update|save|delete/.test(what)) return;
    list.use(model, at, 'insert');
    list.use(model, at, 'update');
  };
  for (const match of code.matchAll(
    /\b(\w+)\s*::\s*(?:(Entity|ActiveModel|Model|Column|PrimaryKey|ActiveModelEx|ModelEx)\b|\{([^{}]*)\})/g,
  )) {
    const [, module = '', name, several] = match;
    const what = name ?? /\b(?:Entity|ActiveModel|Model|Column)\b/.exec(several ?? '')?.[0];
    if (what === undefined) continue;
    const before = code.slice(Math.max(0, code.lastIndexOf('\n', match.index)), match.index);
    // What is handed on by another name, and how entities are related, reads nothing yet.
    if (/\bpub(?:\([^()]*\))?\s+use\b|\b(?:Related|Linked)\s*<|\bRelation\b/.test(before)) continue;
    if (declares && /^(?:super|crate|self)$/.test(module)) continue;
    use(module, match.index, several ?? what);
    for (const alias of several?.matchAll(/\bEntity\s+as\s+(\w+)/g) ?? [])
      use(alias[1] as string, match.index, several ?? '');
  }
  for (const match of code.matchAll(
    /\b([A-Z]\w*)\s*::\s*(find|find_by_id|find_with_linked|find_related|insert|insert_many|update|update_many|delete|delete_many|delete_by_id)\s*(?:::\s*<[^()]*>)?\(/g,
  ))
    if (match[1] !== 'Entity' && match[1] !== 'Self') use(match[1] as string, match.index, match[2] as string);
  for (const match of code.matchAll(
    /\b(?:find_also_related|find_with_related|find_related|load_one|load_many)\s*\(\s*([A-Z]\w*)\b/g,
  ))
    use(match[1] as string, match.index, '');
  return list.calls;
}
