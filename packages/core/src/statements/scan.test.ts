import { describe, expect, it } from 'vitest';
import { readSamples, score } from './testing/corpus.ts';

describe('annotated texts', () => {
  it('prints', () => {
    for (const file of ['corpus-english.txt', 'corpus-marks.txt']) {
      const { all, misses } = score(readSamples(file));
      console.log(file, JSON.stringify(all));
      for (const m of misses) console.log(' -', m.construction, '|', m.what);
    }
    expect(1).toBe(1);
  });
});
