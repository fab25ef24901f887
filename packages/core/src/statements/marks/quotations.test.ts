import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphs, type Quotation, quotations } from './index.ts';

type Shown = string | [string, ...Shown[]];

const show = (text: string): Shown[] => {
  const one = ({ start, end, nested }: Quotation): Shown => {
    const cut = text.slice(start, end);
    return nested.length === 0 ? cut : [cut, ...nested.map(one)];
  };
  return quotations(text, paragraphs(text)).map(one);
};

describe('quotation marks', () => {
  it.each<[string, string, Shown[]]>([
    ['straight', 'He said "go" and "stay there."', ['"go"', '"stay there."']],
    ['curly', '“Go,” he said. “Stay.”', ['“Go,”', '“Stay.”']],
    [
      'mixed by the typesetter',
      '"Never underestimate him,” she said. “No."',
      ['"Never underestimate him,”', '“No."'],
    ],
    [
      'nested',
      '“He said, ‘I hope so,’ and left,” she said.',
      [['“He said, ‘I hope so,’ and left,”', '‘I hope so,’']],
    ],
    [
      'nested, closed by a straight mark',
      "“he said, ‘I hope so,'” she said.",
      [["“he said, ‘I hope so,'”", "‘I hope so,'"]],
    ],
    ['doubled apostrophes', "''Be nice,'' he said. ''Get 'em out.''", ["''Be nice,''", "''Get 'em out.''"]],
    ['three in a row', "''chanting: 'Run! Run!'.''", [["''chanting: 'Run! Run!'.''", "'Run! Run!'"]]],
    ['LaTeX', "``Be nice,'' he said.", ["``Be nice,''"]],
    ['German', '„Wir gehen“, sagte er. ‚Nein‘, rief sie.', ['„Wir gehen“', '‚Nein‘']],
    ['guillemets outwards', '« Nous partons », a dit M. X. «Bien.»', ['« Nous partons »', '«Bien.»']],
    ['guillemets inwards', '»Nein«, rief sie. »Doch.«', ['»Nein«', '»Doch.«']],
    ['Swedish', '”Vi går”, sa hon. ”Nej!”', ['”Vi går”', '”Nej!”']],
    [
      'Chinese and Japanese',
      '他说：“我们会离开。”「はい、『それ』です」と述べた。',
      ['“我们会离开。”', ['「はい、『それ』です」', '『それ』']],
    ],
    [
      'single marks as the outer ones',
      "'We must go,' he said, 'and it isn't ours.'",
      ["'We must go,'", "'and it isn't ours.'"],
    ],
    [
      'possessives inside single marks',
      "'The workers' council didn't vote,' he said.",
      ["'The workers' council didn't vote,'"],
    ],
    ['a plural in single marks', "They are 'free riders' in NATO", ["'free riders'"]],
    ['apostrophes only', "It's the workers' right in the '90s, rock 'n' roll.", []],
    ['brackets and dashes', 'the plan ("a bad one") – “the worst” – failed', ['"a bad one"', '“the worst”']],
    ['nothing inside', 'He wrote "" and “ ”.', []],
    ['a ruled line', `${'"'.repeat(40)} "go now" ${"'".repeat(12)}`, ['"go now"']],
  ])('%s', (_, text, expected) => {
    expect(show(text)).toEqual(expected);
  });

  it('goes on over paragraphs that repeat the opening mark', () => {
    const text = 'He said: “One.\n\n“Two.\n\n“Three.” Then he left.';
    expect(show(text)).toEqual(['“One.\n\n“Two.\n\n“Three.”']);
  });

  it('goes on over paragraphs when the next mark can only close', () => {
    expect(show('He said: «Un.\n\nDeux.\n\nTrois.» Puis rien.')).toEqual(['«Un.\n\nDeux.\n\nTrois.»']);
    expect(show('“Everybody believes in it.\nDonald Trump.”')).toEqual([
      '“Everybody believes in it.\nDonald Trump.”',
    ]);
  });

  it('recovers a mark that was never closed, and drops one that says nothing', () => {
    expect(show('"We are off, he said.\n\nThe "last" man left.')).toEqual([
      '"We are off, he said.',
      '"last"',
    ]);
    expect(show('He wants to "go home. She said, "No way."')).toEqual(['"No way."']);
    expect(quotations('"We are off.', paragraphs('"We are off.'))[0]?.closed).toBe(false);
  });

  it('gives quotations in order, inside the text, nested ones inside theirs, whatever the input', () => {
    const piece = fc.constantFrom(
      '"',
      '“',
      '”',
      '‘',
      '’',
      "'",
      "''",
      '«',
      '»',
      '„',
      '「',
      '」',
      'word',
      'workers',
      ' ',
      '.',
      ',',
      '\n',
      '\n\n',
      '(',
      '—',
      '😀',
    );
    const inside = (text: string, list: readonly Quotation[], from: number, to: number): void => {
      let last = from;
      for (const quote of list) {
        expect(quote.start).toBeGreaterThanOrEqual(last);
        expect(quote.from).toBeGreaterThan(quote.start);
        expect(quote.to).toBeGreaterThan(quote.from);
        expect(quote.end).toBeGreaterThanOrEqual(quote.to);
        expect(quote.end).toBeLessThanOrEqual(to);
        inside(text, quote.nested, quote.from, quote.to);
        last = quote.end;
      }
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        inside(text, quotations(text, paragraphs(text)), 0, text.length);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('paragraphs', () => {
  it('ends one at every line break of an ordinary text, at blank lines only where lines are wrapped', () => {
    const cut = (text: string): string[] => paragraphs(text).map(({ start, end }) => text.slice(start, end));
    expect(cut('One.\nTwo.\n\n Three. ')).toEqual(['One.', 'Two.', 'Three.']);
    expect(cut('One line that\nruns on and\non again.\n\nTwo.')).toEqual([
      'One line that\nruns on and\non again.',
      'Two.',
    ]);
    expect(cut('\r\n')).toEqual([]);
  });
});
