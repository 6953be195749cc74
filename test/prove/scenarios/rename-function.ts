import { knows, type Scenario } from '../scenario.ts';
import { type Speech, type Statement, spoken } from '../speech.ts';

const side = knows('a');

/** Reads the column through a function. */
const through = (call: string): Speech => ({
  ...spoken(side),
  read: (id): Statement =>
    id === undefined ? [`SELECT id, x, ${call} FROM t`] : [`SELECT id, x, ${call} FROM t WHERE id = $1`, id],
});

export default [
  {
    recipe: 'rename-function',
    name: 'that both servers read through',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, a text, x int);
      CREATE FUNCTION shown(value text) RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN value; END'`,
    change: 'ALTER FUNCTION shown(text) RENAME TO displayed',
    old: { ...side, speech: through('shown(a)') },
    new: { ...side, speech: through('displayed(a)') },
    text: true,
  },
] satisfies readonly Scenario[];
