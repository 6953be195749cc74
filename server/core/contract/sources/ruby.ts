import { type HostSource, hostSource } from './host-source.ts';
import type { HostToken, ScanState } from './host-strings.ts';
import { bracedHole, bracketEnd, type Hole, lineEnd, readString } from './string-forms.ts';

const interpolated = (source: string, i: number): Hole | undefined => bracedHole(source, i, '#{');

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

export const rubyLanguage: HostSource = {
  id: 'ruby',
  title: 'SQL strings in Ruby',
  files: /\.(?:rb|rake|erb|ru|gemspec)$|(?:^|\/)(?:Rakefile|Gemfile)$/,
  begins:
    /#|^=begin\b|^__END__$|<<[~-]?(["'`]?)([A-Z_][A-Za-z_0-9]*)\1|(?<![\w)\]}]\s?)%([qQwWiI]?)([([{<|!/])|(?<![\w)\]}"'] ?)\/(?![\s=*])|["'`]/gm,
  token(source, match, state) {
    const { index, 0: mark } = match;
    if (mark === '#') return lineEnd(source, index);
    if (mark === '=begin') {
      const end = source.indexOf('\n=end', index);
      return end < 0 ? source.length : lineEnd(source, end + 1);
    }
    if (mark === '__END__') return source.length;
    if (mark.startsWith('<<')) return readHeredoc(source, match, state);
    if (mark === '/') return regexEnd(source, index);
    if (mark.startsWith('%')) return percentString(source, index, match[3] ?? '', match[4] as string, state);
    // `?"` is a character, `$'` a variable.
    if (/(?<![\w)\]}])[?$]$/.test(source.slice(Math.max(0, index - 2), index))) return index + 1;
    const single = mark === "'";
    return readString(source, index, index + 1, {
      close: mark,
      escapes: single ? 'quotes' : 'c',
      lines: true,
      ...(single ? {} : { hole: interpolated }),
    });
  },
  operator: '+',
  adjacent: 'line',
  functions: /^[ \t]*def[ \t]+(?:self\.)?(\w+[?!=]?)|^[ \t]*(?:scope|task)[ (]+:(\w+)/gm,
  libraries:
    /\b(?:ApplicationRecord|ActiveRecord|ActiveModel|Sequel|DataMapper|ROM::|Hanami::|Mongoid|Arel|ActiveSupport|ApplicationController|belongs_to|has_many|has_one)\b|\bgem ['"](?:rails|activerecord|sequel|rom-sql|hanami)['"]/,
};

/** How often the end of a string is looked for in vain before the file is taken for no Ruby. */
const mostMissed = 50;

function readHeredoc(source: string, match: RegExpExecArray, state: ScanState): HostToken | number {
  const { index, 0: mark, 1: quote, 2: label = '' } = match;
  // `a <<B` may shift; a heredoc without mark begins its name right there and has an end.
  if (state.missed > mostMissed) return index + mark.length;
  const start = state.heredocs ? state.heredocs.end : Math.min(source.length, lineEnd(source, index) + 1);
  const end = new RegExp(mark.startsWith('<<~') || mark.startsWith('<<-') ? `^[ \\t]*${label}$` : `^${label}$`, 'gm');
  end.lastIndex = start;
  const found = end.exec(source);
  if (!found) {
    state.missed++;
    return index + mark.length;
  }
  const body = readString(source.slice(0, found.index), index, start, {
    close: '\0',
    escapes: quote === "'" ? 'none' : 'c',
    lines: true,
    ...(quote === "'" ? {} : { hole: interpolated }),
  });
  state.heredocs = { start: state.heredocs?.start ?? start, end: lineEnd(source, found.index) };
  return { ...body, start: index, end: index + mark.length, closed: true };
}

function percentString(
  source: string,
  index: number,
  kind: string,
  open: string,
  state: ScanState,
): HostToken | number {
  const from = index + 1 + kind.length + open.length;
  if (state.missed > mostMissed) return from;
  const close = closing[open] ?? open;
  const end = close === open ? source.indexOf(close, from) + 1 : bracketEnd(source, from, open, close, 20_000);
  if (end <= from || source[end - 1] !== close) {
    state.missed++;
    return from;
  }
  if (/[wWiI]/.test(kind)) return end;
  const body = readString(source.slice(0, end - 1), index, from, {
    close: '\0',
    escapes: kind === 'q' ? 'quotes' : 'c',
    lines: true,
    ...(kind === 'q' ? {} : { hole: interpolated }),
  });
  return { ...body, end, closed: true };
}

/** A regular expression is stepped over if it ends on its line. */
function regexEnd(source: string, index: number): number {
  for (let i = index + 1; i < source.length && source[i] !== '\n'; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '/') return i + 1;
  }
  return index + 1;
}

/** Strings and heredocs of Ruby. */
export const ruby = hostSource(rubyLanguage);
