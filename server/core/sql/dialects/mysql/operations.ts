import { type Catalog, findTable, indexesOf, type Table } from '../../../schema/catalog.ts';
import type { Change, ChangeOf, ConstraintDefinition } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import { type Operation, rowVersionLimit, type Server, wayOf } from './algorithms.ts';
import { addColumn, columnOf, redefine } from './operations-columns.ts';

/** What a Change is carried out on, and along with. */
export interface Scene {
  readonly table: Table | undefined;
  readonly before: Catalog;
  readonly server: Server;
  readonly statement: readonly Change[];
}

export interface Operations {
  readonly operations: readonly Operation[];
  /** What is taken for granted, as the catalog doesn't tell. */
  readonly assumes: readonly string[];
  /** Other tables that are locked too. */
  readonly also?: readonly Name[];
}

const does = (...operations: Operation[]): Operations => ({ operations, assumes: [] });

/** What the server has to do to a table for a Change, in the words of algorithms.ts; the worst of it decides. */
export function operationsOf(change: Change, scene: Scene): Operations {
  const own = pastRowVersions(operationsAlone(change, scene), scene);
  const together = heldUpByOthers(change, own, scene);
  return together ? { ...own, operations: [...own.operations, together] } : own;
}

const versioned: readonly Operation[] = ['add-column-last', 'add-column-anywhere', 'drop-column'];

/** What adds or drops columns instantly makes another version of the rows, where the table may have one more. */
function pastRowVersions(own: Operations, { table, server }: Scene): Operations {
  const versions = table?.rowVersions ?? 0;
  if (versions < rowVersionLimit(server) || !own.operations.some((o) => versioned.includes(o))) return own;
  return {
    ...own,
    operations: [...own.operations, 'column-past-row-versions'],
    assumes: [...own.assumes, `The ${versions} changes of columns the migrations tell of were all instant.`],
  };
}

function operationsAlone(change: Change, scene: Scene): Operations {
  const { table } = scene;
  switch (change.kind) {
    case 'add-column':
      return addColumn(change.column, scene);
    case 'drop-column': {
      const column = columnOf(table, change.column);
      if (!table || !column) return does('drop-column');
      const indexed = indexesOf(scene.before, table.id).some((i) => i.reads.includes(column.id));
      if (column.generated?.stored === false) {
        return does('drop-virtual-column', ...(indexed ? (['drop-index'] as const) : []));
      }
      if (table.constraints.some((c) => c.type === 'primary-key' && c.columns.includes(column.id))) {
        return does(scene.statement.some(addsPrimaryKey) ? 'add-primary-key' : 'drop-primary-key');
      }
      return does(indexed ? 'drop-indexed-column' : 'drop-column');
    }
    case 'rename-column':
      return does('rename-column');
    case 'set-default':
    case 'drop-default':
    case 'set-column-option':
      return does('metadata');
    case 'comment':
      return does('table-option');
    case 'other':
      return change.what.startsWith('alter index') ? does('table-option') : does();
    case 'redefine-column':
      return redefine(change, scene);
    case 'add-constraint':
      return addConstraint(change.constraint, scene);
    case 'drop-constraint': {
      if (change.constraint === 'PRIMARY') {
        return does(scene.statement.some(addsPrimaryKey) ? 'add-primary-key' : 'drop-primary-key');
      }
      const known = table?.constraints.find((c) => c.name.toLowerCase() === change.constraint.toLowerCase());
      if (known?.type === 'unique') return does('drop-index');
      return does(known?.type === 'check' ? 'drop-check' : 'drop-foreign-key');
    }
    case 'alter-constraint':
      return does(change.enforced === false ? 'metadata' : 'add-check');
    case 'create-index':
      if (expressionIndex(change, scene)) {
        return does(change.unique ? 'add-unique-expression-index' : 'add-expression-index');
      }
      return does(
        change.method === 'fulltext' ? 'add-fulltext' : change.method === 'spatial' ? 'add-spatial' : 'add-index',
      );
    case 'drop-index':
      return does(expressionIndex(change, scene) === 'dropped-unique' ? 'drop-unique-expression-index' : 'drop-index');
    case 'rename-index':
      return does('rename-index');
    case 'set-table-option':
      return setOption(change, table);
    default:
      return does();
  }
}

const addsPrimaryKey = (change: Change): boolean =>
  (change.kind === 'add-constraint' && change.constraint.type === 'primary-key') ||
  (change.kind === 'add-column' && change.column.constraints.some((c) => c.type === 'primary-key'));

// ── what can't be done together ─────────────────────────────────────────────────────────────────────────────────────

/** How the other Changes of the statement make this one harder; undefined where they don't. */
function heldUpByOthers(change: Change, own: Operations, scene: Scene): Operation | undefined {
  const others = scene.statement.filter((other) => other !== change);
  if (others.length === 0) return undefined;
  const expression = expressionIndex(change, scene);
  if (expression && !others.every((other) => goesBeside(other, expression, scene)))
    return 'expression-index-and-others';
  const virtual = virtualColumn(change, scene);
  if (virtual) {
    if (virtual === 'added' && others.some((other) => indexes(other, change))) return 'index-new-virtual-column';
    const disturbed = others.some((other) => disturbsVirtual(other, virtual, scene));
    return disturbed ? 'virtual-and-other-columns' : undefined;
  }
  for (const other of others) {
    const beside = virtualColumn(other, scene);
    if (beside && disturbsVirtual(change, beside, scene)) return 'virtual-and-other-columns';
  }
  // Indexes are built anew for another collation.
  if (own.operations.includes('change-indexed-collation'))
    return others.some(changesColumns) ? 'add-column-and-index' : undefined;
  const columns = changesColumns(change) && own.operations.length > 0;
  return columns && others.some(buildsIndex) ? 'add-column-and-index' : undefined;
}

/** Whether a Change adds or drops an index of an expression, which MySQL keeps in a hidden virtual column. */
function expressionIndex(change: Change, { server, before }: Scene): ExpressionIndex | undefined {
  if (server.product !== 'mysql') return undefined;
  if (change.kind === 'create-index') return change.elements.some((e) => e.expression) ? 'added' : undefined;
  if (change.kind !== 'drop-index') return undefined;
  const table = change.table && findTable(before, change.table);
  const index = table && indexesOf(before, table.id).find(({ name }) => sameName(name, change.index.name));
  if (!index?.elements.some((e) => e.columnId === undefined)) return undefined;
  return index.unique ? 'dropped-unique' : 'dropped';
}

type ExpressionIndex = 'added' | 'dropped' | 'dropped-unique';

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What can be done in place together with an index of an expression: other indexes and virtual columns. Measured on 9.7. */
function goesBeside(other: Change, expression: ExpressionIndex, scene: Scene): boolean {
  const too = expressionIndex(other, scene);
  if (too && too !== expression) return false;
  if (other.kind === 'create-index') return !other.unique && other.method !== 'fulltext' && other.method !== 'spatial';
  if (other.kind === 'set-table-option') return /^(ALGORITHM|LOCK)\b/i.test(other.value);
  return other.kind === 'drop-index' || (other.kind === 'add-column' && isVirtual(other));
}

/** Whether a Change adds or drops a virtual column. */
function virtualColumn(change: Change, { table }: Scene): 'added' | 'dropped' | undefined {
  if (change.kind === 'add-column') return isVirtual(change) ? 'added' : undefined;
  if (change.kind !== 'drop-column') return undefined;
  return columnOf(table, change.column)?.generated?.stored === false ? 'dropped' : undefined;
}

/** Virtual columns come and go in the data dictionary; beside what can't be done there, the table is copied for them. */
function disturbsVirtual(other: Change, virtual: 'added' | 'dropped', scene: Scene): boolean {
  if (virtualColumn(other, scene)) return false;
  const { kind } = other;
  const column = kind.endsWith('-column') || kind === 'set-default' || kind === 'drop-default';
  if (!column || (scene.server.product === 'mariadb' && kind === 'drop-column')) return false;
  if (scene.server.product === 'mariadb' || kind === 'rename-column') return true;
  if (kind === 'add-column' && virtual === 'dropped') return true;
  const { operations } = operationsAlone(other, { ...scene, statement: [] });
  return operations.some((operation) => wayOf(operation, scene.server).algorithm !== 'INSTANT');
}

const indexes = (change: Change, added: Change): boolean =>
  change.kind === 'create-index' &&
  added.kind === 'add-column' &&
  change.elements.some((element) => element.column === added.column.name);

const isVirtual = ({ column }: ChangeOf<'add-column'>): boolean =>
  column.generated !== undefined && !column.generated.stored;

const changesColumns = ({ kind }: Change): boolean => kind === 'add-column' || kind === 'drop-column';

const buildsIndex = (change: Change): boolean =>
  change.kind === 'create-index' ||
  (change.kind === 'add-constraint' &&
    (change.constraint.type === 'unique' || change.constraint.type === 'primary-key'));

// ── constraints and options ─────────────────────────────────────────────────────────────────────────────────────────

function addConstraint(constraint: ConstraintDefinition, { table, before }: Scene): Operations {
  switch (constraint.type) {
    case 'primary-key':
      return does('add-primary-key');
    case 'unique':
      return does('add-index');
    case 'foreign-key': {
      const also = [constraint.references];
      if (!before.uncheckedKeys)
        return { operations: ['add-foreign-key'], assumes: ['foreign_key_checks is on.'], also };
      const columns = constraint.columns.map((name) => columnOf(table, name)?.id);
      const served =
        table && indexesOf(before, table.id).some((i) => columns.every((id, at) => i.elements[at]?.columnId === id));
      return {
        operations: [served ? 'add-unchecked-foreign-key' : 'add-unchecked-foreign-key-and-index'],
        assumes: [],
        also,
      };
    }
    case 'check':
      return does(constraint.notEnforced ? 'metadata' : 'add-check');
    default:
      return does('add-check');
  }
}

function setOption({ option, value }: ChangeOf<'set-table-option'>, table: Table | undefined): Operations {
  switch (option) {
    case 'engine': {
      if (!/^innodb$/i.test(value) || (table?.engine !== undefined && table.engine !== 'innodb')) {
        return does('change-engine');
      }
      const assumes = table?.engine ? [] : ['The table is an InnoDB table already.'];
      return { operations: ['rebuild'], assumes };
    }
    case 'row-format':
    case 'tablespace':
      return does('rebuild');
    case 'auto-increment':
      return does('table-option');
    case 'character-set':
      return does(value.startsWith('convert') ? 'convert-character-set' : 'table-option');
    default:
      break;
  }
  const asserted = /^(ALGORITHM|LOCK)\s*=?\s*(\w+)/i.exec(value)?.[2]?.toUpperCase();
  if (asserted !== undefined) {
    if (asserted === 'COPY') return does('asked-copy');
    if (asserted === 'SHARED') return does('asked-shared');
    return does(...(asserted === 'EXCLUSIVE' ? (['asked-exclusive'] as const) : []));
  }
  if (
    /^(COMMENT|STATS_\w+|AVG_ROW_LENGTH|MAX_ROWS|MIN_ROWS|PACK_KEYS|CHECKSUM|DELAY_KEY_WRITE|INSERT_METHOD|CONNECTION|ENGINE_ATTRIBUTE|WITH|WITHOUT|$)/i.test(
      value,
    )
  ) {
    return does('table-option');
  }
  if (/^(FORCE|KEY_BLOCK_SIZE|COMPRESSION|PAGE_COMPRESS\w*)/i.test(value)) return does('rebuild');
  if (/^(DROP|TRUNCATE|EXCHANGE|DISCARD|IMPORT|CHECK|ANALYZE)\s+PARTITION/i.test(value)) return does('metadata');
  // A new range or list is empty; hash and key partitions, and those cut anew, get their rows from others.
  if (/^ADD\s+PARTITION.*\bVALUES\b/is.test(value)) return does('metadata');
  if (/^(PARTITION\s+BY|REMOVE\s+PARTITIONING)/i.test(value)) return does('partition');
  if (/PARTITION/i.test(value)) return does('repartition');
  return { operations: ['change-engine'], assumes: [`${value.slice(0, 40)} copies the table.`] };
}
