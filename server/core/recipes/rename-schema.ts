import { displayName, type Table, type View } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { defineRecipe } from './recipe.ts';
import { notPassedOn, standInView } from './stand-in-view.ts';
import { doing, step } from './statements.ts';
import { viewLimits, whatViewsLack } from './view-limits.ts';
import { Versions } from './wording.ts';

export default defineRecipe({
  id: 'rename-schema',
  on: ['rename-schema'],
  title: 'Split the rename: a schema of views under the new name now, the rename in the next release',
  about:
    'Makes the new schema beside the old one, with a view for each of its tables and views, so that both names work; the next release drops the views and renames in one transaction. It refuses where the schema has functions, types or sequences of their own, which views can not stand in for, where the new server does what a view can not, and where row level security or privileges would not be kept.',
  example: {
    schema: 'CREATE SCHEMA billing;\nCREATE TABLE billing.invoices (id bigint PRIMARY KEY, total int);',
    change: 'ALTER SCHEMA billing RENAME TO finance;',
  },
  plan(change, context) {
    const { before, previous, next, dialect, version } = context;
    const { schema, to } = change;
    if (dialect.id !== 'postgresql') return { refused: 'A database of MySQL can not be renamed.' };
    if (!before.schemas.has(schema)) return { refused: `${schema} is not a schema that is known here.` };
    if (before.schemas.has(to)) return { refused: `There already is a schema ${to}.` };
    if (previous.length > 0 && previous.every(({ catalog }) => !catalog.schemas.has(schema)))
      return { refused: `${schema} is new in this release: no other server knows it, so rename at once.` };
    const inside = [...before.relations.values()].filter((relation) => relation.schema === schema);
    const relations = inside.filter((r): r is Table | View => r.kind === 'table' || r.kind === 'view');
    const others = [
      ...inside.filter((r) => r.kind === 'sequence' && r.ownedBy === undefined),
      ...[...before.types.values()].filter((type) => type.schema === schema),
      ...[...before.functions.values()].flat().filter((f) => f.schema === schema),
    ];
    if (others.length > 0)
      return {
        refused: `${list(others.map(({ name }) => name))} is in ${schema} as well, and no view can stand in for it.`,
      };
    if (relations.length === 0) return { refused: `${schema} has no tables: rename it at once.` };
    for (const relation of relations) {
      const refused = notPassedOn(relation, displayName(before, relation), dialect, version);
      if (refused) return { refused };
    }
    const server = next();
    const engine = { dialect: dialect.id, version };
    const limits = relations.flatMap((relation) =>
      server && relation.kind === 'table'
        ? viewLimits([server], relation, engine).map((limit) => `${to}.${relation.name}: the new server ${limit}`)
        : [],
    );
    if (limits.length > 0) return { refused: `A view can't stand in for ${list(limits)}.` };
    const views = relations.flatMap((relation) =>
      standInView({ schema: to, name: relation.name }, { schema, name: relation.name }, relation, dialect, version),
    );
    const drop = [
      ...relations.map((relation) =>
        doing({
          kind: 'drop-view',
          view: { schema: to, name: relation.name },
          materialized: false,
          ifExists: false,
          cascade: false,
        }),
      ),
      doing({ kind: 'drop-schema', schema: to, ifExists: false, cascade: false }),
    ];
    const make = [doing({ kind: 'create-schema', schema: to, ifNotExists: false }), ...views];
    return {
      recipe: 'rename-schema',
      title: `Rename the schema ${schema} to ${to} in the next release, with views until then`,
      steps: [
        step('expand', `Let what is in ${schema} be known in ${to} as well`, make, { down: drop }),
        step('contract', `Rename ${schema} to ${to}`, [...drop, { change }], {
          down: [doing({ kind: 'rename-schema', schema: to, to: schema }), ...make],
        }),
      ],
      servers: [
        `${Versions(previous)} goes on with ${schema}, which has the tables.`,
        `The new server says ${to} only, in names and on its search path, and finds views there until the next release: ${whatViewsLack(dialect.id, version)}. Sequences stay in ${schema}.`,
      ],
      notes: [
        `Grant USAGE on ${to} to the roles that have it on ${schema}: which these are is not known here. After the contract step they have it again by themselves.`,
        `A server that looks up the key of its tables when it starts (Active Record and the like) finds none on a view: name the key in its models.`,
        ...(before.gaps > 0
          ? [
              `Not all of the history could be read: make sure that ${schema} has nothing else than ${list(relations.map(({ name }) => name))}.`,
            ]
          : []),
      ],
    };
  },
});
