import { list } from '../text/words.ts';
import { columnsOf, enumNamed, enumSteps } from './enum-swap.ts';
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
    const { before, previous, dialect, version } = context;
    const type = enumNamed(before, change.type);
    if (!type?.values.includes(change.value))
      return { refused: `${change.type.name} is no enum with a value ${change.value} that is known here.` };
    if (type.values.includes(change.to)) return { refused: `${type.name} already has a value ${change.to}.` };
    const name = nameIn(before, type);
    const columns = columnsOf(before, type);
    const title = `Rename '${change.value}' of ${type.name} to '${change.to}'`;
    if (columns.length === 0)
      return {
        recipe: 'rename-enum-value',
        title: `${title} in the next release`,
        steps: [
          step('contract', `Rename '${change.value}' to '${change.to}'`, [{ change }], {
            down: [doing({ kind: 'rename-enum-value', type: name, value: change.to, to: change.value })],
          }),
        ],
        servers: [
          `The new server says neither value in its statements: ${versions(previous)} says '${change.value}' until it is gone.`,
        ],
        notes: [`No column of ${type.name} is known here, so there is nothing to convert.`],
      };
    const values = type.values.map((value) => (value === change.value ? change.to : value));
    const added = doing({
      kind: 'add-enum-value',
      type: name,
      value: change.to,
      ifNotExists: false,
      after: change.value,
    });
    const widened = {
      ...type,
      values: type.values.flatMap((value) => (value === change.value ? [value, change.to] : [value])),
    };
    const old = { ...context, before: { ...before, types: before.types.set(`${type.schema}.${type.name}`, widened) } };
    const last = enumSteps(
      {
        old: widened,
        values,
        final: name,
        renamed: () => new Map([[change.value, change.to]]),
        defaults: new Map(
          columns.flatMap(({ column }) =>
            column.default
              ? [
                  [
                    column,
                    {
                      ...column.default,
                      text: renamedIn(column.default.text, change.value, change.to, dialect.literal),
                    },
                  ],
                ]
              : [],
          ),
        ),
        dropsOld: true,
      },
      ['after-next', 'after-next'],
      old,
    );
    if ('refused' in last) return last;
    const saysOld = columns.filter(({ column }) => column.default?.text.includes(dialect.literal(change.value)));
    const steps: PlanStep[] = [
      step('contract', `Add '${change.to}' to ${type.name}`, [added], { transaction: version >= 12 }),
      ...(saysOld.length > 0
        ? [
            step(
              'contract',
              `Let ${list(saysOld.map(({ table, column }) => `${table.name}.${column.name}`))} begin with '${change.to}'`,
              saysOld.map(({ table, column }) =>
                doing({
                  kind: 'set-default',
                  table: nameIn(before, table),
                  column: column.name,
                  default: { text: dialect.literal(change.to), form: 'constant', columns: [], calls: [] },
                }),
              ),
              {
                down: saysOld.flatMap(({ table, column }) =>
                  column.default
                    ? [
                        doing({
                          kind: 'set-default',
                          table: nameIn(before, table),
                          column: column.name,
                          default: column.default,
                        }),
                      ]
                    : [],
                ),
              },
            ),
          ]
        : []),
      ...last.steps,
    ];
    return {
      recipe: 'rename-enum-value',
      title: `${title} in three releases`,
      steps,
      servers: [
        `${Versions(previous)} goes on reading and writing '${change.value}'.`,
        `The new server reads '${change.value}' and '${change.to}' as the same, and still writes '${change.value}': ${versions(previous)} reads what it writes, and there is no '${change.to}' yet.`,
        `The server of the next release writes '${change.to}', and reads both; it no longer says '${change.value}' but where it looks for rows: status IN ('${change.value}', '${change.to}'), say.`.replace(
          'status',
          columns[0]?.column.name ?? 'status',
        ),
        `The server of the release after that says '${change.to}' only, and nobody else runs any more when the last step exchanges the types.`,
      ],
      notes: [
        `An enum can't lose a value, so ${type.name} is made anew without '${change.value}'. If that is not worth it, stop before the steps of the last release: an unused value harms nobody.`,
        `When the types are exchanged, statements that were prepared with a parameter of ${type.name} fail for good: the server prepares them again, or says $1::text::${type.name} from the beginning.`,
        ...(last.returns ? ['Taking the last step back writes all rows again under one lock.'] : []),
        ...columns.flatMap(({ table }) => firedNotes(table)),
      ],
    };
  },
});

/** A default that says the value says the new one. */
const renamedIn = (text: string, from: string, to: string, literal: (value: string) => string): string =>
  text.replaceAll(literal(from), literal(to));
