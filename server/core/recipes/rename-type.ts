import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract } from '../contract/contract.ts';
import { type Catalog, displayName, type TypeObject } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import { list } from '../text/words.ts';
import { nameIn } from './object-names.ts';
import { defineRecipe } from './recipe.ts';
import { doing, step } from './statements.ts';
import { Versions } from './wording.ts';

export default defineRecipe({
  id: 'rename-type',
  on: ['rename-type'],
  title: 'Rename the type in the next release, once no server names it',
  about:
    'A type can not have two names: a domain over it compares as another type, in both directions. So this is done in the code first. The new server does without the name of the type, which nearly all of SQL can (a parameter, a literal, a cast to text); the next release renames it, which locks no table and leaves prepared statements as they are. It refuses where the new server still says the old name or already says the new one, and where nobody is known to say it at all, so that nothing has to wait.',
  example: {
    schema: "CREATE TYPE state AS ENUM ('open', 'done');\nCREATE TABLE jobs (id bigint PRIMARY KEY, state state);",
    change: 'ALTER TYPE state RENAME TO job_state;',
  },
  plan(change, context) {
    const { start, before, previous, next, later, textOf } = context;
    const type = findType(before, change.type);
    if (!type) return { refused: `${change.type.name} is not a type that is known here.` };
    const label = displayName(before, type);
    const known = [start, ...previous.map(({ catalog }) => catalog)];
    if (!known.every((catalog) => [...catalog.types.values()].some(({ id }) => id === type.id)))
      return { refused: `The type ${label} is new in this release: rename it at once.` };
    const { answer } = ask(previous, (contract) => saying(contract, type));
    if (answer.verdict === 'unused')
      return { refused: `Nobody is known to name the type ${label}: rename it at once.` };
    const counting = later.find((each) => words(textOf(each)).includes(change.to.toLowerCase()));
    if (counting)
      return {
        refused: `The release says ${change.to} further down (${counting.kind.replaceAll('-', ' ')}), where the type still has its old name. Say ${label} there: it follows the rename.`,
      };
    const server = next();
    for (const name of [type.name, change.to]) {
      const use = server && casts(server, { schema: type.schema, name })[0];
      if (use)
        return {
          refused:
            name === type.name
              ? `The new server names the type ${label} (${use.file}:${use.line}), and would have to know both names. Let it do without: a parameter or literal alone, or a cast to text.`
              : `The new server names the type ${name} (${use.file}:${use.line}), which is not there before the previous one is gone. Let it do without for one release: a parameter or literal alone, or a cast to text.`,
        };
    }
    const to: Name = { ...nameIn(before, type), name: change.to };
    const naming = [...before.functions.values()].flat().filter((f) => f.words.includes(type.name.toLowerCase()));
    return {
      recipe: 'rename-type',
      title: `Rename the type ${label} to ${change.to} in the next release`,
      steps: [
        step('contract', `Rename the type ${label} to ${change.to}`, [{ change }], {
          down: [doing({ kind: 'rename-type', type: to, to: type.name })],
        }),
      ],
      servers: [
        `${Versions(previous)} goes on saying ${label}.`,
        `The new server says neither ${label} nor ${change.to}: it passes values as parameters and literals without a cast, or casts the column to text. Libraries that name types by themselves (Prisma, sqlx, Npgsql) must not do it for this one.`,
        `Only the server after that says ${change.to}.`,
      ],
      notes: [
        'Nothing changes with this release. Renaming a type locks no table, and statements that are prepared go on.',
        ...(naming.length > 0
          ? [
              `${list([...new Set(naming.map((f) => f.name))])} names ${label} in its text: replace it together with the rename, or it fails from then on.`,
            ]
          : []),
      ],
    };
  },
});

function findType(catalog: Catalog, { schema, name }: Name): TypeObject | undefined {
  for (const each of schema === undefined ? catalog.searchPath : [schema]) {
    const found = catalog.types.get(`${each}.${name}`);
    if (found) return found;
  }
  return undefined;
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? [];

/** Places that cast to the type. */
const casts = ({ statements }: Contract, type: { readonly schema: string; readonly name: string }) =>
  statements
    .filter(({ resolution }) =>
      resolution.types.some(({ name }) => name.name === type.name && (name.schema ?? type.schema) === type.schema),
    )
    .map(({ evidence }) => evidence);

function saying(contract: Contract, type: TypeObject): Answer {
  const evidence = casts(contract, type);
  return evidence.length > 0
    ? { verdict: 'used', evidence, why: 'its queries name it' }
    : worst([contract.named(type.name)]);
}
