// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders
import assert from 'node:assert/strict';
import {
  fillPlaceholders,
  findPlaceholders,
  findPsqlVariables,
  findTemplates,
} from '../../server/core/project/placeholders.ts';

describe('placeholders', () => {
  const cases: readonly [string, string][] = [
    ['CREATE TABLE ${schema}.a (id int)', 'CREATE TABLE __schema_.a (id int)'],
    ['INSERT INTO a VALUES (\'${a-b}\', "${x}")', 'INSERT INTO a VALUES (\'__a_b_\', "__x_")'],
    ['ALTER TABLE {{ index .Options "Namespace" }}.users', 'ALTER TABLE ___index__Options__Namespace____.users'],
    ['ALTER TABLE `{$NAMESPACE}_user`.`user`', 'ALTER TABLE `__NAMESPACE__user`.`user`'],
    ['{{ if .Big }}SELECT {{.X}}{{ end }}', '{{ if .Big }}SELECT ___X__{{ end }}'],
    ['SELECT {{ ifNull }}, {{ending}}', 'SELECT ___ifNull___, __ending__'],
    ['SELECT `${encodeURIComponent(id)}`', 'SELECT `${encodeURIComponent(id)}`'],
  ];
  for (const [text, filled] of cases) {
    it(text, () => assert.equal(fillPlaceholders(text, findTemplates(text).values), filled));
  }

  it('keeps every length, whatever the spans', () => {
    const text = "${1} {{ ü }} :'x' plain";
    const spans = [
      { start: 5, end: 12 },
      { start: 0, end: 4 },
      { start: 2, end: 8 },
      { start: 13, end: 17 },
    ];
    const filled = fillPlaceholders(text, spans);
    assert.equal(filled, "__1_ _______  'x' plain");
    assert.equal(filled.length, text.length);
  });

  it('never starts a word with a digit', () => assert.equal(fillPlaceholders('9x', [{ start: 0, end: 2 }]), '_x'));

  it('names control tags apart', () => {
    const text = '{{- range .X }}{{/* note */}}{{ .Y }}{{else}}{{ end -}}';
    const control = findTemplates(text).control.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(control, ['{{- range .X }}', '{{/* note */}}', '{{else}}', '{{ end -}}']);
  });

  it('finds psql variables outside quotes and comments only', () => {
    const text = `SELECT :a, :'b', :"c", a::int, ':d', b[1:2] -- :e\n/* :'f' */;`;
    const found = findPsqlVariables(text).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(found, [':a', ":'b'", ':"c"']);
    assert.equal(fillPlaceholders(text, findPsqlVariables(text)).slice(0, 24), `SELECT _a,  'b',  "c", a`);
  });

  it('does not take a whole file for one placeholder', () => {
    assert.deepEqual(findPlaceholders('${a\n}', 'dollar'), []);
    assert.deepEqual(findPlaceholders('no sign', 'braces'), []);
  });
});
