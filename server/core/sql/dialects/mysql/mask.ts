import { blank, type Token } from './cursor.ts';

/** Text for the parser, as long as what it stands for, so that offsets survive; with what the rewriting knows. */
export interface Masked {
  readonly text: string;
  /** Offsets of tables joined by NATURAL JOIN, which the parser has no word for. */
  readonly natural: ReadonlySet<number>;
  /** Row alias of INSERT … AS alias ON DUPLICATE KEY UPDATE. */
  readonly rowAlias?: string;
}

/**
 * Rewrites what MySQL knows and node-sql-parser doesn't into something of the same length that names the same tables and
 * columns: hints and modifiers turn blank, operators turn into `=`, DEFAULT into NULL. `tokens` are one query.
 */
export function maskQuery(masked: string, tokens: readonly Token[]): Masked {
  const from = tokens[0]?.start ?? 0;
  const edits: { start: number; end: number; text: string }[] = [];
  const natural = new Set<number>();
  let rowAlias: string | undefined;
  const word = (i: number): string => tokens[i]?.word ?? '';
  const put = (first: number, last: number, text = ''): void => {
    const start = tokens[first]?.start;
    const end = tokens[last]?.end;
    if (start !== undefined && end !== undefined) edits.push({ start, end, text });
  };
  const close = (open: number): number => {
    let depth = 0;
    for (let i = open; i < tokens.length; i++) {
      if (word(i) === '(') depth++;
      else if (word(i) === ')' && --depth === 0) return i;
    }
    return tokens.length - 1;
  };
  for (let i = 0; i < tokens.length; i++) {
    const [here, next, after] = [word(i), word(i + 1), word(i + 2)];
    switch (here) {
      case '<':
        if (next === '=' && after === '>') put(i, i + 2, '=');
        break;
      case 'USE':
      case 'FORCE':
      case 'IGNORE': {
        if (next !== 'INDEX' && next !== 'KEY') break;
        let open = i + 2;
        while (open < tokens.length && word(open) !== '(' && open < i + 6) open++;
        if (word(open) === '(') put(i, close(open));
        break;
      }
      case 'NATURAL': {
        let join = i + 1;
        while (['LEFT', 'RIGHT', 'INNER', 'OUTER'].includes(word(join))) join++;
        if (word(join) !== 'JOIN') break;
        put(i, join, 'CROSS JOIN');
        const table = tokens[join + 1];
        if (table) natural.add(table.start);
        break;
      }
      case 'STRAIGHT_JOIN':
        put(i, i, word(i - 1) === 'SELECT' ? '' : 'JOIN');
        break;
      case 'DISTINCTROW':
        put(i, i, 'DISTINCT');
        break;
      case 'AGAINST':
        if (next !== '(') break;
        put(i, i, 'AND');
        for (let k = i + 2, end = close(i + 1); k < end; k++) {
          if (
            (word(k) === 'IN' && /NATURAL|BOOLEAN/.test(word(k + 1))) ||
            (word(k) === 'WITH' && word(k + 1) === 'QUERY')
          ) {
            put(k, end - 1);
            break;
          }
        }
        break;
      case 'DEFAULT':
        if (next !== '(') put(i, i, 'NULL');
        break;
      case 'UPDATE':
      case 'DELETE':
      case 'INSERT':
      case 'REPLACE': {
        let last = i;
        while (/^(LOW_PRIORITY|QUICK|IGNORE|DELAYED|HIGH_PRIORITY)$/.test(word(last + 1))) last++;
        if (last > i && word(i - 1) !== 'FOR' && word(i - 1) !== 'KEY') put(i + 1, last);
        if (here === 'DELETE' && word(last + 1) === 'FROM') {
          const using = tokens.findIndex((t, k) => k > last && t.word === 'USING');
          const where = tokens.findIndex((t, k) => k > last && /^(WHERE|JOIN|ON)$/.test(t.word));
          if (using > 0 && (where < 0 || using < where)) {
            put(last + 1, last + 1);
            put(using, using, 'FROM');
          }
        }
        if (here === 'DELETE') {
          for (let k = last + 1; k < tokens.length && word(k) !== 'FROM'; k++) {
            if (word(k) === '.' && word(k + 1) === '*') put(k, k + 1);
          }
        }
        break;
      }
      case 'VALUES':
        // A driver puts all the rows in for one placeholder; as long as the two words, and without a name in it.
        if (tokens[i + 1]?.kind === 'parameter') put(i, i + 1, 'SELECT 1');
        break;
      case 'IN':
        if (tokens[i + 1]?.kind === 'parameter') put(i, i, '=');
        break;
      case 'AS': {
        const end = after === '(' ? close(i + 2) : i + 1;
        if (word(end + 1) === 'ON' && word(end + 2) === 'DUPLICATE' && word(i - 1) === ')') {
          rowAlias = tokens[i + 1]?.text;
          put(i, end);
        }
        break;
      }
      case 'PARTITION':
        if (next === '(' && word(i - 1) !== '(') put(i, close(i + 1));
        break;
      case 'FOR':
        if ((next === 'SHARE' || next === 'UPDATE') && word(i - 1) !== 'KEY') {
          let last = i + 1;
          while (last + 1 < tokens.length && word(last + 1) !== ')' && word(last + 1) !== 'UNION') last++;
          put(i, last);
        }
        break;
      case 'SUBSTRING':
      case 'SUBSTR':
      case 'MID':
      case 'CHAR': {
        if (next !== '(') break;
        const end = close(i + 1);
        for (let k = i + 2; k < end; k++) {
          if (word(k) === '(') k = close(k);
          else if (here === 'CHAR' && word(k) === 'USING') put(k, end - 1);
          else if (here !== 'CHAR' && (word(k) === 'FROM' || word(k) === 'FOR')) put(k, k, ',');
        }
        break;
      }
      case 'THEN':
        // The parser takes no conditions as the result of a CASE branch.
        for (let k = i + 1, depth = 0; k < tokens.length; k++) {
          const w = word(k);
          if (w === '(') depth++;
          else if (w === ')') depth--;
          if (depth < 0 || (depth === 0 && /^(WHEN|ELSE|END|CASE)$/.test(w))) break;
          if (depth !== 0) continue;
          const operator = /^(AND|OR|XOR|LIKE|IN|BETWEEN|REGEXP|RLIKE|[=<>!])$/;
          if (operator.test(w)) put(k, k, operator.test(word(k - 1)) ? '' : '+');
          else if (/^(NOT|IS)$/.test(w) || (w === 'NULL' && /^(IS|NOT)$/.test(word(k - 1)))) put(k, k);
        }
        break;
      case 'MEMBER':
        if (next === 'OF' && after === '(') put(i, i + 1, '=');
        break;
      case 'SOUNDS':
        if (next === 'LIKE') put(i, i + 1, 'LIKE');
        break;
      case '(':
        // INSERT INTO t () VALUES ()
        if (next === ')' && (word(i + 2) === 'VALUES' || word(i + 2) === 'VALUE')) put(i, i + 1);
        if (next === ')' && /^VALUES?$/.test(word(i - 1))) put(i - 1, i + 1, 'SELECT 0');
        break;
    }
  }
  let text = masked.slice(from, tokens.at(-1)?.end ?? from);
  for (const { start, end, text: by } of edits) {
    const old = text.slice(start - from, end - from);
    if (by.length <= old.length)
      text = text.slice(0, start - from) + by + blank(old.slice(by.length)) + text.slice(end - from);
  }
  return { text, natural, ...(rowAlias === undefined ? {} : { rowAlias }) };
}
