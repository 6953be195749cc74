import { knows, type Scenario } from '../scenario.ts';
import { type Statement, spoken } from '../speech.ts';

const side = knows('a');

export default [
  {
    recipe: 'drop-later',
    name: 'a domain that the old server casts to',
    schema: 'CREATE DOMAIN label AS text; CREATE TABLE t (id bigint PRIMARY KEY, a text, x int)',
    change: 'DROP DOMAIN label',
    old: {
      ...side,
      speech: {
        ...spoken(side),
        read: (id): Statement =>
          id === undefined ? ['SELECT id, x, a::label FROM t'] : ['SELECT id, x, a::label FROM t WHERE id = $1', id],
      },
    },
    new: side,
    text: true,
  },
] satisfies readonly Scenario[];
