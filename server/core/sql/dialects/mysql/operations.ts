import { type Catalog, indexesOf, type Table } from '../../../schema/catalog.ts';
import type { Change, ChangeOf, ConstraintDefinition } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';
import { type Operation, type Server, wayOf } from './algorithms.ts';
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
  const own = operationsAlone(change, scene);
  const together = heldUpByOthers(change, own, scene);
  return together ? { ...own, operations: [...own.operations, together] } : own;
}

function operationsAlone(change: Change, scene: Scene): Operations {
  const { table } = scene;
  switch (change.kind) {
    case 'add-column':
      return addColumn(change.column, scene);
    case 'drop-column': {
      const column = columnOf(table, change.column);
      if (column?.generated && !column.generated.stored) return does('drop-virtual-column');
      if (column && table?.constraints.some((c) => c.type === 'primary-key' && c.columns.includes(column.id))) {
        return does(scene.statement.some(addsPrimaryKey) ? 'add-primary-key' : 'drop-primary-key');
      }
      const indexed = table && column && indexesOf(scene.before, table.id).some((i) => i.reads.includes(column.id));
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
      return change.what.startsWith('alter index') ? does('metadata') : does();
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
      return does(
        change.method === 'fulltext' ? 'add-fulltext' : change.method === 'spatial' ? 'add-spatial' : 'add-index',
      );
    case 'drop-index':
      return does('drop-index');
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
  const ofOwn = (operation: Operation): boolean => own.operations.includes(operation);
  if (ofOwn('add-virtual-column') || ofOwn('drop-virtual-column')) {
    const dropped = ofOwn('drop-virtual-column');
    return others.some((other) => disturbsVirtual(other, dropped, scene)) ? 'virtual-and-other-columns' : undefined;
  }
  const columns = change.kind === 'add-column' || change.kind === 'drop-column';
  return columns && others.some((other) => buildsIndex(other)) ? 'add-column-and-index' : undefined;
}

/** Virtual columns come and go in the data dictionary; beside what can't be done there, the table is copied for them. */
function disturbsVirtual(other: Change, dropped: boolean, scene: Scene): boolean {
  if (other.kind === 'create-index' || other.kind === 'drop-index' || other.kind === 'drop-column') return false;
  if (other.kind === 'add-column' && isVirtual(other)) return false;
  if (other.kind === 'set-table-option' || other.kind === 'add-constraint') return false;
  if (scene.server.product === 'mariadb' || other.kind === 'rename-column') return true;
  if (other.kind === 'add-column' && dropped) return true;
  const { operations } = operationsAlone(other, { ...scene, statement: [] });
  return operations.some((operation) => wayOf(operation, scene.server).algorithm !== 'INSTANT');
}

const isVirtual = ({ column }: ChangeOf<'add-column'>): boolean =>
  column.generated !== undefined && !column.generated.stored;

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
