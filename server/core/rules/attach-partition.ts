import { childrenOf, findTable, type Table } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { graded, isSmall, relationOf } from './locking.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';

export default defineRule({
  id: 'attach-partition',
  on: ['attach-partition'],
  category: 'lock',
  severity: 'warning',
  title: 'Attaching a partition whose rows must be read first',
  why: 'ATTACH PARTITION reads all rows of the table to see that they belong there, and all rows of the default partition to see that none of them do, unless a valid CHECK proves it. Both stay locked meanwhile.',
  instead:
    'Add a CHECK with the bounds to the table NOT VALID, and VALIDATE it, before it is attached; drop it afterwards.',
  hazards: ['B31'],
  recipe: 'attach-partition',
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        'CREATE TABLE events (day int NOT NULL) PARTITION BY RANGE (day);\nCREATE TABLE events_2 (day int NOT NULL);',
      migration: 'ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);',
    },
    silent: {
      before:
        'CREATE TABLE events (day int NOT NULL) PARTITION BY RANGE (day);\n' +
        'CREATE TABLE events_2 (day int NOT NULL, CHECK (day >= 100 AND day < 200));',
      migration: 'ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);',
    },
  },
  check(change, context): Report | undefined {
    const parent = findTable(context.before, change.table);
    const partition = findTable(context.before, change.partition);
    if (!parent || !context.base.relations.has(parent.id)) return undefined;
    const { locks, scan, indexBuild } = context.facts;
    const worked = [...new Set([...scan, ...indexBuild])].flatMap((key) => relationOf(key, context.before) ?? []);
    const old = worked.filter(
      (relation): relation is Table => relation.kind === 'table' && context.base.relations.has(relation.id),
    );
    if (old.length === 0) return undefined;
    const name = context.name(parent);
    const rest = childrenOf(context.before, parent.id).find((p) => /^\s*default\s*$/i.test(p.partitionBound ?? ''));
    // Who waits: up to 11 all of the parent, the default partition, and the table itself.
    const whole = Object.entries(locks).some(
      ([key, mode]) => mode === 'ACCESS EXCLUSIVE' && relationOf(key, context.before)?.id === parent.id,
    );
    const byDefault = rest && old.includes(rest) && !isSmall(context, rest) ? rest : undefined;
    const own = partition && old.includes(partition) ? partition : undefined;
    const others = old.filter((table) => table !== byDefault && table !== own);
    const read = [own, byDefault].flatMap((table) => (table ? [context.name(table)] : []));
    if (read.length === 0) return others.length > 0 ? ofOthers(others, context, name) : undefined;
    const held = whole ? [name] : read;
    const builds = own !== undefined && indexBuild.some((key) => relationOf(key, context.before)?.id === own.id);
    return {
      message: `ATTACH PARTITION blocks reads and writes of ${list(held)} while all rows of ${list(read)} are read${builds ? ' and indexes are built' : ''}`,
      object: name,
      advice: advise(byDefault, own, builds, context),
      ...graded(context, byDefault || whole ? parent : (own ?? parent)),
    };
  },
});

function advise(rest: Table | undefined, own: Table | undefined, builds: boolean, context: RuleContext): string {
  const steps = [
    ...(own && builds ? [`create the parent's indexes on ${context.name(own)} CONCURRENTLY`] : []),
    ...(own
      ? [
          `add a CHECK with the new bounds to ${context.name(own)}${builds ? ' unless it has one' : ''}, NOT VALID, and VALIDATE it`,
        ]
      : []),
    ...(rest ? [`add a CHECK that excludes the new bounds to ${context.name(rest)}, NOT VALID, and VALIDATE it`] : []),
  ];
  return `Before it, ${steps.join('; ')}. Then no rows are read.`;
}

/** A foreign key of the parent, or to it, that the partition does not have yet. */
function ofOthers(others: readonly Table[], context: RuleContext, name: string): Report {
  const tables = list(others.map((table) => context.name(table)));
  return {
    message: `ATTACH PARTITION blocks writes to ${tables} while a foreign key of ${name} is checked`,
    object: name,
    advice: 'Add the same foreign key to the partition before it is attached, NOT VALID, and VALIDATE it.',
    ...graded(context, others[0] as Table),
  };
}
