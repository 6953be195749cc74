import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { composed } from '../../server/core/contract/compose.ts';
import { mappersFor } from '../../server/core/contract/sources/index.ts';
import type { Dialect } from '../../server/core/sql/dialect.ts';
import { dialects } from '../support/core.ts';
import { readFixture } from '../support/fixture.ts';

/* Half-typed and hostile files of entities and queries: nothing throws, takes long, or points outside the file. */
const folders = ['jpa', 'diesel', 'typeorm', 'mikroorm', 'sequelize', 'builders', 'gorm', 'ent', 'generated'];
const heads: Readonly<Record<string, string>> = {
  'a.java': 'import jakarta.persistence.*;\n@Entity class A { void f() { em.createQuery("',
  'a.kt': 'import jakarta.persistence.*\n@Entity class A(',
  'a.rs': 'use diesel::prelude::*;\ntable! { a (id) { id -> Int4, } }\n',
  'a.go': 'package a\nimport "gorm.io/gorm"\nimport "entgo.io/ent"\n',
  'a.ts': "import { Entity, Column } from 'typeorm';\nimport { Model, DataTypes } from 'sequelize';\n",
};
const parts = [
  ...[
    '@Entity class A extends A {',
    '@Entity @Table(name = "a", ',
    '@Column(',
    '@Column() a: ',
    '@A',
    '@A(',
    'class A ',
    'class A<',
    'class A extends ',
  ],
  ...[
    '@ManyToOne(() => A, (a) => ',
    '@JoinTable({ joinColumn: {',
    'private A<',
    'val a: A<',
    'interface A extends JpaRepository<A, ',
    'findByAAndB',
    'new A(',
    'A.class ',
  ],
  ...[
    '"select a from A a where a.',
    '"from A a join A a ',
    '" + "',
    'em.find(A, {',
    'a.find({ select: [',
    "getRepository(A).createQueryBuilder('a').select('",
    'repo: Repository<A>; repo.find(',
  ],
  ...[
    '#[derive(Queryable)] ',
    '#[derive(Queryable)] pub struct A { a: ',
    '#[diesel(',
    'struct A<',
    'pub a: Vec<',
    'users::table.',
    'users::a.eq(',
    'use a::dsl::*;',
    'use a::{',
    'impl A {',
    'table! {',
    'insert_into(a::table).values((',
    '.set((a::b.eq(',
  ],
  ...[
    'type A struct {',
    'type A struct {\n\tA `gorm:"',
    'func (A) TableName() string { return ',
    'func f() {\n\tdb.Find(&a)\n',
    'func (A) Fields() []ent.Field {',
    'field.String("a").',
    'edge.To("a", A.Type).',
    'client.A.Create().SetA(',
  ],
  ...[
    "sequelize.define('a', {",
    'A.init({ a: {',
    'A.belongsTo(B, {',
    'A.findAll({ where: {',
    'A.query().where(',
    "knex('a').where({",
    "knex('a').join('b', ",
    "db.selectFrom('a').select([",
    ".insertInto('a').values({",
    "knex.select('a').from(",
  ],
  ...['{', '(', '<', '[', '"', "'", '`', '@', ',', ';', '\n', ' ', 'a ', 'a.', 'A ', 'A<'],
];

describe('entities and queries that are half-typed or hostile', () => {
  let dialect: Dialect;
  before(async () => {
    dialect = (await dialects()).get({ dialect: 'postgresql', product: 'postgresql' });
  });

  const read = (file: string, text: string): void => {
    const last = text.split('\n').length;
    for (const source of mappersFor(file)) {
      const { mapped = [], links = [], calls = [], settled = [] } = source.read(file, text, dialect);
      for (const { line } of [...mapped, ...mapped.flatMap((table) => table.columns), ...links, ...calls])
        assert.ok(line >= 1 && line <= last, `line ${line} of ${last} in ${file}`);
      for (const { start, end } of settled)
        assert.ok(start >= 0 && start <= end && end <= text.length + 1, 'a stretch of the file');
      composed(mapped.map((table) => ({ table, path: file })));
    }
  };

  for (const folder of folders)
    for (const name of readdirSync(path.join(import.meta.dirname, folder)))
      it(`${folder}/${name} ends anywhere`, () => {
        const fixture = readFixture(readFileSync(path.join(import.meta.dirname, folder, name), 'utf8'));
        for (const [file, text] of fixture.versions[0]?.files ?? [])
          if (mappersFor(file).length > 0)
            for (let end = 0; end < text.length; end += 5) read(file, text.slice(0, end));
      });

  for (const [file, head] of Object.entries(heads))
    it(`${file}: the same again and again`, () => {
      const slow: string[] = [];
      for (const part of parts) {
        const text = head + part.repeat(Math.ceil(40_000 / part.length));
        const began = performance.now();
        read(file, text);
        const took = performance.now() - began;
        if (took > 10_000) slow.push(`${JSON.stringify(part)} took ${Math.round(took)} ms`);
      }
      assert.deepEqual(slow, []);
    });
});
