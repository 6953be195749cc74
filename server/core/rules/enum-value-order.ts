import { defineRule } from './rule.ts';
import { insertion } from './statement-text.ts';

export default defineRule({
  id: 'enum-value-order',
  on: ['add-enum-value'],
  category: 'hygiene',
  severity: 'hint',
  optIn: true,
  title: 'An enum value without a position',
  why: 'A new value sorts last, wherever it belongs. Its place can not be changed later.',
  instead: 'Say BEFORE or AFTER which value it stands.',
  hazards: ['G06'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: "CREATE TYPE state AS ENUM ('new', 'done');",
      migration: "ALTER TYPE state ADD VALUE 'lost';",
    },
    silent: {
      before: "CREATE TYPE state AS ENUM ('new', 'done');",
      migration: "ALTER TYPE state ADD VALUE 'lost' AFTER 'done';",
    },
  },
  check(change, context) {
    if (change.before !== undefined || change.after !== undefined) return undefined;
    const { type, value } = change;
    const found = (type.schema === undefined ? context.before.searchPath : [type.schema])
      .map((schema) => context.before.types.get(`${schema}.${type.name}`))
      .find((each) => each !== undefined);
    const last = found?.kind === 'enum' ? found.values.at(-1) : undefined;
    const edits =
      last === undefined || change.inside !== undefined
        ? undefined
        : insertion(context, context.text.trimEnd().length, ` AFTER ${context.dialect.literal(last)}`, ([again]) =>
            Boolean(again?.kind === 'add-enum-value' && again.after === last),
          );
    return {
      message: `'${value}' of ${type.name} sorts behind all others, as nothing says where it belongs`,
      object: type.name,
      ...(edits ? { rewrites: [{ title: `Put it after '${last}'`, edits, always: true as const }] } : {}),
    };
  },
});
