import { commands, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** @type {LanguageClient | undefined} */
let client;

/** `lockstep language-server`, with the dates of the verdicts that hovers show. */
function serverOptions() {
  const settings = workspace.getConfiguration('lockstep');
  const dates = [
    ['--as-of', settings.get('asOf', '')],
    ['--known', settings.get('known', '')],
  ].filter(([, date]) => date !== '');
  return {
    command: settings.get('command', 'lockstep'),
    args: ['language-server', ...dates.flat()],
    transport: TransportKind.stdio,
  };
}

async function start() {
  client = new LanguageClient('lockstep', 'Lockstep', serverOptions(), {
    documentSelector: [{ language: 'lockstep' }],
  });
  await client.start();
}

async function restart() {
  await client?.stop();
  await start();
}

/** Starts the language server; a setting that changes starts it anew. */
export async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand('lockstep.restart', restart),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('lockstep')) void restart();
    }),
  );
  await start();
}

export function deactivate() {
  return client?.stop();
}
