import { ask } from '../contract/ask.ts';
import type { Database } from '../project/project.ts';
import { displayName } from '../schema/catalog.ts';

export interface UnusedObject {
  /** `orders`, or `orders.note`. */
  readonly name: string;
  /** The migration that made it. */
  readonly since?: string;
}

/**
 * Tables, and columns of tables that are used, which neither a previous server nor the new one uses: they are ready for a
 * contract step. Keys are left out: a table needs them whether or not a query names them. Asks of every column, which takes
 * a while on a large schema.
 */
export function unusedObjects(database: Database): {
  readonly objects: readonly UnusedObject[];
  readonly asked: readonly string[];
  /** How many objects may be used and may not. */
  readonly undecided: number;
} {
  const next = database.next({ searched: true });
  const servers = [...database.previous, ...(next ? [next] : [])];
  const { target } = database;
  const objects: UnusedObject[] = [];
  let undecided = 0;
  const made = madeBy(database);
  for (const table of target.relations.values()) {
    if (table.kind !== 'table' || table.persistence === 'temporary') continue;
    const name = displayName(target, table);
    const whole = ask(servers, (contract) => contract.relation(table.id)).answer.verdict;
    if (whole === 'unused') objects.push({ name, ...since(made.get(`${table.id}`)) });
    if (whole === 'unknown') undecided++;
    if (whole !== 'used') continue;
    const keys = new Set<number>(
      table.constraints.flatMap((constraint) =>
        constraint.type === 'primary-key' || constraint.type === 'foreign-key' ? constraint.columns : [],
      ),
    );
    for (const column of table.columns) {
      const id = { relation: table.id, column: column.id };
      const { verdict } = ask(servers, (contract) => contract.column(id)).answer;
      if (verdict === 'unknown') undecided++;
      if (verdict === 'unused' && !keys.has(column.id))
        objects.push({ name: `${name}.${column.name}`, ...since(made.get(`${table.id}.${column.id}`)) });
    }
  }
  return { objects, asked: servers.map(({ server }) => server.version), undecided };
}

const since = (file: string | undefined): { since?: string } => (file === undefined ? {} : { since: file });

/** The file in which each table and column first was there. */
function madeBy(database: Database): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  for (const { migration, after } of database.replayed) {
    for (const table of after.relations.values()) {
      if (table.kind !== 'table') continue;
      const file = migration.file.path;
      if (!made.has(`${table.id}`)) made.set(`${table.id}`, file);
      for (const { id } of table.columns) if (!made.has(`${table.id}.${id}`)) made.set(`${table.id}.${id}`, file);
    }
  }
  return made;
}
