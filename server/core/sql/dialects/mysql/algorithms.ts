import { type Algorithm, atLeast } from '../../dialect.ts';

/** How the server carries an operation out: what it holds up meanwhile, and whether it touches every row. */
export interface Way {
  readonly algorithm: Algorithm;
  /** `none`: reads and writes go on; `shared`: writes wait. */
  readonly lock: 'none' | 'shared' | 'exclusive';
  readonly rewrite?: boolean;
  readonly scan?: boolean;
  readonly indexBuild?: boolean;
  readonly assumes?: readonly string[];
}

const instant: Way = { algorithm: 'INSTANT', lock: 'none' };
/** Inside the engine, and no row is touched. */
const inplace: Way = { algorithm: 'INPLACE', lock: 'none' };
const nocopy: Way = { algorithm: 'NOCOPY', lock: 'none' };
const rebuild: Way = { algorithm: 'INPLACE', lock: 'none', rewrite: true };
const sharedRebuild: Way = { algorithm: 'INPLACE', lock: 'shared', rewrite: true };
const copy: Way = { algorithm: 'COPY', lock: 'shared', rewrite: true };
const checkingCopy: Way = { ...copy, scan: true };
const building = (way: Way): Way => ({ ...way, indexBuild: true });
const blockingWrites = (way: Way): Way => ({ ...way, lock: 'shared' });

/** From a version on, the newest first. Versions before the last row take its way too. */
type Since = readonly (readonly [since: readonly number[], way: Way])[];

const always = (way: Way): Since => [[[0], way]];
const both = (way: Way): Record<Product, Since> => ({ mysql: always(way), mariadb: always(way) });

type Product = 'mysql' | 'mariadb';

/**
 * The least invasive ALGORITHM and LOCK for each operation on an InnoDB table.
 *
 * MariaDB: measured on 10.11 by asking the server for each algorithm in turn; older versions from "InnoDB Online DDL" and
 * "Instant ADD COLUMN for InnoDB" in its documentation. MySQL: measured on 9.7 in the same way; older versions from "Online DDL
 * Operations" in the reference manuals of 5.7, 8.0 and 8.4. Where manual and measurement disagree, the measurement stands.
 */
const ways = {
  metadata: both(instant),
  'table-option': { mysql: always(inplace), mariadb: always(instant) },
  'add-column-last': {
    mysql: [
      [[8, 0, 12], instant],
      [[0], rebuild],
    ],
    mariadb: [
      [[10, 3, 2], instant],
      [[0], rebuild],
    ],
  },
  'add-column-anywhere': {
    mysql: [
      [[8, 0, 29], instant],
      [[0], rebuild],
    ],
    mariadb: [
      [[10, 4], instant],
      [[0], rebuild],
    ],
  },
  // No more versions of rows are kept: all of them are written anew.
  'column-past-row-versions': both(rebuild),
  // FIRST or AFTER on a table that has virtual columns: their places would change with it.
  'place-among-virtual': {
    mysql: [
      [[8, 0, 29], instant],
      [[0], copy],
    ],
    mariadb: always(copy),
  },
  // Virtual columns are added or dropped in place only when that is all that is done to columns.
  'virtual-and-other-columns': both(copy),
  'index-new-virtual-column': {
    mysql: always(building(blockingWrites(inplace))),
    mariadb: always(building(blockingWrites(nocopy))),
  },
  'add-column-expression-default': both(copy),
  'add-column-check': { mysql: always(checkingCopy), mariadb: always(instant) },
  'add-virtual-column': {
    mysql: [
      [[8], instant],
      [[0], inplace],
    ],
    mariadb: always(instant),
  },
  'add-stored-column': both(copy),
  'add-auto-increment': both(sharedRebuild),
  'drop-column': {
    mysql: [
      [[8, 0, 29], instant],
      [[0], rebuild],
    ],
    mariadb: [
      [[10, 4], instant],
      [[0], rebuild],
    ],
  },
  // Its index goes, or gets shorter.
  'drop-indexed-column': {
    mysql: always(rebuild),
    mariadb: [
      [[10, 4], nocopy],
      [[0], rebuild],
    ],
  },
  'drop-virtual-column': {
    mysql: [
      [[8], instant],
      [[0], inplace],
    ],
    mariadb: always(instant),
  },
  // 8.0.28 renames in the data dictionary alone; before, in place, without a look at the rows.
  'rename-column': {
    mysql: [
      [[8, 0, 28], instant],
      [[0], inplace],
    ],
    mariadb: always(instant),
  },
  'reorder-column': {
    mysql: always(rebuild),
    mariadb: [
      [[10, 4], instant],
      [[0], rebuild],
    ],
  },
  'set-not-null': both(rebuild),
  'drop-not-null': both(rebuild),
  'change-type': both(copy),
  'number-column': both(copy),
  'change-generated': both(copy),
  'change-virtual-expression': { mysql: always(copy), mariadb: always(instant) },
  'widen-varchar': { mysql: always(inplace), mariadb: always(instant) },
  // Across 255 bytes with one byte a character: MariaDB stores both lengths alike since 10.4.3, MySQL doesn't.
  'widen-varchar-one-byte': {
    mysql: always(copy),
    mariadb: [
      [[10, 4, 3], instant],
      [[0], copy],
    ],
  },
  'append-member': both(instant),
  // Another order of the same characters: indexes over the column are built anew, or the table is copied for them.
  'change-collation': {
    mysql: [
      [[8], inplace],
      [[0], copy],
    ],
    mariadb: [
      [[10, 4, 3], instant],
      [[0], copy],
    ],
  },
  'change-indexed-collation': {
    mysql: always(copy),
    mariadb: [
      [[10, 4, 3], building(nocopy)],
      [[0], copy],
    ],
  },
  // From utf8mb3 to utf8mb4: what is stored stays as it is.
  'widen-character-set': {
    mysql: [
      [[8], inplace],
      [[0], copy],
    ],
    mariadb: [
      [[10, 4, 3], instant],
      [[0], copy],
    ],
  },
  'widen-indexed-character-set': {
    mysql: always(copy),
    mariadb: [
      [[10, 4, 3], instant],
      [[0], copy],
    ],
  },
  'change-character-set': both(copy),
  'convert-character-set': both(copy),
  'add-index': { mysql: always(building(inplace)), mariadb: always(building(nocopy)) },
  // An index together with a new column: the column can't be added instantly then.
  'add-column-and-index': both(building(rebuild)),
  // MySQL 8.0.13 has indexes of expressions, each over a hidden virtual column: writes wait. With other than plain indexes beside
  // it, or as a unique one, all rows are copied. MariaDB has none.
  'add-expression-index': { mysql: always(building(blockingWrites(inplace))), mariadb: always(building(nocopy)) },
  'add-unique-expression-index': { mysql: always(building(copy)), mariadb: always(building(nocopy)) },
  'drop-unique-expression-index': both(copy),
  'expression-index-and-others': both(copy),
  // The first one of an InnoDB table rebuilds it, for a hidden column of document numbers.
  'add-fulltext': both(building(sharedRebuild)),
  'add-spatial': {
    mysql: always(building(blockingWrites(inplace))),
    mariadb: always(building(blockingWrites(nocopy))),
  },
  'drop-index': { mysql: always(inplace), mariadb: always(nocopy) },
  'rename-index': { mysql: always(inplace), mariadb: always(instant) },
  'add-primary-key': both(building(rebuild)),
  'drop-primary-key': both(copy),
  'add-foreign-key': both(checkingCopy),
  'add-unchecked-foreign-key': { mysql: always(inplace), mariadb: always(instant) },
  'add-unchecked-foreign-key-and-index': {
    mysql: always(building(inplace)),
    mariadb: always(building(nocopy)),
  },
  // MySQL reads REFERENCES in a column definition and does nothing, before 9.0; MariaDB means it since 10.5.
  'inline-foreign-key': {
    mysql: [
      [[9], checkingCopy],
      [[0], instant],
    ],
    mariadb: [
      [[10, 5], checkingCopy],
      [[0], instant],
    ],
  },
  'add-check': both(checkingCopy),
  'drop-check': both(instant),
  'drop-foreign-key': { mysql: always(inplace), mariadb: always(instant) },
  rebuild: both(rebuild),
  'change-engine': both(copy),
  repartition: both(sharedRebuild),
  partition: both(copy),
  'asked-copy': both(copy),
  'asked-shared': both(blockingWrites(instant)),
  'asked-exclusive': both({ ...instant, lock: 'exclusive' }),
} as const satisfies Record<string, Record<Product, Since>>;

export type Operation = keyof typeof ways;

/** `numbers` are those of the version, as far as they are known: [8], [8, 4], [8, 0, 29], [10, 11]. */
export interface Server {
  readonly product: Product;
  readonly numbers: readonly number[];
}

/** How many versions of its rows a table may have, for columns that were added or dropped instantly; measured on 9.7. */
export function rowVersionLimit({ product, numbers }: Server): number {
  if (product === 'mariadb' || atLeast(numbers, [8, 0, 29]) === false) return Number.POSITIVE_INFINITY;
  return atLeast(numbers, [9, 1]) ? 255 : 64;
}

/** Before there was a word for it, what needs no more than the data dictionary was INPLACE, as was what builds an index. */
function inTime(way: Way, { product, numbers }: Server): Way {
  const early = product === 'mysql' ? atLeast(numbers, [8, 0, 12]) === false : atLeast(numbers, [10, 3, 7]) === false;
  return early && way.algorithm !== 'COPY' ? { ...way, algorithm: 'INPLACE' } : way;
}

/** Where the version may be the newer or the older one (8.0 and 8.0.29), the newer one is taken, and that is said. */
export function wayOf(operation: Operation, server: Server): Way {
  const rows: Since = ways[operation][server.product];
  for (const [since, listed] of rows) {
    const way = inTime(listed, server);
    const known = atLeast(server.numbers, since);
    if (known) return way;
    if (known === undefined) return { ...way, assumes: [`The server is ${since.join('.')} or later.`] };
  }
  return rows.at(-1)?.[1] ?? copy;
}
