import { type HostSource, hostSource } from './host-source.ts';
import type { ScanState } from './host-strings.ts';
import { bracedHole, bracketEnd, type Hole, lineEnd, readString } from './string-forms.ts';

const interpolated = (source: string, i: number): Hole | undefined => bracedHole(source, i, '#{');

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

export const elixirLanguage: HostSource = {
  id: 'elixir',
  title: 'SQL strings in Elixir',
  files: /\.exs?$/,
  begins: /#|~([a-zA-Z]+)("""|'''|[([{<|/"'])|"""|'''|["']|(?<![\w?!)])\?(?:\\.|[^\s\w])/g,
  token(source, match, state) {
    const { index, 0: mark } = match;
    if (mark === '#') return lineEnd(source, index);
    if (mark.startsWith('?')) return index + mark.length;
    if (mark.startsWith('~')) return readSigil(source, match, state);
    return readString(source, index, index + mark.length, {
      close: mark,
      escapes: 'c',
      lines: true,
      hole: interpolated,
    });
  },
  operator: '<>',
  prose: /@(?:module|type|short)?doc\s*$|@moduledoc\s*$/,
  functions: /^[ \t]*defp?[ \t]+(\w+[?!]?)/gm,
  libraries: /\bEcto\b|\bRepo\b|:ecto\b|\bAsh\.|\bMoebius\b/,
};

/** How often the end of a sigil is looked for in vain before the file is taken for no Elixir. */
const mostMissed = 50;

/** `~s(…)`, `~S"""…"""`; words and regular expressions are stepped over. */
function readSigil(source: string, match: RegExpExecArray, state: ScanState): ReturnType<HostSource['token']> {
  const { index, 0: mark } = match;
  const [, kind = '', open = ''] = match;
  const from = index + mark.length;
  if (state.missed > mostMissed) return from;
  const close = closing[open] ?? open;
  const end =
    close === open ? source.indexOf(close, from) + close.length : bracketEnd(source, from, open, close, 20_000);
  if (end < from + close.length || !source.startsWith(close, end - close.length)) {
    state.missed++;
    return from;
  }
  if (!/^[sScC]$/.test(kind)) return end;
  const body = readString(source.slice(0, end - close.length), index, from, {
    close: '\0',
    escapes: kind === 's' ? 'c' : 'none',
    lines: true,
    ...(kind === 's' ? { hole: interpolated } : {}),
  });
  return { ...body, end, closed: true };
}

/** Strings, heredocs and sigils of Elixir. */
export const elixir = hostSource(elixirLanguage);
