import type { DialectId, Engine } from '../sql/dialect.ts';

/** Versions assumed where nothing tells one; said out loud wherever they are used. */
const assumed: Record<Engine['product'], number> = { postgresql: 16, mysql: 8.4, mariadb: 10.11 };

const products: Readonly<Record<string, Engine['product']>> = {
  postgresql: 'postgresql',
  postgres: 'postgresql',
  pg: 'postgresql',
  pgsql: 'postgresql',
  cockroachdb: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mariadb',
};

const dialects: Record<Engine['product'], DialectId> = { postgresql: 'postgresql', mysql: 'mysql', mariadb: 'mysql' };

export const engineNames = Object.keys(products);

/** Reads `postgresql 16`, `pg16`, `mariadb 10.11`, `mysql 8.0.29`, `mysql`. Undefined when it names no engine that is known. */
export function readEngine(text: string): Engine | undefined {
  const [, word, version] = /^\s*([a-z]+)[\s:@-]*v?(\d+(?:\.\d+)*)?/i.exec(text) ?? [];
  const product = word && products[word.toLowerCase()];
  if (!product) return undefined;
  if (!version) return { dialect: dialects[product], product, version: assumed[product], assumed: true };
  const exact = version.split('.').map(Number);
  return {
    dialect: dialects[product],
    product,
    version: Number(exact.slice(0, 2).join('.')),
    ...(exact.length > 1 ? { exact } : {}),
  };
}

export const showEngine = (engine: Engine): string => `${engine.product} ${engine.exact?.join('.') ?? engine.version}`;

/** Guesses from the SQL itself: words and quotes only one engine has. */
export function guessEngine(texts: Iterable<string>): Engine['product'] | undefined {
  let mysql = 0;
  let postgresql = 0;
  for (const text of texts) {
    // In comments people write backticks whatever their engine: Prisma's warnings name columns so.
    const sample = text.slice(0, 20_000).replace(/--[^\r\n]*|\/\*[\s\S]*?\*\//g, '');
    if (/`\w+`|\bENGINE\s*=|\bAUTO_INCREMENT\b|\bUNSIGNED\b|\bMODIFY\s+(COLUMN\b)?/i.test(sample)) mysql++;
    if (/\$\$|\bSERIAL\b|\bJSONB\b|\bTIMESTAMPTZ\b|::\w|\bCONCURRENTLY\b|\bBYTEA\b|\bUUID\b|\bplpgsql\b/i.test(sample))
      postgresql++;
    else if (/\b(?:TABLE|INDEX|INTO|UPDATE|TYPE|ON)\s+"\w+"/i.test(sample)) postgresql++;
  }
  if (mysql === 0 && postgresql === 0) return undefined;
  return mysql > postgresql ? 'mysql' : 'postgresql';
}
