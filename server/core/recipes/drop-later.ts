import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { callsIn } from '../schema/apply/calls.ts';
import { type Catalog, findRelation, type Sequence, type TypeObject } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { showName } from '../schema/names.ts';
import { list } from '../text/words.ts';
import { lostAlong } from './lost-along.ts';
import { nameIn } from './object-names.ts';
import { ownedBy } from './ownership.ts';
import { inTheWay } from './put-off.ts';
import { defineRecipe, type PlanStatement } from './recipe.ts';
import { doing, step } from './statements.ts';
import { Versions } from './wording.ts';

type Drop = ChangeOf<'drop-type' | 'drop-sequence' | 'drop-schema'>;

export default defineRecipe({
  id: 'drop-later',
  on: ['drop-type', 'drop-sequence', 'drop-schema'],
  title: 'Drop it in the next release',
  about:
    'Keeps a type, a domain, a sequence or a schema that the previous server names, and drops it in the next release. It refuses where CASCADE takes more along than that, where the name is given to something else, and where something further down counts on its being gone.',
  example: {
    schema: 'CREATE SEQUENCE order_numbers;',
    change: 'DROP SEQUENCE order_numbers;',
  },
  plan(change, context) {
    const { before, after, previous, dialect } = context;
    if (dialect.id === 'mysql') return { refused: 'Dropping a whole database is no step of a migration.' };
    const subject = subjectOf(change, before);
    if (!subject) return { refused: 'It is not known here what is dropped.' };
    const { label } = subject;
    const known =
      change.kind === 'drop-schema'
        ? context.start.schemas.has(change.schema)
        : subject.ids.every((id) => isKnown(context.start, id));
    if (!known) return { refused: `${label} is created in this release: no server knows it yet.` };
    const along = lostAlong(before, after, subject.ids);
    if (along.length > 0)
      return {
        refused: `CASCADE takes ${list(along)} along. Drop that by its name first, so that it can be split too.`,
      };
    const { answer, servers } = ask(previous, subject.used);
    if (answer.verdict === 'unused') return { refused: `Nobody is known to use ${label}: there is nothing to split.` };
    const users = previous.filter(({ server }) => servers.includes(server.version));
    // What goes with a schema was said above; nothing else needs CASCADE.
    const drop = change.kind === 'drop-schema' ? { ...change } : { ...change, cascade: false };
    const steps = [step('contract', `Drop ${label}`, [doing(drop)], { down: subject.wayBack })];
    const hindered = inTheWay({ steps }, context, label);
    if (hindered) return { refused: hindered };
    return {
      recipe: 'drop-later',
      title: `Drop ${label} in the next release`,
      steps,
      servers: [
        `${Versions(users)} ${answer.verdict === 'used' ? 'uses' : 'may use'} ${label}, so it stays until that server is gone.`,
        `The new server does not name ${label}.`,
      ],
      notes: subject.notes,
    };
  },
});

const isKnown = (catalog: Catalog, id: number): boolean =>
  catalog.relations.has(id) || catalog.types.some((type) => type.id === id);

interface Subject {
  readonly label: string;
  /** What goes by itself. */
  readonly ids: readonly number[];
  readonly used: (contract: Contract) => Answer;
  readonly wayBack: readonly PlanStatement[];
  readonly notes: readonly string[];
}

function subjectOf(change: Drop, before: Catalog): Subject | undefined {
  switch (change.kind) {
    case 'drop-sequence': {
      const sequence = findRelation(before, change.sequence);
      return sequence?.kind === 'sequence' ? ofSequence(sequence, before) : undefined;
    }
    case 'drop-type': {
      const { name, schema } = change.type;
      const type = (schema === undefined ? before.searchPath : [schema])
        .map((each) => before.types.get(`${each}.${name}`))
        .find((each) => each !== undefined);
      return type && ofType(type, before);
    }
    case 'drop-schema':
      return before.schemas.has(change.schema) ? ofSchema(change.schema, before) : undefined;
  }
}

function ofSequence(sequence: Sequence, before: Catalog): Subject {
  const label = showName(nameIn(before, sequence));
  const plain = (text: string): string => text.replaceAll('"', '').toLowerCase();
  const names = [sequence.name, `${sequence.schema}.${sequence.name}`].map(plain);
  return {
    label,
    ids: [sequence.id],
    used: byName(
      sequence.name,
      ({ query }) =>
        callsIn(query).some(
          ({ name, literals }) =>
            /^(nextval|currval|setval)$/i.test(name.name) && literals.some((text) => names.includes(plain(text))),
        ),
      before,
    ),
    wayBack: [
      doing({ kind: 'create-sequence', sequence: nameIn(before, sequence), ifNotExists: false }),
      ...ownedBy('alter sequence', nameIn(before, sequence), sequence),
    ],
    notes: [
      `The way back makes a sequence that begins at 1, with no options: give it the right ones, and the next number by setval, before anybody uses it.`,
    ],
  };
}

function ofType(type: TypeObject, before: Catalog): Subject {
  const name = nameIn(before, type);
  const named = ({ name: own, schema }: { readonly name: string; readonly schema?: string }): boolean =>
    own === type.name && (schema === undefined || schema === type.schema);
  return {
    label: showName(name),
    ids: [type.id],
    used: byName(type.name, ({ resolution }) => resolution.types.some((each) => named(each.name)), before),
    wayBack: [
      ...madeAgain(type, name),
      ...(type.kind === 'other'
        ? []
        : ownedBy(type.kind === 'domain' ? 'alter domain owner' : 'alter type owner', name, type)),
    ],
    notes: [
      ...(type.kind === 'other' ? [`There is no way back, as it is not known here what ${type.name} is made of.`] : []),
      `Who may use it is not known here: repeat GRANT and REVOKE after the way back.`,
    ],
  };
}

function madeAgain(type: TypeObject, name: ChangeOf<'create-type'>['type']): PlanStatement[] {
  switch (type.kind) {
    case 'enum':
      return [doing({ kind: 'create-enum', type: name, values: type.values })];
    case 'composite':
      return [doing({ kind: 'create-type', type: name, form: 'composite', attributes: type.attributes })];
    case 'domain': {
      const { base, notNull, default: value } = type;
      const checks = type.checks.map(({ name: check, expression }) => ({
        name: check,
        at: { start: 0, end: 0 },
        type: 'check' as const,
        expression,
      }));
      return [
        doing({ kind: 'create-domain', type: name, base, notNull, ...(value ? { default: value } : {}), checks }),
      ];
    }
    case 'other':
      return [];
  }
}

function ofSchema(schema: string, before: Catalog): Subject {
  const held = [...before.relations.values()].filter((relation) => relation.schema === schema);
  const tables = held.filter(({ kind }) => kind === 'table' || kind === 'view');
  const others = [...before.types.values(), ...[...before.functions.values()].flat()].filter(
    (each) => each.schema === schema,
  );
  const empty = held.length + others.length === 0;
  return {
    label: schema,
    ids: [...held, ...others].map(({ id }) => id),
    used: (contract) =>
      worst([
        ...tables.map(({ id }) => contract.relation(id)),
        byName(schema, ({ query }) => callsIn(query).some(({ name }) => name.schema === schema), before)(contract),
      ]),
    wayBack: empty ? [doing({ kind: 'create-schema', schema, ifNotExists: false })] : [],
    notes: empty
      ? [`Who may use it is not known here: repeat GRANT and REVOKE after the way back.`]
      : [`There is no way back: with it go ${list([...tables, ...others].map(({ name }) => name))}, and all rows.`],
  };
}

/** Servers that name it in their statements; else those whose code, or a function of the database, may. */
const byName =
  (name: string, test: (statement: Contract['statements'][number]) => boolean, before: Catalog) =>
  (contract: Contract): Answer => {
    const evidence = contract.statements.filter(test).map((statement) => statement.evidence);
    if (evidence.length > 0) return { verdict: 'used', evidence, why: 'its queries name it' };
    const through = [...before.functions.values()].flat().some(({ words }) => words.includes(name.toLowerCase()));
    if (through) return { verdict: 'unknown', evidence: [], why: `a function names ${name}` };
    return contract.named(name);
  };
