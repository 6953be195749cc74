import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as pg from 'libpg-query';
import { type SqlFlavour, tokenize } from '../../server/core/sql/lex.ts';
import { resplitPoints, split } from '../../server/core/sql/split.ts';

const MARKS = { sql: '«»', meta: '‹›', 'copy-data': '⟦⟧' } as const;

/** The text with the span of every statement marked, by kind. */
function annotated(text: string, flavour: SqlFlavour): string {
  let result = '';
  let at = 0;
  for (const { span, kind } of split(text, flavour)) {
    const [open, close] = MARKS[kind];
    result += `${text.slice(at, span.start)}${open}${text.slice(span.start, span.end)}${close}`;
    at = span.end;
  }
  return result + text.slice(at);
}

const cases = (flavour: SqlFlavour): { name: string; expected: string; text: string }[] =>
  readFileSync(new URL(`split/${flavour}.txt`, import.meta.url), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const line = part.indexOf('\n');
      const expected = part.slice(line + 1);
      return { name: part.slice(0, line), expected, text: expected.replace(/[«»‹›⟦⟧]/g, '') };
    });

const texts = (text: string, flavour: SqlFlavour, options = {}): string[] =>
  split(text, flavour, options).map(({ span }) => text.slice(span.start, span.end));

const FLAVOURS = ['postgresql', 'mysql', 'sqlite'] as const;

for (const flavour of FLAVOURS) {
  describe(`split: ${flavour}`, () => {
    for (const { name, expected, text } of cases(flavour)) {
      it(name, () => assert.equal(annotated(text, flavour), expected));
      it(`${name}, with CRLF`, () =>
        assert.equal(annotated(text.replaceAll('\n', '\r\n'), flavour), expected.replaceAll('\n', '\r\n')));
    }
  });
}

describe('split agrees with the grammar of PostgreSQL', () => {
  before(() => pg.loadModule());

  it('finds as many statements, wherever the grammar reads the text', () => {
    let read = 0;
    for (const { name, text } of cases('postgresql')) {
      let statements: number;
      try {
        statements = pg.parseSync(text).stmts?.length ?? 0;
      } catch {
        continue; // commands of psql, rows, templates
      }
      read++;
      assert.equal(split(text, 'postgresql').length, statements, name);
    }
    assert.ok(read >= 6, `only ${read} cases were read`);
  });
});

describe('split: what a statement knows', () => {
  it('its comments, its terminator and whether it has one', () => {
    const text = '-- one\n/* two */ SELECT 1 /* in */ ;\n-- three\nSELECT 2 -- after\n';
    const [first, second] = split(text, 'postgresql');
    assert.deepEqual(first, {
      span: { start: 17, end: 25 },
      full: { start: 0, end: 36 },
      kind: 'sql',
      terminated: true,
      leadingComments: [
        { start: 0, end: 6 },
        { start: 7, end: 16 },
      ],
    });
    assert.equal(second?.terminated, false);
    assert.equal(text.slice(second?.full.start, second?.full.end), '-- three\nSELECT 2');
  });

  it('rows of COPY reach to the closing mark', () => {
    const text = 'COPY t FROM stdin;\n1\n\\.\nSELECT 1';
    const rows = split(text, 'postgresql')[1];
    assert.deepEqual(rows?.span, { start: 19, end: 20 });
    assert.deepEqual(rows?.full, { start: 19, end: 23 });
    assert.equal(rows?.terminated, true);
  });

  it("the client's delimiter", () => {
    const text = 'DELIMITER //\nSELECT 1 //\nSELECT 2';
    assert.deepEqual(
      split(text, 'mysql').map(({ full, terminated }) => [text.slice(full.start, full.end), terminated]),
      [
        ['DELIMITER //', true],
        ['SELECT 1 //', true],
        ['SELECT 2', false],
      ],
    );
  });
});

describe('split: boundaries and sections', () => {
  it('no statement reaches over a boundary, be it in a string or a body', () => {
    for (const text of ["SELECT 'a|b';", 'SELECT $$ a|b $$', '/* a|b */', 'SELECT 1|SELECT 2']) {
      const cut = text.indexOf('|');
      const plain = text.replace('|', '');
      for (const { full } of split(plain, 'postgresql', { breaks: [cut] })) {
        assert.ok(full.end <= cut || full.start >= cut, text);
      }
    }
  });

  it('a boundary ends a statement that lacks its semicolon', () => {
    const text = 'DO $$ BEGIN END $$\n-- +goose StatementEnd\nALTER TABLE a ADD b int;';
    const cut = text.indexOf('-- +goose');
    assert.deepEqual(texts(text, 'postgresql', { breaks: [cut] }), ['DO $$ BEGIN END $$', 'ALTER TABLE a ADD b int']);
  });

  it('comments before a boundary still belong to the next statement, but not to its full span', () => {
    const text = '-- bellows: ignore\n-- +goose StatementBegin\nSELECT 1;';
    const cut = text.indexOf('SELECT');
    const [statement] = split(text, 'postgresql', { breaks: [cut, cut, -5, 999] });
    assert.equal(statement?.leadingComments.length, 2);
    assert.equal(statement?.full.start, cut);
  });

  it('a boundary keeps the delimiter', () => {
    const text = 'DELIMITER //\nCREATE PROCEDURE a() BEGIN SELECT 1; END //\nSELECT 2 //';
    assert.equal(split(text, 'mysql', { breaks: [text.indexOf('CREATE')] }).length, 3);
  });

  it('only a section, with the offsets of the whole text', () => {
    const text = "SELECT 'x;\nSELECT 1; SELECT 2; SELECT 3";
    const from = { start: text.indexOf('SELECT 1'), end: text.indexOf('SELECT 2') + 4 };
    assert.deepEqual(texts(text, 'postgresql', { from }), ['SELECT 1', 'SELE']);
    assert.deepEqual(split(text, 'sqlite', { from: { start: 50, end: 10 } }), []);
  });
});

describe('split: strange text', () => {
  it('a byte order mark is blank', () => {
    assert.deepEqual(texts('\ufeffSELECT 1; SELECT 2', 'mysql'), ['SELECT 1', 'SELECT 2']);
    assert.deepEqual(texts('\ufeff\\connect a\nSELECT 1', 'postgresql'), ['\\connect a', 'SELECT 1']);
  });

  it('NUL and broken surrogates stay in their statement', () => {
    for (const flavour of FLAVOURS) {
      assert.deepEqual(texts('SELECT \0; SELECT \ud800; 😀 é;', flavour), ['SELECT \0', 'SELECT \ud800', '😀 é']);
    }
  });

  it('what nothing closes runs to the end', () => {
    for (const [text, flavour] of [
      ["SELECT 'a; b", 'mysql'],
      ["SELECT 'a\\", 'mysql'],
      ['SELECT "a; b', 'postgresql'],
      ['SELECT $x$a; $y$', 'postgresql'],
      ["SELECT E'a\\';", 'postgresql'],
      ['SELECT 1 /* a; b', 'postgresql'],
      ['SELECT 1 /* a; b', 'sqlite'],
      ['/*!50000 SELECT 1; b', 'mysql'],
      ['SELECT [a; b', 'sqlite'],
    ] as const) {
      assert.deepEqual(texts(text, flavour), [text]);
    }
  });

  it('random scraps never throw, and tokens cover all but blanks, in order', () => {
    const scraps =
      "; ' \" ` [ ] ( ) $$ $a$ $1 : :: @ ? \\ \\. \\g \\copy -- --> # /* */ /*! \n \r \0 \ud800 . 1 1e 0x é E' U& delimiter // COPY FROM stdin CREATE TRIGGER PROCEDURE RULE BEGIN ATOMIC CASE END IF DO a";
    const parts = [...scraps.split(' '), ' ', '\n'];
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48271) % 0x7fffffff;
      return seed % below;
    };
    for (let round = 0; round < 3000; round++) {
      let text = '';
      for (let i = random(40); i >= 0; i--) text += parts[random(parts.length)] + (random(2) ? ' ' : '');
      const flavour = FLAVOURS[round % 3] as SqlFlavour;
      let at = 0;
      for (const { start, end } of tokenize(text, flavour)) {
        assert.ok(start >= at && end > start && end <= text.length, text);
        assert.match(text.slice(at, start), /^\s*$/);
        at = end;
      }
      assert.match(text.slice(at), /^\s*$/);
      at = 0;
      for (const { span, full } of split(text, flavour, { breaks: [random(30), random(30)] })) {
        assert.ok(full.start >= at && full.start <= span.start && span.start <= span.end && span.end <= full.end, text);
        at = full.end;
      }
      resplitPoints(text, { start: 0, end: text.length });
    }
  });

  it('time grows with the length, not with its square', () => {
    const times = (repeats: number): Record<string, () => string> => ({
      'COPY without rows': () => 'COPY t FROM stdin;\n'.repeat(repeats),
      'dollar signs': () => `SELECT $a$ ${'$b$a '.repeat(repeats)}`,
      'open comments': () => '/* '.repeat(repeats),
      'open blocks': () => `CREATE PROCEDURE p() ${'BEGIN CASE '.repeat(repeats)}`,
      delimiters: () => 'a\ndelimiter\n'.repeat(repeats),
      fences: () => '/*!1 '.repeat(repeats),
      lines: () => 'create\n'.repeat(repeats),
    });
    for (const name of Object.keys(times(0))) {
      for (const flavour of FLAVOURS) {
        const text = times(100_000)[name]?.() ?? '';
        const start = performance.now();
        split(text, flavour);
        resplitPoints(text, { start: 0, end: text.length });
        // Squared time would take minutes here.
        assert.ok(performance.now() - start < 5000, `${name} in ${flavour}`);
      }
    }
  });
});

describe('tokenize', () => {
  const kinds = (text: string, flavour: SqlFlavour): string =>
    tokenize(text, flavour)
      .map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`)
      .join(' | ');

  it('postgresql', () => {
    assert.equal(
      kinds('a1 "b" E\'c\' $$d$$ $1 :e a::f x[1:n] 1.5e-3 0x1F U&"g" é$ --h', 'postgresql'),
      'word:a1 | quoted-name:"b" | string:E\'c\' | string:$$d$$ | parameter:$1 | parameter::e | word:a | ' +
        'punctuation::: | word:f | word:x | punctuation:[ | number:1 | punctuation:: | word:n | punctuation:] | ' +
        'number:1.5e-3 | number:0x1F | quoted-name:U&"g" | word:é$ | comment:--h',
    );
  });

  it('mysql', () => {
    assert.equal(
      kinds('DELIMITER $$\nEND$$ `a` "b" /*!50100 c */ @d ? #e\n1--2 5e 1e3', 'mysql'),
      'meta:DELIMITER $$ | word:END | punctuation:$$ | quoted-name:`a` | string:"b" | punctuation:/*!50100 | word:c | ' +
        'punctuation:*/ | parameter:@d | parameter:? | comment:#e | number:1 | punctuation:- | punctuation:- | ' +
        'number:2 | word:5e | number:1e3',
    );
  });

  it('sqlite', () => {
    assert.equal(
      kinds(".mode csv\nSELECT [a b], `c`, $d, ?1, x'00', .5", 'sqlite'),
      'meta:.mode csv | word:SELECT | quoted-name:[a b] | punctuation:, | quoted-name:`c` | punctuation:, | ' +
        "parameter:$d | punctuation:, | parameter:?1 | punctuation:, | string:x'00' | punctuation:, | number:.5",
    );
  });

  it('rows of COPY', () => {
    assert.equal(
      kinds('COPY t FROM stdin;\na;b\n\\.\nx', 'postgresql'),
      'word:COPY | word:t | word:FROM | word:stdin | punctuation:; | data:a;b\n\\. | word:x',
    );
  });
});

describe('resplitPoints', () => {
  const points = (text: string): string[] =>
    resplitPoints(text, { start: 0, end: text.length }).map((at) => text.slice(at).split('\n')[0] ?? '');

  it('finds the next statement after a half-typed one', () => {
    assert.deepEqual(points('ALTER TABLE a ADD\n\nCREATE TABLE b (\n  c int\n);'), ['CREATE TABLE b (']);
    assert.deepEqual(points("INSERT INTO a VALUES ('x\r\n  drop table b;"), ['drop table b;']);
  });

  it('passes by clauses that only look like one', () => {
    assert.deepEqual(
      points(
        "ALTER TABLE a\nDROP COLUMN b,\nALTER COLUMN c SET NOT NULL,\nRENAME COLUMN d TO e\nCOMMENT 'x'\nEXECUTE FUNCTION f()\nCOMMENT ON TABLE a IS 'x';",
      ),
      ["COMMENT ON TABLE a IS 'x';"],
    );
  });

  it('stays in the span and leaves its start out', () => {
    const text = 'SELECT 1;\nCREATE TABLE a\nCREATE TABLE b\nCREATE TABLE c';
    assert.deepEqual(resplitPoints(text, { start: 10, end: 40 }), [25]);
  });

  it('wherever a statement is cut, the next one is found', () => {
    for (const flavour of FLAVOURS) {
      for (const { name, text } of cases(flavour)) {
        for (const { end } of tokenize(text, flavour)) {
          const head = `SELECT 0;\n${text.slice(0, end)}\n`;
          const whole = `${head}ALTER TABLE a ADD b int;`;
          const around = split(whole, flavour).find(({ span }) => span.start <= head.length && span.end > head.length);
          assert.ok(around, `${name}: ${head}`);
          const found = around.span.start === head.length || resplitPoints(whole, around.span).includes(head.length);
          assert.ok(found, `${name}: ${head}`);
        }
      }
    }
  });
});
