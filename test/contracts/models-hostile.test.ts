import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mappersFor } from '../../server/core/contract/sources/index.ts';
import type { Dialect } from '../../server/core/sql/dialect.ts';
import { dialects } from '../support/core.ts';

/* Models and calls in Python, Ruby and Elixir that are half-typed or hostile: nothing throws, takes long, or points outside the file. */
const languages = [
  {
    file: 'a.py',
    folders: ['django', 'sqlalchemy'],
    start: 'from django.db import models\nfrom shop.models import A\nclass B(models.Model):\n',
  },
  { file: 'a.rb', folders: ['activerecord'], start: 'class A < ApplicationRecord\n' },
  { file: 'a.ex', folders: ['ecto'], start: 'defmodule A do\n  alias B.C\n  schema "a" do\n' },
];

const repeated: Readonly<Record<string, readonly string[]>> = {
  'a.py': [
    'class A(\n',
    'class A(B):\n    a = models.CharField(\n',
    '    a = models.CharField(max_length=1)\n',
    'a: Mapped[',
    'a = A.objects.filter(',
    'A.objects.filter().',
    'A(',
    'A.a.',
    'select(A).where(',
    'from a import (',
    'from a import b, ',
    '@x\n',
    '  def a(',
    '(',
    '"""',
    'x = Table("a", m, Column(',
    '\\\n',
    'A, ',
    'x[',
  ],
  'a.rb': [
    'class A\n',
    'class A; end\n',
    'module A\n  ',
    'A.where(',
    'A.where().',
    'A::',
    'A.a ',
    '  has_many :a,\n',
    '  self.ignored_columns += [',
    '  self.ignored_columns += %w[',
    'def a\n',
    'a(',
    '{',
    ':a ',
    '"#{',
    'inflect.irregular "a", ',
  ],
  'a.ex': [
    'defmodule A do\n',
    'schema "a" do\n',
    '  field :a, ',
    'from a in A, ',
    'from(a in A, select: ',
    'A |> ',
    'A |> a() |> ',
    '%A{',
    'alias A.{',
    '~s(',
    '~w[',
    '"""',
    '{',
    'A.',
    'A, ',
    '@primary_key {',
    'Repo.update_all(A, ',
  ],
};

describe('models and calls that are half-typed or hostile', () => {
  let dialect: Dialect;
  before(async () => {
    dialect = (await dialects()).get({ dialect: 'postgresql', product: 'postgresql' });
  });

  const read = (file: string, text: string): void => {
    const sources = mappersFor(file);
    assert.ok(sources.length > 0, `something reads ${file}`);
    const last = text.split('\n').length;
    for (const source of sources) {
      const { mapped = [], links = [], calls = [], classes = [], settled = [] } = source.read(file, text, dialect);
      const placed = [...mapped, ...classes, ...links, ...calls];
      for (const { line } of [
        ...placed,
        ...mapped.flatMap((table) => table.columns),
        ...classes.flatMap((each) => each.columns),
      ])
        assert.ok(line >= 1 && line <= last, `line ${line} is in the file`);
      for (const { start, end } of settled) assert.ok(start >= 0 && end <= text.length, 'a stretch is in the file');
    }
  };

  for (const { file, folders } of languages)
    for (const folder of folders)
      for (const name of readdirSync(path.join(import.meta.dirname, folder)))
        it(`${folder}/${name} ends anywhere`, () => {
          const text = readFileSync(path.join(import.meta.dirname, folder, name), 'utf8');
          for (let end = 0; end < text.length; end += 11) read(file, text.slice(0, end));
        });

  for (const { file, start } of languages)
    it(`${file}: the same again and again`, () => {
      for (const part of repeated[file] ?? []) {
        const began = performance.now();
        read(file, start + part.repeat(Math.ceil(40_000 / part.length)));
        const took = performance.now() - began;
        assert.ok(took < 10_000, `${JSON.stringify(part)} took ${Math.round(took)} ms`);
      }
    });
});
