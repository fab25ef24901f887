/** Numbers as people say them: figures, number words, and both together ("1.2 million", "two dozen"). */

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const VALUES: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, tens) => [word, tens * 10] as const).filter(([word]) => word !== ''),
]);

/** A source text for regular expressions: one number, in figures or in words. */
export const NUMERAL: string = (() => {
  const small = [...VALUES.keys()].join('|');
  const scale = Object.keys(SCALES).join('|');
  const words = `(?:${small})(?:[- ](?:${small}))?(?:\\s+(?:and\\s+)?(?:${scale}|${small}))*`;
  return `(?:\\d{1,3}(?:(?:,\\d{3})+|(?:[ \u00a0\u202f\u2009]\\d{3})+(?!\\d))(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?:a|half a)\\s+(?:${scale})|${words})(?:\\s+(?:${scale})\\b)?`;
})();

/** The value of a number as said, or undefined if it is none. */
export function numberFrom(words: string): number | undefined {
  const parts = words
    .toLowerCase()
    // Thousands set apart by spaces, as in French and in tables: "1 200".
    .replace(/(?<=\d)[ \u00a0\u202f\u2009](?=\d{3}(?!\d))/g, ',')
    .replace(/-/g, ' ')
    .split(/\s+/)
    .filter((part) => part !== 'and');
  let total = 0;
  let current = 0;
  let seen = false;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string;
    const scale = SCALES[part];
    if (part === 'a') {
      current = 1;
    } else if (part === 'half') {
      current = 0.5;
      i++;
    } else if (scale !== undefined) {
      current = (current === 0 && !seen ? 1 : current) * scale;
      if (scale >= 1000) {
        total += current;
        current = 0;
      }
      seen = true;
    } else {
      const value =
        VALUES.get(part) ?? (/^[\d,]+(?:\.\d+)?$/.test(part) ? Number(part.replaceAll(',', '')) : undefined);
      if (value === undefined) return undefined;
      current += value;
      seen = true;
    }
  }
  return seen ? total + current : undefined;
}
