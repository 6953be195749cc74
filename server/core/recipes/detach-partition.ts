import { ask } from '../contract/ask.ts';
import { makeObjectName } from '../schema/apply/made-up-names.ts';
import { childrenOf, dependentsOf, displayName, findTable, type Table } from '../schema/catalog.ts';
import { hasHeir } from '../schema/partitions.ts';
import { list } from '../text/words.ts';
import { mentions } from './names.ts';
import { defineRecipe } from './recipe.ts';
import { doing, step } from './statements.ts';
import { Versions } from './wording.ts';

export default defineRecipe({
  id: 'detach-partition',
  on: ['detach-partition'],
  title: 'Detach the partition while reads and writes go on',
  about:
    'Detaches a partition CONCURRENTLY, outside a transaction, and drops the CHECK with its bounds that this leaves behind. Where no partition is left for rows that the previous server may still write, it waits for the next release. It refuses before PostgreSQL 14, while there is a default partition, and where foreign keys refer to the partitioned table.',
  example: {
    schema:
      "CREATE TABLE events (at date NOT NULL, line text) PARTITION BY RANGE (at);\nCREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');\nCREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');",
    change: 'ALTER TABLE events DETACH PARTITION events_2024;',
  },
  plan(change, { before, previous, version, later }) {
    const parent = findTable(before, change.table);
    const partition = findTable(before, change.partition);
    if (!parent || !partition)
      return { refused: `${(parent ? change.partition : change.table).name} is not a table that is known here.` };
    const [whole, label] = [displayName(before, parent), displayName(before, partition)];
    const others = childrenOf(before, parent.id).filter((other) => other.id !== partition.id);
    const rest = [...others, partition].find((p) => /^\s*default\s*$/i.test(p.partitionBound ?? ''));
    if (version < 14)
      return {
        refused: `PostgreSQL ${version} can't detach CONCURRENTLY. Set a short lock_timeout, and try again when it gives up.`,
      };
    if (rest)
      return {
        refused: `CONCURRENTLY is refused while ${whole} has a default partition (${displayName(before, rest)}). Set a short lock_timeout, and try again when it gives up.`,
      };
    const referrers = dependentsOf(before, parent.id).filter(
      (table): table is Table =>
        table.kind === 'table' && table.constraints.some((c) => c.references?.table === parent.id),
    );
    if (referrers.length > 0)
      return {
        refused: `Foreign keys of ${list(referrers.map((table) => displayName(before, table)))} refer to ${whole}: their rows are checked while all of these tables are locked. Detach ${label} when few write.`,
      };
    const left = boundsCheck(parent, partition);
    if (left === undefined)
      return {
        refused: `${whole} is partitioned by an expression, so the name of the CHECK that CONCURRENTLY leaves on ${label} can't be told. Detach it CONCURRENTLY by hand, and drop that CHECK.`,
      };
    const writes = ask(previous, (contract) => contract.writes(parent.id));
    const homeless = !hasHeir(parent, partition, others) && writes.answer.verdict !== 'unused';
    if (change.concurrently && !homeless)
      return { refused: `${label} is detached while reads and writes go on already.` };
    const counted = later.find((next) => mentions(next, change.partition, before));
    if (counted)
      return {
        refused: `Something is done to ${label} further down (${counted.kind.replaceAll('-', ' ')}), which has to come after it is detached. Put that into a migration of the next release first.`,
      };
    return {
      recipe: 'detach-partition',
      title: homeless
        ? `Detach ${label} in the next release`
        : `Detach ${label} while reads and writes of ${whole} go on`,
      steps: [
        step(homeless ? 'contract' : 'expand', `Detach ${label}`, [doing({ ...change, concurrently: true })], {
          transaction: false,
          down: [
            doing({
              kind: 'attach-partition',
              table: change.table,
              partition: change.partition,
              bound: partition.partitionBound ?? '',
            }),
          ],
        }),
        // Who asked for CONCURRENTLY gets what it does.
        ...(change.concurrently
          ? []
          : [
              step(homeless ? 'contract' : 'backfill', `Drop the CHECK that this leaves on ${label}`, [
                doing({
                  kind: 'drop-constraint',
                  table: change.partition,
                  constraint: left,
                  ifExists: true,
                  cascade: false,
                }),
              ]),
            ]),
      ],
      servers: homeless
        ? [
            `${Versions(previous)} may still write rows to ${whole} that belong into ${label}, and no other partition takes them.`,
            'The new server writes no such rows.',
          ]
        : [],
      notes: [
        `Queries of ${whole} no longer find the rows of ${label} from then on.`,
        `Given up half-way, ${label} is left "detach pending": ALTER TABLE ${whole} DETACH PARTITION ${label} FINALIZE ends it.`,
        `The way back reads all rows of ${label} while it is locked, unless a CHECK with its bounds proves that they belong there.`,
      ],
    };
  },
});

/** The name that the server makes up for the CHECK; undefined where the key is an expression, whose columns are not told apart. */
function boundsCheck(parent: Table, partition: Table): string | undefined {
  const { columns = [], text = '' } = parent.partitionBy ?? {};
  if (columns.length === 0 || text.split('(').length > 2) return undefined;
  const [only, ...more] = new Set(columns);
  const taken = new Set(partition.constraints.map((c) => c.name));
  for (let n = 0; ; n++) {
    const name = makeObjectName(partition.name, more.length === 0 ? only : undefined, n === 0 ? 'check' : `check${n}`);
    if (!taken.has(name)) return name;
  }
}
