import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { composed } from '../../server/core/contract/compose.ts';
import type { ContractSource } from '../../server/core/contract/source.ts';
import { mappersFor, sourceFor } from '../../server/core/contract/sources/index.ts';
import type { Dialect } from '../../server/core/sql/dialect.ts';
import { dialects } from '../support/core.ts';
import { readFixture } from '../support/fixture.ts';

/* Half-typed and hostile files of PHP, C#, mappers and clients: nothing throws, takes long, or points outside the file. */
const folders = [
  ...[
    'entityschema',
    'supabase',
    'eloquent',
    'doctrine',
    'peewee',
    'tortoise',
    'mybatis',
    'mybatisplus',
    'efcore',
    'seaorm',
    'bun',
    'exposed',
  ],
];
const heads: Readonly<Record<string, string>> = {
  'a.php':
    '<?php\nuse Illuminate\\Database\\Eloquent\\Model;\nuse Doctrine\\ORM\\Mapping as ORM;\n#[ORM\\Entity]\nclass A extends Model { use B; public function f() { ',
  'a.cs':
    'using Microsoft.EntityFrameworkCore;\n[Table("a")] public class A : DbContext { public DbSet<A> As { get; set; } ',
  'a.ts': "import { EntitySchema } from 'typeorm';\nimport { supabase } from './supabase';\n",
  'a.py': 'from peewee import *\nfrom supabase import client\nclass A(Model):\n    a = CharField()\n',
  'b.py':
    'from tortoise import fields\nfrom tortoise.models import Model\nclass A(Model):\n    a = fields.TextField()\n',
  'a.java':
    'import com.baomidou.mybatisplus.annotation.*;\nimport org.apache.ibatis.annotations.*;\n@TableName("a") class A { ',
  'a.rs': 'use sea_orm::entity::prelude::*;\n#[derive(DeriveEntityModel)]\npub struct Model { ',
  'a.go': 'package a\nimport "github.com/uptrace/bun"\ntype A struct { bun.BaseModel; ',
  'a.kt': 'import org.jetbrains.exposed.sql.*\nobject A : Table("a") { ',
  'a.xml': '<mapper namespace="a"><sql id="a">a</sql><select id="b">select a from b ',
};
const parts = [
  ...[
    "new EntitySchema({ name: 'a', columns: {",
    'relations: { a: {',
    "manager.find('a', ",
    "getRepository('a').find(",
  ],
  ...[
    "supabase.from('a').select('",
    "await supabase.from('a').select('a(b)').eq(",
    '.from(',
    '.rpc(',
    ".or('and(",
    "supabase.schema('a')",
  ],
  ...[
    '$this->hasMany(A::class, ',
    '->where([',
    "A::where('a', ",
    "DB::table('a')->join('b', ",
    '#[ORM\\Column(',
    '/** @ORM\\Column(',
    'class A extends A {',
    'use A, B {',
    'public function f() {',
    "['a' => [",
  ],
  ...[
    'public A A { get; set; }',
    'public List<A> A { get; ',
    'DbSet<A> A {',
    '.Entity<A>(e => { e.Property(',
    'b.ToTable("a", ',
    '[Column("',
    'class A : A {',
    'record A(',
  ],
  ...[
    '@Select("',
    '@Select({"select #{a}", ',
    '@TableField(',
    'class A extends A { private A a;',
    'new QueryWrapper<A>().eq("a", ',
  ],
  ...[
    '<if test="a">',
    '<choose><when test="a">a</when>',
    '<include refid="a"/>',
    '<trim prefix="(" suffixOverrides=",">',
    '<foreach open="(" close=")">#{',
    '<![CDATA[',
    '<!--',
    '$\u007ba}',
    '#{a}',
    '&lt;',
    '</',
  ],
  ...[
    '    a = ForeignKeyField(A)\n',
    'class B(A):\n    class Meta:\n        table_name = ',
    'A.select(A.a).where(',
    '    a = fields.ManyToManyField("a.A", through=',
  ],
  ...[
    '#[derive(DeriveEntityModel)] struct A {',
    '#[sea_orm(',
    'a::Entity::find(',
    'mod a {',
    'type A struct {\n',
    'A []A `bun:"rel:',
    'func f() {\n',
    'db.NewSelect().Model((*A)(nil)).Where("',
  ],
  ...['object A : Table("a") {', 'val a = text("', 'A.insert { it[', 'A.selectAll().', 'class A : AEntity(a) {'],
  ...['{', '(', '<', '[', '"', "'", '`', '@', ',', ';', '\n', ' ', 'a ', 'a.', 'A ', 'A<', '$', '->', '::', '\\', '#['],
];

describe('mappers of objects that are half-typed or hostile', () => {
  let dialect: Dialect;
  before(async () => {
    dialect = (await dialects()).get({ dialect: 'postgresql', product: 'postgresql' });
  });

  const sourcesFor = (file: string): readonly ContractSource[] =>
    file.endsWith('.xml') ? [sourceFor(file) ?? []].flat() : mappersFor(file);
  const read = (file: string, text: string): void => {
    const last = text.split('\n').length;
    for (const source of sourcesFor(file)) {
      const found = source.read(file, text, dialect);
      const { mapped = [], links = [], calls = [], settled = [], followed = [], statements, embeds = [] } = found;
      const placed = [
        ...mapped,
        ...mapped.flatMap((table) => table.columns),
        ...links,
        ...calls,
        ...statements,
        ...embeds,
      ];
      for (const { line } of placed) assert.ok(line >= 1 && line <= last, `line ${line} of ${last} in ${file}`);
      for (const { start, end } of [...settled, ...followed])
        assert.ok(start >= 0 && start <= end && end <= text.length + 1, 'a stretch of the file');
      composed(mapped.map((table) => ({ table, path: file })));
    }
  };

  for (const folder of folders)
    it(`${folder} ends anywhere`, () => {
      for (const name of readdirSync(path.join(import.meta.dirname, folder))) {
        const fixture = readFixture(readFileSync(path.join(import.meta.dirname, folder, name), 'utf8'));
        for (const [file, text] of fixture.versions[0]?.files ?? [])
          if (sourcesFor(file).length > 0)
            for (let end = 0; end < text.length; end += 13) read(file, text.slice(0, end));
      }
    });

  for (const [file, head] of Object.entries(heads))
    it(`${file}: the same again and again`, () => {
      const slow: string[] = [];
      for (const part of parts) {
        const text = head + part.repeat(Math.ceil(20_000 / part.length));
        const began = performance.now();
        read(file, text);
        const took = performance.now() - began;
        if (took > 10_000) slow.push(`${JSON.stringify(part)} took ${Math.round(took)} ms`);
        if (process.env.SLOW && took > 300) console.log(file, JSON.stringify(part), Math.round(took));
      }
      assert.deepEqual(slow, []);
    });
});
