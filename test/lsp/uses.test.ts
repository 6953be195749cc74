import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  type CodeAction,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver-protocol/node';
import {
  type AcknowledgeResult,
  type AcknowledgeTarget,
  acknowledgeRequest,
  type ContractResult,
  contractRequest,
  type UsesParams,
} from '../../server/protocol.ts';
import { makeExample, temporaryFolder } from '../support/example.ts';
import { applyEdit, Client, uriOf } from './client.ts';

/* Who uses what, as an editor is told: lenses, the contract itself, acknowledgements, and all fixes at once. */
describe('the language server, on who uses what', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let root: string;
  let client: Client;
  const inShop = (file: string): string => path.join(root, file);
  const rename = (): string => inShop('db/migrations/V10__contact_email.sql');

  beforeEach(async () => {
    folder = temporaryFolder();
    root = await makeExample('shop', path.join(folder.path, 'shop'));
    client = await Client.start([root]);
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  const lenses = async (file: string): Promise<CodeLens[]> =>
    (await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: await client.open(file) } })) ??
    [];
  const actions = async (file: string, only?: string[]): Promise<CodeAction[]> => {
    const uri = await client.open(file);
    const lines = fs.readFileSync(file, 'utf8').split('\n').length;
    const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    return (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context,
    })) as CodeAction[];
  };

  it('counts the uses above what a migration takes away, and knows where they are', async () => {
    const [lens] = await lenses(rename());
    assert.match(lens?.command?.title ?? '', /^v1\.3\.0: \d+ uses$/);
    const uses = lens?.command?.arguments?.[0] as UsesParams;
    assert.equal(lens?.command?.command, 'bellows.showUses');
    assert.equal(uses.object, 'users.email');
    assert.ok(uses.places.length > 1, 'there is one place only');
    assert.ok(
      uses.places.every(({ ref, line }) => ref === 'v1.3.0' && line !== undefined && line > 0),
      'a place has no ref or line',
    );
  });

  it('shows no lens where nothing is taken away, nor when they are switched off', async () => {
    assert.deepEqual(await lenses(firstMigration(root)), []);
    await client.stop();
    client = await Client.start([root], { settings: { codeLens: { enabled: false } } });
    assert.deepEqual(await lenses(rename()), []);
  });

  it('shows the contract of the previous server', async () => {
    const answer = (await client.connection.sendRequest(contractRequest, {})) as ContractResult;
    assert.ok(!('reason' in answer), JSON.stringify(answer));
    assert.deepEqual([answer.version, answer.ref, answer.versions], ['v1.3.0', 'v1.3.0', ['v1.3.0']]);
    const { tables } = JSON.parse(answer.text) as { tables: Record<string, { reads: Record<string, string[]> }> };
    assert.ok((tables.users?.reads.email ?? []).length > 0, 'nobody reads users.email');
    const gone = (await client.connection.sendRequest(contractRequest, { version: 'v0' })) as ContractResult;
    assert.ok('reason' in gone, 'v0 has a contract');
  });

  it('acknowledges a finding with a reason, and then keeps still about it', async () => {
    const uri = await client.open(rename());
    const before = await client.diagnostics(uri);
    assert.ok(
      before.some(({ code }) => code === 'rename-column'),
      'there is no finding',
    );
    const offered = (await actions(rename())).find(({ command }) => command?.command === 'bellows.acknowledge');
    const target = offered?.command?.arguments?.[0] as AcknowledgeTarget;
    assert.deepEqual([target.rule, target.object], ['rename-column', 'users.email']);
    const answer = (await client.connection.sendRequest(acknowledgeRequest, {
      uri: target.uri,
      rule: target.rule,
      object: target.object,
      reason: 'Only a test',
    })) as AcknowledgeResult;
    assert.ok(!('reason' in answer), JSON.stringify(answer));
    applyEdit(answer.edit);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf(inShop('bellows.yaml')), type: 2 }],
    });
    const after = await client.diagnostics(uri);
    assert.ok(!after.some(({ code }) => code === 'rename-column'), 'the finding is still there');
  });
});

const firstMigration = (root: string): string => {
  const migrations = path.join(root, 'db/migrations');
  const first = fs.readdirSync(migrations).find((name) => /^V1_/.test(name)) ?? '';
  return path.join(migrations, first);
};
