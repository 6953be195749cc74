import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { Lines } from '../core/index.ts';
import type { Workspace } from './workspace.ts';

/** Files the manifest names: migrations, schemas, logs. */
export async function documentLinks(
  workspace: Workspace,
  { textDocument }: DocumentLinkParams,
): Promise<DocumentLink[]> {
  const at = await workspace.locate(textDocument.uri);
  if (!at) return [];
  const state = await at.open.project.state();
  if (state.manifest?.path !== at.path) return [];
  const { text } = state.manifest;
  const lines = new Lines(text);
  const files = new Set(await at.open.world.files());
  const links: DocumentLink[] = [];
  for (const match of text.matchAll(/[\w@.-]+(?:\/[\w@.+-]+)*\.[\w]+/g)) {
    const comment = /(^|\s)#[^\n]*$/.test(text.slice(text.lastIndexOf('\n', match.index) + 1, match.index));
    if (comment || !files.has(match[0])) continue;
    links.push({
      range: lines.range({ start: match.index, end: match.index + match[0].length }),
      target: workspace.uriOf(at.open, match[0]),
    });
  }
  return links;
}
