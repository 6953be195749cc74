import { knows, type Scenario } from '../scenario.ts';
import { type Speech, type Statement, spoken } from '../speech.ts';

const side = knows('a');

/** Reads the column through a function. */
const through = (call: string): Speech => ({
  ...spoken(side),
  read: (id): Statement =>
    id === undefined ? [`SELECT id, x, ${call} FROM t`] : [`SELECT id, x, ${call} FROM t WHERE id = $1`, id],
});

const schema = `CREATE TABLE t (id bigint PRIMARY KEY, a text, x int);
  CREATE FUNCTION shown(value text) RETURNS text LANGUAGE sql AS 'SELECT value'`;

export default [
  {
    recipe: 'replace-function',
    name: 'one argument more',
    schema,
    change: `DROP FUNCTION shown(text);
      CREATE FUNCTION shown(value text, style int) RETURNS text LANGUAGE sql AS 'SELECT value'`,
    old: { ...side, speech: through('shown(a)') },
    new: { ...side, speech: through('shown(a, 1)') },
    text: true,
  },
  {
    recipe: 'replace-function',
    name: 'another result',
    schema,
    change: `DROP FUNCTION shown(text);
      CREATE FUNCTION shown(value text) RETURNS varchar LANGUAGE sql AS 'SELECT value::varchar'`,
    old: { ...side, speech: through('shown(a)') },
    new: { ...side, speech: through('shown_v2(a)::text') },
    newest: { ...side, speech: through('shown(a)::text') },
    text: true,
  },
] satisfies readonly Scenario[];
