import { findRelation, indexesOf } from '../schema/catalog.ts';
import { graded } from './locking.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'refresh-view',
  on: ['refresh-view'],
  category: 'lock',
  severity: 'warning',
  title: 'Refreshing a materialized view without CONCURRENTLY',
  why: 'REFRESH holds an ACCESS EXCLUSIVE lock while the whole query of the view runs: nobody can read the view until it is done. WITH NO DATA leaves it unreadable.',
  instead: 'Use REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on the view.',
  hazards: ['B34'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        'CREATE TABLE orders (id bigint PRIMARY KEY, day date);\n' +
        'CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS orders FROM orders GROUP BY day;',
      migration: 'REFRESH MATERIALIZED VIEW days;',
    },
    silent: {
      before:
        'CREATE TABLE orders (id bigint PRIMARY KEY, day date);\n' +
        'CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS orders FROM orders GROUP BY day;\n' +
        'CREATE UNIQUE INDEX days_day ON days (day);',
      migration: 'REFRESH MATERIALIZED VIEW CONCURRENTLY days;',
    },
  },
  check(change, context) {
    const view = findRelation(context.before, change.view);
    if (change.concurrently || view?.kind !== 'view' || !context.base.relations.has(view.id)) return undefined;
    const name = context.name(view);
    if (!change.withData) {
      return {
        message: `Every query of ${name} fails from here on, until it is refreshed with its data`,
        object: name,
        advice: 'Leave WITH NO DATA out, and refresh it CONCURRENTLY.',
      };
    }
    // Its own words: a unique index over columns, of all rows.
    const unique = indexesOf(context.before, view.id).some(
      (index) => index.unique && index.valid && !index.where && index.elements.every((e) => e.columnId !== undefined),
    );
    const keyword = /\brefresh\s+materialized\s+view\b/i.exec(context.text);
    const end = keyword && keyword.index + keyword[0].length;
    return {
      message: `REFRESH blocks every read of ${name} while its query runs`,
      object: name,
      ...graded(context, change.view),
      ...(unique
        ? {}
        : { advice: `Create a unique index on ${name} (over columns, without WHERE), then REFRESH it CONCURRENTLY.` }),
      ...(unique && end && change.inside === undefined
        ? {
            rewrites: [
              {
                title: 'Refresh it CONCURRENTLY',
                edits: [{ span: { start: end, end }, text: ' CONCURRENTLY' }],
              },
            ],
          }
        : {}),
    };
  },
});
