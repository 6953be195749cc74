import { type CompletionItem, CompletionItemKind, type CompletionParams } from 'vscode-languageserver';
import { describeKey, engineNames, knownKeys, Lines, manifestCursor, type ProjectState, rules } from '../core/index.ts';
import type { Workspace } from './workspace.ts';

/** Keys and values of the manifest: what its schema allows, and the project's own tables, columns and rules. */
export async function completeManifest(
  workspace: Workspace,
  { textDocument, position }: CompletionParams,
): Promise<CompletionItem[]> {
  const at = await workspace.locate(textDocument.uri);
  if (!at) return [];
  const state = await at.open.project.state();
  if (state.manifest?.path !== at.path) return [];
  const { text } = state.manifest;
  const lines = new Lines(text);
  const { path, value } = manifestCursor(text, lines.offset(position));
  if (value) {
    return [...(describeKey(path)?.values ?? []), ...named(path, state)].map((label) => ({
      label,
      kind: CompletionItemKind.Value,
    }));
  }
  const present = new Set(siblings(state, path));
  const keys = knownKeys(path).filter((key) => !present.has(key));
  const own = ['uses', 'tables'].includes(String(path.at(-1))) ? tables(state) : [];
  return [...keys, ...own].map((label) => {
    const described = describeKey([...path, label])?.description;
    return {
      label,
      kind: CompletionItemKind.Property,
      insertText: `${label}: `,
      ...(described ? { documentation: described } : {}),
    };
  });
}

/** Names of this project that fit a key. */
function named(path: readonly PropertyKey[], state: ProjectState): string[] {
  const key = String(path.findLast((step) => typeof step === 'string'));
  if (key === 'engine') return engineNames.filter((name) => ['postgresql', 'mysql', 'mariadb'].includes(name));
  if (key === 'rule') return rules.map((rule) => rule.id);
  if (key === 'object' || key === 'ignores') return [...tables(state), ...columns(state)];
  if (['reads', 'writes', 'inserts'].includes(key)) {
    const table = String(path[path.indexOf('uses') + 1]);
    return columns(state)
      .filter((name) => name.startsWith(`${table}.`))
      .map((name) => name.slice(table.length + 1));
  }
  if (key === 'uses') return ['all'];
  return [];
}

const tablesOf = (state: ProjectState) =>
  state.databases.flatMap((d) =>
    [...d.target.relations.values()].flatMap((r) =>
      r.kind === 'table'
        ? [{ name: r.schema === d.dialect.defaultSchema ? r.name : `${r.schema}.${r.name}`, columns: r.columns }]
        : [],
    ),
  );

const tables = (state: ProjectState): string[] => [...new Set(tablesOf(state).map((table) => table.name))].sort();
const columns = (state: ProjectState): string[] =>
  tablesOf(state)
    .flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}`))
    .sort();

function siblings(state: ProjectState, path: readonly PropertyKey[]): string[] {
  const value = path.reduce<unknown>(
    (inner, key) => (inner && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined),
    state.manifest?.manifest,
  );
  return value && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];
}
