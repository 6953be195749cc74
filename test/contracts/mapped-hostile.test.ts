import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mappersFor, sourceFor } from '../../server/core/contract/sources/index.ts';
import type { Dialect } from '../../server/core/sql/dialect.ts';
import { dialects } from '../support/core.ts';

/* Half-typed and hostile schema files and calls: nothing throws, takes long, or points outside the file. */
const drizzle = "import { pgTable, text } from 'drizzle-orm/pg-core';\nimport { a } from './a';\n";
const parts = [
  "const a = pgTable('a', {",
  "const a = pgTable('a', {b: text('b')",
  'relations(a, {b: one(a, {fields: [',
  'x.from(a).',
  'db.select().from(a',
  'db.select().from(a).leftJoin(a, ',
  'db.insert(a).values([{',
  'db.insert(a).values({b: {',
  'prisma.a.create({data: {',
  'prisma.a.create<',
  'prisma.a.findMany({select: [',
  'import {',
  'import a ',
  'const {',
  'const a = alias(',
  'const a: ',
  '[',
  '({',
  'a.',
  'a .',
  '<',
  'f<',
  '`${',
];
const prismaParts = [
  'model A {\n',
  'model A {\n  a String @default("\n',
  '  @@index([\n',
  'a B @relation(fields: [',
  '"',
  '{',
  '(',
  'a ',
];

describe('schemas and calls that are half-typed or hostile', () => {
  let dialect: Dialect;
  before(async () => {
    dialect = (await dialects()).get({ dialect: 'postgresql', product: 'postgresql' });
  });

  const read = (file: string, text: string): void => {
    const sources = file.endsWith('.prisma') ? [sourceFor(file)] : mappersFor(file);
    assert.ok(sources.length > 0);
    const last = text.split('\n').length;
    for (const source of sources) {
      const { mapped = [], links = [], calls = [] } = source?.read(file, text, dialect) ?? {};
      for (const { line } of [...mapped, ...mapped.flatMap((table) => table.columns), ...links, ...calls])
        assert.ok(line >= 1 && line <= last);
    }
  };

  for (const folder of ['prisma', 'drizzle'])
    for (const name of readdirSync(path.join(import.meta.dirname, folder)))
      it(`${folder}/${name} ends anywhere`, () => {
        const text = readFileSync(path.join(import.meta.dirname, folder, name), 'utf8');
        for (let end = 0; end < text.length; end += 7) {
          read('schema.prisma', text.slice(0, end));
          read('schema.ts', drizzle + text.slice(0, end));
        }
      });

  it('the same again and again', () => {
    const cases = [
      ...parts.map((part) => ['a.ts', drizzle + part.repeat(Math.ceil(40_000 / part.length))] as const),
      ...prismaParts.map((part) => ['a.prisma', `model X {\n${part.repeat(Math.ceil(40_000 / part.length))}`] as const),
    ];
    for (const [file, text] of cases) {
      const began = performance.now();
      read(file, text);
      const took = performance.now() - began;
      assert.ok(took < 10_000, `${JSON.stringify(text.slice(-60))} took ${Math.round(took)} ms`);
    }
  });
});
