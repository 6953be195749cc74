/**
 * Names as Rails makes them: of a class its table. The rules are those of ActiveSupport's `inflections.rb`; a program may add
 * its own, see `Inflections`.
 */
export interface Inflections {
  /** Plural by singular, both lower case. */
  readonly irregular: ReadonlyMap<string, string>;
  readonly uncountable: ReadonlySet<string>;
  /** Words that are written in capitals: `API`. */
  readonly acronyms: readonly string[];
}

/** `Blog::LineItem`: `line_items`, without what stands around it. */
export function tableName(type: string, own: Inflections): string {
  const words = underscore(type.slice(type.lastIndexOf(':') + 1), own);
  const cut = words.lastIndexOf('_') + 1;
  return words.slice(0, cut) + plural(words.slice(cut), own);
}

/** `HTMLPage`: `html_page`. */
export function underscore(name: string, { acronyms }: Inflections): string {
  let spelled = name;
  // `RESTful` is one word where `REST` and `ful` would be two.
  for (const acronym of acronyms)
    spelled = spelled.replaceAll(acronym, `${acronym.charAt(0).toUpperCase()}${acronym.slice(1).toLowerCase()}`);
  return spelled
    .replace(/([A-Z\d]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** `line_items`: `LineItem`, for a relation's name. */
export const className = (field: string, own: Inflections): string =>
  field
    .split('_')
    .map((word, i, all) => (i === all.length - 1 ? singular(word, own) : word))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

export function plural(word: string, { irregular, uncountable }: Inflections): string {
  if (uncountable.has(word) || uncountables.has(word)) return word;
  const known = irregular.get(word) ?? irregulars.get(word);
  if (known !== undefined) return known;
  for (const [pattern, replacement] of plurals) if (pattern.test(word)) return word.replace(pattern, replacement);
  return `${word}s`;
}

export function singular(word: string, { irregular, uncountable }: Inflections): string {
  if (uncountable.has(word) || uncountables.has(word)) return word;
  for (const [one, many] of [...irregular, ...irregulars]) if (many === word) return one;
  for (const [pattern, replacement] of singulars) if (pattern.test(word)) return word.replace(pattern, replacement);
  return word;
}

const uncountables = new Set([
  'equipment',
  'information',
  'rice',
  'money',
  'species',
  'series',
  'fish',
  'sheep',
  'jeans',
  'police',
]);

const irregulars: ReadonlyMap<string, string> = new Map([
  ['person', 'people'],
  ['man', 'men'],
  ['child', 'children'],
  ['sex', 'sexes'],
  ['move', 'moves'],
  ['zombie', 'zombies'],
]);

const plurals: readonly (readonly [RegExp, string])[] = [
  [/(quiz)$/, '$1zes'],
  [/^(oxen)$/, '$1'],
  [/^(ox)$/, '$1en'],
  [/^(m|l)ice$/, '$1ice'],
  [/^(m|l)ouse$/, '$1ice'],
  [/(matr|vert|ind)(?:ix|ex)$/, '$1ices'],
  [/(x|ch|ss|sh)$/, '$1es'],
  [/([^aeiouy]|qu)y$/, '$1ies'],
  [/(hive)$/, '$1s'],
  [/(?:([^f])fe|([lr])f)$/, '$1$2ves'],
  [/sis$/, 'ses'],
  [/([ti])a$/, '$1a'],
  [/([ti])um$/, '$1a'],
  [/(buffal|tomat)o$/, '$1oes'],
  [/(bu)s$/, '$1ses'],
  [/(alias|status)$/, '$1es'],
  [/(octop|vir)i$/, '$1i'],
  [/(octop|vir)us$/, '$1i'],
  [/^(ax|test)is$/, '$1es'],
  [/(person|people)$/, 'people'],
  [/s$/, 's'],
];

const singulars: readonly (readonly [RegExp, string])[] = [
  [/(database)s$/, '$1'],
  [/(quiz)zes$/, '$1'],
  [/(matr)ices$/, '$1ix'],
  [/(vert|ind)ices$/, '$1ex'],
  [/^(ox)en/, '$1'],
  [/(alias|status)(es)?$/, '$1'],
  [/(octop|vir)(us|i)$/, '$1us'],
  [/^(a)x[ie]s$/, '$1xis'],
  [/(cris|test)(is|es)$/, '$1is'],
  [/(shoe)s$/, '$1'],
  [/(o)es$/, '$1'],
  [/(bus)(es)?$/, '$1'],
  [/^(m|l)ice$/, '$1ouse'],
  [/(x|ch|ss|sh)es$/, '$1'],
  [/(m)ovies$/, '$1ovie'],
  [/(s)eries$/, '$1eries'],
  [/([^aeiouy]|qu)ies$/, '$1y'],
  [/([lr])ves$/, '$1f'],
  [/(tive)s$/, '$1'],
  [/(hive)s$/, '$1'],
  [/([^f])ves$/, '$1fe'],
  [/((a)naly|(b)a|(d)iagno|(p)arenthe|(p)rogno|(s)ynop|(t)he)(sis|ses)$/, '$1sis'],
  [/([ti])a$/, '$1um'],
  [/(n)ews$/, '$1ews'],
  [/(ss)$/, '$1'],
  [/s$/, ''],
];
