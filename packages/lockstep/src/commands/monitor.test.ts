import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Io } from '../cli/io.ts';
import { run } from '../cli/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'monitor-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | Uint8Array): string {
  writeFileSync(join(folder, name), text);
  return name;
}

async function monitor(...args: string[]) {
  let [out, err] = ['', ''];
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd: folder,
    terminal: false,
    today: () => '2020-10-21',
  };
  const code = await run(['monitor', ...args], io);
  return { code, out, err };
}

async function answer(formula: string, trace: string, ...more: string[]) {
  const path = file('trace.csv', trace);
  const { code, out, err } = await monitor('--formula', formula, '--trace', path, '--json', ...more);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out);
}

describe('lockstep monitor', () => {
  const trace = 't,x,y.low,y.high\n0,1,2,3\n1,-2,,4\n3,5,1,1\n10,,0,0\n';

  it('gives one verdict and margin per row, with null for an infinite end', async () => {
    expect(await answer('x >= 1', trace)).toEqual({
      t: [0, 1, 3, 10],
      verdict: ['met', 'not met', 'met', 'open'],
      margin: [
        [0, 0],
        [-3, -3],
        [4, 4],
        [null, null],
      ],
    });
    expect(await answer('y > 2', trace)).toEqual({
      t: [0, 1, 3, 10],
      verdict: ['open', 'open', 'not met', 'not met'],
      margin: [
        [0, 1],
        [null, 2],
        [-1, -1],
        [-2, -2],
      ],
    });
  });

  it('decides equality by the comparison, not by a margin of 0', async () => {
    const rows = 't,x\n0,3\n';
    const verdict = async (op: string) => (await answer(`x ${op} 3`, rows)).verdict[0];
    expect(await Promise.all(['<', '<=', '>', '>=', '==', '!='].map(verdict))).toEqual([
      'not met',
      'met',
      'not met',
      'met',
      'met',
      'not met',
    ]);
    expect((await answer('x < 3', rows)).margin).toEqual([[0, 0]]);
  });

  it('counts windows in ticks, not in rows: what is missing is unknown', async () => {
    const rows = 't,x\n0,5\n1,0\n10,0\n11,0\n';
    expect(await answer('once[0,2] (x > 3)', rows)).toEqual({
      t: [0, 1, 10, 11],
      verdict: ['met', 'met', 'open', 'open'],
      margin: [
        [2, null],
        [2, null],
        [-3, null],
        [-3, null],
      ],
    });
  });

  it('clips windows to the trace when asked to', async () => {
    const rows = 't,x\n0,5\n1,0\n2,1\n';
    expect(await answer('historically[1,2] (x > 0)', rows, '--outside', 'clip')).toEqual({
      t: [0, 1, 2],
      verdict: ['met', 'met', 'not met'],
      margin: [
        [null, null],
        [5, 5],
        [0, 0],
      ],
    });
    expect((await answer('historically[1,2] (x > 0)', rows)).verdict).toEqual(['open', 'open', 'not met']);
  });

  it('takes windows however long, and however far away, at no cost', async () => {
    const rows = 't,x\n0,5\n1,0\n2,1\n';
    const verdicts = async (formula: string, ...more: string[]) =>
      (await answer(formula, rows, ...more)).verdict;
    expect(await verdicts('once[0,9000000000] (x > 4)')).toEqual(['met', 'met', 'met']);
    expect(await verdicts('historically[0,9000000000] (once[0,9000000000] x < 5)')).toEqual([
      'open',
      'open',
      'open',
    ]);
    expect(await verdicts('(x > 4) until[0,9000000000] (x < 5)')).toEqual(['met', 'met', 'met']);
    expect(await verdicts('historically[9000000000,9000000001] (x > 4)')).toEqual(['open', 'open', 'open']);
    expect(await verdicts('(x < 5) since[1,9000000000] (x > 4)', '--outside', 'clip')).toEqual([
      'not met',
      'met',
      'met',
    ]);
    expect(await verdicts('eventually[9000000000,9000000001] (x > 4)', '--outside', 'clip')).toEqual([
      'not met',
      'not met',
      'not met',
    ]);
    expect(await verdicts('sum[9000000000,9000000001] x == 0', '--outside', 'clip')).toEqual([
      'met',
      'met',
      'met',
    ]);
    expect(await verdicts('sum[0,9000000000] x >= 5', '--outside', 'clip')).toEqual(['met', 'met', 'met']);
  });

  it('sums up, averages and counts over windows', async () => {
    const rows = 't,x\n0,5\n1,0\n2,1\n';
    expect(await answer('sum[0,1] x <= 4 * mean[0,2] x', rows, '--outside', 'clip')).toEqual({
      t: [0, 1, 2],
      verdict: ['met', 'met', 'met'],
      margin: [
        [15, 15],
        [5, 5],
        [7, 7],
      ],
    });
    expect((await answer('count[0,2] x >= 2', rows)).verdict).toEqual(['open', 'open', 'met']);
  });

  it('answers after every row when online', async () => {
    const rows = 't,x\n0,-3\n2,4\n3,1\n';
    expect(await answer('eventually[0,3] (x > 1)', rows, '--online')).toEqual([
      { t: [0], verdict: ['open'], margin: [[-4, null]] },
      {
        t: [0, 2],
        verdict: ['met', 'met'],
        margin: [
          [3, null],
          [3, null],
        ],
      },
      {
        t: [0, 2, 3],
        verdict: ['met', 'met', 'open'],
        margin: [
          [3, null],
          [3, null],
          [0, null],
        ],
      },
    ]);
    expect(await answer('x > 1', 't,x\n', '--online')).toEqual([]);
    expect(await answer('x > 1', 't,x\n')).toEqual({ t: [], verdict: [], margin: [] });
  });

  it('reads the formula from a file, with comments', async () => {
    const formula = file('rule.txt', '# quiet for a week\nhistorically[0,6]\n  (x <= 0)\n');
    const path = file('trace.csv', 't,x\n0,1\n');
    const { code, out } = await monitor('--formula-file', formula, '--trace', path, '--json');
    expect({ code, out }).toEqual({
      code: 0,
      out: '{"t":[0],"verdict":["not met"],"margin":[[null,-1]]}\n',
    });
  });

  it('prints a table for people', async () => {
    const path = file('trace.csv', 't,x.low,x.high\n8,1,2\n9,3,3\n10,,\n');
    const { out } = await monitor('--formula', 'x >= 2', '--trace', path);
    expect(out).toBe(
      [' t  verdict  margin', ' 8  open     -1 to 0', ' 9  met      1', '10  open     -inf to +inf', ''].join(
        '\n',
      ),
    );
    const steps = await monitor('--formula', 'x >= 2', '--trace', path, '--online');
    expect(steps.out.split('\n\n')[1]).toBe(
      'after t = 9\nt  verdict  margin\n8  open     -1 to 0\n9  met      1',
    );
  });

  it('accepts what spreadsheets write: byte order mark, CRLF, quotes, blanks, blank lines', async () => {
    const text = '\uFEFF"t", x \r\n\r\n 0 ,"1.5"\r\n1, \r\n+2,-2.5e-1\r\n';
    expect(await answer('x > 0', text)).toEqual({
      t: [0, 1, 2],
      verdict: ['met', 'open', 'not met'],
      margin: [
        [1.5, 1.5],
        [null, null],
        [-0.25, -0.25],
      ],
    });
  });

  it('keeps ticks that begin anywhere, and infinite ends of pairs', async () => {
    const text = 't,x.low,x.high\n-2,-inf,3\n-1,0,inf\n';
    expect(await answer('historically[0,1] (x >= 1)', text)).toEqual({
      t: [-2, -1],
      verdict: ['open', 'open'],
      margin: [
        [null, 2],
        [null, 2],
      ],
    });
  });
});

describe('lockstep monitor says in one line what is wrong and where, and ends with 2', () => {
  const good = 't,x\n0,1\n';
  const cases: readonly (readonly [formula: string, trace: string, message: string])[] = [
    ['x >', good, '--formula:1:4: expected a number, a signal name or "(", found the end of the formula'],
    ['(x > 1', good, '--formula:1:7: expected ")", found the end of the formula'],
    ['x > 1)', good, '--formula:1:6: expected the end of the formula, found ")"'],
    ['x > 0 and\nonce[3,1] x', good, '--formula:2:5: bounds must not decrease, found [3,1]'],
    ['once[-1,1] x', good, '--formula:1:6: expected a whole number of ticks, found "-"'],
    ['once[0,1.5] x', good, '--formula:1:8: expected a whole number of ticks, found "1.5"'],
    ['once[inf,inf] x', good, '--formula:1:6: the first bound must be finite'],
    ['z > 1', good, '--formula:1:1: the trace has no signal "z"; it has x'],
    [
      'x > 1 since x since x',
      good,
      '--formula:1:15: "since" next to "since" can be read in two ways: put one of them in brackets',
    ],
    [
      'x < 1 < 2',
      good,
      '--formula:1:7: "<" next to "<" can be read in two ways: put one of them in brackets',
    ],
    ['x + (x > 1) > 0', good, '--formula:1:5: "+" needs a number, found a condition'],
    ['abs(x > 1) > 0', good, '--formula:1:5: "abs" needs a number, found a condition'],
    ['3x > 1', good, '--formula:1:1: "3x" is not a number'],
    ['x ~ 1', good, '--formula:1:3: unexpected character "~"'],
    ['x > 1e400', good, '--formula:1:5: 1e400 is larger than any number that can be held'],
    [
      'x < sum[0,9999999999] x',
      good,
      '--formula:1:23: 10000000000 days are more than can be held: bring the bounds of this window closer together',
    ],
    ['  ', good, '--formula:1:1: the formula is empty'],
    [`${'('.repeat(600)}x`, good, '--formula:1:502: the formula is nested too deeply'],
    [`x${' + x'.repeat(2000)} > 0`, good, '--formula:1:1: the formula is nested too deeply'],
    ['x', '', 'trace.csv: the trace is empty; expected a header row that begins with t'],
    ['x', 'x,t\n1,0\n', 'trace.csv:1:1: the first column has to be t, found "x"'],
    ['x', 't,x\n0,1\n0,2\n', 'trace.csv:3:1: ticks must ascend: 0 comes after 0'],
    ['x', 't,x\n2,1\n\n1,2\n', 'trace.csv:4:1: ticks must ascend: 1 comes after 2'],
    ['x', 't,x\n0.5,1\n', 'trace.csv:2:1: expected a whole number of ticks, found "0.5"'],
    ['x', 't,x\n,1\n', 'trace.csv:2:1: expected a whole number of ticks, found ""'],
    ['x', 't,x\n0,1a\n', 'trace.csv:2:3: expected a number or nothing, found "1a"'],
    ['x', 't,x\n0,NaN\n', 'trace.csv:2:3: expected a number or nothing, found "NaN"'],
    ['x', 't,x\n0,inf\n', 'trace.csv:2:3: expected a number or nothing, found "inf"'],
    ['x', 't,x\n0,1e999\n', 'trace.csv:2:3: expected a number or nothing, found "1e999"'],
    ['x', 't,x\n0,1,2\n', 'trace.csv:2:5: expected 2 cells as in the header, found 3'],
    ['x', 't,x\n0\n', 'trace.csv:2:2: expected 2 cells as in the header, found 1'],
    ['x', 't,x,x\n0,1,2\n', 'trace.csv:1:5: the column "x" appears twice'],
    ['x', 't,x,\n0,1,2\n', 'trace.csv:1:5: a column without a name'],
    ['x', 't,x.low\n0,1\n', 'trace.csv:1:3: the column "x.low" needs a column "x.high" beside it'],
    ['x', 't,x,x.low,x.high\n0,1,1,1\n', 'trace.csv:1:5: "x" is a column of its own and a low/high pair'],
    [
      'x',
      '\n"t", "u" ,x.low\n0,1,1\n',
      'trace.csv:2:11: the column "x.low" needs a column "x.high" beside it',
    ],
    ['x', 't,x.low,x.high\n0,5,1\n', 'trace.csv:2:3: low is above high: 5 > 1'],
    [
      'x',
      't,x\n0,1\n9999999999,2\n',
      'trace.csv:3:1: the trace reaches over 10000000000 ticks, more than can be held; use a coarser tick, such as days',
    ],
  ];
  it.each(cases)('%j on %j', async (formula, trace, message) => {
    const path = file('trace.csv', trace);
    const { code, out, err } = await monitor('--formula', formula, '--trace', path, '--json');
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `lockstep: ${message}\n` });
  });

  it('for wrong usage', async () => {
    const path = file('trace.csv', good);
    const none = await monitor('--trace', path);
    expect([none.code, none.err]).toEqual([
      2,
      'lockstep: give the formula with --formula or with --formula-file, and only once\n',
    ]);
    const both = await monitor('--trace', path, '--formula', 'x', '--formula-file', path);
    expect(both.code).toBe(2);
    const lost = await monitor('--formula', 'x', '--trace', 'nowhere.csv');
    expect([lost.code, lost.err]).toEqual([2, 'lockstep: cannot read nowhere.csv\n']);
    const outside = await monitor('--formula', 'x', '--trace', path, '--outside', 'elsewhere');
    expect([outside.code, outside.err]).toMatchObject([2, expect.stringContaining('elsewhere')]);
    expect((await monitor('--formula', 'x')).code).toBe(2);
  });

  it('for any bytes whatever', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 60 }),
        fc.string({ maxLength: 30 }),
        async (bytes, formula) => {
          const path = file('bytes.csv', new Uint8Array([0x74, 0x2c, 0x78, 0x0a, ...bytes]));
          const { code, err } = await monitor(`--formula=${formula}`, '--trace', path, '--json');
          expect(code === 0 ? err : err.split('\n').length).toBe(code === 0 ? '' : 2);
        },
      ),
      { numRuns: 300 },
    );
  });
});
