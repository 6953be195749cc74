import type { ResolvedStatement } from '../contract/contract.ts';
import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import { findTable, tableById } from '../schema/catalog.ts';
import { sameType } from '../schema/types.ts';
import { messageOf, toFinding } from './effect-finding.ts';
import type { Finding } from './finding.ts';

/**
 * Whether a server keeps the plan of a query: it says PREPARE, or is written in a language whose usual driver prepares by
 * itself: sqlx and tokio-postgres (Rust), pgjdbc from the fifth time on (Java, Kotlin), pgx (Go), Active Record (Ruby).
 */
export const likelyPrepared = ({ query, evidence }: ResolvedStatement): boolean =>
  query.prepared === true || /(^|\/)\.sqlx\/|\.(rs|java|kts?|go|rb)$/.test(evidence.file);

/**
 * Prisma, Active Record and JPA keep what they read prepared, and name every column they map: of a column that gets another
 * type, however alike, each such query fails once.
 */
export function keptByModels(database: Database, steps: readonly Step[], state: ProjectState): Finding[] {
  if (database.target.family !== 'postgresql') return [];
  return steps.flatMap((step): Finding[] => {
    const { change, before } = step;
    if (change.kind !== 'set-column-type') return [];
    const table = findTable(before, change.table);
    const column = table?.columns.find(({ name }) => name === change.column);
    return database.previous.flatMap((contract): Finding[] => {
      const own = table && tableById(contract.catalog, table.id)?.columns.find(({ id }) => id === column?.id);
      const end = table && tableById(database.target, table.id)?.columns.find(({ id }) => id === column?.id);
      if (!table || !own || !end || sameType(own.type, end.type)) return [];
      const { evidence } = contract.column({ relation: table.id, column: own.id });
      const read = evidence.find(({ how }) => how === 'reads');
      if (!read || !evidence.some(({ how, file }) => how === 'maps' && /\.(prisma|java|kts?|rb)$/.test(file)))
        return [];
      const effect = {
        notice: 'cached-plan',
        name: own.name,
        message: `the type of ${own.name} in its result changes`,
      } as const;
      const finding = toFinding(effect, step, read, contract, 'previous', database, state);
      const servers = [contract.server.version];
      return finding ? [{ ...finding, servers, message: messageOf(servers, effect, false) }] : [];
    });
  });
}
