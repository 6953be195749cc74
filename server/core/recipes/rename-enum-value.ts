import type { Change } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { boundTo, columnsOf, enumNamed, enumSteps, saying } from './enum-swap.ts';
import { mentions } from './names.ts';
import { nameIn } from './object-names.ts';
import { defineRecipe, type PlanStep } from './recipe.ts';
import { doing, step } from './statements.ts';
import { firedNotes, Versions, versions } from './wording.ts';

export default defineRecipe({
  id: 'rename-enum-value',
  on: ['rename-enum-value'],
  title: 'Rename the value in three releases: read both, write the new one, forget the old one',
  about:
    'Nobody can say a value by two names, and the previous server knows only the old one. So the new server learns to read both and goes on writing the old one; the value is added when the previous server is gone, and the server after it writes that. When nobody writes the old value any more, a type without it takes the place of this one: a column of it stands beside each column, filled by a trigger, and is exchanged in one short transaction.',
  example: {
    schema:
      "CREATE TYPE order_status AS ENUM ('new', 'done');\nCREATE TABLE orders (id bigint PRIMARY KEY, status order_status NOT NULL DEFAULT 'new');",
    change: "ALTER TYPE order_status RENAME VALUE 'new' TO 'created';",
  },
  plan(change, context) {
    const { start, migration, previous, dialect, version } = context;
    const type = enumNamed(start, change.type);
    if (!type?.values.includes(change.value))
      return { refused: `${change.type.name} is no enum with a value ${change.value} that is known here.` };
    // Several values at once are one matter: the type is made anew once.
    const own = (other: Change): other is typeof change =>
      other.kind === 'rename-enum-value' && enumNamed(start, other.type)?.id === type.id;
    const renames = migration.filter(own);
    const odd = migration.find(
      (other) => !own(other) && /(enum|type)/.test(other.kind) && mentions(other, nameIn(start, type), start),
    );
    if (odd)
      return {
        refused: `The migration also does something else with ${type.name} (${odd.kind.replaceAll('-', ' ')}). Give that a release of its own.`,
      };
    const renamed = new Map(renames.map(({ value, to }) => [value, to]));
    const taken = [...renamed.values()].find((value) => type.values.includes(value));
    if (taken !== undefined) return { refused: `${type.name} already has a value ${taken}.` };
    const name = nameIn(start, type);
    const columns = columnsOf(start, type);
    const [from, to] = [[...renamed.keys()], [...renamed.values()]].map((all) =>
      list(all.map((value) => `'${value}'`)),
    );
    const title = `Rename ${from} of ${type.name} to ${to}`;
    const within = boundTo(type, start, false);
    if (columns.length === 0 && within !== undefined)
      return {
        refused: `${within} is made of ${type.name}, so values of it may stand in rows, and the servers say them: nothing here can keep both names apart. Add ${list([...renamed.values()].map((value) => `'${value}'`))} as a value of its own, and let the servers go over to it.`,
      };
    if (columns.length === 0)
      return {
        recipe: 'rename-enum-value',
        title: `${title} in the next release`,
        takes: renames,
        steps: [
          step(
            'contract',
            title,
            renames.map((each) => ({ change: each })),
            {
              down: renames
                .toReversed()
                .map((each) => doing({ kind: 'rename-enum-value', type: name, value: each.to, to: each.value })),
            },
          ),
        ],
        servers: [
          `The new server says none of these values in its statements: ${versions(previous)} says ${from} until it is gone.`,
        ],
        notes: [`No column of ${type.name} is known here, so there is nothing to convert.`],
      };
    const values = type.values.map((value) => renamed.get(value) ?? value);
    const added = renames.map((each) =>
      doing({ kind: 'add-enum-value', type: name, value: each.to, ifNotExists: false, after: each.value }),
    );
    const widened = { ...type, values: type.values.flatMap((value) => [value, ...[renamed.get(value) ?? []].flat()]) };
    const literals = [...renamed].map(([value, other]) => [dialect.literal(value), dialect.literal(other)] as const);
    const renamedIn = (text: string): string =>
      literals.reduce((now, [value, other]) => now.replaceAll(value, other), text);
    const last = enumSteps(
      {
        old: widened,
        values,
        final: name,
        renamed: () => renamed,
        defaults: new Map(
          columns.flatMap(({ column }) =>
            column.default ? [[column, { ...column.default, text: renamedIn(column.default.text) }]] : [],
          ),
        ),
        dropsOld: true,
        wholly: true,
      },
      ['after-next', 'after-next'],
      { ...context, before: { ...start, types: start.types.set(`${type.schema}.${type.name}`, widened) } },
    );
    if ('refused' in last) return last;
    const saysOld = columns.flatMap(({ table, column }) =>
      column.default && renamedIn(column.default.text) !== column.default.text
        ? [
            {
              at: { table: nameIn(start, table), column: column.name },
              label: `${table.name}.${column.name}`,
              value: column.default,
            },
          ]
        : [],
    );
    const steps: PlanStep[] = [
      step('contract', `Add ${to} to ${type.name}`, added, { transaction: version >= 12 }),
      ...(saysOld.length > 0
        ? [
            step(
              'contract',
              `Let ${list(saysOld.map(({ label }) => label))} begin with the new value`,
              saysOld.map(({ at, value }) =>
                doing({ kind: 'set-default', ...at, default: { ...value, text: renamedIn(value.text) } }),
              ),
              { down: saysOld.map(({ at, value }) => doing({ kind: 'set-default', ...at, default: value })) },
            ),
          ]
        : []),
      ...last.steps,
    ];
    const [column] = columns;
    return {
      recipe: 'rename-enum-value',
      title: `${title} in three releases`,
      steps,
      takes: renames,
      servers: [
        `${Versions(previous)} goes on reading and writing ${from}.`,
        `The new server reads ${from} and ${to} as the same, and still writes ${from}: ${versions(previous)} reads what it writes, and there is no ${to} yet.`,
        `The server of the next release writes ${to}, and reads both; where it looks for rows it says ${column?.column.name}::text IN (${literals[0]?.join(', ')}), as one of the two goes in the end.`,
        `The server of the release after that says ${to} only, and nobody else runs any more when the last step exchanges the types.`,
      ],
      notes: [
        `An enum can't lose a value, so ${type.name} is made anew without ${from}. If that is not worth it, stop before the steps of the last release: an unused value harms nobody.`,
        `When the types are exchanged, statements that were prepared with a parameter of ${type.name} fail for good: the server prepares them again, or says $1::text::${type.name} from the beginning.`,
        ...saying(
          type,
          [...renamed.keys()],
          columns.map(({ table }) => table.name),
          start,
          dialect.literal,
        ),
        ...(last.returns ? ['Taking the last step back writes all rows again under one lock.'] : []),
        ...columns.flatMap(({ table }) => firedNotes(table)),
      ],
    };
  },
});
