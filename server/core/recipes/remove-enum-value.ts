import { list } from '../text/words.ts';
import { enumGroup } from './enum-group.ts';
import { columnsOf, enumSteps, saying } from './enum-swap.ts';
import { defineRecipe } from './recipe.ts';
import { firedNotes, newColumnNotes, Versions } from './wording.ts';

export default defineRecipe({
  id: 'remove-enum-value',
  on: ['set-column-type'],
  title: 'Split the change of the enum: columns of the new type beside, exchanged in the next release',
  about:
    'For a migration that makes an enum anew because it is to lose values: CREATE TYPE, ALTER COLUMN TYPE … USING, DROP TYPE, RENAME. In this release each column gets one of the new type beside it, filled by a trigger, while the previous server goes on with the old type; in the next one columns and types are exchanged in one short transaction, in which no row is written. What removed values become is taken from USING, or from an UPDATE beside it; rows with a removed value that nothing is said of stop the exchange.',
  example: {
    schema:
      "CREATE TYPE order_status AS ENUM ('new', 'done', 'archived');\nCREATE TABLE orders (id bigint PRIMARY KEY, status order_status NOT NULL);",
    change: `CREATE TYPE order_status_new AS ENUM ('new', 'done');
UPDATE orders SET status = 'done' WHERE status = 'archived';
ALTER TABLE orders ALTER COLUMN status TYPE order_status_new USING status::text::order_status_new;
DROP TYPE order_status;
ALTER TYPE order_status_new RENAME TO order_status;`,
  },
  plan(change, context) {
    const { start, previous } = context;
    const group = enumGroup(change, context);
    if (!group)
      return { refused: `${change.column} does not get an enum that the migration makes in place of another.` };
    if ('refused' in group) return group;
    const { old, created, final, renamed, defaults, dropsOld, takes } = group;
    const made = enumSteps(
      {
        old,
        values: created.values,
        // A name of the old type's own is free only in the end.
        ...(created.type.name === old.name ? {} : { fresh: created.type }),
        final,
        renamed: (column) => renamed.get(column) ?? new Map(),
        defaults,
        dropsOld,
      },
      ['this', 'next'],
      { ...context, before: start },
    );
    if ('refused' in made) return made;
    const gone = old.values.filter((value) => !created.values.includes(value));
    const open = gone.filter((value) => ![...renamed.values()].every((each) => each.has(value)));
    const fresh = created.values.filter((value) => !old.values.includes(value));
    const names = list(made.swaps.map((swap) => `${swap.label}.${swap.column.name}`));
    const quoted = (values: readonly string[]): string => list(values.map((value) => `'${value}'`));
    return {
      recipe: 'remove-enum-value',
      title: `Change the values of ${old.name} in two releases`,
      steps: made.steps,
      takes,
      servers: [
        `${Versions(previous)} goes on reading and writing ${names} with the values it knows.`,
        `The new server reads all values, and writes only such as both types have${gone.length > 0 ? `: never ${quoted(gone)}` : ''}${fresh.length > 0 ? `, and not yet ${quoted(fresh)}` : ''}. It never names ${list([...new Set(made.swaps.map((swap) => swap.fresh))])}.`,
        `It says $1::text::${final.name} for parameters of the type: a statement that was prepared for the old type fails for good once the types are exchanged.`,
      ],
      notes: [
        ...[...new Map([...renamed.values()].flatMap((each) => [...each]))].map(
          ([from, to]) => `'${from}' becomes '${to}' in the end; until then it stays '${from}'.`,
        ),
        ...(open.length > 0
          ? [
              `Rows with ${quoted(open)} have no value of the new type: change them before the contract step, which refuses them.`,
            ]
          : []),
        `When the columns are exchanged, prepared statements that return them fail once with "cached plan must not change result type": the server prepares them again.`,
        ...saying(
          old,
          gone,
          columnsOf(start, old).map(({ table }) => table.name),
          start,
          context.dialect.literal,
        ),
        made.returns
          ? 'Taking the contract step back writes all rows again under one lock.'
          : 'There is no way back from the contract step, as there are new values that the old type does not have.',
        ...columnsOf(start, old).flatMap(({ table }) => [
          ...firedNotes(table),
          ...newColumnNotes(table, table.name, previous),
        ]),
      ],
    };
  },
});
