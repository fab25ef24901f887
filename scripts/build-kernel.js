// Compiles the kernels (AssemblyScript) and writes them, base64, into the core. `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const core = new URL('../packages/core/', import.meta.url);
/** Source in packages/core/kernels, and where its bytes go in packages/core/src. */
export const KERNELS = {
  'scan.ts': 'surge/scan/kernel-bytes.ts',
  'extremes.ts': 'series/window/extreme-bytes.ts',
};

export async function compileKernel(source) {
  const { error, stderr, binary } = await build(source);
  if (error) throw new Error(`${source} does not compile: ${stderr}`);
  return text(source, Buffer.from(binary).toString('base64'));
}

async function build(source) {
  const files = {};
  const options = [
    '--outFile',
    'kernel.wasm',
    '-O3',
    '--runtime',
    'stub',
    '--noAssert',
    '--enable',
    'simd',
    '--importMemory',
  ];
  const { error, stderr } = await asc.main([source, ...options], {
    readFile: (name) => (name === source ? readFileSync(new URL(`kernels/${source}`, core), 'utf8') : null),
    writeFile: (name, contents) => {
      files[name] = contents;
    },
    listFiles: () => [],
  });
  return { error, stderr: stderr.toString(), binary: files['kernel.wasm'] };
}

function text(source, base64) {
  const lines = base64
    .match(/.{1,100}/g)
    .map((line, i, all) => `  '${line}'${i + 1 < all.length ? ' +' : ';'}`);
  return `// Made by scripts/build-kernel.js from packages/core/kernels/${source}. Do not edit.\nexport const KERNEL_BASE64: string =\n${lines.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [source, target] of Object.entries(KERNELS)) {
    const path = fileURLToPath(new URL(`src/${target}`, core));
    const made = await compileKernel(source);
    if (!process.argv.includes('--check')) writeFileSync(path, made);
    else if (readFileSync(path, 'utf8') !== made) {
      process.stderr.write(
        `${target} is not what packages/core/kernels/${source} compiles to: run npm run kernel\n`,
      );
      process.exitCode = 1;
    }
  }
}
