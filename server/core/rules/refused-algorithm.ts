import { type Alteration, algorithms, alterationOf, altering, type Part } from './alteration.ts';
import { defineRule, type RuleContext } from './rule.ts';

export default defineRule({
  id: 'refused-algorithm',
  on: altering,
  category: 'lock',
  severity: 'error',
  title: 'An ALTER TABLE that demands an ALGORITHM or LOCK the server can not keep to',
  why: 'ALGORITHM and LOCK say how bad it may get: where the server needs more than that, it refuses the statement, and the migration stops there.',
  instead: 'Demand what the server can do, or change the table in another way.',
  hazards: ['C05'],
  dialects: ['mysql'],
  examples: {
    fires: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, qty smallint);',
      migration: 'ALTER TABLE orders MODIFY qty int, ALGORITHM=INPLACE, LOCK=NONE;',
    },
    silent: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, qty smallint);',
      migration: 'ALTER TABLE orders ADD COLUMN note varchar(50), ALGORITHM=INSTANT;',
    },
  },
  check(change, context) {
    const alteration = alterationOf(context);
    if (!alteration) return undefined;
    if (contradicts(alteration, context)) {
      if (alteration.parts[0]?.entry.change !== change) return undefined;
      return {
        message: `MySQL refuses ALGORITHM=INSTANT together with LOCK=${alteration.demands.lock}`,
        object: context.name(alteration.table),
        advice: 'Leave out LOCK: what is instant locks nothing.',
      };
    }
    const refused = worstOf(alteration);
    if (refused?.entry.change !== change) return undefined;
    const { algorithm = 'COPY', blocks, assumes } = refused.facts;
    const { demands } = alteration;
    const table = context.name(alteration.table);
    const lock = blocks === 'nothing' ? 'NONE' : blocks === 'writes' ? 'SHARED' : 'EXCLUSIVE';
    const asked = [
      ...(demands.algorithm ? [`ALGORITHM=${demands.algorithm}`] : []),
      ...(demands.lock ? [`LOCK=${demands.lock}`] : []),
    ].join(', ');
    const unsure = assumes.length > 0;
    if (refused.facts.operation === 'column-past-row-versions') {
      return {
        message: `MySQL may refuse this: ${table} has as many versions of its rows as instant changes of columns may make`,
        object: table,
        severity: 'warning',
        advice: `Rebuild it first, when few write: ALTER TABLE ${context.dialect.quote(alteration.table.name)} FORCE, ALGORITHM=INPLACE, LOCK=NONE. TOTAL_ROW_VERSIONS in information_schema.innodb_tables tells how many there are.`,
      };
    }
    return {
      message: `${product(context)} ${unsure ? 'may refuse' : 'refuses'} this: it demands ${asked}, and ${table} can be changed so with ALGORITHM=${algorithm}${algorithm === 'INSTANT' ? '' : `, LOCK=${lock}`} at best`,
      object: table,
      ...(unsure ? { severity: 'warning' as const } : {}),
    };
  },
});

const product = ({ engine }: RuleContext): string => (engine.product === 'mariadb' ? 'MariaDB' : 'MySQL');

/** MySQL takes no LOCK beside INSTANT (error 1221); MariaDB does. */
const contradicts = ({ demands }: Alteration, { engine }: RuleContext): boolean =>
  engine.product === 'mysql' && demands.algorithm === 'INSTANT' && demands.lock !== undefined;

const locks = ['NONE', 'SHARED', 'EXCLUSIVE'];

/** The part that can't be done as it is demanded. */
function worstOf({ parts, demands }: Alteration): Part | undefined {
  const { algorithm, lock } = demands;
  return parts.find(({ facts }) => {
    if (facts.operation?.startsWith('asked-')) return false;
    const slower = algorithm && algorithms.indexOf(facts.algorithm ?? 'INSTANT') > algorithms.indexOf(algorithm);
    const needed = facts.blocks === 'nothing' ? 0 : facts.blocks === 'writes' ? 1 : 2;
    return slower || (lock !== undefined && needed > locks.indexOf(lock));
  });
}
