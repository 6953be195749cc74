import { type Column, findTable } from '../schema/catalog.ts';
import type { Change, ChangeOf, Expression } from '../schema/change.ts';
import { columnsOf, type Enum, enumNamed, isDefault } from './enum-swap.ts';
import { mentions } from './names.ts';
import { nameIn } from './object-names.ts';
import type { RecipeContext, Refusal } from './recipe.ts';
import { readUpdate } from './update-text.ts';

type Created = ChangeOf<'create-enum'>;
type Retyped = ChangeOf<'set-column-type'>;

/**
 * An enum can't lose a value, so a migration makes another type, turns the columns to it, drops the old type and gives the new one its
 * name, in this order or with the old type renamed first.
 */
export interface EnumGroup {
  readonly old: Enum;
  readonly created: Created;
  /** The new type's name in the end. */
  readonly final: Created['type'];
  /** By column: values of the old type by what they become. */
  readonly renamed: ReadonlyMap<Column, ReadonlyMap<string, string>>;
  readonly defaults: ReadonlyMap<Column, Expression | undefined>;
  readonly dropsOld: boolean;
  readonly takes: readonly Change[];
}

/** Undefined where the change turns no enum into another that the migration makes. */
export function enumGroup(
  change: Retyped,
  { start, migration, textOf }: RecipeContext,
): EnumGroup | Refusal | undefined {
  const created = migration.find(
    (other): other is Created => other.kind === 'create-enum' && other.type.name === change.type.name,
  );
  const old = created && typeOf(change, start);
  if (!created || !old) return undefined;
  const refuse = (refused: string): Refusal => ({ refused });
  const changed = migration.find(
    (other) =>
      (other.kind === 'rename-enum-value' || other.kind === 'add-enum-value') &&
      (other.type.name === old.name || other.type.name === created.type.name),
  );
  const owned = migration.find(
    (other) =>
      other.kind === 'other' &&
      other.what === 'alter type owner' &&
      (other.object?.name === old.name || other.object?.name === created.type.name),
  );
  if (owned)
    return refuse(
      `The migration also says whose the type is, and the new one has its name only in the next release. Say it there.`,
    );
  if (changed)
    return refuse(
      `The migration also changes values of the type one by one (${changed.kind.replaceAll('-', ' ')}). Say in USING what each value becomes instead.`,
    );
  const columns = columnsOf(start, old);
  const retyped = migration.filter(
    (other): other is Retyped => other.kind === 'set-column-type' && typeOf(other, start)?.id === old.id,
  );
  const columnAt = ({ table, column }: Retyped): Column | undefined =>
    findTable(start, table)?.columns.find((c) => c.name === column);
  const left = columns.find(({ column }) => !retyped.some((other) => columnAt(other) === column));
  if (left)
    return refuse(`${left.table.name}.${left.column.name} keeps the type ${old.name}, so both types must stay.`);
  const renames = migration.filter((other) => other.kind === 'rename-type');
  const aside = renames.find((other) => other.type.name === old.name);
  const oldName = aside?.to ?? old.name;
  const dropped = migration.find((other) => other.kind === 'drop-type' && other.type.name === oldName);
  if (aside && !dropped)
    return refuse(
      `${old.name} is only renamed to ${aside.to}, which its servers would have to know. Drop it in the next release.`,
    );
  const named = renames.find((other) => other.type.name === created.type.name && other !== aside);
  const renamed = new Map<Column, Map<string, string>>();
  const takes: Change[] = [created, ...retyped, ...[aside, dropped, named].filter((each) => each !== undefined)];
  for (const each of retyped) {
    const column = columnAt(each);
    const own = valuesOf(each, created);
    if (!own || !column)
      return refuse(
        `What USING ${each.using?.text ?? ''} makes of a value of ${old.name} is not understood: write ${each.column}::text::${created.type.name}, or a CASE of ${each.column}::text.`,
      );
    for (const other of migration) {
      const mapped =
        other.kind === 'update-rows' && mentions(other, each.table, start) ? mapping(textOf(other), each) : undefined;
      if (!mapped) continue;
      // Rows that turn up later get the same.
      for (const from of mapped.from) if (!own.has(from)) own.set(from, mapped.to);
      takes.push(other);
    }
    const fresh = [...own].find(([, to]) => !old.values.includes(to));
    if (fresh)
      return refuse(
        `'${fresh[0]}' becomes '${fresh[1]}', which the old type does not have: until the types are exchanged the new server could write neither. Rename the value with ALTER TYPE … RENAME VALUE, which is planned in three releases.`,
      );
    renamed.set(column, own);
  }
  const defaults = new Map<Column, Expression | undefined>();
  for (const other of migration) {
    if (!isDefault(other) || !('column' in other)) continue;
    const own = retyped.find((each) => other.column === each.column && mentions(other, each.table, start));
    const column = own && columnAt(own);
    if (!column) continue;
    defaults.set(column, other.kind === 'set-default' ? other.default : undefined);
    takes.push(other);
  }
  return {
    old,
    created,
    final: named ? { ...nameIn(start, old), name: named.to } : created.type,
    renamed,
    defaults,
    dropsOld: dropped !== undefined,
    takes,
  };
}

/** The enum that a column had before the migration. */
function typeOf({ table, column }: Retyped, start: RecipeContext['start']): Enum | undefined {
  const type = findTable(start, table)?.columns.find((c) => c.name === column)?.type;
  return type && enumNamed(start, type);
}

/** What USING makes of values: `c::text::t`, `(CASE c::text WHEN 'a' THEN 'b' ELSE c::text END)::t`, `CASE WHEN c::text = 'a' …`. */
function valuesOf({ using, column }: Retyped, created: Created): Map<string, string> | undefined {
  if (!using) return undefined;
  const name = `(?:"?${inPattern(column)}"?)`;
  const text = `\\(?${name}\\)?\\s*::\\s*(?:text|varchar|character varying)(?:\\[\\])?`;
  const end = `\\s*::\\s*(?:\\w+\\.|"[^"]*"\\.)?"?${inPattern(created.type.name)}"?(?:\\[\\])?`;
  if (new RegExp(`^\\(*${text}\\)*${end}\\)?$`, 'i').test(using.text)) return new Map();
  const cast = `(?:${end})?`;
  const whole = `^\\(*\\s*case\\s+(${text}\\s+)?(when\\b[\\s\\S]*?)\\s*else\\s+${text}${cast}\\s*end\\s*\\)*${cast}\\)?$`;
  const [, head, body] = new RegExp(whole, 'i').exec(using.text) ?? [];
  if (body === undefined) return undefined;
  const compared = head === undefined ? `${text}\\s*=\\s*` : '';
  const pair = `when\\s+${compared}'((?:[^']|'')*)'\\s+then\\s+'((?:[^']|'')*)'${cast}`;
  const pairs = [...body.matchAll(new RegExp(pair, 'gi'))];
  const covered = pairs.reduce((rest, [each]) => rest.replace(each, ''), body);
  if (pairs.length === 0 || covered.trim() !== '') return undefined;
  return new Map(pairs.map(([, from = '', to = '']) => [plain(from), plain(to)]));
}

/** `UPDATE t SET c = 'done' WHERE c = 'archived'`, `… WHERE c IN ('archived', 'gone')`. */
function mapping(
  update: string,
  { column }: Retyped,
): { readonly from: readonly string[]; readonly to: string } | undefined {
  const read = readUpdate(update);
  const [assignment, ...others] = read?.assignments ?? [];
  const [condition, ...more] = read?.conditions ?? [];
  if (!assignment || condition === undefined || others.length + more.length > 0) return undefined;
  if (column !== assignment.target) return undefined;
  const [, to] = /^'((?:[^']|'')*)'(?:::[\w".]+)?$/.exec(assignment.value) ?? [];
  const name = `"?${inPattern(assignment.target)}"?(?:\\s*::\\s*text)?`;
  const [, one, several] =
    new RegExp(`^\\(?\\s*${name}\\s*(?:=\\s*'((?:[^']|'')*)'(?:::[\\w".]+)?|in\\s*\\(([^()]*)\\))\\s*\\)?$`, 'i').exec(
      condition,
    ) ?? [];
  if (to === undefined || (one === undefined && several === undefined)) return undefined;
  const from =
    one !== undefined ? [one] : [...(several ?? '').matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) => value);
  return { from: from.map(plain), to: plain(to) };
}

const inPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const plain = (text: string): string => text.replaceAll("''", "'");
