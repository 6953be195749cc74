import type { Answer, Evidence } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import type { Catalog, Table, View } from '../schema/catalog.ts';
import type { Query } from '../schema/query.ts';
import type { Resolution } from '../schema/resolve.ts';
import { list } from '../text/words.ts';
import type { Report, RuleContext } from './rule.ts';
import { baseColumn, columnOf } from './subject.ts';
import { claim, usage } from './wording.ts';

/**
 * What a view that takes a table's place can't do for the servers that still use it as the table, though every name is
 * there: it has no constraints and no defaults of its own, and takes no value for what it computes.
 */
export function unfulfilled(
  context: RuleContext,
  released: Table | View,
  view: View,
  label: string,
): Report | undefined {
  const positional = byPosition(context, released, view, label);
  if (positional || released.kind !== 'table') return positional;
  const report = (
    verb: string,
    why: string,
    test: (resolution: Resolution, verb: Query['verb']) => boolean,
  ): Report | undefined => {
    const { answer, servers } = ask(context.servers, (contract) => evidenceOf(contract, verb, test));
    if (answer.verdict !== 'used') return undefined;
    const message = `${usage(servers, label, answer)}, which is a view then: ${why}`;
    const advice = 'Keep the table under its name in this release, and rename it in the next one.';
    return { message, object: label, answer, servers, advice };
  };
  const here = ({ relation }: { readonly relation: number }): boolean => relation === released.id;
  const rows = report('truncates', 'a view takes no TRUNCATE', ({ relations }) =>
    relations.some((use) => here(use) && use.use === 'truncate'),
  );
  if (rows) return rows;
  const instead = view.triggers.some(({ timing, events }) => timing === 'instead of' && events.includes('insert'));
  const copied = instead
    ? undefined
    : report('copies rows into', 'a view takes no COPY', ({ inserts }, verb) => verb === 'copy' && inserts.some(here));
  if (copied) return copied;
  const constraint = report('names a constraint of', 'a view has no constraints', ({ upserts }) =>
    upserts.some((upsert) => here(upsert) && upsert.constraint !== undefined),
  );
  const shown = hidden(released, view);
  const refused =
    view.checked && /\bwhere\b/i.test(view.text)
      ? report(
          'writes to',
          'WITH CHECK OPTION it takes no row that it does not show',
          ({ writes, inserts }) => inserts.some(here) || writes.some((write) => here(write) && shown.has(write.column)),
        )
      : undefined;
  if (refused && !constraint) return { ...refused, severity: 'warning' };
  if (constraint || takesNothing(view)) return constraint;
  const computed = view.columns.flatMap((column) => (column.source ? [] : (own(released, column.name) ?? [])));
  const ids = new Set(computed.map((column) => column.id));
  const defaulted = required(context.target, released, view);
  return (
    report(
      'writes to',
      `${list(computed.map((c) => c.name))} is computed there and takes no value`,
      ({ writes, inserts }) =>
        writes.some((write) => here(write) && ids.has(write.column)) ||
        inserts.some((insert) => here(insert) && insert.columns.some((id) => ids.has(id))),
    ) ??
    report(
      'writes DEFAULT to',
      'DEFAULT is NULL there, for a view has defaults of its own',
      ({ writes, inserts }) =>
        writes.some((write) => here(write) && write.value === 'default' && defaulted.has(write.column)) ||
        inserts.some((insert) => here(insert) && insert.defaults.some((id) => defaulted.has(id))),
    )
  );
}

/** Released columns that decide whether the view shows a row. */
const hidden = (released: Table, view: View): ReadonlySet<number> => {
  const given = new Set(view.query.outputs.flatMap(({ reference }) => (reference ? [reference.at.start] : [])));
  const names = view.query.references.filter(({ at }) => !given.has(at.start)).map(({ name }) => name);
  const nested = view.query.nested.length > 0;
  const columns = released.columns.filter(({ name }) => nested || names.includes(name));
  return new Set(columns.map(({ id }) => id));
};

/** INSERTs without a column list, where another column stands in a place that such a one fills. */
export function byPosition(
  context: RuleContext,
  released: Table | View,
  heir: Table | View,
  label: string,
): Report | undefined {
  const asked = ask(context.servers, (contract) => {
    const evidence = contract.inserts(released.id).statements.flatMap((insert) => {
      const filled = released.columns.filter((column) => insert.columns.includes(column.id));
      const moved = insert.positional && filled.some(({ name }, at) => heir.columns[at]?.name !== name);
      return moved ? [insert.evidence] : [];
    });
    return { verdict: evidence.length > 0 ? 'used' : 'unused', evidence, why: 'its inserts name their columns' };
  });
  if (asked.answer.verdict !== 'used') return undefined;
  const claimed = claim(asked.servers, `inserts into ${label} by position`, asked.answer);
  const advice = `Give ${label} the same columns in the same order, or let the server name them first.`;
  const message = `${claimed}, and other columns stand in those places then`;
  return { message, object: label, answer: asked.answer, servers: asked.servers, advice };
}

/** Writes are a trigger's business, or are not taken at all, which is said elsewhere. */
const takesNothing = ({ triggers, text }: View): boolean =>
  triggers.some((trigger) => trigger.timing === 'instead of') || /\b(group\s+by|distinct|limit)\b/i.test(text);

function evidenceOf(
  contract: Contract,
  how: string,
  test: (resolution: Resolution, verb: Query['verb']) => boolean,
): Answer {
  const evidence = contract.statements
    .filter(({ resolution, query }) => test(resolution, query.verb))
    .map((statement): Evidence => ({ ...statement.evidence, how }));
  return { verdict: evidence.length > 0 ? 'used' : 'unused', evidence, why: 'its queries do not' };
}

const own = (released: Table, name: string) => released.columns.find((column) => column.name === name);

/** Released columns that must have a value, and get one from a default of the table beneath only. */
function required(catalog: Catalog, released: Table, view: View): ReadonlySet<number> {
  const ids = view.columns.flatMap((column) => {
    const old = own(released, column.name);
    const end = columnOf(catalog, baseColumn(catalog, column.source));
    return old && end?.notNull && !end.identity ? [old.id] : [];
  });
  return new Set(ids);
}
