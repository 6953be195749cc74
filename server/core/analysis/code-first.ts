import { ask } from '../contract/ask.ts';
import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import { noticeById } from '../rules/notices.ts';
import { type ColumnId, displayName, findRelation } from '../schema/catalog.ts';
import { shift } from '../text/span.ts';
import type { Finding } from './finding.ts';

/**
 * What a new server that is deployed before its migrations needs of them: columns, tables and views they add and its code
 * already uses. Nothing where migrations run first, and nothing of what is new to the code as well.
 */
export function deployedTooEarly(database: Database, steps: readonly Step[], state: ProjectState): Finding[] {
  const notice = noticeById('deployed-too-early');
  if (state.manifest?.manifest?.deploy?.order !== 'code-first' || !notice) return [];
  const next = database.next();
  if (!next) return [];
  return steps.flatMap((step): Finding[] => {
    if (database.phase(step.migration) === 'contract') return [];
    const made = madeBy(step);
    if (!made) return [];
    const { answer } = ask([next], (contract) =>
      made.id.column === undefined ? contract.relation(made.id.relation) : contract.column(made.id as ColumnId),
    );
    if (answer.verdict !== 'used') return [];
    return [
      {
        rule: notice.id,
        category: notice.category,
        severity: notice.severity,
        stage: 2,
        servers: [next.server.version],
        message: `The new server is deployed before this migration, and uses ${made.label}, which is not there yet`,
        advice: notice.instead,
        file: step.migration.file.path,
        span: shift(step.change.at, step.statement.span.start),
        object: made.label,
        verdict: 'used',
        evidence: answer.evidence,
        get facts() {
          return database.dialect.facts(step.change, step.before, database.engine.version);
        },
        fixes: [],
        suppressed: null,
      },
    ];
  });
}

/** The table, view or column a step adds. */
function madeBy({
  change,
  before,
  after,
}: Step): { readonly id: { relation: number; column?: number }; readonly label: string } | undefined {
  const name =
    change.kind === 'create-table' || change.kind === 'add-column'
      ? change.table
      : change.kind === 'create-view'
        ? change.view
        : undefined;
  const relation = name && findRelation(after, name);
  if (relation?.kind !== 'table' && relation?.kind !== 'view') return undefined;
  const label = displayName(after, relation);
  if (change.kind !== 'add-column')
    return before.relations.has(relation.id) ? undefined : { id: { relation: relation.id }, label };
  const column = relation.columns.find((each) => each.name === change.column.name);
  return column && { id: { relation: relation.id, column: column.id }, label: `${label}.${column.name}` };
}
