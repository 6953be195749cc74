import type { Answer } from '../contract/answer.ts';
import type { Database } from '../project/project.ts';
import type { Migration, Statement } from '../project/statements.ts';
import { noticeById } from '../rules/notices.ts';
import { displayName, findTable, type Table } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import { shift } from '../text/span.ts';
import { type Finding, plainFinding } from './finding.ts';

/** Ways down of new migrations that drop or empty what the new server surely writes. */
export function lossyDowns(database: Database): Finding[] {
  const downs: { migration: Migration; statement: Statement }[] = [];
  const own = database.replayed.slice(database.firstNew).map(({ migration }) => migration);
  for (const migration of [...own, ...database.others.filter(database.isNew)])
    for (const statement of migration.statements)
      if (statement.direction === 'down') downs.push({ migration, statement });
  if (downs.length === 0) return [];
  const next = database.next();
  if (!next) return [];
  return downs.flatMap(({ migration, statement }) =>
    statement.read.changes.flatMap((change): Finding[] => {
      const lost = lostBy(change, next.catalog);
      if (!lost) return [];
      const { table, column, does } = lost;
      const { base } = database;
      const old = base.relations.get(table.id);
      // What was there before is not the new server's alone.
      if (old?.kind === 'table' && (column === undefined || old.columns.some((c) => c.id === column.id))) return [];
      const answer: Answer =
        column === undefined ? next.writes(table.id) : next.column({ relation: table.id, column: column.id }, 'write');
      const filled = column !== undefined && answer.verdict !== 'used' ? fills(next, table, column.id) : answer;
      if (filled.verdict !== 'used') return [];
      const label = `${displayName(next.catalog, table)}${column ? `.${column.name}` : ''}`;
      const message = `The way down ${does} ${label}, and the new server writes to it: what it wrote is lost`;
      return [
        {
          ...plainFinding(
            'lossy-down',
            migration.file.path,
            shift(change.at, statement.span.start),
            message,
            noticeById('lossy-down')?.instead ?? '',
          ),
          stage: 4,
          object: label,
          evidence: filled.evidence,
          verdict: 'used',
        },
      ];
    }),
  );
}

type Next = NonNullable<ReturnType<Database['next']>>;

interface Lost {
  readonly table: Table;
  readonly column?: Table['columns'][number];
  readonly does: string;
}

function lostBy(change: Change, catalog: Next['catalog']): Lost | undefined {
  if (change.kind === 'drop-table' || change.kind === 'delete-rows') {
    const table = findTable(catalog, change.table);
    return table && { table, does: change.kind === 'drop-table' ? 'drops' : 'deletes rows of' };
  }
  if (change.kind === 'truncate') {
    const [table] = change.tables.flatMap((name) => findTable(catalog, name) ?? []);
    return table && { table, does: 'empties' };
  }
  if (change.kind !== 'drop-column') return undefined;
  const table = findTable(catalog, change.table);
  const column = table?.columns.find((each) => each.name === change.column);
  return table && column && { table, column, does: 'drops' };
}

/** Whether an INSERT gives the column a value. */
function fills(next: Next, table: Table, column: number): Answer {
  const evidence = next
    .inserts(table.id)
    .statements.filter((s) => s.columns.includes(column) && !s.nulls.includes(column))
    .map((s) => s.evidence);
  return { verdict: evidence.length > 0 ? 'used' : 'unused', evidence, why: 'it inserts no value' };
}
