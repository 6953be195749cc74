import { type Column, dependentsOf, findTable, indexesOf, type Table } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { showType } from '../schema/types.ts';
import type { Facts } from '../sql/dialect.ts';
import { list } from '../text/words.ts';
import type { altering } from './alteration.ts';
import type { RuleContext } from './rule.ts';

export interface Cause {
  /** `Changing orders.qty from smallint to int`: the beginning of a sentence. */
  readonly doing: string;
  readonly object: string;
  /** The way out of just this; absent: only copying it with a tool. */
  readonly instead?: string;
}

type Altering = ChangeOf<(typeof altering)[number]>;

/** What makes a change block writes, in words, and the way out of it. `table`: its name as people say it. */
export function copyCause(change: Altering, facts: Facts, context: RuleContext, table: string): Cause {
  const tools = copyTools(context, 'table' in change && change.table ? change.table : { name: table });
  const name = columnName(change);
  const column = name === undefined ? table : `${table}.${name}`;
  const verb = change.kind === 'add-column' ? 'Adding' : change.kind === 'drop-column' ? 'Dropping' : 'Changing';
  const cause = (doing: string, instead?: string, object = column): Cause => ({
    doing,
    object,
    ...(instead ? { instead } : {}),
  });
  switch (facts.operation) {
    case 'change-type':
      return change.kind === 'redefine-column' ? retyping(change, context, column, tools) : cause(`Changing ${column}`);
    case 'number-column':
      return cause(`Making ${column} AUTO_INCREMENT`, tools);
    case 'change-character-set':
    case 'widen-indexed-character-set':
      return cause(`Giving ${column} another character set`, tools);
    case 'change-indexed-collation':
    case 'change-collation':
      return cause(
        `Giving ${column} another collation`,
        `An index holds ${column} in the order of its collation. ${tools}`,
      );
    case 'change-generated':
    case 'change-virtual-expression':
      return cause(
        `Changing how ${column} is computed`,
        'Add a generated column of another name, and drop this one in the next release.',
      );
    case 'add-column-expression-default':
      return cause(
        `Adding ${column} with a default that is computed for every row`,
        `Add ${column} with DEFAULT NULL, which is instant; then set the default for new rows with ALTER COLUMN, and fill the rows there are in batches.`,
      );
    case 'add-column-check':
      return cause(
        `Adding ${column} with a CHECK`,
        `Add ${column} without the CHECK, which is instant, or write NOT ENFORCED after it, and check the values where they are written.`,
      );
    case 'add-stored-column':
      return cause(
        `Adding the stored column ${column}`,
        `Make it VIRTUAL, which is instant, and index it if it is looked up; or add a plain column, and fill it in batches.`,
      );
    case 'add-auto-increment':
      return cause(`Numbering all rows of ${table} with the AUTO_INCREMENT column ${name}`, tools);
    case 'inline-foreign-key':
      return cause(
        `Adding ${column} with REFERENCES`,
        `Add ${column} first, which is instant, and the foreign key in a statement of its own after SET SESSION foreign_key_checks = 0.`,
      );
    case 'place-among-virtual':
      return cause(
        `Placing ${column} before virtual columns of ${table}`,
        'Leave out FIRST or AFTER: at the end of the table a column is added instantly, and no query that names its columns sees a difference.',
      );
    case 'virtual-and-other-columns':
      return cause(
        `Adding or dropping a virtual column of ${table} together with other columns`,
        'Put what concerns virtual columns in a statement of its own: each of the two is instant then.',
      );
    case 'index-new-virtual-column':
      return cause(
        `Adding the virtual column ${column} together with an index over it`,
        'Add the column first, which is instant, and the index in a statement of its own, which lets writes go on.',
      );
    case 'add-expression-index':
    case 'add-unique-expression-index':
      return cause(`Building an index of an expression on ${table}`, asColumn(change, tools), table);
    case 'drop-unique-expression-index':
      return cause(`Dropping a unique index of an expression on ${table}`, tools, table);
    case 'expression-index-and-others':
      return cause(
        `Adding or dropping an index of an expression on ${table} together with other changes`,
        'Put what concerns indexes of expressions in a statement of its own.',
        table,
      );
    case 'add-fulltext':
      return cause(`Building a FULLTEXT index on ${table}`, tools, table);
    case 'add-spatial':
      return cause(`Building a SPATIAL index on ${table}`, tools, table);
    case 'drop-primary-key':
      return cause(
        `Dropping the primary key of ${table}`,
        'Add the new primary key in the same statement: DROP PRIMARY KEY, ADD PRIMARY KEY (…), ALGORITHM=INPLACE, LOCK=NONE lets reads and writes go on.',
        table,
      );
    case 'add-foreign-key':
      return cause(
        `Adding this foreign key to ${table} while foreign_key_checks is on`,
        'Put SET SESSION foreign_key_checks = 0 before it and ALGORITHM=INPLACE, LOCK=NONE on it, and set it to 1 after. The rows there are go unchecked then: look for orphans with a query first.',
        table,
      );
    case 'add-check': {
      const unenforced =
        context.engine.product === 'mysql' ? 'Write NOT ENFORCED after it, which is instant, and check' : 'Check';
      return cause(
        `Adding a CHECK to ${table}`,
        `${unenforced} the values where they are written. To have the server enforce it: ${lowered(tools)}`,
        table,
      );
    }
    case 'change-engine':
      return cause(`Changing how ${table} is stored`, tools, table);
    case 'convert-character-set':
      return cause(`Converting ${table} to another character set`, tools, table);
    case 'partition':
      return cause(`Partitioning ${table} anew`, tools, table);
    case 'repartition':
      return cause(
        `Spreading the rows of ${table} over other partitions`,
        'Do it when few write; a new partition of a range or list that is still empty takes no time.',
        table,
      );
    case 'rewrite-with-fulltext':
      return cause(`${verb} ${column}, in a table with a FULLTEXT index,`, tools);
    case 'rewrite-with-spatial':
      return cause(`${verb} ${column}, in a table with a SPATIAL index,`, tools);
    case 'rewrite-with-indexed-virtual':
      return cause(`${verb} ${column}, in a table with an index over a virtual column,`, tools);
    case 'rewrite-with-generated':
      return cause(`Making ${column} NOT NULL, in a table with stored or indexed generated columns,`, tools);
    case 'rewrite-other-engine':
      return cause(
        `${verb} ${column}, in a table that is not kept by InnoDB,`,
        `Let it be an InnoDB table: most of what is done to it then lets writes go on.`,
      );
    case 'asked-copy':
      return cause(
        `ALGORITHM=COPY on ${table}`,
        'Leave it out: the server then takes the least invasive way it has.',
        table,
      );
    case 'asked-shared':
    case 'asked-exclusive':
      return cause(`The LOCK that is asked for on ${table}`, 'Write LOCK=NONE, or leave it out.', table);
    default:
      return cause(`Changing ${column}`, tools);
  }
}

/** A multi-valued index, `CAST(… AS … ARRAY)`, has no column that could stand for it. */
const asColumn = (change: Altering, tools: string): string =>
  change.kind === 'create-index' && change.elements.some(({ text }) => /\barray\s*\)/i.test(text))
    ? tools
    : 'Add a VIRTUAL column with that expression first, which is instant, and index the column in a statement of its own, which lets writes go on: queries that say the expression find that index too.';

function retyping(change: ChangeOf<'redefine-column'>, context: RuleContext, column: string, tools: string): Cause {
  const table = findTable(context.before, change.table);
  const old = table?.columns.find((c) => c.name.toLowerCase() === change.column.toLowerCase());
  const [from, to] = [old?.type, change.definition.type];
  const beside = `Or add a column of the new type, keep both in step, and switch in the next release.`;
  if (!old || !from) return { doing: `Changing ${column}`, object: column, instead: tools };
  if (from.members && to.members) {
    const grows = from.members.every((member, i) => to.members?.[i] === member);
    return grows
      ? {
          doing: `Growing ${column} from ${from.members.length} to ${to.members.length} members, which take more bytes,`,
          object: column,
          instead: tools,
        }
      : {
          doing: `Changing the members of ${column} other than by adding some at the end`,
          object: column,
          instead: `Keep the members that are there in their order, and add new ones at the end: that is instant. ${tools}`,
        };
  }
  if (showType(from) === showType(to)) return { doing: `Changing ${column}`, object: column, instead: tools };
  const doing = `Changing ${column} from ${showType(from)} to ${showType(to)}`;
  const [a = 0, b = 0] = [from.modifiers[0], to.modifiers[0]];
  if (from.name === 'varchar' && to.name === 'varchar' && b > a) {
    return { doing, object: column, instead: `${within(a, old, table)} ${tools}` };
  }
  return { doing, object: column, instead: `${tools} ${beside}` };
}

/** The length of a value takes one byte up to 255 bytes, two above: what can be had without crossing that. */
function within(length: number, column: Column, table: Table | undefined): string {
  const charset = (column.collation?.name ?? table?.charset ?? 'utf8mb4').toLowerCase();
  const width = charset.startsWith('utf8mb4') ? 4 : charset.startsWith('utf8') ? 3 : 1;
  const most = Math.floor(255 / width);
  return most > length
    ? `Up to varchar(${most}) it is done at once: beyond 255 bytes the length of each value takes another byte.`
    : 'Beyond 255 bytes the length of each value takes another byte.';
}

/** Tools that copy a table while it is written to; some tables they can't copy. */
export function copyTools(context: RuleContext, name: Name): string {
  const table = findTable(context.before, name);
  const hindrances = table ? hindrancesOf(context, table) : [];
  if (table && hindrances.length > 0) {
    return `Do it when few write: gh-ost and spirit refuse to copy ${context.name(table)}, as it has ${list(hindrances)}.`;
  }
  return 'Let gh-ost, spirit or pt-online-schema-change copy the table while writes go on, or do it when few write.';
}

function hindrancesOf(context: RuleContext, table: Table): string[] {
  const { before } = context;
  const keyed = table.constraints.some((c) => c.type === 'primary-key' || c.type === 'unique');
  const unique = keyed || indexesOf(before, table.id).some((index) => index.unique);
  const own = table.constraints.some((c) => c.type === 'foreign-key');
  const others = dependentsOf(before, table.id).some(
    (r) => r.kind === 'table' && r.constraints.some((c) => c.references?.table === table.id),
  );
  return [
    ...(own ? ['foreign keys'] : others ? ['foreign keys that point to it'] : []),
    ...(table.triggers.length > 0 ? ['triggers'] : []),
    ...(unique ? [] : ['no primary or unique key']),
  ];
}

function columnName(change: Altering): string | undefined {
  if (change.kind === 'add-column') return change.column.name;
  return 'column' in change && typeof change.column === 'string' ? change.column : undefined;
}

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
