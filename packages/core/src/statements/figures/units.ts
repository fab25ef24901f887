/** What is counted, and in which unit of the agreement language it is measured. */

const UNITS: readonly (readonly [unit: string, words: RegExp])[] = [
  ['percent', /^(?:percent|per cent|%|percentage points?)$/i],
  ['deaths', /^(?:deaths?|fatalities|dead|killed|casualties)$/i],
  [
    'attacks',
    /^(?:attacks?|assaults?|strikes?|airstrikes?|incidents?|bombings?|explosions?|violations?|clashes|raids?|shootings?)$/i,
  ],
  ['days', /^days?$/i],
  ['weeks', /^weeks?$/i],
  ['months', /^months?$/i],
  ['years', /^years?$/i],
  ['hours', /^hours?$/i],
  [
    'persons',
    /^(?:troops?|soldiers?|forces|personnel|people|persons?|members|men|women|civilians?|prisoners?|fighters?|militants?|refugees?|police|officers?|advisers?|trainers?|contractors?|voters?|residents?|children|families|americans?|afghans?|marines?|victims?|hostages?|detainees?|immigrants?|migrants?|workers?|supporters?|delegates?)$/i,
  ],
  ['dollars', /^(?:dollars?|usd)$/i],
  ['euros', /^euros?$/i],
  ['bases', /^bases$/i],
];

/** Words that may stand between a number and what it counts. */
const BETWEEN =
  /^(?:u\.s\.?|american|afghan|nato|allied|coalition|foreign|british|german|enemy|more|additional|new|other|armed|service|remaining|combat|civilian|taliban|security|government|different|of|the|our|their|its|his|all|those|active-duty|permanent|military)$/i;

export interface Counted {
  /** "persons", "percent" ...; empty where nothing known is counted. */
  readonly unit: string;
  /** The noun as said: "troops". */
  readonly of: string;
  /** Length of the words read, from the beginning of the text given. */
  readonly length: number;
}

/** What the words right after a number count. */
export function countedBy(after: string): Counted {
  const pattern = /^\s*([$\p{L}%][\p{L}.%-]*)/u;
  let read = 0;
  for (let n = 0; n < 4; n++) {
    const match = pattern.exec(after.slice(read));
    if (!match) break;
    const raw = match[1] ?? '';
    // The full stop of "U.S." belongs to the word, the one after "troops." does not.
    const word = /^\p{Lu}\./u.test(raw) ? raw : raw.replace(/\.$/, '');
    const next = read + match[0].length - (raw.length - word.length);
    const two = /^\s+(cent)\b/.exec(after.slice(next));
    if (word === 'per' && two) return { unit: 'percent', of: 'per cent', length: next + two[0].length };
    for (const [unit, words] of UNITS)
      if (words.test(word)) return { unit, of: word.toLowerCase(), length: next };
    if (!BETWEEN.test(word)) {
      const plural = /[^s]s$/.test(word) && n < 2 && word.length > 3;
      return plural ? { unit: '', of: word.toLowerCase(), length: next } : { unit: '', of: '', length: 0 };
    }
    read = next;
  }
  return { unit: '', of: '', length: 0 };
}
