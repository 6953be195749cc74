import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Convention, NewFile, NextMigration, Sections } from '../../server/core/project/convention.ts';
import { conventions } from '../../server/core/project/conventions/index.ts';
import {
  asksFor,
  orderHistory,
  type RecognisedHistory,
  recogniseHistories,
} from '../../server/core/project/history.ts';
import type { SqlFlavour } from '../../server/core/sql/lex.ts';

/**
 * A case is `<tool>/<name>.project`: files one after another, each under a line `=== path`. What Bellows makes of it stands
 * in `<tool>/<name>.expected`: the histories, the order, each file's sections, and the files a new migration would get.
 * UPDATE=1 writes the expectations anew.
 *
 * Sections are shown line by line: `U` up, `D` down, `W` sent as one, then the text with ⟦tool's own marks⟧, ‹placeholders›
 * and ¶ where the tool ends a statement.
 */
const here = path.join(import.meta.dirname);
const now = Date.UTC(2026, 7, 29, 14, 33, 13);

describe('conventions', () => {
  for (const convention of conventions) {
    describe(convention.title, () => {
      const folder = path.join(here, convention.id);
      const cases = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.project')) : [];
      it('has cases, and no expectation without one', () => {
        assert.ok(cases.length > 0);
        for (const name of fs.readdirSync(folder)) {
          assert.ok(cases.includes(name.replace('.expected', '.project')), `${name} belongs to no case`);
        }
      });
      for (const name of cases) {
        it(name.replace('.project', ''), () => {
          const shown = show(readProject(fs.readFileSync(path.join(folder, name), 'utf8')));
          const expected = path.join(folder, name.replace('.project', '.expected'));
          if (process.env.UPDATE) fs.writeFileSync(expected, shown);
          assert.equal(shown, fs.readFileSync(expected, 'utf8'));
          assert.ok(shown.includes(`: ${convention.title},`), `${convention.title} is recognised`);
        });
      }
    });
  }

  it('have different ids, and plain comes last', () => {
    const ids = conventions.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.at(-1), 'plain');
  });

  it('recognise nothing in nothing', () => {
    assert.deepEqual(recogniseHistories([], new Map()), []);
    assert.deepEqual(recogniseHistories(['README.md', 'src/queries/list.sql'], new Map()), []);
  });

  it('take the tool that is named, whatever the files look like', () => {
    const files = ['db/migrations/0001_a.sql', 'db/migrations/0002_b.sql'];
    const [history] = recogniseHistories(files, new Map(), 'sqlx');
    assert.equal(history?.convention.id, 'sqlx');
    assert.equal(recogniseHistories(files, new Map(), 'no such tool')[0]?.convention.id, 'plain');
  });

  for (const convention of conventions) {
    it(`${convention.title}: what it writes, it reads back in order`, () => readsBack(convention));
  }
});

/** Two migrations in a row, from an empty folder: recognised as the next ones, ups and downs where they were put. */
function readsBack(convention: Convention): void {
  const folder = convention.id === 'supabase' ? 'supabase/migrations' : 'db/migrations';
  const texts = new Map<string, string>();
  const request = (sequence: number): NextMigration => ({
    folder,
    existing: convention.order(folder, [...texts.keys()].sort(), texts),
    name: `step_${sequence + 1}`,
    up: `ALTER TABLE a ADD up_${sequence + 1} int;`,
    down: `ALTER TABLE a DROP up_${sequence + 1};`,
    transaction: sequence === 0,
    now,
    sequence: 0,
    config: texts,
  });
  for (const sequence of [0, 1]) {
    for (const { path: at, text, replaces } of convention.next(request(sequence))) {
      assert.equal(texts.has(at), replaces === true, `${at} is written once`);
      texts.set(at, text);
    }
  }
  const ordered = convention.order(folder, [...texts.keys()].sort(), texts);
  const ups = ordered.filter((file) => file.direction !== 'down');
  assert.equal(ups.length, 2);
  for (const [index, file] of ups.entries()) {
    const text = texts.get(file.path) ?? '';
    const sections = convention.sections(file, text, 'postgresql');
    const up = sections.up.map(({ start, end }) => text.slice(start, end)).join('');
    assert.ok(up.includes(`ADD up_${index + 1}`) && !up.includes('DROP'), `${file.path}: ${up}`);
    const out =
      convention.outsideTransaction === 'never' ? true : index === 0 && convention.outsideTransaction === 'marked';
    if (convention.outsideTransaction === 'marked') assert.equal(sections.transaction, out, `${file.path} transaction`);
  }
}

function readProject(text: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const part of text.split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    files.set(part.slice(0, end).trim(), part.slice(end + 1));
  }
  return files;
}

function show(project: ReadonlyMap<string, string>): string {
  const files = [...project.keys()].sort();
  const config = new Map(asksFor(files).map((file) => [file, project.get(file) ?? '']));
  return recogniseHistories(files, config)
    .map((history) => showHistory(history, files, config, project))
    .join('\n');
}

function showHistory(
  history: RecognisedHistory,
  files: readonly string[],
  config: ReadonlyMap<string, string>,
  project: ReadonlyMap<string, string>,
): string {
  const { folder, also, convention, engine, because, certainty, gaps } = history;
  const flavour: SqlFlavour = engine?.startsWith('mysql') ? 'mysql' : engine === 'sqlite' ? 'sqlite' : 'postgresql';
  const ordered = orderHistory(history, files, config);
  const out = [
    `${[folder, ...(also ?? [])].join(' + ')}: ${convention.title}, ${engine ?? 'engine not known'}`,
    `  ${certainty.toFixed(2)} because ${because}`,
    ...(gaps ?? []).map((gap) => `  not read: ${gap}`),
    '',
    ...ordered.map(({ path: at, version, name, direction, identity, transaction }) => {
      const said = transaction === undefined ? '' : `, transaction ${transaction}`;
      return `${direction.padEnd(10)} ${version.padEnd(14)} ${at} (${identity}: ${name}${said})`;
    }),
  ];
  for (const file of ordered) {
    const text = project.get(file.path) ?? '';
    if (text.trim() === '') continue;
    const sections = convention.sections(file, text, flavour);
    out.push('', `--- ${file.path}: ${traits(sections)}`, ...annotate(text, sections));
  }
  const request: NextMigration = {
    folder,
    existing: ordered,
    name: 'rename_mail',
    up: 'ALTER TABLE a RENAME b TO c;\nCREATE FUNCTION f() RETURNS int AS $$ BEGIN; RETURN 1; END $$ LANGUAGE plpgsql;',
    down: 'ALTER TABLE a RENAME c TO b;',
    transaction: true,
    now,
    sequence: 0,
    flavour,
    config,
  };
  const index = { ...request, name: 'index_mail', up: 'CREATE INDEX CONCURRENTLY i ON a (c);', down: '' };
  out.push('', ...showNew(convention.next(request)));
  out.push(...showNew(convention.next({ ...index, transaction: false, sequence: 1 })));
  return `${out.join('\n')}\n`;
}

const showNew = (files: readonly NewFile[]): string[] =>
  files.flatMap(({ path: at, text, replaces }) => [
    `+++ ${at}${replaces ? ' (replaced)' : ''}`,
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`.trimEnd()),
  ]);

function traits(sections: Sections): string {
  const all = [sections.transaction ? 'transaction' : 'no transaction'];
  if (sections.implicit) all.push('implicit');
  if (sections.shared) all.push('shared');
  for (const part of sections.parts ?? [])
    all.push(`${part.identity}${part.transaction ? '' : ' without transaction'}`);
  if (sections.outside?.length) all.push(`${sections.outside.length} outside`);
  return all.join(', ');
}

function annotate(text: string, sections: Sections): string[] {
  const inside = (spans: readonly { start: number; end: number }[], at: number): boolean =>
    spans.some(({ start, end }) => start <= at && at < end);
  let marked = '';
  for (let at = 0; at <= text.length; at++) {
    const ends = (spans: readonly { end: number; start: number }[]) =>
      spans.some(({ end, start }) => end === at && start < at);
    const starts = (spans: readonly { end: number; start: number }[]) =>
      spans.some(({ end, start }) => start === at && start < end);
    if (ends(sections.directives)) marked += '⟧';
    if (ends(sections.placeholders)) marked += '›';
    if (sections.breaks.includes(at)) marked += '¶';
    if (starts(sections.directives)) marked += '⟦';
    if (starts(sections.placeholders)) marked += '‹';
    marked += text[at] ?? '';
  }
  let offset = 0;
  const shown = marked.trimEnd().split('\n');
  return text.split('\n').flatMap((line, index) => {
    const used = [...line]
      .map((_, i) => offset + i)
      .filter((at) => /\S/.test(text[at] ?? '') && !inside(sections.directives, at));
    const has = (spans: readonly { start: number; end: number }[], sign: string): string =>
      used.some((at) => inside(spans, at)) ? sign : ' ';
    offset += line.length + 1;
    const shownLine = shown[index];
    if (shownLine === undefined) return [];
    return [`${has(sections.up, 'U')}${has(sections.down, 'D')}${has(sections.whole, 'W')} ${shownLine}`.trimEnd()];
  });
}

describe('conventions never throw', () => {
  const texts = [
    '',
    '\uFEFF-- +goose Up\r\n-- +goose StatementBegin\r\n',
    '-- +goose StatementEnd\n-- +goose Down',
    '-- migrate:down\n-- migrate:up',
    '--liquibase formatted sql\n--changeset a:b endDelimiter:\\( dbms:"\nx \\(\n--rollback \n--ignoreLines:99',
    '/* liquibase rollback\n--changeset a:1\n/* liquibase rollback\nDROP',
    "${{{ '$$ --> statement-breakpoint{{ --> statement-breakpoint",
  ];
  for (const convention of conventions) {
    it(convention.title, () => {
      for (const text of texts) {
        for (const flavour of ['postgresql', 'mysql', 'sqlite'] as const) {
          for (const direction of ['up', 'down', 'both', 'repeatable'] as const) {
            const file = { path: 'a/1_a.sql', version: '1', name: 'a', direction, identity: '1_a.sql' };
            const { up, down } = convention.sections(file, text, flavour);
            for (const { start, end } of [...up, ...down]) assert.ok(0 <= start && start <= end && end <= text.length);
          }
        }
        const name = /\.\w+$/;
        const files = convention.asks
          .map((ask) => `db/${ask.replaceAll('*', 'x')}`)
          .concat('db/1_a.sql', 'db/1_a/up.sql');
        const config = new Map(files.map((at) => [at, `${text} flyway databaseChangeLog: [{include: {}}, null]`]));
        assert.ok(files.every((at) => name.test(at)));
        for (const { folder } of convention.recognise(files, config)) convention.order(folder, files, config);
      }
    });
  }
});
