import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CompletionItem,
  CompletionRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DocumentLinkRequest,
  HoverRequest,
  type MarkupContent,
  WorkspaceDiagnosticRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import {
  checkRequest,
  type InitManifestResult,
  initManifestRequest,
  type PreviewResult,
  previewRequest,
  type SplitResult,
  splitRequest,
} from '../../server/protocol.ts';
import { makeExample, temporaryFolder } from '../support/example.ts';
import { applyEdit, Client, pathOf, textOf, until, uriOf } from './client.ts';

/* The language server as an editor meets it, on a copy of the example that each test has for itself. */
describe('the language server', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let root: string;
  let client: Client;
  const inShop = (file: string): string => path.join(root, file);
  const rename = (): string => inShop('db/migrations/V10__contact_email.sql');
  const manifest = (): string => inShop('bellows.yaml');

  beforeEach(async () => {
    folder = temporaryFolder();
    root = await makeExample('shop', path.join(folder.path, 'shop'));
    client = await Client.start([root]);
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  const at = (file: string, text: string): { line: number; character: number } => {
    const before = fs.readFileSync(file, 'utf8').split(text)[0] ?? '';
    return { line: before.split('\n').length - 1, character: before.split('\n').at(-1)?.length ?? 0 };
  };
  const actions = async (uri: string, position = at(pathOf(uri), 'email')): Promise<CodeAction[]> => {
    const range = { start: position, end: position };
    const found = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    return (found ?? []) as CodeAction[];
  };
  const hover = async (file: string, text: string): Promise<string> => {
    const uri = await client.open(file);
    const found = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: at(file, text),
    });
    return ((found?.contents as MarkupContent | undefined)?.value ?? '').replaceAll(/\]\(command:[^)]*\)/g, ']');
  };
  const watched = (file: string) =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf(file), type: 2 }],
    });

  it('says what it can do', () => {
    const { capabilities, serverInfo } = client.initialized;
    assert.equal(serverInfo?.name, 'Bellows');
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'bellows',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    assert.deepEqual(capabilities.workspace?.textDocumentContent, { schemes: ['bellows-ref'] });
  });

  it('tells of the project when it has looked at it', async () => {
    const status = await until('a status', () => client.statuses.find((each) => each.state === 'ready'));
    assert.equal(status.engine, 'postgresql 16');
    assert.equal(status.previous, 'v1.3.0');
    assert.equal(status.opaque, 0);
  });

  describe('diagnostics', () => {
    it('name version, column, place and stage', async () => {
      const uri = await client.open(rename());
      const [first] = await client.diagnostics(uri);
      assert.ok(first);
      assert.equal(first.severity, 1);
      assert.equal(first.code, 'rename-column');
      assert.equal(first.source, 'bellows');
      assert.match(first.codeDescription?.href ?? '', /^file:.*\/docs\/rules\.md#L\d+$/, 'the rule has no page');
      assert.deepEqual(first.range.start, at(rename(), 'email'));
      assert.match(
        textOf(first),
        /^v1\.3\.0 still reads.* users\.email: \S+:\d+ and \d+ more\. Breaks v1\.3\.0 at stage 2\.\n/,
      );
      const related = first.relatedInformation?.find((each) => each.location.uri.includes('orders.ts'));
      assert.match(related?.location.uri ?? '', /^bellows-ref:\/src\/orders\.ts\?/);
      assert.equal(related?.location.range.start.line, 11);
    });

    it('are not sent again while they are the same', async () => {
      const uri = await client.open(rename());
      const report = await client.pull(uri);
      assert.equal(report.kind, 'full');
      const again = await client.pull(uri, report.resultId);
      assert.deepEqual(again, { kind: 'unchanged', resultId: report.resultId });
      await client.type(uri, 'RENAME COLUMN email TO contact_email', 'ADD COLUMN contact_email text');
      const typed = await client.pull(uri, report.resultId);
      assert.equal(typed.kind, 'full');
      assert.notEqual(typed.resultId, report.resultId);
    });

    it('follow what is typed, and come back when it is taken back', async () => {
      const uri = await client.open(rename());
      const before = await client.said(uri);
      await client.type(uri, 'RENAME COLUMN email TO contact_email', 'ADD COLUMN contact_email text');
      assert.ok((await client.said(uri)).every((line) => !line.includes('rename-column')));
      await client.type(uri, 'ADD COLUMN contact_email text', 'RENAME COLUMN email TO contact_email');
      assert.deepEqual(await client.said(uri), before);
    });

    it('stay below a statement that is half typed', async () => {
      const uri = await client.open(rename());
      await client.type(uri, 'ALTER TABLE users RENAME', 'ALTER TABLE\n\nALTER TABLE users RENAME');
      const said = await client.said(uri);
      assert.ok(
        said.some((line) => line.startsWith('error rename-column')),
        said.join('\n'),
      );
      assert.ok(
        said.some((line) => line.startsWith('warning not-understood')),
        said.join('\n'),
      );
    });

    it('of the workspace are those of files nobody has open', async () => {
      const uri = await client.open(rename());
      const report = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
      const files = report.items.map((item) => path.basename(pathOf(item.uri))).sort();
      assert.deepEqual(files, [
        'V11__shipping.sql',
        'V12__tidy_payments.sql',
        'V13__drop_leftovers.sql',
        'bellows.yaml',
      ]);
      assert.ok(report.items.every((item) => item.kind === 'full'));
      const previousResultIds = report.items.flatMap((item) =>
        item.resultId === undefined ? [] : [{ uri: item.uri, value: item.resultId }],
      );
      const again = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
      assert.ok(
        again.items.every((item) => item.kind === 'unchanged'),
        JSON.stringify(again.items.map((i) => i.kind)),
      );
      await client.close(uri);
      const all = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
      assert.ok(all.items.some((item) => item.uri === uri && item.kind === 'full' && item.items.length > 0));
    });

    it('of a migration that is released, of other files and of no file there are none', async () => {
      assert.deepEqual(await client.said(await client.open(inShop('db/migrations/V1__create_users.sql'))), []);
      assert.deepEqual(await client.said(await client.open(inShop('src/orders.ts'), undefined, 'typescript')), []);
      assert.deepEqual(await client.said(await client.open('untitled:Untitled-1', 'DROP TABLE users;')), []);
    });

    it('of a new migration come before it is saved', async () => {
      const uri = await client.open(inShop('db/migrations/V14__more.sql'), 'DROP TABLE products;\n');
      const said = await client.said(uri);
      assert.ok(
        said.some((line) => /^error drop-table at 1: v1\.3\.0 still reads .*products/.test(line)),
        said.join('\n'),
      );
      await client.close(uri);
      assert.deepEqual(await client.said(uri), []);
    });

    it('of a document outside of any folder are those of its own project', async () => {
      const outside = temporaryFolder();
      try {
        fs.mkdirSync(path.join(outside.path, 'migrations'));
        fs.writeFileSync(path.join(outside.path, 'migrations/001_a.sql'), 'CREATE TABLE a (id int);\n');
        fs.writeFileSync(path.join(outside.path, 'migrations/002_b.sql'), 'DROP TABLE a;\n');
        const said = await client.said(await client.open(path.join(outside.path, 'migrations/002_b.sql')));
        assert.ok(Array.isArray(said));
      } finally {
        outside.remove();
      }
    });
  });

  describe('a plan', () => {
    it('is offered without its edit, and made when it is chosen', async () => {
      const uri = await client.open(rename());
      const offered = (await actions(uri)).find((action) => action.kind === 'quickfix.bellows' && action.data);
      assert.ok(offered, 'there is a fix');
      assert.equal(offered.edit, undefined);
      assert.equal(offered.isPreferred, true);
      assert.ok((offered.diagnostics ?? []).some((d) => d.code === 'rename-column'));
      const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, offered);
      assert.ok(edit?.documentChanges && edit.changeAnnotations);
      assert.deepEqual(Object.keys(edit.changeAnnotations).sort(), ['a later release', 'manifest', 'this release']);
      for (const annotation of Object.values(edit.changeAnnotations)) assert.equal(annotation.needsConfirmation, false);
      assert.ok(edit.documentChanges.filter((change) => 'kind' in change && change.kind === 'create').length >= 2);
      for (const change of edit.documentChanges)
        if ('edits' in change) for (const each of change.edits) assert.ok('annotationId' in each);
    });

    it('once carried out, leaves no error of that change', async () => {
      const uri = uriOf(rename());
      await client.open(rename());
      const offered = (await actions(uri)).find((action) => action.kind === 'quickfix.bellows' && action.data);
      assert.ok(offered);
      const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, offered);
      await client.close(uri);
      const touched = applyEdit(edit as WorkspaceEdit);
      for (const file of touched) await watched(file);
      for (const file of touched.filter((each) => each.startsWith(inShop('db/migrations')))) {
        const said = await client.said(await client.open(file));
        assert.deepEqual(
          said.filter((line) => line.startsWith('error')),
          [],
          path.basename(file),
        );
      }
      const text = fs.readFileSync(rename(), 'utf8');
      assert.match(text, /ADD COLUMN (IF NOT EXISTS )?"?contact_email/);
      assert.match(text, /ADD COLUMN invoice_email text/);
      assert.doesNotMatch(text, /RENAME COLUMN/);
    });

    it('comes on request too, for the change in the line', async () => {
      const result: SplitResult = await client.connection.sendRequest(splitRequest, {
        uri: await client.open(rename()),
        position: { line: 1, character: 0 },
      });
      assert.ok('choices' in result);
      assert.equal(result.choices[0].recipe, 'rename-column');
      assert.ok((result.choices[0].edit.documentChanges?.length ?? 0) > 2);
    });

    it('takes the other files of the change along, in one edit', async () => {
      const parts = {
        'db/migrations/V21__add.sql': 'ALTER TABLE users ADD COLUMN full_name text;\n',
        'db/migrations/V22__fill.sql': 'UPDATE users SET full_name = name;\n',
        'db/migrations/V23__drop.sql': 'ALTER TABLE users DROP COLUMN name;\n',
      };
      for (const [file, sql] of Object.entries(parts)) {
        fs.writeFileSync(inShop(file), sql);
        await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
          changes: [{ uri: uriOf(inShop(file)), type: 1 }],
        });
      }
      const result: SplitResult = await client.connection.sendRequest(splitRequest, {
        uri: await client.open(inShop('db/migrations/V23__drop.sql')),
        position: { line: 0, character: 0 },
      });
      assert.ok('choices' in result, 'reason' in result ? result.reason : '');
      const [{ recipe, edit, plan }] = result.choices;
      assert.equal(recipe, 'split-column');
      const changed = (edit.documentChanges ?? []).flatMap((change) =>
        'textDocument' in change ? [path.basename(pathOf(change.textDocument.uri))] : [],
      );
      for (const file of Object.keys(parts)) assert.ok(changed.includes(path.basename(file)), `${file} is changed`);
      assert.match(plan, /V22__fill\.sql` \(changed\)/);
    });

    it('moves a contract step that is due, with those before it', async () => {
      const wait = (name: string, sql: string): void => {
        fs.mkdirSync(inShop('db/contract'), { recursive: true });
        fs.writeFileSync(
          inShop(`db/contract/${name}`),
          `-- Move this into db/migrations with the next release.\n-- bellows: after v1.2.0\n-- bellows: phase=contract\n${sql}\n`,
        );
      };
      wait('V20__contract_first.sql', 'ALTER TABLE users ADD COLUMN one int;');
      wait('V21__contract_second.sql', 'ALTER TABLE users ADD COLUMN two int;');
      await watched(inShop('db/contract/V21__contract_second.sql'));
      const uri = await client.open(inShop('db/contract/V21__contract_second.sql'));
      const moves = (await actions(uri, { line: 0, character: 0 })).filter(({ title }) => title.startsWith('Move '));
      assert.deepEqual(
        moves.map(({ title }) => title),
        ['Move this step and the 1 step before it into db/migrations'],
      );
      const names = (moves[0]?.edit?.documentChanges ?? []).flatMap((change) =>
        'kind' in change && change.kind !== 'rename' ? [`${change.kind} ${path.basename(change.uri)}`] : [],
      );
      assert.deepEqual(names, [
        'create V14__contract_first.sql',
        'create V15__contract_second.sql',
        'delete V20__contract_first.sql',
        'delete V21__contract_second.sql',
      ]);
    });

    it('is refused in a sentence where there is none', async () => {
      const uri = await client.open(rename());
      const split = (position: { line: number; character: number }, of = uri): Promise<SplitResult> =>
        client.connection.sendRequest(splitRequest, { uri: of, position });
      const nowhere = await split({ line: 0, character: 0 });
      assert.deepEqual(nowhere, { reason: 'There is no change here. Put the cursor on a statement of the migration.' });
      const plain = await split(at(rename(), 'invoice_email'));
      assert.ok('reason' in plain && plain.reason.endsWith('.'), JSON.stringify(plain));
      const other = await split({ line: 0, character: 0 }, await client.open(inShop('src/orders.ts')));
      assert.ok('reason' in other && /is no migration of this project/.test(other.reason));
      const untitled = await split({ line: 0, character: 0 }, 'untitled:Untitled-1');
      assert.ok('reason' in untitled);
    });

    it('goes with a way to ignore the finding, whose reason a person writes', async () => {
      const uri = await client.open(rename());
      const ignore = (await actions(uri)).find((action) => action.title.startsWith('Ignore rename-column'));
      const [change] = ignore?.edit?.documentChanges ?? [];
      assert.ok(change && 'edits' in change);
      const [edit] = change.edits;
      assert.ok(edit && 'newText' in edit);
      assert.deepEqual(edit.range.start, { line: 1, character: 0 });
      assert.equal(edit.newText, '-- bellows: ignore rename-column: \n');
    });

    it('corrects the name of a rule in an ignore, and takes out one that silences nothing', async () => {
      const misspelt = '-- bellows: ignore rename-colum: a slip';
      const idle = '-- bellows: ignore drop-table: nothing is dropped';
      const before = fs.readFileSync(rename(), 'utf8');
      fs.writeFileSync(rename(), before.replace('ALTER', `${misspelt}\n${idle}\nALTER`));
      const uri = await client.open(rename());
      const offered = async (line: string, title: string): Promise<WorkspaceEdit> => {
        const found = await actions(uri, at(rename(), line));
        const edit = found.find((action) => action.title === title)?.edit;
        assert.ok(edit, `${title} is not offered: ${found.map((action) => action.title)}`);
        return edit;
      };
      const correct = await offered('rename-colum: a slip', 'Change it to rename-column');
      const remove = await offered(idle, 'Remove this ignore');
      applyEdit(remove);
      applyEdit(correct);
      assert.equal(
        fs.readFileSync(rename(), 'utf8'),
        before.replace('ALTER', '-- bellows: ignore rename-column: a slip\nALTER'),
      );
    });
  });

  describe('a hover', () => {
    it('on a change says what it locks, who uses it and what to do', async () => {
      const text = await hover(rename(), 'email');
      assert.match(text, /^\*\*rename-column\*\* `users\.email`/);
      assert.match(text, /Takes ACCESS EXCLUSIVE on users\./);
      assert.match(text, /v1\.3\.0 uses users\.email:\n- /);
      assert.match(text, /\n- \[src\/orders\.ts:12\] reads `SELECT o\.id/);
      assert.match(text, /\*\*Renaming a column\.\*\*/);
    });

    it('in the manifest says what a key means and which values it takes', async () => {
      const text = await hover(manifest(), 'strategy');
      assert.match(text, /How servers are replaced/);
      assert.match(text, /One of `rolling`, `blue-green`, `canary`, `recreate`\./);
    });

    it('elsewhere says nothing', async () => {
      assert.equal(await hover(rename(), 'Users will get'), '');
      assert.equal(await hover(inShop('src/orders.ts'), 'SELECT'), '');
    });
  });

  describe('the manifest', () => {
    const complete = async (text: string): Promise<string[]> => {
      fs.writeFileSync(manifest(), text.replace('|', ''));
      const uri = await client.open(manifest(), text.replace('|', ''), 'yaml');
      const before = text.split('|')[0] ?? '';
      const position = { line: before.split('\n').length - 1, character: before.split('\n').at(-1)?.length ?? 0 };
      const found = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
      return ((found ?? []) as CompletionItem[]).map((item) => item.label);
    };

    it('is completed with keys that are not there yet', async () => {
      const labels = await complete('bellows: 1\ntags: v*\n|');
      assert.ok(labels.includes('database') && labels.includes('acknowledge'), labels.join());
      assert.ok(!labels.includes('tags'));
    });

    it('is completed with the values of a key, and with names of the project', async () => {
      assert.deepEqual(await complete('bellows: 1\ndeploy:\n  strategy: |'), [
        'rolling',
        'blue-green',
        'canary',
        'recreate',
      ]);
      assert.match((await complete('bellows: 1\nacknowledge:\n  - rule: |')).join(' '), /drop-column/);
      assert.match((await complete('bellows: 1\nacknowledge:\n  - object: |')).join(' '), /users\.contact_email/);
    });

    it('links to the files it names', async () => {
      fs.writeFileSync(manifest(), 'bellows: 1\nsources:\n  - db/queries/reports.sql\n  - db/nothing.sql\n');
      const uri = await client.open(manifest(), undefined, 'yaml');
      const links = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
      assert.deepEqual(
        (links ?? []).map((link) => link.target),
        [uriOf(inShop('db/queries/reports.sql'))],
      );
    });

    it('with a typo says so where it is, and the rest goes on', async () => {
      const uri = await client.open(manifest(), undefined, 'yaml');
      await client.type(uri, 'strategy: rolling', 'strategy: roling');
      const said = await client.said(uri);
      assert.equal(said.length, 1);
      assert.match(
        said[0] ?? '',
        /^error manifest at \d+: `deploy\.strategy` can't be `roling`\. Did you mean `rolling`\?/,
      );
      assert.ok((await client.said(await client.open(rename()))).some((line) => line.includes('v1.3.0 still reads')));
    });

    it('that is no YAML is told, and migrations are checked all the same', async () => {
      const uri = await client.open(manifest(), undefined, 'yaml');
      await client.type(uri, 'bellows: 1', 'bellows: 1\n  - [');
      const said = await client.said(uri);
      assert.ok(said.length > 0 && said.every((line) => line.startsWith('error manifest')), said.join('\n'));
      assert.ok(
        (await client.said(await client.open(rename()))).some((line) => line.startsWith('error rename-column')),
      );
    });

    it('is written down where there is none', async () => {
      const there: InitManifestResult = await client.connection.sendRequest(initManifestRequest, {});
      assert.deepEqual(there, { reason: 'There is bellows.yaml already.' });
      fs.rmSync(manifest());
      await watched(manifest());
      const made: InitManifestResult = await client.connection.sendRequest(initManifestRequest, {});
      assert.ok('edit' in made);
      applyEdit(made.edit);
      const text = fs.readFileSync(manifest(), 'utf8');
      assert.match(text, /^bellows: 1$/m);
      assert.match(text, /migrations: db\/migrations/);
      assert.deepEqual(await client.said(await client.open(manifest(), undefined, 'yaml')), []);
    });
  });

  describe('on request', () => {
    it('previews the release, without a script', async () => {
      const result: PreviewResult = await client.connection.sendRequest(previewRequest, {});
      assert.ok('html' in result);
      assert.ok(result.blocking > 0);
      assert.match(result.html, /users\.email/);
      assert.doesNotMatch(result.html, /<script|<img|\sstyle=|\son\w+=/i);
      for (const [, command] of result.html.matchAll(/href="command:([\w.]+)/g))
        assert.ok(
          ['bellows.openUse', 'bellows.splitChange', 'bellows.previewRelease'].includes(command ?? ''),
          command,
        );
    });

    it('counts what is wrong', async () => {
      const counts = (await client.connection.sendRequest(checkRequest, {})) as Record<string, number>;
      assert.ok((counts.errors ?? 0) >= 4);
      assert.equal(counts.opaque, 0);
      assert.ok((counts.files ?? 0) >= 13);
    });

    it('shows a file as it was at its ref, and says what it can not show', async () => {
      const content = async (uri: string): Promise<string> =>
        ((await client.connection.sendRequest('workspace/textDocumentContent', { uri })) as { text: string }).text;
      const query = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
      const text = await content(`bellows-ref:/src/orders.ts?${query({ ref: 'v1.3.0', project: uriOf(root) })}`);
      assert.match(text.split('\n')[11] ?? '', /u\.email/);
      assert.equal(
        await content(`bellows-ref:/src/nothing.ts?${query({ ref: 'v1.3.0' })}`),
        'v1.3.0 has no file src/nothing.ts.',
      );
      assert.match(await content(`bellows-ref:/src/orders.ts?${query({ ref: 'v9' })}`), /v9 is not in this repository/);
      assert.match(await content('bellows-ref:/src/orders.ts?broken'), /does not say which version/);
    });
  });

  describe('what changes outside', () => {
    it('counts: settings', async () => {
      const uri = await client.open(rename());
      assert.ok((await client.said(uri)).length > 0);
      client.settings = { rules: { 'rename-column': 'off', 'lock-timeout': 'off' } };
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
      await until('a refresh', () => client.refreshes > 0);
      await until('no finding', async () => (await client.said(uri)).length === 0);
      client.settings = { enable: false };
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
      await until('off', async () => (await client.said(uri)).length === 0);
      client.settings = { previous: 'v1.1.0' };
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
      await until('another server', async () =>
        (await client.said(uri)).some((line) => line.includes('v1.1.0 still reads')),
      );
    });

    it('counts: files on disk', async () => {
      const uri = uriOf(rename());
      await client.diagnostics(uri);
      fs.writeFileSync(rename(), 'ALTER TABLE users ADD COLUMN contact_email text;\n');
      const before = client.refreshes;
      await watched(rename());
      await until('a refresh', () => client.refreshes > before);
      assert.ok((await client.said(uri)).every((line) => !line.includes('rename-column')));
    });

    it('counts: a second folder, added and taken away', async () => {
      const second = await makeExample('shop', path.join(folder.path, 'second'));
      const event = (added: string[], removed: string[]) =>
        client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
          event: {
            added: added.map((each) => ({ uri: uriOf(each), name: path.basename(each) })),
            removed: removed.map((each) => ({ uri: uriOf(each), name: path.basename(each) })),
          },
        });
      await event([second], []);
      const file = path.join(second, 'db/migrations/V10__contact_email.sql');
      const uri = await client.open(file);
      assert.ok((await client.said(uri)).some((line) => line.startsWith('error rename-column')));
      await client.type(uri, 'RENAME COLUMN email TO contact_email', 'ADD COLUMN contact_email text');
      assert.ok((await client.said(uri)).every((line) => !line.includes('rename-column')));
      // The first folder's own file is another document.
      assert.ok(
        (await client.said(await client.open(rename()))).some((line) => line.startsWith('error rename-column')),
      );
      await event([], [second]);
      const report = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
      assert.ok(report.items.every((item) => pathOf(item.uri).startsWith(root)));
    });
  });

  it('runs no git where the workspace is not trusted', async () => {
    const distrusting = await Client.start([root], { trusted: false });
    try {
      const uri = await distrusting.open(inShop('db/migrations/V13__drop_leftovers.sql'));
      const said = await distrusting.said(uri);
      assert.ok(
        said.some(
          (line) => line.startsWith('warning drop-column') && line.includes('The previous server may still use'),
        ),
        said.join('\n'),
      );
    } finally {
      await distrusting.stop();
    }
  });
});
