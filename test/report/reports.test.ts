import assert from 'node:assert/strict';
import {
  type CheckReport,
  checkFormats,
  formatCheck,
  formatPreview,
  idleEntries,
  type PreviewReport,
  previewBody,
  previewFormats,
  previewPage,
  readBaseline,
  withBaseline,
  writeBaseline,
} from '../../server/core/index.ts';
import { baselineReason } from '../../server/core/report/baseline.ts';
import { golden, noneLeft } from './golden.ts';
import {
  checkSample,
  emptyCheck,
  emptyPreview,
  hostile,
  hostileCheck,
  hostilePreview,
  previewSample,
} from './sample.ts';

const plain = { color: false, version: '0.0.0' };
const endings = {
  text: 'txt',
  json: 'json',
  sarif: 'sarif',
  github: 'github.txt',
  gitlab: 'gitlab.json',
  junit: 'xml',
  markdown: 'md',
  html: 'html',
};
const checks: Readonly<Record<string, CheckReport>> = { sample: checkSample, hostile: hostileCheck, empty: emptyCheck };
const previews: Readonly<Record<string, PreviewReport>> = {
  sample: previewSample,
  hostile: hostilePreview,
  empty: emptyPreview,
};

describe('reports', () => {
  for (const [name, report] of Object.entries(checks)) {
    for (const format of checkFormats) {
      it(`check, ${name}, as ${format}`, () => {
        golden(`check-${name}.${endings[format]}`, formatCheck(report, format, plain));
      });
    }
  }
  for (const [name, report] of Object.entries(previews)) {
    for (const format of previewFormats) {
      it(`preview, ${name}, as ${format}`, () => {
        golden(`preview-${name}.${endings[format]}`, formatPreview(report, format, plain));
      });
    }
  }

  it('in colour and broken at the width of the terminal', () => {
    const options = { color: true, width: 60, statistics: true };
    golden('check-terminal.txt', formatCheck(checkSample, 'text', { ...options, version: '' }));
    golden('preview-terminal.txt', formatPreview(previewSample, 'text', options));
  });

  it('the panel gets links where it can make them', () => {
    const body = previewBody(previewSample, (action, place) => `command:${action}?${JSON.stringify(place)}`);
    golden('preview-panel.html', `${body}\n`);
  });

  after(noneLeft);
});

describe('hostile names', () => {
  it('are no markup in HTML, and bring no script, style or address with them', () => {
    const link = (action: string, place: object): string => `command:${action}?${JSON.stringify(place)}`;
    for (const html of [previewPage(hostilePreview), previewBody(hostilePreview, link)]) {
      const tags = [...html.replace(/<style>[\s\S]*?<\/style>/, '').matchAll(/<\/?([a-zA-Z][^\s>]*)([^>]*)>/g)];
      const known = new Set(
        'a br body code details div h1 h2 h3 head html li main meta p section span strong style summary table tbody td th thead title tr ul'.split(
          ' ',
        ),
      );
      for (const [tag, name, attributes] of tags) {
        assert.ok(known.has((name as string).toLowerCase()), tag);
        assert.doesNotMatch(attributes as string, /\son\w+\s*=\s*[^"]|\sstyle=/, tag);
        // Quotes come in pairs, so no value ends early.
        assert.equal(((attributes as string).match(/"/g) ?? []).length % 2, 0, tag);
      }
      assert.ok(!/<script|<img|<i>|<b>|javascript:/i.test(html));
    }
  });

  it('move no cursor, begin no line and turn no text around', () => {
    for (const text of [
      formatCheck(hostileCheck, 'text', plain),
      formatCheck(hostileCheck, 'github', plain),
      formatPreview(hostilePreview, 'text', plain),
      formatPreview(hostilePreview, 'markdown', plain),
      formatPreview(hostilePreview, 'html', plain),
    ]) {
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cs}\u202e]/u);
      assert.ok(text.includes('\\u{1b}[31m'));
    }
  });

  it('are no workflow command of their own', () => {
    const lines = formatCheck(hostileCheck, 'github', plain).trimEnd().split('\n');
    assert.equal(lines.length, 2);
    for (const line of lines) assert.match(line, /^::(warning|error) /);
    const [, properties = ''] = /^::error (.*?)::/.exec(lines[1] ?? '') ?? [];
    assert.equal(properties.split(',').length, 6);
    assert.ok(properties.includes('%2C %3A%3Aerror%3A%3A%250A'));
  });

  it('are well-formed XML', () => {
    const xml = formatCheck(hostileCheck, 'junit', plain);
    const open: string[] = [];
    const text = xml
      .replace(/<\?xml[^>]*\?>/, '')
      .replace(/<(\/?)(\w[\w-]*)((?:\s[\w-]+="[^"<]*")*)(\/?)>/g, (_, end, name, __, self) => {
        if (end) assert.equal(open.pop(), name);
        else if (!self) open.push(name);
        return '';
      });
    assert.deepEqual(open, []);
    assert.doesNotMatch(text, /[<>]|&(?!(amp|lt|gt|quot|apos);)/);
  });

  it('are one cell in a table', () => {
    const markdown = formatPreview(hostilePreview, 'markdown', plain);
    const rows = markdown.split('\n').filter((line) => line.startsWith('| '));
    for (const row of rows) assert.equal(row.replaceAll('\\|', '').split('|').length, 7, row);
    assert.ok(!/<(script|img|i|b)\b/.test(markdown.replace(/`+[^`]*`+/g, '')));
  });

  it('are the same in JSON as they were', () => {
    const { findings } = JSON.parse(formatCheck(hostileCheck, 'json', plain));
    assert.equal(findings[0].evidence[0].text, hostile.text);
    assert.equal(findings[0].file, hostile.file);
  });
});

describe('SARIF', () => {
  const { runs } = JSON.parse(formatCheck(checkSample, 'sarif', plain));
  const [run] = runs;

  it('has one result a finding, each of a rule that is described', () => {
    assert.equal(run.results.length, checkSample.findings.length);
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
      assert.ok(run.tool.driver.rules[result.ruleIndex].help.text.length > 20);
    }
  });

  it('counts lines and columns from 1', () => {
    const [{ locations }] = run.results;
    assert.deepEqual(locations[0].physicalLocation.region, {
      startLine: 2,
      startColumn: 33,
      endLine: 2,
      endColumn: 38,
    });
    assert.equal(run.columnKind, 'utf16CodeUnits');
  });

  it('says which findings are suppressed, and why', () => {
    const kinds = run.results.map(
      ({ suppressions }: { suppressions: { kind: string }[] }) => suppressions[0]?.kind ?? '',
    );
    assert.deepEqual(kinds, ['', '', '', '', '', 'inSource', 'external']);
  });

  it('names a finding alike when lines move and the previous server is another', () => {
    const [first] = checkSample.findings;
    assert.ok(first);
    const moved = {
      range: { start: { line: 90, character: 0 }, end: { line: 91, character: 0 } },
      finding: { ...first.finding, message: 'v1.4.0 still reads users.email' },
    };
    const names = (report: CheckReport): string[] =>
      JSON.parse(formatCheck(report, 'sarif', plain)).runs[0].results.map(
        (result: { partialFingerprints: Record<string, string> }) => Object.values(result.partialFingerprints)[0],
      );
    const [a] = names(checkSample);
    assert.deepEqual(names({ ...checkSample, findings: [moved, moved] })[0], a);
    assert.equal(new Set(names({ ...checkSample, findings: [moved, moved] })).size, 2);
  });
});

describe('a baseline', () => {
  const baseline = readBaseline(writeBaseline(checkSample));
  assert.ok(baseline);

  it('suppresses what was there, and nothing that is new', () => {
    const again = withBaseline(checkSample, baseline);
    assert.ok(again.findings.every(({ finding }) => finding.suppressed !== null));
    const [first] = checkSample.findings;
    assert.ok(first);
    const twice = withBaseline({ ...checkSample, findings: [first, first] }, baseline);
    assert.deepEqual(
      twice.findings.map(({ finding }) => finding.suppressed !== null),
      [true, false],
    );
  });

  it('holds when the previous server is another one', () => {
    const renamed = checkSample.findings.map(({ finding, range }) => ({
      range,
      finding: {
        ...finding,
        message: finding.object ? finding.message.replaceAll('v1.3.0', 'v1.4.0') : finding.message,
      },
    }));
    const again = withBaseline({ ...checkSample, findings: renamed }, baseline);
    assert.ok(again.findings.every(({ finding }) => finding.suppressed !== null));
  });

  it('does not hold for what was a doubt and is certain now', () => {
    const worse = checkSample.findings
      .filter(({ finding }) => finding.verdict === 'unknown')
      .map(({ finding, range }) => ({ range, finding: { ...finding, severity: 'error' as const } }));
    assert.ok(worse.length > 0);
    const again = withBaseline({ ...checkSample, findings: worse }, baseline);
    assert.ok(again.findings.every(({ finding }) => finding.suppressed === null));
  });

  it('holds when lines move, and counts what it no longer answers for', () => {
    const moved = checkSample.findings.map(({ finding, range }) => {
      const line = (at: { line: number; character: number }) => ({ ...at, line: at.line + 7 });
      const span = { start: finding.span.start + 99, end: finding.span.end + 99 };
      return { range: { start: line(range.start), end: line(range.end) }, finding: { ...finding, span } };
    });
    const again = withBaseline({ ...checkSample, findings: moved }, baseline);
    assert.ok(again.findings.every(({ finding }) => finding.suppressed !== null));
    const open = checkSample.findings.map(({ finding, range }) => ({
      range,
      finding: { ...finding, suppressed: finding.suppressed === baselineReason ? null : finding.suppressed },
    }));
    assert.equal(idleEntries({ ...checkSample, findings: open }, baseline), 0);
    const [first] = open.filter(({ finding }) => finding.suppressed === null);
    const fewer = { ...checkSample, findings: open.filter((each) => each !== first) };
    assert.equal(idleEntries(fewer, baseline), 1);
    const written = readBaseline(writeBaseline(withBaseline(fewer, baseline)));
    assert.equal(written?.findings.length, baseline.findings.length - 1);
  });

  it('keeps what it has when it is written again', () => {
    const again = writeBaseline(withBaseline(checkSample, baseline));
    assert.deepEqual(readBaseline(again), baseline);
  });

  it('is not read from anything else', () => {
    for (const text of ['', '{', '[]', '{"bellows":2,"findings":[]}', '{"bellows":1}'])
      assert.equal(readBaseline(text), undefined);
  });
});
