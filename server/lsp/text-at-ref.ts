import { URI } from 'vscode-uri';
import { type RefQuery, refScheme } from '../protocol.ts';
import type { Workspace } from './workspace.ts';

/** A file as it was at a git ref, read-only. What can't be had is said in the document itself. */
export async function contentAtRef(workspace: Workspace, uri: string): Promise<{ text: string }> {
  const { scheme, path, query } = URI.parse(uri);
  if (scheme !== refScheme) return { text: '' };
  let asked: RefQuery;
  try {
    asked = JSON.parse(query) as RefQuery;
  } catch {
    return { text: 'This link does not say which version to show.' };
  }
  const open = await workspace.projectOf(asked.project);
  const file = path.replace(/^\//, '');
  if (!open || typeof asked.ref !== 'string') return { text: `${file} can not be shown: its project is not open.` };
  const commit = await open.world.git.commit(asked.ref);
  if (!commit) return { text: `${asked.ref} is not in this repository. Run \`git fetch --tags\`.` };
  const found = (await open.world.git.tree(commit))?.find((each) => each.path === file);
  const text = found && (await open.world.git.blobs([found.blob])).get(found.blob);
  return { text: text ?? `${asked.ref} has no file ${file}.` };
}
