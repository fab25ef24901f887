import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesOfBase64 } from './kernel.ts';
import { KERNEL_BASE64 } from './kernel-bytes.ts';
import { cellOf } from './limits.ts';

describe('the kernel', () => {
  it('is what its source compiles to', async () => {
    const script = '../../../../../scripts/build-kernel.js';
    const { compileKernel } = (await import(script)) as { compileKernel: () => Promise<string> };
    expect(readFileSync(new URL('./kernel-bytes.ts', import.meta.url), 'utf8')).toBe(await compileKernel());
  });

  it('is small enough to compile on the main thread of a browser', () => {
    expect(bytesOfBase64(KERNEL_BASE64).length).toBeLessThan(4096);
  });

  it('is read from base64 as elsewhere', () => {
    for (const text of ['', 'a', 'ab', 'abc', 'abcd', '\u0000\u00ff~'])
      expect(Buffer.from(bytesOfBase64(Buffer.from(text).toString('base64')))).toEqual(Buffer.from(text));
  });
});

describe('cells of expected counts', () => {
  it('never go down as the count goes up', () => {
    const cells: number[] = [];
    for (let e = 1e-6; e < 5000; e *= 1.0007) cells.push(cellOf(e, 8));
    expect(cells).toEqual([...cells].sort((a, b) => a - b));
    expect(cellOf(0, 8)).toBe(0);
    expect(cellOf(2 ** -12, 8)).toBe(0);
    expect(cellOf(1, 8)).toBe(12 * 128);
    expect(cellOf(16, 8)).toBe(16 * 128);
  });
});
