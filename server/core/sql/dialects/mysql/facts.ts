import { type Catalog, findTable, type Table } from '../../../schema/catalog.ts';
import type { Change } from '../../../schema/change.ts';
import { type Name, showName } from '../../../schema/names.ts';
import { type Algorithm, type Facts, noFacts } from '../../dialect.ts';
import { type Server, type Way, wayOf } from './algorithms.ts';
import { type Step, wayHere } from './hindrances.ts';
import { operationsOf } from './operations.ts';

/**
 * What a Change does to a running MySQL or MariaDB with InnoDB tables: the best ALGORITHM and LOCK the server has for it, by
 * the table in algorithms.ts. Where the catalog doesn't tell, the worse case is taken and `assumes` says so. `statement`: all
 * Changes of the ALTER TABLE, as some can't be carried out together in the way each can be alone.
 *
 * `locks` is ACCESS EXCLUSIVE for every kind of DDL, as all of it takes the metadata lock exclusively, if only for an instant,
 * and queues everybody behind it while it waits for open transactions. `blocks` tells what is held up while it runs.
 */
export function facts(change: Change, before: Catalog, server: Server, statement: readonly Change[] = []): Facts {
  switch (change.kind) {
    case 'create-table': {
      const inline = wayOf('inline-foreign-key', server).algorithm === 'COPY';
      const own = inline ? change.columns.flatMap((c) => c.constraints) : [];
      const referenced = [...own, ...change.constraints].flatMap((c) =>
        c.type === 'foreign-key' ? [c.references] : [],
      );
      return { ...noFacts, locks: locks(before, referenced) };
    }
    case 'drop-table':
      return exclusive(before, [change.table]);
    case 'truncate':
      return exclusive(before, change.tables);
    case 'lock-table':
      return {
        ...noFacts,
        locks: locks(before, change.tables),
        blocks: change.mode === 'write' ? 'reads and writes' : 'writes',
      };
    case 'insert-rows':
    case 'update-rows':
    case 'delete-rows':
    case 'merge-rows':
    case 'copy-rows':
      return { ...noFacts, locks: { [display(before, change.table)]: 'ROW EXCLUSIVE' } };
    case 'create-trigger':
      return online(before, change.table);
    case 'vacuum':
      return change.table
        ? worst(
            before,
            change.table,
            [wayHere('rebuild', change, { table: findTable(before, change.table), before, server, statement })],
            [],
          )
        : noFacts;
    case 'drop-trigger': {
      const table = change.table ?? tableOfTrigger(before, change.trigger);
      return table ? online(before, table) : noFacts;
    }
    case 'rename-table':
    case 'set-table-schema':
      return { ...online(before, change.table), algorithm: 'INSTANT' };
    default: {
      const named = change.kind === 'other' ? change.tables?.[0] : 'table' in change ? change.table : undefined;
      if (!named) return noFacts;
      const scene = { table: findTable(before, named), before, server, statement };
      const { operations, assumes, also = [] } = operationsOf(change, scene);
      if (operations.length === 0) return noFacts;
      return worst(
        before,
        named,
        operations.map((operation) => wayHere(operation, change, scene)),
        assumes,
        also,
      );
    }
  }
}

/** DROP TRIGGER doesn't name the table. */
function tableOfTrigger(before: Catalog, trigger: string): Name | undefined {
  const owner = before.relations.find((r): r is Table => r.kind === 'table' && hasTrigger(r, trigger));
  return owner && { schema: owner.schema, name: owner.name };
}

const hasTrigger = (table: Table, trigger: string): boolean => table.triggers.some((t) => t.name === trigger);

/** `schema.name`, or the name alone in the default schema. */
function display(before: Catalog, table: Name): string {
  const found = findTable(before, table);
  return found && found.schema !== before.defaultSchema ? showName(found) : found ? found.name : showName(table);
}

const locks = (before: Catalog, tables: readonly Name[]): Facts['locks'] =>
  Object.fromEntries(tables.map((t) => [display(before, t), 'ACCESS EXCLUSIVE'] as const));

const exclusive = (before: Catalog, tables: readonly Name[]): Facts => ({
  ...noFacts,
  locks: locks(before, tables),
  blocks: 'reads and writes',
});

const online = (before: Catalog, table: Name): Facts => ({ ...noFacts, locks: locks(before, [table]) });

const invasive: readonly Algorithm[] = ['INSTANT', 'NOCOPY', 'INPLACE', 'COPY'];
const held: readonly Way['lock'][] = ['none', 'shared', 'exclusive'];

/** How much a way is in the way: first what waits, then the algorithm, then whether rows are written. */
const weight = ({ lock, algorithm, rewrite }: Way): number =>
  held.indexOf(lock) * 100 + invasive.indexOf(algorithm) * 10 + Number(rewrite ?? false);

/** All operations of a Change in one: the server takes the worst of their ways for all of it. */
function worst(
  before: Catalog,
  table: Name,
  parts: readonly Step[],
  assumes: readonly string[],
  also: readonly Name[] = [],
): Facts {
  const own = display(before, table);
  const ways = parts.map(({ way }) => way);
  const [heaviest] = [...parts].sort((a, b) => weight(b.way) - weight(a.way));
  const blocks = { none: 'nothing', shared: 'writes', exclusive: 'reads and writes' } as const;
  const algorithm = invasive[Math.max(...ways.map((w) => invasive.indexOf(w.algorithm)))];
  return {
    locks: locks(before, [table, ...also]),
    rewrite: ways.some((w) => w.rewrite) ? [own] : [],
    scan: ways.some((w) => w.scan) ? [own] : [],
    indexBuild: ways.some((w) => w.indexBuild) ? [own] : [],
    blocks: blocks[heaviest?.way.lock ?? 'none'],
    transaction: 'allowed',
    ...(algorithm ? { algorithm } : {}),
    ...(heaviest ? { operation: heaviest.operation } : {}),
    assumes: [...new Set([...assumes, ...ways.flatMap((w) => w.assumes ?? [])])],
  };
}
