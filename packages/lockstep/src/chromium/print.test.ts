import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { findChromium, printToPdf } from './index.ts';

const browser = findChromium();
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('lockstep-print-'));

describe('printToPdf', () => {
  it.skipIf(browser === undefined)('gives a tagged document and leaves nothing behind', async () => {
    const before = leftovers();
    const pdf = await printToPdf(
      browser ?? '',
      '<!doctype html><html lang="en"><title>A page</title><h1>Heading</h1><p>Text</p></html>',
    );
    const text = Buffer.from(pdf).toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/Outlines');
    expect(leftovers()).toEqual(before);
  });

  it('rejects when the browser cannot be run, and leaves nothing behind', async () => {
    const before = leftovers();
    await expect(printToPdf('/no/such/browser', '<p>')).rejects.toThrow();
    expect(leftovers()).toEqual(before);
  });
});
