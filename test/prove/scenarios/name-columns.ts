import { knows, type Scenario } from '../scenario.ts';
import { type Statement, spoken } from '../speech.ts';

const side = knows('a');

export default [
  {
    recipe: 'name-columns',
    name: 'the old server reads with * and copies by position',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, x int, a text)',
    change: 'ALTER TABLE t ADD COLUMN note text',
    old: {
      ...side,
      speech: {
        ...spoken(side),
        read: (id): Statement => (id === undefined ? ['SELECT * FROM t'] : ['SELECT * FROM t WHERE id = $1', id]),
        copy: () => 'COPY t FROM STDIN',
      },
    },
    new: side,
    text: true,
  },
] satisfies readonly Scenario[];
