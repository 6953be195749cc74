import { type HostSource, hostSource } from './host-source.ts';
import { after, bracedHole, dollarName, type Hole, lineEnd, readString } from './string-forms.ts';

/** `$name`, `$name->property`, `$name[key]`, `{$…}`, `${…}`. */
function interpolated(source: string, i: number): Hole | undefined {
  const c = source[i];
  if (c === '{') return source[i + 1] === '$' ? bracedHole(source, i, '{') : undefined;
  if (c !== '$') return undefined;
  if (source[i + 1] === '{') return bracedHole(source, i, '${');
  const name = dollarName(source, i);
  if (!name) return undefined;
  member.lastIndex = name.end;
  const end = name.end + (member.exec(source)?.[0].length ?? 0);
  return { end, code: source.slice(i, end) };
}

const member = /\??->\w+|\[[^\]\n]{0,80}\]/y;

const heredoc = /<<<[ \t]*(["']?)([A-Za-z_]\w*)\1\r?\n/y;

export const language: HostSource = {
  id: 'php',
  title: 'SQL strings in PHP',
  files: /\.(?:php|phtml|inc)$/,
  begins: /\/\/|\/\*|#(?!\[)|\?>|<<<|["'`]/g,
  codeStart: (source) => opened(source, 0),
  token(source, { index, 0: mark }) {
    if (mark === '//' || mark === '#') {
      const end = lineEnd(source, index);
      const close = source.slice(index, end).indexOf('?>');
      return close < 0 ? end : opened(source, index + close);
    }
    if (mark === '/*') return after(source, index + 2, '*/');
    if (mark === '?>') return opened(source, index);
    if (mark === '<<<') return readHeredoc(source, index);
    const single = mark === "'";
    return readString(source, index, index + 1, {
      close: mark,
      escapes: single ? 'quotes' : 'c',
      lines: true,
      ...(single ? {} : { hole: interpolated }),
    });
  },
  operator: '.',
  functions: /\bfunction\s+&?(\w+)\s*\(/gi,
  libraries:
    /\b(?:Illuminate\\(?:Database|Support\\Facades\\DB)|Doctrine\\(?:ORM|DBAL|Persistence)|Propel\\|Cake\\ORM|Cake\\Database|yii\\db|CodeIgniter\\(?:Model|Database)|RedBeanPHP|Phalcon\\(?:Mvc|Db)|think\\(?:Model|facade)|Laminas\\Db|Zend\\Db|Nette\\Database|Dibi|Cycle\\|Spiral\\Database|Medoo|Atlas\\|Opis\\Database|Hyperf\\(?:Database|DbConnection)|Tempest\\Database|Drupal\\Core\\Database)|@ORM\\|#\[ORM\\|\bextends\s+(?:Model|Eloquent|ActiveRecord|CI_Model|Authenticatable|Pivot|Zend_Db_Table\w*)\b|->getQueryBuilder\(|\bR::(?:dispense|find)|->createQueryBuilder\(|\bIQueryBuilder\b/,
};

/** Where code goes on after a closing tag; what stands between is no PHP. */
function opened(source: string, from: number): number {
  const tag = source.indexOf('<?', from);
  return tag < 0 ? source.length : tag + 2;
}

function readHeredoc(source: string, index: number): ReturnType<HostSource['token']> {
  heredoc.lastIndex = index;
  const opening = heredoc.exec(source);
  if (!opening) return index + 3;
  const [whole, quote, label] = opening as unknown as [string, string, string];
  const from = index + whole.length;
  const closing = new RegExp(`^[ \\t]*${label}\\b`, 'gm');
  closing.lastIndex = from;
  const end = closing.exec(source);
  const close = source.slice(end?.index ?? source.length, closing.lastIndex || source.length);
  const stop = end?.index ?? source.length;
  const body = readString(source.slice(0, stop), index, from, {
    close: '\0',
    escapes: quote === "'" ? 'none' : 'c',
    lines: true,
    ...(quote === "'" ? {} : { hole: interpolated }),
  });
  return { ...body, end: stop + close.length, closed: end !== null };
}

/** Strings, heredocs and nowdocs of PHP. */
export const php = hostSource(language);
