import { ask } from '../contract/ask.ts';
import { type Catalog, childrenOf, findTable, type Table, tableById } from '../schema/catalog.ts';
import { hasHeir } from '../schema/partitions.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'lost-partition',
  on: ['detach-partition', 'drop-table'],
  category: 'compatibility',
  severity: 'error',
  title: 'Detaching or dropping a partition the previous server still writes to',
  why: 'A row that belongs into a partition that is gone is refused: no partition of relation found for row. A default partition would take it.',
  instead:
    'Make the next partition, or a default one, before this one goes; detach only those that no new row belongs to.',
  hazards: ['A55'],
  recipe: 'detach-partition',
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        "CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);\nCREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');",
      uses: 'INSERT INTO events (at, what) VALUES ($1, $2)',
      migration: 'ALTER TABLE events DETACH PARTITION events_2026;',
    },
    silent: {
      before:
        "CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);\nCREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');\nCREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');",
      uses: 'INSERT INTO events (at, what) VALUES ($1, $2)',
      migration: 'ALTER TABLE events DETACH PARTITION events_2019 CONCURRENTLY;',
    },
  },
  check(change, context) {
    const partition = findTable(context.before, change.kind === 'drop-table' ? change.table : change.partition);
    const parent = partition && parentOf(context.before, partition);
    const bound = partition?.partitionBound;
    if (!partition || !parent || bound === undefined || /^default$/i.test(bound.trim())) return undefined;
    if (!context.base.relations.has(partition.id) || !context.base.relations.has(parent.id)) return undefined;
    const rest = tableById(context.target, parent.id) ? childrenOf(context.target, parent.id) : undefined;
    if (!rest || rest.some((other) => other.id === partition.id) || hasHeir(parent, partition, rest)) return undefined;
    const root = rootOf(context, parent);
    const { answer, servers } = ask(context.servers, (contract) => contract.inserts(root.id).answer);
    if (answer.verdict === 'unused') return undefined;
    const name = context.name(root);
    const message = `${usage(servers, name, answer)}, and no partition is left for rows of ${context.name(partition)} (${bound.replace(/^for values /i, '')})`;
    return { message, object: name, answer, servers };
  },
});

const parentOf = (catalog: Catalog, table: Table): Table | undefined =>
  table.parents.map((id) => tableById(catalog, id)).find((parent) => parent?.partitionBy);

/** The partitioned table that servers name: partitions may have partitions. */
function rootOf(context: RuleContext, table: Table): Table {
  let root = table;
  for (let up = parentOf(context.base, root); up; up = parentOf(context.base, up)) root = up;
  return root;
}
