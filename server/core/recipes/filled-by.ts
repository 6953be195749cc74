import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import type { Catalog, Table } from '../schema/catalog.ts';

/** Whether a server puts values into any of these columns: by inserting rows, by changing the columns, or by way of a foreign key. */
export function filledBy(
  previous: readonly Contract[],
  catalog: Catalog,
  table: Table,
  columns: readonly number[],
): Answer {
  const parents = actingParents(table, columns).filter((id) => catalog.relations.has(id));
  return ask(previous, (contract) =>
    worst([
      contract.inserts(table.id).answer,
      ...columns.map((column) => contract.column({ relation: table.id, column }, 'write')),
      ...parents.map((parent) => changes(contract, parent)),
    ]),
  ).answer;
}

/** Tables whose rows, changed or deleted, change these columns along: ON UPDATE CASCADE, ON DELETE SET NULL and the like. */
const actingParents = (table: Table, columns: readonly number[]): number[] =>
  table.constraints.flatMap(({ references, columns: own }) =>
    references &&
    own.some((column) => columns.includes(column)) &&
    (/cascade|set/.test(references.onUpdate) || /set/.test(references.onDelete))
      ? [references.table]
      : [],
  );

/** Who only reads or inserts the parent's rows sets nothing off. */
function changes(contract: Contract, id: number): Answer {
  const uses = contract.statements.flatMap(({ resolution }) => resolution.relations.filter((r) => r.relation === id));
  const answer = contract.relation(id);
  if (answer.verdict !== 'used') return answer;
  const harmless =
    uses.length > 0 && uses.every((use) => use.use === 'read' || use.use === 'insert' || use.use === 'lock');
  return harmless ? { ...answer, verdict: 'unused' } : answer;
}
