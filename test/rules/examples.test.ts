import assert from 'node:assert/strict';
import { rules } from '../../server/core/index.ts';
import { checkFixture } from '../support/core.ts';

/** The examples of the docs pages, executed: the first fires its rule, the second doesn't. */
describe('examples of the rules', () => {
  for (const rule of rules) {
    for (const [name, example] of Object.entries(rule.examples)) {
      it(`${rule.id} ${name}`, async () => {
        const released = new Map([
          ['db/migrations/001_before.sql', example.before],
          // A server that uses nothing else still has a query, or nothing could be told of it.
          example.usesIn
            ? [example.usesIn, example.uses ?? '']
            : ['db/queries/server.sql', `${example.uses ?? 'SELECT 1 AS alive'};\n`],
        ]);
        if (example.engine) released.set('bellows.yaml', `bellows: 1\ndatabase: { engine: ${example.engine} }\n`);
        const own: [string, string][] = example.next ? [['db/queries/server.sql', `${example.next};\n`]] : [];
        const work = new Map([...released, ...own, ['db/migrations/002_release.sql', example.migration]]);
        const { state, result } = await checkFixture(
          { versions: [{ tag: 'v1.0.0', files: released }], work, expected: [] },
          rule.optIn ? { rules: { [rule.id]: rule.severity as 'warning' } } : {},
        );
        assert.deepEqual(state.problems, []);
        assert.equal(result.statistics.opaque, 0);
        const loud = result.findings.filter((f) => f.rule === rule.id && f.verdict !== 'unused');
        assert.equal(loud.length > 0, name === 'fires', JSON.stringify(result.findings, null, 1));
      });
    }
  }
});
