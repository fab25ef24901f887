/** Drives the program as an editor would: a child process, JSON-RPC over its standard streams. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonRpcClient, jsonRpc } from '../testing/json-rpc.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const FILE = `${ROOT}examples/resolute-support/agreement.lockstep`;
const uri = pathToFileURL(FILE).href;
const EXAMPLE = readFileSync(FILE, 'utf8');

let child: ChildProcessWithoutNullStreams;
let client: JsonRpcClient;
let text = EXAMPLE;
let version = 1;

interface Position {
  readonly line: number;
  readonly character: number;
}

/** The position behind the first place where `before` stands. */
function behind(before: string): Position {
  const at = text.indexOf(before) + before.length;
  if (at < before.length) throw new Error(`no ${before}`);
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

const at = (before: string) => ({ textDocument: { uri }, position: behind(before) });

interface Published {
  readonly version: number;
  readonly diagnostics: readonly {
    readonly message: string;
    readonly range: unknown;
    readonly code: string;
  }[];
}

/** Types something behind `before`, as an edit of that place alone; resolves to the findings of the new text. */
async function type(before: string, typed: string): Promise<Published> {
  const position = behind(before);
  const offset = text.indexOf(before) + before.length;
  text = text.slice(0, offset) + typed + text.slice(offset);
  version += 1;
  const wanted = version;
  client.notify('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range: { start: position, end: position }, text: typed }],
  });
  return (await client.next(
    'textDocument/publishDiagnostics',
    (params) => (params as Published).version === wanted,
  )) as Published;
}

beforeAll(async () => {
  const program = fileURLToPath(new URL('../../bin/lockstep.js', import.meta.url));
  const dates = ['--as-of', '2020-10-21', '--known', '2020-10-21'];
  child = spawn(process.execPath, [program, 'language-server', '--stdio', ...dates], { cwd: ROOT });
  client = jsonRpc(child);
  const { result } = await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
  expect(result).toMatchObject({
    serverInfo: { name: 'lockstep' },
    capabilities: { hoverProvider: true, renameProvider: { prepareProvider: true } },
  });
  client.notify('initialized', {});
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'lockstep', version, text } });
});

afterAll(() => {
  child.kill();
});

describe('lockstep language-server', () => {
  it('tells the one warning about the example, then the error that is typed, with its place and its fix', async () => {
    const opened = (await client.next('textDocument/publishDiagnostics')) as Published;
    expect(opened.diagnostics).toMatchObject([{ severity: 2, code: 'party-without-part' }]);
    const { diagnostics } = await type('requires less_violence and ', 'x');
    const { line } = behind('requires less_violence and ');
    const range = { start: { line, character: 29 }, end: { line, character: 39 } };
    expect(diagnostics).toMatchObject([{ code: 'unknown-name', source: 'lockstep', severity: 1, range }]);
    expect(diagnostics[0]?.message).toContain('“xceasefire”');
    const { result } = await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics },
    });
    const newText = 'ceasefire';
    expect(result).toMatchObject([
      { title: 'Replace by “ceasefire”', edit: { changes: { [uri]: [{ range, newText }] } } },
    ]);
    text = EXAMPLE;
    version += 1;
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  });

  it('knows the members in the file beside the agreement', async () => {
    const { diagnostics } = await type('held by alliance', ', atlantis');
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining('“atlantis”')]);
    const { result } = await client.request('textDocument/completion', at('held by alliance, '));
    const labels = (result as { items: { label: string }[] }).items.map(({ label }) => label);
    expect(labels).toContain('alliance');
    expect(labels.length).toBeGreaterThan(10);
    text = EXAMPLE;
    version += 1;
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  });

  it('completes', async () => {
    const { result } = await client.request('textDocument/completion', at('us must bring about prop'));
    const { line, character } = behind('us must bring about prop');
    expect(result).toMatchObject({
      items: [
        {
          label: 'proportion_done',
          textEdit: {
            range: { start: { line, character: character - 4 }, end: { line, character } },
            newText: 'proportion_done',
          },
        },
      ],
    });
  });

  it('shows the rule and how it stands in the workspace', async () => {
    const { result } = await client.request('textDocument/hover', at('requires less'));
    const { value } = (result as { contents: { value: string } }).contents;
    expect(value).toContain('**less_violence** · condition');
    expect(value).toContain('As of 2020-10-21: **open**');
    expect(value).toContain('less_violence.alliance_view: **not met**');
    expect(value).toContain(
      'Met when, on the day judged: enemy-initiated attacks in the quarter at most half',
    );
  });

  it('goes to the declaration, finds the uses and renames', async () => {
    const name = at('requires less_violence and cease');
    const { result } = await client.request('textDocument/definition', name);
    const { line } = behind('condition ceasefire');
    const range = { start: { line, character: 10 }, end: { line, character: 19 } };
    expect(result).toEqual({ uri, range });
    const used = await client.request('textDocument/references', {
      ...name,
      context: { includeDeclaration: false },
    });
    expect(used.result).toHaveLength(4);
    const { result: renamed } = await client.request('textDocument/rename', { ...name, newName: 'truce' });
    const { changes } = renamed as { changes: Record<string, unknown[]> };
    expect(changes[uri]).toHaveLength(5);
    expect(changes[uri]).toContainEqual({ range, newText: 'truce' });
    expect(await client.next('window/showMessage')).toMatchObject({
      message: 'Files beside the agreement that name “ceasefire” (evidence, judgements) are not changed.',
    });
    const { error } = await client.request('textDocument/rename', { ...name, newName: 'us' });
    expect(error?.message).toBe('“us” is already the name of a party.');
  });

  it('outlines, folds and colours', async () => {
    const { result: symbols } = await client.request('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    expect(symbols).toContainEqual(
      expect.objectContaining({
        name: 'less_violence',
        detail: 'The levels of violence are significantly reduced',
      }),
    );
    const { result: ranges } = await client.request('textDocument/foldingRange', { textDocument: { uri } });
    expect(ranges).toContainEqual({ startLine: 0, endLine: 3, kind: 'comment' });
    const { result } = await client.request('textDocument/semanticTokens/full', { textDocument: { uri } });
    const { data } = result as { data: number[] };
    // The first line is a comment, coloured whole.
    expect(data.slice(0, 5)).toEqual([0, 0, EXAMPLE.indexOf('\n'), 1, 0]);
  });

  it('formats', async () => {
    await type('party us', '   ');
    const { result } = await client.request('textDocument/formatting', {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    const { line } = behind('party us');
    expect(result).toMatchObject([
      {
        range: { start: { line, character: 0 } },
        newText: expect.stringMatching(/^party us "United States"/),
      },
    ]);
  });

  it('ends when it is told to', async () => {
    const { result } = await client.request('shutdown', null);
    expect(result).toBeNull();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    client.notify('exit', null);
    expect(await ended).toBe(0);
  });
});
