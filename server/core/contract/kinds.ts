import type { ContractSource } from './source.ts';
import { sourceFor } from './sources/index.ts';

/**
 * What a file of a server's tree can be to us. `source`: a source reads it. `program`: in a language no source reads, or a
 * schema of an ORM; what it does with a table it names can't be followed. `aside`: by its folder a test, a build product, a
 * vendored library, prose: hardly the server's own code, but nobody can be sure, so its words are looked at. `data`: the
 * rest (configuration, templates, …).
 */
export type FileKind = 'source' | 'program' | 'aside' | 'data';

export function kindOf(path: string, source: ContractSource | undefined): FileKind {
  if (aside.test(path)) return 'aside';
  if (source) return 'source';
  return program.test(path) ? 'program' : 'data';
}

/** Whether a file that has no text may be a program or a query; with a `/` at the end, whether a folder may hold some. */
export const mayBeProgram = (path: string): boolean =>
  path.endsWith('/') ? !noPrograms.test(path) : sourceFor(path) !== undefined || program.test(path);

/** Folders of other repositories that are no part of a server. */
const noPrograms =
  /(^|\/|[-_])(translations?|locales?|i18n|l10n|docs?|documentation|wiki|website|themes?|assets?|static|fonts?|icons?|images?|media|examples?|samples?|tests?|test[-_]?\w+|specs?|fixtures?|vendor|third[-_]?party|deps|external|extern|proto\w*|charts?|helm|deploy\w*|infra\w*|ansible|terraform|dotfiles|benchmarks?|\.github)\//i;

/** Whether a file may say anything about what a server uses. Names that only test runners load (Cargo: `tests` beside `src`), prose and pictures can't. */
export const isCode = (path: string): boolean => !never.test(path) && !migrations.test(path);

/** Migrations of Django, Alembic, Rails, EF Core and Ecto run when a server is set up, and mirrors of the database use nothing. */
const migrations =
  /(^|\/)migrations\/(\d{4}_\w+|__init__)\.py$|(^|\/)(alembic|migrations?)\/versions\/[^/]+\.py$|(^|\/)db\/([\w-]*migrate\w*\/[^/]+\.rb|(\w+_)?schema\.rb|(\w+_)?structure\.sql)$|(^|\/)(?:\w+\.)?Migrations\/(?:\w+\/)*\d{14}_\w+(\.Designer)?\.cs$|ModelSnapshot\.cs$|(^|\/)priv\/[\w-]*repo[\w-]*\/migrations\/[^/]+\.exs$/i;

const never =
  /^(?!(?:.*\/)?src\/)(?:.*\/)?tests\/.*\.rs$|(^|\/)(node_modules|\.git|__tests__|__mocks__|__snapshots__)\/|^(tests?|e2e)\/|\.(test|spec)\.\w+$|_test\.(go|exs?|dart|cc|cpp|c)$|_spec\.rb$|\.(md|mdx|rst|adoc|lock|sum|svg|png|jpe?g|gif|ico|webp|woff2?|ttf|map|css|scss|less|snap|po|pdf|zip|gz)$|(^|\/)(package-lock\.json|pnpm-lock\.yaml|LICENSE|CHANGELOG[^/]*)$/i;

const aside =
  /(^|\/)(vendor|third_party|dist|build|out|target|coverage|tests?|specs?|e2e|fixtures|docs?|seeds?|\.github)\/|(?<!(?:^|\/)(?:app|models?|entities|domain)\/.*)_(test|spec)\.\w+$|\.(min\.js|txt|csv|tsv)$/i;

const program =
  /\.(go|py|rb|rake|erb|java|kts?|scala|groovy|cljc?|cs|fs|vb|php|rs|exs?|erl|swift|c|cc|cpp|h|hpp|p[lm]|lua|dart|hs|ml|r|jl|cr|nim|zig|sh|ps1|xml|prisma|dbml)$/i;
