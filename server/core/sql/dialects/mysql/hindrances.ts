import { indexesOf, type Table } from '../../../schema/catalog.ts';
import type { Change } from '../../../schema/change.ts';
import { atLeast } from '../../dialect.ts';
import { type Operation, type Way, wayOf } from './algorithms.ts';
import type { Scene } from './operations.ts';

/** Why a table can't be altered as others can, in place of the operation that it makes worse. */
export type Hindrance =
  | 'rewrite-with-fulltext'
  | 'rewrite-with-spatial'
  | 'rewrite-with-indexed-virtual'
  | 'rewrite-with-generated'
  | 'rewrite-other-engine';

export interface Step {
  readonly operation: Operation | Hindrance;
  readonly way: Way;
}

/**
 * The way of an operation on this table: what is INSTANT elsewhere, or lets writes go on, may not be so where the table has
 * certain indexes or columns or is no InnoDB table. Measured on MariaDB 10.11 and 11.8 and MySQL 9.7.
 */
export function wayHere(operation: Operation, change: Change, scene: Scene): Step {
  const step = hindered(operation, change, scene);
  return copiesOnline(step, scene) ? { ...step, way: { ...step.way, lock: 'none' } } : step;
}

const copy: Way = { algorithm: 'COPY', lock: 'shared', rewrite: true };
const rebuild: Way = { algorithm: 'INPLACE', lock: 'none', rewrite: true };

/** Done in the data dictionary alone, whatever the storage engine. */
const inDictionary: readonly (Operation | Hindrance)[] = [
  'metadata',
  'table-option',
  'append-member',
  'rename-column',
  'drop-check',
  'asked-copy',
  'asked-shared',
  'asked-exclusive',
];

function hindered(operation: Operation, change: Change, scene: Scene): Step {
  const { table, server } = scene;
  let way = wayOf(operation, server);
  if (!table) return { operation, way };
  if (table.engine !== undefined && table.engine !== 'innodb') {
    return inDictionary.includes(operation) || way.algorithm === 'COPY'
      ? { operation, way }
      : { operation: 'rewrite-other-engine', way: copy };
  }
  const mariadb = server.product === 'mariadb';
  const { fulltext, spatial, virtual } = indexedBy(table, change, scene);
  const indexedVirtual = mariadb && virtual;
  if (isInstantColumn(operation, way)) {
    if (indexedVirtual && operation === 'drop-column') return { operation: 'rewrite-with-indexed-virtual', way: copy };
    if (fulltext || indexedVirtual || table.rowFormat === 'compressed') way = { ...rebuild, ...assumed(way) };
  }
  if (mariadb && operation === 'set-not-null') {
    const stored = table.columns.some((column) => column.generated?.stored);
    if (stored || virtual) return { operation: 'rewrite-with-generated', way: copy };
  }
  if (!way.rewrite || way.algorithm !== 'INPLACE' || operation === 'add-fulltext') return { operation, way };
  const shared: Way = { ...way, lock: 'shared' };
  if (fulltext) return { operation: 'rewrite-with-fulltext', way: mariadb ? shared : { ...copy, ...assumed(way) } };
  if (spatial) return { operation: 'rewrite-with-spatial', way: shared };
  return indexedVirtual ? { operation: 'rewrite-with-indexed-virtual', way: shared } : { operation, way };
}

const assumed = ({ assumes }: Way): Pick<Way, 'assumes'> => (assumes ? { assumes } : {});

const isInstantColumn = (operation: Operation, way: Way): boolean =>
  way.algorithm === 'INSTANT' &&
  ['add-column-last', 'add-column-anywhere', 'drop-column', 'reorder-column'].includes(operation);

/** What kinds of index the table has; one that goes with its only column counts no longer. */
function indexedBy(
  table: Table,
  change: Change,
  { before }: Scene,
): { readonly fulltext: boolean; readonly spatial: boolean; readonly virtual: boolean } {
  const dropped = change.kind === 'drop-column' ? table.columns.find((c) => c.name === change.column)?.id : undefined;
  const indexes = indexesOf(before, table.id).filter(({ reads }) => !reads.every((id) => id === dropped));
  const virtual = new Set(table.columns.filter((c) => c.generated?.stored === false).map((c) => c.id));
  return {
    fulltext: indexes.some(({ method }) => method === 'fulltext'),
    spatial: indexes.some(({ method }) => method === 'spatial'),
    virtual: indexes.some(({ reads }) => reads.some((id) => virtual.has(id))),
  };
}

/**
 * MariaDB copies tables while they are written to since 11.2, unless rows are numbered anew, or the table has a foreign key
 * that changes its rows when those it points to change.
 */
function copiesOnline({ operation, way }: Step, { table, server }: Scene): boolean {
  if (way.algorithm !== 'COPY' || server.product !== 'mariadb' || atLeast(server.numbers, [11, 2]) !== true)
    return false;
  if (operation === 'number-column' || !table) return false;
  const follows = (action: string | undefined): boolean => action !== undefined && /^(cascade|set)/.test(action);
  return !table.constraints.some((c) => follows(c.references?.onDelete) || follows(c.references?.onUpdate));
}
