import { knows, type Scenario } from '../scenario.ts';
import { spoken } from '../speech.ts';

const side = knows('a');

export default [
  {
    recipe: 'rename-type',
    name: 'a type that the old server casts to',
    schema: 'CREATE DOMAIN word AS text; CREATE TABLE t (id bigint PRIMARY KEY, a word, x int)',
    change: 'ALTER DOMAIN word RENAME TO phrase',
    old: {
      ...side,
      speech: {
        ...spoken(side),
        update: (id, values) => [['UPDATE t SET a = $2::word WHERE id = $1', id, ...values]],
      },
    },
    new: side,
    text: true,
  },
] satisfies readonly Scenario[];
