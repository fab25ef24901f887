import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY, MAY, OCTOBER, withTexts } from '../../testing/briefings.ts';
import { renderJson, renderMarkdown } from '../index.ts';
import { escapeMarkdown, inlines } from './inline.ts';

describe('Markdown', () => {
  it('of an agreement without conditions', async () => {
    await expect(renderMarkdown(EMPTY)).toMatchFileSnapshot('./golden/empty.md.txt');
  });

  it('of May 2021', async () => {
    await expect(renderMarkdown(MAY)).toMatchFileSnapshot('./golden/may-2021.md.txt');
  });

  it('has a footnote for every mark and a mark for every footnote', () => {
    const text = renderMarkdown(OCTOBER);
    const marks = new Set([...text.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => number));
    const notes = new Set([...text.matchAll(/^\[\^(\d+)\]:/gm)].map(([, number]) => number));
    expect(marks).toEqual(notes);
  });

  it('has as many cells in each row of a table as its head', () => {
    const lines = renderMarkdown(withTexts(OCTOBER, () => 'a | b \\| c\nd')).split('\n');
    const cells = (line: string) => line.replace(/\\./g, '').split('|').length;
    lines.forEach((line, i) => {
      if (line.startsWith('| ') && lines[i - 1]?.startsWith('| '))
        expect(cells(line)).toBe(cells(lines[i - 1] ?? ''));
    });
  });

  it('escapes what would be a mark', () => {
    expect(escapeMarkdown('**a** [b](c) <d> `e` |f| #g')).toBe(
      '\\*\\*a\\*\\* \\[b\\](c) \\<d\\> \\`e\\` \\|f\\| \\#g',
    );
    expect(escapeMarkdown('1. first')).toBe('1\\. first');
    expect(escapeMarkdown('- first')).toBe('\\- first');
    expect(inlines([{ kind: 'link', to: 'javascript:alert(1)', of: ['x'] }])).toBe('x');
    expect(inlines([{ kind: 'code', text: 'a `b` c' }])).toBe('`` a `b` c ``');
  });

  it('never lets text break out of its line or become HTML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\n\r]/);
        expect(escaped.replace(/\\[\\`*_[\]<>|~#!&.)+=:-]/g, '')).not.toMatch(/[<>|[\]`*_\\]/);
      }),
    );
  });
});

describe('JSON', () => {
  it('is the assessment with what it was compared with, ending in a newline', () => {
    const text = renderJson(OCTOBER);
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      format: 'lockstep-briefing/1',
      assessment: OCTOBER.assessment,
      comparisons: OCTOBER.comparisons,
    });
  });
});
