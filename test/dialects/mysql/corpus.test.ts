import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../../../server/core/schema/change.ts';
import { prepare } from '../../../server/core/sql/dialects/mysql/cursor.ts';
import { createMysql } from '../../../server/core/sql/dialects/mysql/index.ts';
import { isPrintable } from '../../../server/core/sql/dialects/mysql/print.ts';
import { readRouted } from '../../../server/core/sql/dialects/mysql/read.ts';
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

  it('node-sql-parser reads what is about tables, indexes and rows', () => {
    const routes: Record<string, Record<string, number>> = {};
    for (const statement of all) {
      const words = prepare(statement).tokens.map((t) => t.word);
      const heads = words.slice(0, 4).filter((w) => /^(TABLE|INDEX|DATABASE|PROCEDURE|FUNCTION|TRIGGER)$/.test(w));
      const kind = [words[0], ...(/^(CREATE|ALTER|DROP|RENAME)$/.test(words[0] ?? '') ? heads.slice(0, 1) : [])].join(
        ' ',
      );
      const { route } = readRouted(statement);
      const counts = routes[kind] ?? {};
      routes[kind] = counts;
      counts[route] = (counts[route] ?? 0) + 1;
    }
    console.table(routes);
    for (const kind of ['CREATE TABLE', 'ALTER TABLE', 'CREATE INDEX', 'DROP TABLE', 'INSERT', 'UPDATE', 'DELETE']) {
      const { parsed = 0, rewritten = 0, isolated = 0, hand = 0, opaque = 0, own = 0 } = routes[kind] ?? {};
      const byParser = parsed + rewritten + isolated;
      assert.ok(byParser >= 0.96 * (byParser + hand + opaque + own), `${kind}: ${JSON.stringify(routes[kind])}`);
    }
  });

  it('no word of a column is lost between the parser and the Change', () => {
    let columns = 0;
    /** What a definition says, as counted in its own words, outside parentheses. */
    const said = (statement: string, from: number): string => {
      const { tokens } = prepare(statement);
      const words: string[] = [];
      let depth = 0;
      for (let i = tokens.findIndex((t) => t.start === from) + 1; i < tokens.length; i++) {
        const word = tokens[i]?.word ?? '';
        if (word === '(') depth++;
        else if (word === ')') depth--;
        if (depth < 0 || (depth === 0 && (word === ',' || word === ';'))) break;
        if (depth === 0) words.push(word === '' ? "''" : word);
      }
      const text = ` ${words.join(' ')} `;
      const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
      return JSON.stringify({
        notNull: count(/ NOT NULL | SERIAL /g) > 0,
        serial: count(/ AUTO_INCREMENT | SERIAL /g) > 0,
        default: count(/ DEFAULT (?!VALUE)| ON UPDATE (?!CASCADE|SET|NO|RESTRICT)/g) > 0,
        generated: count(/ AS /g) > 0,
        unique: count(/ UNIQUE | SERIAL /g) > 0,
        key: count(/ PRIMARY KEY /g) > 0,
        checks: count(/ CHECK /g),
        references: count(/ REFERENCES /g),
        collation:
          count(/ COLLATE | CHARSET | CHARACTER SET | ASCII | (?:CHAR|VARCHAR|TEXT) \( \) BINARY | \) BINARY /g) > 0,
        position: count(/ FIRST | AFTER /g) > 0,
        comment: count(/ COMMENT (?:= )?''/g) > 0,
      });
    };
    const visit = (statement: string, changes: readonly Change[]): void => {
      for (const change of changes) {
        if (change.kind === 'create-function') visit(statement, change.changes);
        const definitions =
          change.kind === 'create-table'
            ? change.columns
            : change.kind === 'add-column'
              ? [change.column]
              : change.kind === 'redefine-column'
                ? [change.definition]
                : [];
        for (const c of definitions) {
          columns++;
          const of = (type: string): number => c.constraints.filter((k) => k.type === type).length;
          const read = JSON.stringify({
            notNull: c.notNull,
            serial: c.serial ?? false,
            default: c.default !== undefined,
            generated: c.generated !== undefined,
            unique: of('unique') > 0,
            key: of('primary-key') > 0,
            checks: of('check'),
            references: of('foreign-key'),
            collation: c.collation !== undefined,
            position: c.position !== undefined,
            comment: c.comment !== undefined,
          });
          assert.equal(read, said(statement, c.at.start), `${c.name} in ${statement}`);
        }
      }
    };
    for (const statement of all) visit(statement, mysql.read(statement).changes);
    console.log(`      ${columns} columns`);
    assert.ok(columns > 5000);
  });
});
