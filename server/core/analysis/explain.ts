import type { Answer } from '../contract/answer.ts';
import type { Database, ProjectState } from '../project/project.ts';
import type { Step } from '../project/replay.ts';
import { recipesFor } from '../recipes/index.ts';
import { findRelation } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { showName } from '../schema/names.ts';
import type { Facts } from '../sql/dialect.ts';
import { type Span, shift } from '../text/span.ts';
import { list } from '../text/words.ts';
import { changesAt } from './split-target.ts';

/** What is known of a change: what it does to a running database, who uses what it touches, and which plans fit. */
export interface Explanation {
  readonly file: string;
  readonly span: Span;
  readonly statement: Span;
  readonly kind: Change['kind'];
  /** What it touches, as people write it: `users.email`. */
  readonly object: string | null;
  readonly facts: Facts;
  readonly uses: readonly { readonly server: string; readonly answer: Answer }[];
  readonly recipes: readonly { readonly id: string; readonly title: string }[];
  /** The migration is new in this release. */
  readonly released: boolean;
}

/** What is known of the change at an offset of a migration, if there is one. */
export function explainAt(state: ProjectState, path: string, offset: number): Explanation | undefined {
  const target = changesAt(state, path, offset)[0];
  return target && explainStep(target.database, target.step);
}

/** One explanation for every change of a file: `bellows explain --locks`. */
export function explainFile(state: ProjectState, path: string): Explanation[] {
  for (const database of state.databases) {
    const index = database.replayed.findIndex(({ migration }) => migration.file.path === path);
    if (index >= 0) return database.steps(index).map((step) => explainStep(database, step));
  }
  return [];
}

function explainStep(database: Database, step: Step): Explanation {
  const { change, statement, migration } = step;
  const subject = subjectOf(change);
  const relation = subject && findRelation(step.before, subject.table);
  const column =
    relation && 'columns' in relation ? relation.columns.find((c) => c.name === subject?.column) : undefined;
  const name =
    subject && (subject.table.schema === database.dialect.defaultSchema ? subject.table.name : showName(subject.table));
  // A rename breaks those only that say the name, as the rules have it: what goes through a view follows.
  const how = change.kind.startsWith('rename-') ? ('name' as const) : undefined;
  const uses = relation
    ? database.previous.map((contract) => ({
        server: contract.server.version,
        answer: column
          ? contract.column({ relation: relation.id, column: column.id }, how)
          : contract.relation(relation.id, how),
      }))
    : [];
  return {
    file: migration.file.path,
    span: shift(change.at, statement.span.start),
    statement: statement.span,
    kind: change.kind,
    object: subject ? (subject.column ? `${name}.${subject.column}` : (name ?? null)) : null,
    facts: database.dialect.facts(change, step.before, database.engine.version, step.statement.read.changes),
    uses,
    recipes: recipesFor(change.kind).map(({ id, title }) => ({ id, title })),
    released: database.replayed.findIndex((r) => r.migration === migration) < database.firstNew,
  };
}

function subjectOf(change: Change): { table: Name; column?: string } | undefined {
  if (!('table' in change) || !change.table) return undefined;
  if (!('column' in change) || change.column === undefined) return { table: change.table };
  return { table: change.table, column: typeof change.column === 'string' ? change.column : change.column.name };
}

/** Facts in words, a sentence each: what is locked, what waits, and for how long it depends on what. */
export function describeFacts(facts: Facts): string[] {
  const sentences: string[] = [];
  const modes = new Map<string, string[]>();
  for (const [relation, mode] of Object.entries(facts.locks)) modes.set(mode, [...(modes.get(mode) ?? []), relation]);
  for (const [mode, relations] of modes) sentences.push(`Takes ${mode} on ${list(relations)}.`);
  if (facts.blocks === 'reads and writes') sentences.push('Reads and writes wait meanwhile.');
  else if (facts.blocks === 'writes') sentences.push('Writes wait meanwhile; reads go on.');
  else if (Object.keys(facts.locks).length > 0) sentences.push('Reads and writes go on.');
  if (facts.rewrite.length > 0)
    sentences.push(`Writes ${list(facts.rewrite)} anew: the time grows with the rows and the indexes.`);
  const scanned = facts.scan.filter((table) => !facts.rewrite.includes(table));
  if (scanned.length > 0) sentences.push(`Reads all of ${list(scanned)}: the time grows with the rows.`);
  const built = facts.indexBuild.filter((table) => !facts.rewrite.includes(table));
  if (built.length > 0) sentences.push(`Builds an index on ${list(built)}: the time grows with the rows.`);
  const instant = facts.rewrite.length + scanned.length + built.length === 0;
  if (instant && facts.blocks !== 'nothing')
    sentences.push('Only the catalog changes: it takes an instant, once it has the lock.');
  if (facts.transaction === 'forbidden') sentences.push('It can not run in a transaction.');
  if (facts.algorithm) sentences.push(`The least that is needed is ALGORITHM=${facts.algorithm}.`);
  for (const assumption of facts.assumes) sentences.push(`Taken for granted: ${assumption.replace(/\.$/, '')}.`);
  return sentences;
}
