import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesOfBase64, kernelCode } from './index.ts';

interface Script {
  readonly KERNELS: Readonly<Record<string, string>>;
  readonly compileKernel: (source: string) => Promise<string>;
}
const script = '../../../../scripts/build-kernel.js';
const { KERNELS, compileKernel } = (await import(script)) as Script;

describe.each(Object.entries(KERNELS))('the kernel %s', (source, target) => {
  const text = readFileSync(new URL(`../${target}`, import.meta.url), 'utf8');

  it('is what its source compiles to', async () => {
    expect(text).toBe(await compileKernel(source));
  });

  it('is small enough to compile on the main thread of a browser', () => {
    const base64 = [...text.matchAll(/'([^']+)'/g)].map(([, part]) => part).join('');
    const bytes = bytesOfBase64(base64);
    expect([...bytes.subarray(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
    expect(bytes.length).toBeLessThan(4096);
  });
});

it('reads base64 as others do', () => {
  for (const text of ['', 'a', 'ab', 'abc', 'abcd', '\u0000\u00ff~'])
    expect(Buffer.from(bytesOfBase64(Buffer.from(text).toString('base64')))).toEqual(Buffer.from(text));
});

it('says where a kernel cannot run', () => {
  const code = kernelCode(Buffer.from('not a kernel').toString('base64'));
  expect(code.available()).toBe(false);
  expect(code.create(8)).toBeUndefined();
});
