import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOCK_WORDS, isReservedName, WORD_CODES } from '../../core/src/language/lexer/words.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'lockstep-vsix-'));
const file = join(dir, 'lockstep.vsix');
let archive: ReadonlyMap<string, Buffer>;

/** Reads a zip archive by its central directory. */
function unzip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const [crc, size, length] = [
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + length);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = inflateRawSync(zip.subarray(from, from + size));
    expect(crc32(bytes)).toBe(crc);
    files.set(name, bytes);
    at += 46 + length;
  }
  return files;
}

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/package.js'), file], { cwd: ROOT });
  archive = unzip(readFileSync(file));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('the packed extension', () => {
  it('holds what VS Code asks for, and nothing else', () => {
    expect([...archive.keys()]).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/package.json',
      'extension/README.md',
      'extension/LICENSE.txt',
      'extension/language-configuration.json',
      'extension/syntaxes/lockstep.tmLanguage.json',
      'extension/dist/extension.cjs',
    ]);
    const types = archive.get('[Content_Types].xml')?.toString() ?? '';
    for (const name of archive.keys()) {
      const extension = name.slice(name.lastIndexOf('.'));
      if (name !== '[Content_Types].xml') expect(types).toContain(`Extension="${extension}"`);
    }
  });

  it('names itself alike in both manifests, and every file that it names is there', () => {
    const manifest = JSON.parse(archive.get('extension/package.json')?.toString() ?? '') as {
      version: string;
      main: string;
      contributes: {
        languages: { id: string; extensions: string[]; configuration: string }[];
        grammars: { path: string; scopeName: string }[];
      };
    };
    const vsix = archive.get('extension.vsixmanifest')?.toString() ?? '';
    expect(vsix).toContain(`Id="lockstep-vscode" Version="${manifest.version}" Publisher="lockstep"`);
    for (const [, path] of vsix.matchAll(/Path="([^"]+)"/g)) expect(archive.has(path ?? '')).toBe(true);
    const { languages, grammars } = manifest.contributes;
    expect(languages).toMatchObject([{ id: 'lockstep', extensions: ['.lockstep'] }]);
    const named = [manifest.main, languages[0]?.configuration ?? '', grammars[0]?.path ?? ''];
    for (const path of named) expect(archive.has(join('extension', path)), path).toBe(true);
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('devDependencies');
  });

  it('starts the language server, with the dates of its settings', async () => {
    const started: unknown[] = [];
    const settings: Record<string, string> = { command: '/opt/lockstep', asOf: '2020-10-21' };
    class Client {
      constructor(...args: readonly unknown[]) {
        started.push(args[2]);
      }
      start() {}
    }
    const vscode = {
      commands: { registerCommand: () => ({}) },
      workspace: {
        getConfiguration: () => ({ get: (key: string, other: string) => settings[key] ?? other }),
        onDidChangeConfiguration: () => ({}),
      },
    };
    const source = readFileSync(join(ROOT, 'src/extension.js'), 'utf8')
      .replace(/^import .*$/gm, '')
      .replace(/^export /gm, '');
    const make = new Function(
      ...['LanguageClient', 'TransportKind', 'commands', 'workspace'],
      `${source}\nreturn { activate };`,
    ) as (...given: readonly unknown[]) => { activate: (context: unknown) => Promise<void> };
    const { activate } = make(Client, { stdio: 0 }, vscode.commands, vscode.workspace);
    await activate({ subscriptions: [] });
    expect(started).toEqual([
      { command: '/opt/lockstep', args: ['language-server', '--as-of', '2020-10-21'], transport: 0 },
    ]);
  });

  it('is one module that needs nothing but VS Code and Node', () => {
    const bundle = archive.get('extension/dist/extension.cjs')?.toString() ?? '';
    const needed = [...bundle.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name ?? '');
    const { builtinModules } = createRequire(import.meta.url)('node:module') as { builtinModules: string[] };
    const foreign = needed.filter((name) => !builtinModules.includes(name.replace(/^node:/, '')));
    expect([...new Set(foreign)]).toEqual(['vscode']);
    expect(bundle).toContain('language-server');
  });
});

describe('the grammar', () => {
  const grammar = JSON.parse(readFileSync(join(ROOT, 'syntaxes/lockstep.tmLanguage.json'), 'utf8')) as {
    repository: Record<string, { match: string }>;
  };
  const words = (rule: string) =>
    grammar.repository[rule]?.match.match(/\(\?i:\(?([^)]*)\)/)?.[1]?.split('|');

  it('knows the words that begin blocks and the reserved words of formulas', () => {
    expect(words('block')).toEqual([...BLOCK_WORDS]);
    const blocks: readonly string[] = BLOCK_WORDS;
    const reserved = [...WORD_CODES.keys()].filter((word) => isReservedName(word) && !blocks.includes(word));
    expect([...(words('word') ?? [])].sort()).toEqual(reserved.sort());
  });
});
