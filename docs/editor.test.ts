/** The CodeMirror adapter that docs/editor.md shows, run as it stands there. */
import { readFileSync } from 'node:fs';
import * as services from '@lockstep/core/language/services';
import { describe, expect, it } from 'vitest';

const PAGE = readFileSync(new URL('./editor.md', import.meta.url), 'utf8');
const TEXT = `agreement "A"
  signed 2020-01-01
party us "Us"
condition calm "Calm"
  judged by us
condition both "Both"
  means calm and clam
`;

interface Adapter {
  findings: (text: string) => {
    from: number;
    to: number;
    severity: string;
    message: string;
    actions: { name: string; apply: (view: { dispatch: (change: unknown) => void }) => void }[];
  }[];
  offers: (text: string, pos: number) => unknown;
  tooltip: (text: string, pos: number) => { pos: number; end: number } | null;
}

/** The page's block of JavaScript with its import taken from this process. */
function adapter(): Adapter {
  const code = /```js\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
  const names = /import \{ ([^}]+) \} from '@lockstep\/core\/language\/services';/
    .exec(code)?.[1]
    ?.split(', ');
  const all: Readonly<Record<string, unknown>> = services;
  const body = code.replace(/^import .*$/m, '').replace(/^export /gm, '');
  const make = new Function(...(names ?? []), `${body}\nreturn { findings, offers, tooltip };`);
  return make(...(names ?? []).map((name) => all[name])) as Adapter;
}

describe('the CodeMirror adapter of docs/editor.md', () => {
  const { findings, offers, tooltip } = adapter();
  const at = TEXT.indexOf('clam');

  it('lints, with a fix that CodeMirror can apply', () => {
    const [only, ...more] = findings(TEXT);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ from: at, to: at + 4, severity: 'error' });
    expect(only?.message).toContain('did you mean “calm”?');
    const changes: unknown[] = [];
    expect(only?.actions.map(({ name }) => name)).toEqual(['Replace by “calm”']);
    only?.actions[0]?.apply({ dispatch: (change) => changes.push(change) });
    expect(changes).toEqual([{ changes: [{ from: at, to: at + 4, insert: 'calm' }] }]);
  });

  it('completes', () => {
    expect(offers(TEXT, at + 1)).toEqual({
      from: at,
      to: at + 1,
      filter: false,
      options: expect.arrayContaining([{ label: 'calm', type: 'name', detail: 'Calm' }]),
    });
    expect(offers(TEXT, TEXT.indexOf('"Calm"') + 2)).toBeNull();
  });

  it('shows a tooltip over a name and none elsewhere', () => {
    const calm = TEXT.indexOf('calm');
    expect(tooltip(TEXT, calm + 2)).toMatchObject({ pos: calm, end: calm + 4 });
    expect(tooltip(TEXT, 0)).toBeNull();
  });

  it('names every function of the services that it lists', () => {
    const table = PAGE.slice(PAGE.indexOf('| function |'), PAGE.indexOf('With CodeMirror 6'));
    const listed = [...table.matchAll(/`(\w+)(?:\(|`)/g)].map(([, name]) => name ?? '');
    expect(listed.length).toBeGreaterThan(12);
    for (const name of listed.filter((one) => !/^(diagnostics)$/.test(one))) {
      expect(services, name).toHaveProperty(name);
    }
  });
});
