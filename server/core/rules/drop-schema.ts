import { worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Relation } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { defineRule } from './rule.ts';
import { neverCreated } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'drop-schema',
  on: ['drop-schema'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping a schema',
  why: 'All that is in it goes along, data included. While the previous server runs, and whenever it comes back, every query of it on a table in there fails.',
  instead:
    'Drop it in the release after the last reference is gone, without CASCADE, so that the server refuses while something is in it.',
  hazards: ['A57'],
  recipe: 'drop-later',
  examples: {
    fires: {
      before: 'CREATE SCHEMA legacy;\nCREATE TABLE legacy.notes (id bigint PRIMARY KEY);',
      uses: 'SELECT id FROM legacy.notes',
      migration: 'DROP SCHEMA legacy CASCADE;',
    },
    silent: {
      before: 'CREATE SCHEMA legacy;\nCREATE TABLE notes (id bigint PRIMARY KEY);',
      uses: 'SELECT id FROM notes',
      migration: 'DROP SCHEMA legacy;',
    },
  },
  check(change, context) {
    const { schema } = change;
    const versions = context.servers.map((contract) => contract.server.version);
    if (!context.before.schemas.has(schema)) {
      if (change.ifExists && context.before.gaps === 0) return undefined;
      const answer = neverCreated(context, schema);
      return { message: usage(versions, schema, answer), object: schema, answer };
    }
    const held = (relation: Relation): boolean =>
      relation.schema === schema && (relation.kind === 'table' || relation.kind === 'view');
    const lost = [...context.before.relations.values()].filter(
      (relation) =>
        held(relation) && context.base.relations.has(relation.id) && !context.target.relations.has(relation.id),
    );
    const refused = context.after.schemas.has(schema);
    const meant = refused ? [...context.before.relations.values()].filter(held) : lost;
    const released = meant.filter(({ id }) => context.base.relations.has(id));
    if (released.length === 0) return undefined;
    const asked = ask(context.servers, (contract) => worst(released.map(({ id }) => contract.relation(id))));
    const used = released.filter(({ id }) =>
      context.servers.some((contract) => contract.relation(id).verdict === asked.answer.verdict),
    );
    const names = used.slice(0, 3).map((relation) => context.name(relation));
    const shown = list(used.length > 3 ? [...names, `${used.length - 3} more`] : names);
    return { message: usage(asked.servers, shown, asked.answer), object: schema, ...asked };
  },
});
