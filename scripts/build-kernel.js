// Compiles the scan kernel (AssemblyScript) and writes it, base64, into the core. `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const core = new URL('../packages/core/', import.meta.url);
const target = fileURLToPath(new URL('src/surge/scan/kernel-bytes.ts', core));

export async function compileKernel() {
  const { error, stderr, binary } = await build();
  if (error) throw new Error(`the kernel does not compile: ${stderr}`);
  return text(Buffer.from(binary).toString('base64'));
}

async function build() {
  const files = {};
  const { error, stderr } = await asc.main(
    [
      'scan.ts',
      '--outFile',
      'scan.wasm',
      '-O3',
      '--runtime',
      'stub',
      '--noAssert',
      '--enable',
      'simd',
      '--importMemory',
    ],
    {
      readFile: (name) =>
        name === 'scan.ts' ? readFileSync(new URL('kernels/scan.ts', core), 'utf8') : null,
      writeFile: (name, contents) => {
        files[name] = contents;
      },
      listFiles: () => [],
    },
  );
  return { error, stderr: stderr.toString(), binary: files['scan.wasm'] };
}

function text(base64) {
  const lines = base64
    .match(/.{1,100}/g)
    .map((line, i, all) => `  '${line}'${i + 1 < all.length ? ' +' : ';'}`);
  return `// Made by scripts/build-kernel.js from packages/core/kernels/scan.ts. Do not edit.\nexport const KERNEL_BASE64: string =\n${lines.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await compileKernel();
  const current = process.argv.includes('--check') ? readFileSync(target, 'utf8') : undefined;
  if (current === undefined) writeFileSync(target, made);
  else if (current !== made) {
    process.stderr.write(
      'kernel-bytes.ts is not what packages/core/kernels/scan.ts compiles to: run npm run kernel\n',
    );
    process.exitCode = 1;
  }
}
