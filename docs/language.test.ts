import { readdirSync, readFileSync } from 'node:fs';
import { formatAgreement, readAgreement } from '@lockstep/core/language';
import { describe, expect, it } from 'vitest';

interface Block {
  readonly kind: string;
  readonly text: string;
  readonly line: number;
}

const folder = new URL('./', import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(new URL(page, folder), 'utf8');
  return [...text.matchAll(/^```(lockstep(?:-error)?)\b[^\n]*\n(.*?)^```$/gms)].map(
    ({ 1: kind = '', 2: body = '', index }) => ({
      kind,
      text: body,
      line: text.slice(0, index).split('\n').length,
    }),
  );
}

/** The blocks of a page build up one agreement; one that begins with `agreement` begins anew. */
function withBefore(blocks: readonly Block[]): readonly (Block & { readonly before: string })[] {
  let before = '';
  return blocks.map((block) => {
    if (/^(#.*\n)*agreement /.test(block.text)) before = '';
    const whole = { ...block, before };
    if (block.kind === 'lockstep') before += `${block.text}\n`;
    return whole;
  });
}

function messages(text: string): readonly string[] {
  return readAgreement(text)
    .diagnostics.filter((one) => one.severity === 'error')
    .map((one) => one.message);
}

describe.each(pages.filter((page) => blocksOf(page).length > 0))('%s', (page) => {
  const blocks = withBefore(blocksOf(page));

  it.each(blocks.filter((block) => block.kind === 'lockstep'))('has no errors in line $line', (block) => {
    expect(messages(block.before + block.text)).toEqual([]);
  });

  it.each(blocks.filter((block) => block.kind === 'lockstep'))(
    'is in its usual form in line $line',
    ({ text }) => {
      expect(formatAgreement(text).text).toBe(text);
    },
  );

  const wrong = blocks.filter((block) => block.kind === 'lockstep-error');
  if (wrong.length > 0) {
    it.each(wrong)('has the errors that it tells in line $line', ({ before, text }) => {
      const told = [...text.matchAll(/^# (.*)$/gm)].map(([, message]) => message);
      expect(messages(before + text)).toEqual(told);
    });
  }
});
