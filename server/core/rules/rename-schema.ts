import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { callsIn } from '../schema/apply/calls.ts';
import type { Relation } from '../schema/catalog.ts';
import { findRelation } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { askByName, names, runs } from './by-name.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';
import { standIn } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'rename-schema',
  on: ['rename-schema', 'set-object-schema'],
  category: 'compatibility',
  severity: 'error',
  title: 'Renaming a schema, or moving an object to another one',
  why: 'The previous server finds objects by the old schema, in their names or on its search path: from then on its queries fail.',
  instead:
    'Create the new schema beside the old one, and leave views under the old names until the previous server is gone.',
  hazards: ['A05'],
  recipe: 'rename-schema',
  examples: {
    fires: {
      before: 'CREATE SCHEMA billing;\nCREATE TABLE billing.invoices (id bigint PRIMARY KEY);',
      uses: 'SELECT id FROM billing.invoices',
      migration: 'ALTER SCHEMA billing RENAME TO finance;',
    },
    silent: {
      before: 'CREATE SCHEMA billing;\nCREATE TABLE billing.invoices (id bigint PRIMARY KEY);',
      uses: 'SELECT id FROM billing.invoices',
      migration: 'CREATE SCHEMA finance;',
    },
  },
  check(change, context) {
    if (change.kind === 'set-object-schema') return moved(change.what, change.object, context);
    if (!context.base.schemas.has(change.schema) || context.after.schemas.has(change.schema)) return undefined;
    const inside = [...context.base.relations.values()].filter(
      (relation) => relation.schema === change.schema && relation.kind !== 'index' && !stillThere(context, relation),
    );
    const { answer, servers } = ask(context.servers, (contract) => usesAny(contract, change.schema, inside));
    const used = inside.filter((relation) =>
      context.servers.some((contract) => contract.relation(relation.id, 'name').verdict === 'used'),
    );
    const shown = used.slice(0, 3).map((relation) => context.name(relation));
    const more = used.length > shown.length ? [`${used.length - shown.length} more of ${change.schema}`] : [];
    const label = used.length > 0 ? list([...shown, ...more]) : `the schema ${change.schema}`;
    return { message: usage(servers, label, answer), object: change.schema, answer, servers };
  },
});

/** The released name means something again once the whole release has run: a view, a table made anew. */
const stillThere = (context: RuleContext, released: Relation): boolean =>
  findRelation(context.target, { schema: released.schema, name: released.name }) !== undefined;

function usesAny(contract: Contract, schema: string, inside: readonly Relation[]): Answer {
  const calls = runs(contract, 'uses', ({ query }) => callsIn(query).some((call) => call.name.schema === schema));
  const answers = inside
    .filter((relation) => relation.kind !== 'sequence')
    .map((relation) => contract.relation(relation.id, 'name'));
  if (calls.length > 0) answers.push({ verdict: 'used', evidence: calls, why: 'its queries call functions of it' });
  const answer = worst(answers.length > 0 ? answers : [contract.named(schema)]);
  return { ...answer, evidence: answer.evidence.slice(0, 8) };
}

function moved(
  what: 'view' | 'type' | 'function' | 'sequence' | 'index',
  object: { readonly schema?: string; readonly name: string },
  context: RuleContext,
): Report | undefined {
  if (what === 'view') {
    const relation = findRelation(context.before, object);
    const released = relation && context.base.relations.get(relation.id);
    if (released?.kind !== 'view' || standIn(context, released)) return undefined;
    const label = context.name(released);
    const { answer, servers } = ask(context.servers, (contract) => contract.relation(released.id, 'name'));
    return { message: usage(servers, label, answer), object: label, answer, servers };
  }
  if (what !== 'type') return undefined;
  const type = [...context.base.types.values()].find((each) => names(object, each));
  if (!type || context.target.types.has(`${type.schema}.${type.name}`)) return undefined;
  const label = context.name({ schema: type.schema, name: type.name });
  const { answer, servers } = askByName(context, type.name, 'casts to', ({ resolution }) =>
    resolution.types.some((each) => names(each.name, type)),
  );
  return { message: usage(servers, label, answer), object: label, answer, servers };
}
