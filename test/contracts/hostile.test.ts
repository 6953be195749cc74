import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ContractSource } from '../../server/core/contract/source.ts';
import { sourceFor } from '../../server/core/contract/sources/index.ts';
import type { Dialect } from '../../server/core/sql/dialect.ts';
import { dialects } from '../support/core.ts';

/* Half-typed and hostile files: no source throws, takes long, or understands a string that is not ended. */
const folder = path.join(import.meta.dirname, 'sources');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('-strings.txt'))
  .map((name) => {
    const [head = '', text = ''] = readFileSync(path.join(folder, name), 'utf8').split(/^=====\n/m);
    const [file = ''] = head.trim().split(' on ');
    return { name: name.replace('-strings.txt', ''), file, text, source: sourceFor(file) as ContractSource };
  });

const repeated = [
  ...[
    '"',
    "'",
    '`',
    '"""',
    "'''",
    '{',
    '${',
    '#{',
    '{$',
    '$',
    '\\',
    '\\"',
    '/*',
    '//',
    '#',
    '<<A\n',
    '<<~AB\nx\n',
    '<<<A\n',
  ],
  ...[
    '%(',
    '%q!',
    '%',
    '(',
    '((',
    '"+',
    '"a" + ',
    '"a" . ',
    '"a" "b"\n',
    '("a"\n',
    'x = "a"\n',
    'x += "a"\n',
    '@"',
    '$"{',
    '$@"{{',
  ],
  ...[
    'r#"',
    'r#"a"#\'',
    "'a ",
    'f"{',
    '\n',
    ' ',
    'a',
    'a.',
    'a(',
    'def a():\n',
    ' def a\n',
    'func a() {\n',
    '\uE000',
    '<?',
    '?>',
  ],
  ...[
    '"SELECT {a} FROM b" + c + ',
    '"SELECT a FROM b WHERE c = %s" % ',
    'sql = "SELECT a FROM b"\nsql += x\n',
    'a = "b" + a\n',
  ],
  ...['"SELECT (" + ', "f'{a['", '"\\u', '"""a""" + b("c") + ', '"$a$b#{d}{e}"', 'concat!("a", ', 'sb.append("a").'],
];

describe('a file that is half-typed or hostile', () => {
  let dialect: Dialect;
  before(async () => {
    dialect = (await dialects()).get({ dialect: 'postgresql', product: 'postgresql' });
  });

  for (const { name, file, text, source } of cases) {
    it(`${name}: ends anywhere`, () => {
      for (let end = 0; end < text.length; end += 3) {
        for (const each of source.read(file, text.slice(0, end), dialect).statements) {
          assert.ok(each.line >= 1 && each.line <= text.split('\n').length);
          const ended = !each.at || each.at.end < end;
          assert.ok(ended || each.error, `understood ${each.text} at ${end}, where no quote ends it`);
        }
      }
    });

    it(`${name}: the same again and again`, () => {
      for (const part of repeated) {
        for (const start of ['', 'sql = "SELECT a FROM b WHERE c = ']) {
          const hostile = `${name === 'php' ? '<?php ' : ''}${start}${part.repeat(Math.ceil(20_000 / part.length))}`;
          const began = performance.now();
          source.read(file, hostile, dialect);
          const took = performance.now() - began;
          assert.ok(
            took < 10_000,
            `${JSON.stringify(part)} after ${JSON.stringify(start)} took ${Math.round(took)} ms`,
          );
        }
      }
    });
  }
});
