/** The example's decision history: it verifies, stands as it should, and each decision can be replayed. */
import { fileURLToPath } from 'node:url';
import { dayFromIso } from '@lockstep/core/calendar';
import { parseInstant } from '@lockstep/core/record';
import { describe, expect, it } from 'vitest';
import { openRecord, replayDecision } from '../../packages/lockstep/src/council/index.ts';
import { lockstep } from '../../packages/lockstep/src/testing/run.ts';

const EXAMPLE = fileURLToPath(new URL('.', import.meta.url));
const io = { out: () => {}, err: () => {}, cwd: EXAMPLE, terminal: false, today: () => '2026-11-23' };

/** What to do where a change of the evidence, of the agreement or of what is computed was meant. */
const AGAIN = 'if the assessment was meant to change, make the record anew: npm run decisions';

describe('the decisions of Resolute Support', () => {
  it('verify, by the key and by every signature', async () => {
    const { code, out } = await lockstep(EXAMPLE, 'record', 'verify', '--key', 'record/keys/log.vkey');
    expect(out).toContain('lockstep.example/resolute-support: 34 entries');
    expect(out).toContain('It verifies.');
    expect(code).toBe(0);
    const { log } = openRecord(EXAMPLE, '.').roster;
    expect(log.name).toBe('lockstep.example/resolute-support');
  });

  it('are the adjustment of 2020, the meeting without a decision, and the decision of April 2021', () => {
    const { council } = openRecord(EXAMPLE, '.');
    const stand = (time: string) =>
      council(parseInstant(time)!).rounds.map(({ id, state, final, order }) => [
        id,
        state,
        final,
        order.inOrder,
      ]);
    expect(stand('2021-02-17T12:00:00Z')).toEqual([
      ['proportion-1', 'adopted', true, true],
      ['leave-1', 'not in order', false, false],
    ]);
    expect(stand('2021-04-14T17:59:59Z').at(-1)).toEqual(['leave-2', 'under silence', false, true]);
    expect(stand('2021-04-14T18:00:00Z').at(-1)).toEqual(['leave-2', 'adopted', false, true]);
    const [, february, april] = council(parseInstant('2021-04-16T00:00:00Z')!).rounds;
    expect(february?.state).toBe('withdrawn');
    expect(april).toMatchObject({ state: 'adopted', final: true, previous: 'leave-1' });
    expect(april?.order.unmet.map(({ condition, override }) => [condition, override?.by])).toEqual([
      ['less_violence', 'chair'],
      ['ceasefire', 'chair'],
      ['broke_ties', 'chair'],
      ['good_faith', 'chair'],
    ]);
  });

  it('come out of the pinned evidence again', async () => {
    const open = openRecord(EXAMPLE, '.');
    for (const id of ['proportion-1', 'leave-1', 'leave-2']) {
      const replay = await replayDecision(io, open, id, dayFromIso('2021-12-31')!);
      expect(replay, `${id}: ${AGAIN}`).toMatchObject({ same: true, differs: [] });
    }
  });
});
