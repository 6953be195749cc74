import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createPostgresqlReader } from '../../../server/core/sql/dialects/postgresql/read.ts';
import { Source } from '../../../server/core/sql/dialects/postgresql/source.ts';
import { split } from '../../../server/core/sql/split.ts';
import { startPostgresqlReader } from '../../support/reader.ts';
import { namesOfQuery, pointedName } from './names-of-changes.ts';

/** A folder with `postgresql/<project>/…/*.sql`: migrations of real projects. */
const corpus = process.env.BELLOWS_CORPUS;

/** Templates of migration tools stand for names here; reading them is the conventions' work. */
const withoutTemplates = (text: string): string =>
  text.replace(/\$\{[^}]*\}|\{\{[^}]*\}\}/g, (template) =>
    'template'.padEnd(template.length, '_').slice(0, template.length),
  );

function* statements(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* statements(place);
    else if (entry.name.endsWith('.sql')) {
      const text = withoutTemplates(fs.readFileSync(place, 'utf8'));
      for (const { kind, span } of split(text, 'postgresql'))
        if (kind === 'sql') yield text.slice(span.start, span.end);
    }
  }
}

describe('PostgreSQL reader: migrations of real projects', () => {
  before(startPostgresqlReader);

  it('reads them, and points to what they name', function () {
    this.timeout(120_000);
    if (!corpus) {
      console.log('      skipped: BELLOWS_CORPUS names no folder');
      this.skip();
    }
    const reader = createPostgresqlReader();
    const seen = new Set<string>();
    const reasons = new Map<string, number>();
    const misplaced: string[] = [];
    const times: number[] = [];
    let names = 0;
    let unread = 0;
    let dynamic = 0;
    for (const statement of statements(path.join(corpus, 'postgresql'))) {
      if (seen.has(statement)) continue;
      seen.add(statement);
      const start = performance.now();
      const { changes } = reader.read(statement);
      times.push(performance.now() - start);
      assert.ok(changes.length > 0);
      let opaque = false;
      for (const change of changes) {
        const { at } = change;
        assert.ok(at.start >= 0 && at.start < at.end && at.end <= statement.length, `${change.kind} in ${statement}`);
        if (change.kind === 'opaque') {
          if (change.reason === 'dynamic SQL') dynamic++;
          else opaque = true;
          const reason = change.reason.replace(/".*"/s, '"…"');
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        }
        const queries = 'query' in change && change.query ? [change.query] : [];
        const inner = change.kind === 'create-function' ? change.queries : [];
        const name = pointedName(change);
        const pointed = name === undefined ? [] : [{ name, at }];
        for (const found of [...pointed, ...[...queries, ...inner].flatMap(namesOfQuery)]) {
          names++;
          const text = statement.slice(found.at.start, found.at.end);
          const folded = text === '*' ? text : new Source(text).identifier(0);
          if (folded !== found.name) misplaced.push(`${found.name} at "${text}" in ${statement.slice(0, 200)}`);
        }
      }
      if (opaque) unread++;
    }
    times.sort((a, b) => a - b);
    const share = (100 * (seen.size - unread)) / seen.size;
    const time = (part: number): string => (times[Math.floor(times.length * part)] ?? 0).toFixed(3);
    console.log(
      `      ${seen.size} statements, ${share.toFixed(2)} % read; ${dynamic} pieces of dynamic SQL; ${names} names`,
    );
    console.log(`      p50 ${time(0.5)} ms, p99 ${time(0.99)} ms`);
    for (const [reason, count] of reasons) console.log(`      ${count} × ${reason}`);
    assert.deepEqual(misplaced, []);
    assert.ok(share >= 99.8, `${share} % read`);
  });
});
