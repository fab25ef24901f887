// Bundles the extension and packs it: node scripts/package.js [FILE.vsix]. Installs with
// `code --install-extension FILE.vsix`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { contentTypes, vsixManifest } from './manifest.js';
import { zip } from './zip.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const here = (path) => resolve(root, path);
const manifest = JSON.parse(readFileSync(here('package.json'), 'utf8'));

// VS Code gives `vscode`; everything else goes into one file, in the module format that its extension host loads.
await build({
  input: here('src/extension.js'),
  platform: 'node',
  external: ['vscode'],
  output: { file: here('dist/extension.cjs'), format: 'cjs', minify: true },
  logLevel: 'warn',
});

const { scripts, devDependencies, private: _, type, ...shown } = manifest;
const entries = [
  ['[Content_Types].xml', contentTypes()],
  ['extension.vsixmanifest', vsixManifest(manifest)],
  ['extension/package.json', `${JSON.stringify(shown, null, 2)}\n`],
  ['extension/README.md', readFileSync(here('README.md'))],
  ['extension/LICENSE.txt', readFileSync(here('../../LICENSE'))],
  ['extension/language-configuration.json', readFileSync(here('language-configuration.json'))],
  ['extension/syntaxes/lockstep.tmLanguage.json', readFileSync(here('syntaxes/lockstep.tmLanguage.json'))],
  ['extension/dist/extension.cjs', readFileSync(here('dist/extension.cjs'))],
].map(([name, content]) => ({ name, bytes: Buffer.from(content) }));

const file = resolve(process.argv[2] ?? here(`dist/lockstep-${manifest.version}.vsix`));
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, zip(entries));
process.stdout.write(`${file}\n`);
