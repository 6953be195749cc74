/** How the server carries an operation out: what it holds up meanwhile, and whether it touches every row. */
export interface Way {
  /** `none`: reads and writes go on (INSTANT, NOCOPY, or INPLACE with LOCK=NONE); `shared`: writes wait. */
  readonly lock: 'none' | 'shared' | 'exclusive';
  readonly rewrite?: boolean;
  readonly scan?: boolean;
  readonly indexBuild?: boolean;
  readonly assumes?: readonly string[];
}

const instant: Way = { lock: 'none' };
const inplace: Way = { lock: 'none' };
const rebuild: Way = { lock: 'none', rewrite: true };
const index: Way = { lock: 'none', indexBuild: true };
const sharedIndex: Way = { lock: 'shared', indexBuild: true };
const sharedRebuild: Way = { lock: 'shared', rewrite: true };
const copy: Way = { lock: 'shared', rewrite: true };
const checkingCopy: Way = { lock: 'shared', rewrite: true, scan: true };

/** From a version on, the newest first; [major, minor]. Versions before the last row take its way too. */
type Since = readonly (readonly [since: readonly [number, number], way: Way])[];

const always = (way: Way): Since => [[[0, 0], way]];
const patch = (way: Way, release: string): Way => ({ ...way, assumes: [`The server is ${release} or later.`] });

/**
 * The least invasive ALGORITHM and LOCK for each operation on an InnoDB table.
 *
 * MariaDB: measured on 10.11 by asking the server for each algorithm in turn; versions from "InnoDB Online DDL" and "Instant
 * ADD COLUMN for InnoDB" in its documentation. MySQL: "Online DDL Operations" in the reference manuals of 5.7, 8.0 and 8.4, the
 * common ones measured on 9.7. Where the two disagree with each other the worse one stands.
 */
const ways = {
  metadata: { mysql: always(instant), mariadb: always(instant) },
  'add-column-last': {
    mysql: [
      [[8, 1], instant],
      [[8, 0], patch(instant, '8.0.12')],
      [[0, 0], rebuild],
    ],
    mariadb: [
      [[10, 3], instant],
      [[0, 0], rebuild],
    ],
  },
  'add-column-anywhere': {
    mysql: [
      [[8, 1], instant],
      [[8, 0], patch(instant, '8.0.29')],
      [[0, 0], rebuild],
    ],
    mariadb: [
      [[10, 4], instant],
      [[0, 0], rebuild],
    ],
  },
  // Measured on MariaDB: placed with FIRST or AFTER, a column can't be added in place beside virtual ones.
  'place-among-virtual': { mysql: always(copy), mariadb: always(copy) },
  'add-column-expression-default': { mysql: always(copy), mariadb: always(copy) },
  'add-column-check': { mysql: always(checkingCopy), mariadb: always(instant) },
  'add-virtual-column': { mysql: always(instant), mariadb: always(instant) },
  'add-stored-column': { mysql: always(copy), mariadb: always(copy) },
  'add-auto-increment': { mysql: always(sharedRebuild), mariadb: always(sharedRebuild) },
  'drop-column': {
    mysql: [
      [[8, 1], instant],
      [[8, 0], patch(instant, '8.0.29')],
      [[0, 0], rebuild],
    ],
    mariadb: [
      [[10, 4], instant],
      [[0, 0], rebuild],
    ],
  },
  'drop-virtual-column': { mysql: always(rebuild), mariadb: always(instant) },
  'rename-column': { mysql: always(instant), mariadb: always(instant) },
  'reorder-column': {
    mysql: always(rebuild),
    mariadb: [
      [[10, 4], instant],
      [[0, 0], rebuild],
    ],
  },
  'change-nullability': { mysql: always(rebuild), mariadb: always(rebuild) },
  'change-type': { mysql: always(copy), mariadb: always(copy) },
  'change-generated': { mysql: always(copy), mariadb: always(copy) },
  'widen-varchar': { mysql: always(inplace), mariadb: always(instant) },
  // Across 255 bytes with one byte a character: MariaDB stores both lengths alike since 10.4.3, MySQL doesn't.
  'widen-varchar-one-byte': {
    mysql: always(copy),
    mariadb: [
      [[10, 4], instant],
      [[0, 0], copy],
    ],
  },
  'append-member': { mysql: always(instant), mariadb: always(instant) },
  'change-collation': { mysql: always(copy), mariadb: always(copy) },
  'convert-character-set': { mysql: always(copy), mariadb: always(copy) },
  'add-index': { mysql: always(index), mariadb: always(index) },
  'add-fulltext': { mysql: always(sharedIndex), mariadb: always(sharedIndex) },
  'add-spatial': { mysql: always(sharedIndex), mariadb: always(sharedIndex) },
  'drop-index': { mysql: always(inplace), mariadb: always(inplace) },
  'rename-index': { mysql: always(inplace), mariadb: always(instant) },
  'add-primary-key': {
    mysql: always({ ...rebuild, indexBuild: true }),
    mariadb: always({ ...rebuild, indexBuild: true }),
  },
  'drop-primary-key': { mysql: always(copy), mariadb: always(copy) },
  'add-foreign-key': { mysql: always(checkingCopy), mariadb: always(checkingCopy) },
  // MySQL reads REFERENCES in a column definition and does nothing, before 9.0; MariaDB means it since 10.5.
  'inline-foreign-key': {
    mysql: [
      [[9, 0], checkingCopy],
      [[0, 0], instant],
    ],
    mariadb: [
      [[10, 5], checkingCopy],
      [[0, 0], instant],
    ],
  },
  'add-check': { mysql: always(checkingCopy), mariadb: always(checkingCopy) },
  'drop-constraint': { mysql: always(inplace), mariadb: always(instant) },
  rebuild: { mysql: always(rebuild), mariadb: always(rebuild) },
  'change-engine': { mysql: always(copy), mariadb: always(copy) },
  'add-partition': { mysql: always(sharedRebuild), mariadb: always(sharedRebuild) },
  partition: { mysql: always(copy), mariadb: always(copy) },
  'asked-copy': { mysql: always(copy), mariadb: always(copy) },
  'asked-shared': { mysql: always({ lock: 'shared' }), mariadb: always({ lock: 'shared' }) },
  'asked-exclusive': { mysql: always({ lock: 'exclusive' }), mariadb: always({ lock: 'exclusive' }) },
} as const satisfies Record<string, Record<'mysql' | 'mariadb', Since>>;

export type Operation = keyof typeof ways;

/** `version` is a number, major and minor: 8, 8.4, 10.11. As a number 10.10 is 10.1, and taken for that: the worse case. */
export function wayOf(
  operation: Operation,
  server: { readonly product: 'mysql' | 'mariadb'; readonly version: number },
): Way {
  const [major = 0, minor = 0] = String(server.version).split('.').map(Number);
  const rows: Since = ways[operation][server.product];
  const row = rows.find(([[m, n]]) => major > m || (major === m && minor >= n)) ?? rows.at(-1);
  return row?.[1] ?? copy;
}
