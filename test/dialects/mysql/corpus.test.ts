import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../../../server/core/schema/change.ts';
import { prepare } from '../../../server/core/sql/dialects/mysql/cursor.ts';
import { createMysql } from '../../../server/core/sql/dialects/mysql/index.ts';
import { nodes, parse, text } from '../../../server/core/sql/dialects/mysql/parser.ts';
import { isPrintable } from '../../../server/core/sql/dialects/mysql/print.ts';
import { split } from '../../../server/core/sql/split.ts';

/** Real migrations: BELLOWS_CORPUS is a folder `<engine>/<owner+repo>/…` of them, which are not ours to ship. */
const corpus = path.join(process.env.BELLOWS_CORPUS ?? '', 'mysql');
const present = Boolean(process.env.BELLOWS_CORPUS) && existsSync(corpus);
const mysql = createMysql('mysql');

function statements(): string[] {
  const found = new Set<string>();
  for (const entry of readdirSync(corpus, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.sql')) continue;
    const sql = readFileSync(path.join(entry.parentPath, entry.name), 'utf8');
    for (const { kind, span } of split(sql, 'mysql')) if (kind === 'sql') found.add(sql.slice(span.start, span.end));
  }
  return [...found];
}

/** Without spans. */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === 'at' ? [] : [[key, bare(inner)]])),
  );
};

const opaqueIn = (changes: readonly Change[]): boolean => changes.some((c) => c.kind === 'opaque');

describe('MySQL: real migrations', () => {
  if (!present) {
    it('SKIPPED: set BELLOWS_CORPUS to a folder of real migrations to run this', function () {
      this.skip();
    });
    return;
  }
  let all: string[] = [];
  before(() => {
    all = statements();
  });

  it('99.5 % of the statements are read', () => {
    assert.ok(all.length > 1000, `only ${all.length} statements in ${corpus}`);
    const opaque = all.filter((statement) => opaqueIn(mysql.read(statement).changes));
    console.log(
      `      ${all.length} statements, ${opaque.length} not read (${((100 * opaque.length) / all.length).toFixed(2)} %)`,
    );
    assert.ok(opaque.length <= all.length * 0.005, opaque.map((s) => s.slice(0, 80)).join('\n'));
  });

  it('what is printed is read back as the same Change', () => {
    let printed = 0;
    for (const statement of all) {
      for (const change of mysql.read(statement).changes) {
        if (!isPrintable(change.kind)) continue;
        printed++;
        const again = mysql.read(mysql.print(change)).changes;
        assert.deepEqual(bare(again), bare([change]), `${statement}\n\n${mysql.print(change)}`);
      }
    }
    console.log(`      ${printed} Changes`);
  });

  it('every span holds the name it stands for', () => {
    const unquoted = (name: string): string => name.replaceAll(/[`'"\s]/g, '');
    let spans = 0;
    const visit = (statement: string, value: unknown): void => {
      if (Array.isArray(value)) for (const inner of value) visit(statement, inner);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const { at, name, qualifier, ...rest } = value as {
        at?: { start: number; end: number };
        name?: unknown;
        qualifier?: string[];
        kind?: string;
        column?: unknown;
      };
      if (at) {
        spans++;
        assert.ok(at.start >= 0 && at.start <= at.end && at.end <= statement.length, statement);
        const words = unquoted(statement.slice(at.start, at.end));
        const expected = [...(qualifier ?? []), typeof name === 'string' && name !== 'PRIMARY' ? name : ''].join('.');
        if (typeof name === 'string' && name !== 'PRIMARY') assert.equal(words, unquoted(expected), statement);
        if (rest.kind === 'drop-column') assert.equal(words, unquoted(String(rest.column)), statement);
      }
      for (const inner of Object.values(value)) visit(statement, inner);
    };
    for (const statement of all) visit(statement, mysql.read(statement).changes);
    assert.ok(spans > all.length);
  });

  it('node-sql-parser sees the same columns wherever it understands CREATE and ALTER TABLE', () => {
    let compared = 0;
    for (const statement of all) {
      if (!/^(create|alter)\s+table/i.test(statement)) continue;
      const parsed = parse(prepare(statement).masked);
      const { changes } = mysql.read(statement);
      if ('failedAt' in parsed || opaqueIn(changes)) continue;
      compared++;
      const elements = [...nodes(parsed.tree.create_definitions), ...nodes(parsed.tree.expr)];
      const theirs = elements.flatMap((element) => {
        if (element.resource !== 'column' || element.action === 'rename') return [];
        const column = nodes(element.column)[0];
        const notNull = nodes(element.nullable)[0]?.type === 'not null';
        return [`${text(column?.column)} ${element.action === 'drop' ? 'dropped' : notNull}`];
      });
      const ours = changes.flatMap((change) => {
        if (change.kind === 'create-table') return change.columns.map((c) => `${c.name} ${c.notNull}`);
        if (change.kind === 'add-column') return [`${change.column.name} ${change.column.notNull}`];
        if (change.kind === 'redefine-column') return [`${change.definition.name} ${change.definition.notNull}`];
        return change.kind === 'drop-column' ? [`${change.column} dropped`] : [];
      });
      assert.deepEqual(
        ours,
        theirs.map((t) => t.replaceAll('``', '`')),
        statement,
      );
    }
    console.log(`      ${compared} statements`);
    assert.ok(compared > 1000);
  });
});
