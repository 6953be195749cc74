import type { Answer } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { copiedIn } from '../recipes/copied-elsewhere.ts';
import { type Column, type Table, tableById } from '../schema/catalog.ts';
import { keptInStep } from './kept-in-step.ts';
import { copiedTo, replacedBy } from './replacement.ts';
import { defineRule, type Question, type Report, type RuleContext } from './rule.ts';
import { apartFrom, columnOf, meant, neverCreated, standInColumn, subjectOf, surelyMissing } from './subject.ts';
import { claim, usage } from './wording.ts';

export default defineRule({
  id: 'drop-column',
  on: ['drop-column'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping a column the previous server still uses',
  why: 'While the previous server runs, and whenever it comes back, every query of it that names the column fails. The data is gone for good.',
  instead: 'Stop using the column in this release, let its default or NULL stand in, and drop it in the next release.',
  hazards: ['A01', 'A54'],
  recipe: 'drop-column',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, nickname text);',
      uses: 'SELECT id, nickname FROM users',
      migration: 'ALTER TABLE users DROP COLUMN nickname;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, nickname text);',
      uses: 'SELECT id FROM users',
      migration: 'ALTER TABLE users DROP COLUMN nickname;',
    },
  },
  check(change, context) {
    const { table, column, label, shown, released, isNew } = subjectOf(context, change.table, change.column);
    if (isNew || (table && !column && context.before.gaps === 0)) return undefined;
    if (!table || !column || !released.table || !released.column) {
      if (surelyMissing(change, context.before)) return undefined;
      const answer = neverCreated(context, label, table ? undefined : change.table, change.column);
      return {
        message: usage(
          context.servers.map((s) => s.server.version),
          label,
          answer,
        ),
        object: label,
        answer,
      };
    }
    // The table goes as a whole; that is said once, where it goes.
    if (!context.target.relations.has(table.id)) return undefined;
    // The server refuses it (a view needs it, without CASCADE): then the release stops here, and what was meant is judged.
    const after = tableById(context.after, table.id);
    const refused = after?.columns.some((each) => each.id === column.id) === true;
    if (!refused && standInColumn(context, released.table, released.column)) {
      const again = columnOf(context.target, meant(context, released.table, released.column));
      const twin = released.table.columns.find(({ id }) => id === again?.id);
      if (twin && keptInStep(context, released.table, released.column.name, twin.name)) return undefined;
      return again && again.id !== column.id
        ? addedAgain(context, released.table, released.column, again, twin?.name)
        : undefined;
    }
    if (copiedTo(context, table, column) || replacedBy(context, table, column)) return undefined;
    const id = { relation: table.id, column: column.id };
    const gone = apartFrom(context, table, column);
    const { answer, servers } = ask(context.servers, (contract) => contract.column(id, undefined, gone));
    return {
      message: usage(servers, shown, answer),
      object: label,
      answer,
      servers,
      ...moving(context, table, column),
    };
  },
});

/** The release copies it to another table: then the plan is another one. */
function moving(context: RuleContext, table: Table, column: Column): { readonly recipe?: string } {
  const copy = context.asked(copies, table.id)?.find(({ columns }) => columns === 'all' || columns.includes(column.id));
  return copy ? { recipe: copy.updates ? 'move-column' : 'extract-table' } : {};
}

interface Copy {
  /** Ids of what it reads. */
  readonly columns: 'all' | readonly number[];
  /** It fills rows that are there, instead of making them. */
  readonly updates: boolean;
}

/** What the release copies to other tables, by the table it reads. */
const copies: Question<readonly Copy[]> = {
  collect: ({ release }) => {
    const found = new Map<number, Copy[]>();
    for (const { change, before } of release) {
      for (const { table, columns } of copiedIn(change, before)) {
        const copy = { columns, updates: change.kind === 'update-rows' };
        found.set(table, [...(found.get(table) ?? []), copy]);
      }
    }
    return found;
  },
};

/** Added again under its name: queries go on, and read a column that is empty. Of another type, its own rule says so. */
function addedAgain(context: RuleContext, table: Table, old: Column, again: Column, twin?: string): Report[] {
  const label = `${context.name(table)}.${old.name}`;
  const advice = 'Change the column in place, or copy its values before it goes.';
  const lost = `All values of ${label} are lost: it is dropped${twin === undefined ? ' and added again' : `, and ${twin} takes its name`}`;
  const plain = { object: label, severity: 'warning', advice, recipe: false } as const;
  const reports: Report[] = [];
  if (context.dialect.compareTypes(old.type, again.type, context.target) === 'same')
    reports.push({ ...plain, message: lost });
  // It comes back as the last column: values given by position go into the wrong ones.
  const inserts = ask(context.servers, (contract) => byPosition(contract, table));
  if (inserts.answer.verdict === 'used' && table.columns.at(-1)?.id !== old.id) {
    const message = `${claim(inserts.servers, `inserts into ${context.name(table)} by position`, inserts.answer)}, and ${old.name} comes back as the last column`;
    return [{ ...plain, message, answer: inserts.answer, servers: inserts.servers, severity: 'error' }];
  }
  if (again.notNull && !old.notNull) {
    const id = { relation: table.id, column: old.id };
    const nulls = ask(context.servers, (contract) => contract.leavesNull(id, again.default !== undefined));
    if (nulls.answer.verdict === 'used') {
      const message = `${claim(nulls.servers, `writes NULL to ${label}`, nulls.answer)}, and it comes back NOT NULL`;
      return [{ ...plain, message, answer: nulls.answer, servers: nulls.servers, severity: 'error' }];
    }
  }
  return reports;
}

function byPosition(contract: Contract, table: Table): Answer {
  const evidence = contract
    .inserts(table.id)
    .statements.filter((s) => s.positional)
    .map((s) => s.evidence);
  return { verdict: evidence.length > 0 ? 'used' : 'unused', evidence, why: 'its inserts name their columns' };
}
