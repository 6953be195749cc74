import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

// The transport comes from the command line: --stdio for any editor, --node-ipc for VS Code.
startServer(createConnection(ProposedFeatures.all));
