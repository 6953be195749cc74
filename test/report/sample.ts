import type { CheckReport, Facts, Finding, PlacedFinding, PreviewReport } from '../../server/core/index.ts';

/** Names as an attacker would choose them: for markup, terminals, workflow commands, tables and XML. */
export const hostile = {
  column: `<img src=x onerror=alert(1)>"'&`,
  file: 'db/<b>, ::error::%0A`x`|y.sql',
  text: 'SELECT "\u001b[31mred\u0007", \'</code><script>alert(1)</script>\' --\n::error::no \ud800 \u202eevil `tick` | cell',
};

const facts: Facts = {
  locks: { orders: 'SHARE', audit: 'ROW EXCLUSIVE' },
  rewrite: [],
  scan: [],
  indexBuild: ['orders'],
  blocks: 'writes',
  transaction: 'allowed',
  assumes: [],
};

function placed(line: number, from: number, to: number, finding: Partial<Finding>): PlacedFinding {
  return {
    range: { start: { line, character: from }, end: { line, character: to } },
    finding: {
      rule: 'rename-column',
      category: 'compatibility',
      severity: 'error',
      stage: 2,
      servers: ['v1.3.0'],
      message: 'v1.3.0 still reads users.email',
      advice: 'Add the new column beside the old one, keep both in step, and drop the old one in the next release.',
      file: 'db/migrations/V10__mail.sql',
      span: { start: 0, end: 0 },
      object: 'users.email',
      verdict: 'used',
      evidence: [],
      facts: null,
      fixes: [],
      suppressed: null,
      ...finding,
    },
  };
}

const renamed = placed(1, 32, 37, {
  evidence: ['orders.ts', 'users.ts', 'mail.ts', 'admin.ts'].map((name, index) => ({
    file: `src/${name}`,
    line: index * 10 + 3,
    ref: 'v1.3.0',
    text: `SELECT id, email FROM users -- ${name}`,
    how: 'reads',
  })),
  fixes: [{ kind: 'split', title: 'Split the rename', recipe: 'rename-column', statement: 0, change: 0 }],
});

const indexed = placed(4, 13, 41, {
  rule: 'create-index',
  category: 'lock',
  stage: null,
  servers: [],
  message: 'CREATE INDEX blocks writes to orders until the index is built',
  advice: 'Use `CREATE INDEX CONCURRENTLY`, outside a transaction.',
  file: 'db/migrations/V11__shipping.sql',
  object: 'orders',
  verdict: null,
  facts,
});

const perhaps = placed(6, 0, 20, {
  rule: 'drop-column',
  severity: 'warning',
  message: 'v1.3.0 may still use products.legacy_code: it reads products with *',
  advice: 'Stop using the column in this release, and drop it in the next one.',
  file: 'db/migrations/V13__tidy.sql',
  object: 'products.legacy_code',
  verdict: 'unknown',
});

const unused = placed(3, 24, 27, {
  rule: 'drop-column',
  severity: 'information',
  message: 'Nothing in v1.3.0 uses users.fax: searched 10 files with 15 queries, all understood',
  file: 'db/migrations/V13__tidy.sql',
  object: 'users.fax',
  verdict: 'unused',
});

const opaque = placed(9, 0, 5, {
  rule: 'not-understood',
  category: 'hygiene',
  severity: 'warning',
  stage: null,
  servers: [],
  message: 'This statement is not understood: syntax error at or near "ALTRE"',
  advice: 'Correct it, or check it by hand.',
  file: 'db/migrations/V13__tidy.sql',
  object: null,
  verdict: null,
});

const nasty = placed(0, 0, 12, {
  rule: 'drop-column',
  message: `v1.3.0 still reads t.${hostile.column}`,
  file: hostile.file,
  object: `t.${hostile.column}`,
  servers: ['<v1>'],
  evidence: [{ file: 'src/<i>.ts', line: 1, ref: '<v1>', text: hostile.text, how: 'reads' }],
});

const ignored = placed(2, 0, 9, { suppressed: 'Looked at: the last reader went with v1.2.0.', object: 'users.phone' });
const known = placed(2, 0, 9, { suppressed: 'It is in the baseline.', object: 'users.pager' });

export const checkSample: CheckReport = {
  engine: 'postgresql 16',
  previous: { version: 'v1.3.0', ref: 'v1.3.0', inferred: true },
  about: ['Inferred: previous server v1.3.0 (nearest release tag).'],
  problems: ['`v1.2.0` is no tag, branch or commit here. Run `git fetch --tags`.'],
  findings: [renamed, indexed, unused, perhaps, opaque, ignored, known],
  statistics: { files: 14, statements: 29, opaque: 1, migrations: 13, release: 4, milliseconds: 84 },
};

export const hostileCheck: CheckReport = { ...checkSample, about: [], problems: [hostile.text], findings: [nasty] };

export const emptyCheck: CheckReport = {
  ...checkSample,
  about: [],
  problems: [],
  findings: [],
  statistics: { files: 1, statements: 1, opaque: 0, migrations: 1, release: 1, milliseconds: 3 },
};

const about = {
  1: 'The previous server on the database it was released with.',
  2: 'Migrations have run; only the previous server is up.',
  3: 'Both servers answer requests and write side by side.',
  4: 'Only the new server is up; the previous one must be able to come back.',
};
const titles = { 1: 'before', 2: 'migrated', 3: 'overlap', 4: 'switched' };

function stage(number: 1 | 2 | 3 | 4, servers: string[], more: Partial<PreviewReport['stages'][number]> = {}) {
  const database = number === 1 ? 'as released' : 'after 2 migrations';
  const none = { works: [], blocks: [], careful: [], safe: [] };
  return { number, title: titles[number], about: about[number], servers, database, ...none, ...more };
}

export const previewSample: PreviewReport = {
  title: 'The release after v1.3.0',
  engines: ['postgresql 16'],
  previous: ['v1.3.0'],
  next: 'the new server',
  inferred: ['previous server v1.3.0 (nearest release tag)'],
  problems: [],
  verdict: 'blocked',
  summary: '2 migrations are new. 2 findings block the release.',
  stages: [
    stage(1, ['v1.3.0'], { works: ['v1.3.0 runs on the schema it was released with; 15 queries of it are known.'] }),
    stage(2, ['v1.3.0'], {
      works: ['11 of 15 known queries of v1.3.0 find what they name; 4 do not.'],
      blocks: [renamed, indexed],
      careful: [perhaps],
      safe: [unused],
    }),
    stage(3, ['v1.3.0', 'the new server']),
    stage(4, ['the new server'], { works: ['The new server runs alone.'] }),
  ],
  others: [opaque],
  waiting: [
    { file: 'db/contract/V12__contract_users_mail.sql', database: '', after: 'v1.3.0', due: false },
    { file: 'db/contract/V9__contract_users_fax.sql', database: '', after: 'v1.1.0', due: true },
  ],
  migrations: [
    {
      file: 'db/migrations/V10__mail.sql',
      database: '',
      phase: 'expand',
      statements: 2,
      opaque: 0,
      errors: 1,
      warnings: 0,
      effects: [
        {
          line: 2,
          kind: 'rename-column',
          object: 'users.email',
          locks: { users: 'ACCESS EXCLUSIVE' },
          blocks: 'reads and writes',
          rewrite: [],
          scan: [],
          indexBuild: [],
        },
        { line: 5, kind: 'create-index', object: 'orders', ...pick(facts) },
      ],
    },
    {
      file: 'db/migrations/V13__tidy.sql',
      database: '',
      phase: 'contract',
      statements: 1,
      opaque: 1,
      errors: 0,
      warnings: 2,
      effects: [],
    },
  ],
  rollback: {
    possible: 'no',
    sentences: ['v1.3.0 can not come back on this database.', 'users.email: v1.3.0 still reads users.email.'],
  },
};

function pick({ locks, blocks, rewrite, scan, indexBuild }: Facts) {
  return { locks, blocks, rewrite, scan, indexBuild };
}

export const hostilePreview: PreviewReport = {
  ...previewSample,
  title: `The release after ${hostile.column}`,
  engines: [hostile.column],
  previous: [hostile.column],
  problems: [hostile.text],
  inferred: [hostile.text],
  summary: hostile.text,
  stages: previewSample.stages.map((each) => ({
    ...each,
    servers: [hostile.column],
    works: [hostile.text],
    blocks: [nasty],
    safe: [nasty],
  })),
  others: [nasty],
  migrations: previewSample.migrations.map((migration) => ({
    ...migration,
    file: hostile.file,
    effects: migration.effects.map((effect) => ({
      ...effect,
      object: hostile.column,
      locks: { [hostile.column]: 'ACCESS EXCLUSIVE' },
    })),
  })),
  waiting: previewSample.waiting.map((step) => ({ ...step, file: hostile.file, after: hostile.column })),
  rollback: { possible: 'unsure', sentences: [hostile.text] },
};

export const emptyPreview: PreviewReport = {
  ...previewSample,
  verdict: 'empty',
  waiting: [],
  summary: 'No migration is new: the database stays as it is.',
  stages: previewSample.stages.map((each) => ({ ...each, works: [], blocks: [], careful: [], safe: [] })),
  others: [],
  migrations: [],
  rollback: {
    possible: 'yes',
    sentences: ['The database does not change, so nothing stands in the way back.'],
  },
};
