import { isMap, isSeq, parseDocument } from 'yaml';
import type { ProjectState } from '../project/project.ts';
import type { FileEdit } from '../text/edit.ts';

/** A finding that somebody looked at and found safe, as the manifest's `acknowledge` has it. */
export interface Acknowledgement {
  readonly object: string;
  readonly rule: string;
  readonly reason: string;
  /** The release, or the day, it ends with. */
  readonly until?: string;
}

/**
 * The edit that writes an acknowledgement into the manifest, which is created where there is none. What a person wrote there
 * stays as it is: the entry is put behind the last one. Refused where the manifest is broken.
 */
export function acknowledge(state: ProjectState, entry: Acknowledgement): FileEdit | { readonly refused: string } {
  const { manifest } = state;
  const line = `- ${flow(entry)}`;
  if (!manifest) {
    const text = `bellows: 1\nacknowledge:\n  ${line}\n`;
    return { kind: 'create', path: 'bellows.yaml', text, label: 'manifest' };
  }
  const { path, text } = manifest;
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents))
    return { refused: `${path} has a mistake in it. Correct it first.` };
  const insert = (at: number, what: string): FileEdit => ({
    kind: 'replace',
    path,
    span: { start: at, end: at },
    text: what,
    label: 'manifest',
  });
  if (path.endsWith('.json') || document.contents.flow) {
    document.addIn(['acknowledge'], undefined);
    const value = document.toJS() as { acknowledge?: unknown };
    const known = Array.isArray(value.acknowledge) ? value.acknowledge.filter((each) => each !== null) : [];
    const whole = `${JSON.stringify({ ...value, acknowledge: [...known, entry] }, null, 2)}\n`;
    return { kind: 'replace', path, span: { start: 0, end: text.length }, text: whole, label: 'manifest' };
  }
  const list: unknown = document.get('acknowledge');
  if (isSeq(list) && !list.flow && list.range) {
    const last = list.items.at(-1) as { range?: readonly [number, number, number] } | undefined;
    const first = list.range[0];
    const indent = first - (text.lastIndexOf('\n', first - 1) + 1);
    const end = last?.range?.[1] ?? list.range[1];
    return insert(lineEnd(text, end), `\n${' '.repeat(indent)}${line}`);
  }
  if (isSeq(list) && list.range) {
    const close = text.lastIndexOf(']', list.range[1]);
    return insert(close, `${list.items.length > 0 ? ', ' : ''}${flow(entry)}`);
  }
  const pair = document.contents.items.find((item) => String(item.key) === 'acknowledge');
  if (pair) {
    // The key stands there with nothing behind it.
    const key = pair.key as { range?: readonly [number, number, number] };
    return insert(lineEnd(text, key.range?.[1] ?? text.length), `\n  ${line}`);
  }
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return insert(text.length, `${gap}\nacknowledge:\n  ${line}\n`);
}

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', Math.max(0, from - (text[from - 1] === '\n' ? 1 : 0)));
  return end < 0 ? text.length : end;
};

/** `{ object: orders.note, rule: drop-column, reason: "…", until: v1.10.0 }`. */
const flow = ({ object, rule, reason, until }: Acknowledgement): string =>
  `{ object: ${plain(object)}, rule: ${plain(rule)}, reason: ${JSON.stringify(reason)}${until ? `, until: ${plain(until)}` : ''} }`;

const plain = (text: string): string => (/^[A-Za-z][\w.-]*$/.test(text) ? text : JSON.stringify(text));
