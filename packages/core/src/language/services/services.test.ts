import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAgreement, readAgreement } from '../index.ts';
import { FRAME, marked, meaningOf } from '../testing/kit.ts';
import {
  applyEdits,
  definition,
  folds,
  formattingEdits,
  hover,
  hoverMarkdown,
  type OpenAgreement,
  offsetOf,
  openAgreement,
  outline,
  positionOf,
  prepareRename,
  quickFixes,
  references,
  rename,
  semanticTokens,
} from './index.ts';

const EXAMPLE = readFileSync(
  new URL('../../../../../examples/resolute-support/agreement.lockstep', import.meta.url),
  'utf8',
);

/** A text after the frame with its marks: the first is where the service is asked. */
function open(source: string): { document: OpenAgreement; at: number; marks: readonly string[] } {
  const { text, ranges } = marked(`${FRAME}${source}`);
  const document = openAgreement(text);
  return { document, at: ranges[0]!.start, marks: ranges.map(({ start, end }) => `${start}-${end}`) };
}

describe('definition and references', () => {
  it('goes from a use to the name where it is declared', () => {
    const { text, ranges } = marked(
      `${FRAME}condition «hot» "Hot" judged by us\ncondition c "C"\n  means not ((h«o»t)) and calm`,
    );
    expect(definition(openAgreement(text), ranges[1]!.start)).toEqual(ranges[0]);
  });

  it('finds every use: rules, anchors, areas in the plural, readings, tests', () => {
    const cases = [
      'condition «hot» "Hot" judged by us\ncondition c "C" means (  # why\n «hot» ) and not («hot»)\ntest "T"\n  as of 2020-05-01\n  on 2020-04-01 us says «hot» met\n  expect c met, «hot» met',
      'areas «county» from "c.geojson" by "n"\nmeasure m "M" sums deaths in fights by «county»\ncondition c "C" means in every «county», m over 7 days < 3\ncondition d "D" means m in all «counties» together over 7 days < 3\ncondition e "E" means in at least 3 «counties», m over 7 days < 3',
      'occurrence «go» "Go" in diary\nanchor a "A" is «go»\ncommitment d "D"\n  us must bring about «go» within 3 days of the start of «go»\n  when «go» has happened\nadjustment j "J"\n  us to 5\n  decided when «go»\n  done when «go»',
      'commitment «host» "Host"\n  us must keep "it", judged by us\ncommitment d "D"\n  them must keep "so", judged by them\n  while us keeps «host»\n  on violation of «host»\npower p "P"\n  us may suspend «host»\ncondition c "C" means «host» is violated',
      'party «he» "He"\ncommitment d "D"\n  «he», us must jointly keep "so", judged by «he»\n  owed to «he»\npower p "P"\n  «he» may suspend d\n  against «he»\nmeasure n "N" takes strength of «he» in reports\nadjustment j "J"\n  «he» to 5\n  decided by consensus of «he»\ncondition c "C"\n  reading r\n    held by «he»\n    judged by «he»',
      'condition x "X"\n  reading «one» means calm\n  reading two means not calm\ncondition c "C" means x.«one» or x.two\ntest "T"\n  as of 2020-05-01\n  expect x.«one» met',
    ];
    for (const source of cases) {
      const { text, ranges } = marked(`${FRAME}${source}`);
      const document = openAgreement(text);
      expect(document.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const found = references(document, ranges[0]!.start);
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
        ranges.map(({ start, end }) => text.slice(start, end)),
      );
      expect(found.map(({ start, end }) => ({ start, end }))).toEqual(ranges);
      expect(found.map(({ declares }) => declares)).toEqual(ranges.map((_, n) => n === 0));
    }
  });

  it('keeps the uses in a clause that cannot be read', () => {
    const { text, ranges } = marked(
      `${FRAME}condition «hot» "Hot" judged by us\ncondition c "C"\n  means «hot» and over «hot»`,
    );
    expect(references(openAgreement(text), ranges[0]!.start).map(({ start }) => start)).toEqual(
      ranges.map(({ start }) => start),
    );
  });

  it('finds nothing where nothing is named', () => {
    const { document, at } = open('condition c "C«»" judged by us');
    expect(references(document, at)).toEqual([]);
    expect(definition(document, at)).toBeUndefined();
  });
});

describe('rename', () => {
  it('refuses what is no free name, saying why', () => {
    const { document, at } = open('condition «hot» "Hot" judged by us');
    const refusal = (name: string) => {
      const found = rename(document, at, name);
      return found.ok ? undefined : found.message;
    };
    expect(refusal('two words')).toBe(
      '“two words” cannot be a name: a name is one word of letters, digits and _, and does not begin with a digit.',
    );
    expect(refusal('8ball')).toContain('cannot be a name');
    expect(refusal('')).toContain('cannot be a name');
    expect(refusal('x#')).toContain('cannot be a name');
    expect(refusal('Over')).toBe('“Over” is a word of the language and cannot be a name.');
    expect(refusal('calm')).toBe('“calm” is already the name of a condition.');
    expect(refusal('province')).toBe('“province” is already the name of a list of areas.');
    expect(refusal('cool')).toBeUndefined();
  });

  it('refuses a name that a clause would read as something else', () => {
    const { document, at } = open(
      'occurrence «go» "Go" in diary\ncommitment d "D"\n  us must keep "it", judged by us\n  on go',
    );
    expect(rename(document, at, 'gone').ok).toBe(true);
    expect(rename(document, at, 'suspension')).toEqual({
      ok: false,
      message: 'With the name “suspension” some clause could no longer be read.',
    });
  });

  it('refuses a second reading of the same name, and members', () => {
    const { document, at } = open('condition x "X"\n  reading «one» means calm\n  reading two means calm');
    expect(rename(document, at, 'two')).toEqual({
      ok: false,
      message: '“x” already has a reading “two”.',
    });
    const member = open('condition x "X" judged by «fr»');
    expect(prepareRename(member.document, member.at)).toEqual({
      message: '“fr” is not declared in this agreement, so it cannot be renamed here.',
    });
  });

  it('says that files beside the agreement stay as they are', () => {
    const { document, at } = open('condition x "X" judged by «us»');
    expect(rename(document, at, 'usa')).toMatchObject({
      ok: true,
      note: 'Files beside the agreement that name “us” (evidence, judgements) are not changed.',
    });
  });

  it('there and back gives the same text, and the agreement means the same in between', () => {
    const document = openAgreement(EXAMPLE);
    const uses = document.uses();
    fc.assert(
      fc.property(
        fc.nat(uses.length - 1),
        fc.stringMatching(/^[a-z_][a-z0-9_]{0,12}[a-rt-z0-9_]$/),
        (n, name) => {
          const use = uses[n]!;
          const there = rename(document, use.start, name);
          if (!there.ok) return;
          const changed = openAgreement(applyEdits(EXAMPLE, there.edits));
          expect(changed.diagnostics.map(({ code }) => code)).toEqual(
            document.diagnostics.map(({ code }) => code),
          );
          const place = changed.uses()[n]!;
          expect(place.name).toBe(name);
          const back = rename(changed, place.start, use.name);
          expect(back.ok && applyEdits(changed.text, back.edits)).toBe(EXAMPLE);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('hover', () => {
  const standing = {
    asOf: 'As of 2020-05-01',
    of: new Map([
      ['calm', { state: 'met', reason: 'Judged met by us' }],
      ['split.wide', { state: 'open', reason: '' }],
    ]),
  };

  it('says the rule in words and how it stands', () => {
    const { document, at } = open('condition c "C_1" means «calm» on every day of the last 3 days');
    expect(hoverMarkdown(hover(document, at, { standing })!)).toBe(
      [
        '**calm** · condition  \nCalm',
        'As of 2020-05-01: **met**. Judged met by us',
        'Met when it is judged so by United States.',
      ].join('\n\n'),
    );
    expect(hover(document, document.text.indexOf('C_1') - 3)).toMatchObject({
      name: 'c',
      what: 'condition',
      label: 'C_1',
      rules: [{ words: ['Met when, on the day judged: on every day of the last 3 days, “Calm” is met.'] }],
    });
  });

  it('tells readings apart', () => {
    const { document, at } = open('condition c "C" means split.«wide»');
    expect(hover(document, at, { standing })).toMatchObject({
      name: 'split.wide',
      what: 'reading of split',
      rules: [{ id: 'split.wide', words: ['Met when it is judged so by The others.'] }],
      standing: [{ id: 'split.wide', asOf: 'As of 2020-05-01', state: 'open', reason: '' }],
    });
    expect(hover(document, at - 3)?.rules.map(({ id }) => id)).toEqual(['split.narrow', 'split.wide']);
  });

  it('says what a name is while the agreement has errors, and nothing of unknown names', () => {
    const { document, at } = open('condition c "C" means «calm» over');
    expect(hover(document, at)).toMatchObject({ name: 'calm', what: 'condition', label: 'Calm', rules: [] });
    const unknown = open('condition c "C" means «clam»');
    expect(hover(unknown.document, unknown.at)).toBeUndefined();
  });
});

describe('outline and folds', () => {
  const text = `# one\n# two\nagreement "A"\n  signed 2020-01-01\nparty us "Us"\ncondition c "C"\n  reading r "R"\n    judged by us\n\ntest "T"\n  as of 2020-01-02\n  expect c open\n`;

  it('lists blocks and readings', () => {
    const shown = outline(openAgreement(text)).map(({ kind, name, detail, selection, children }) => [
      kind,
      name,
      detail,
      text.slice(selection.start, selection.end),
      children.map((child) => [
        child.kind,
        child.name,
        child.detail,
        text.slice(child.range.start, child.range.end),
      ]),
    ]);
    expect(shown).toEqual([
      ['agreement', 'A', '', '"A"', []],
      ['party', 'us', 'Us', 'us', []],
      ['condition', 'c', 'C', 'c', [['reading', 'r', 'R', 'reading r "R"\n    judged by us']]],
      ['test', 'T', '', '"T"', []],
    ]);
  });

  it('folds blocks and runs of comments', () => {
    expect(folds(openAgreement(text))).toEqual([
      { from: 1, to: 2, comment: true },
      { from: 3, to: 4 },
      { from: 6, to: 8 },
      { from: 10, to: 12 },
    ]);
  });
});

describe('formatting', () => {
  it('changes only the lines that change', () => {
    const text = 'agreement "A"\n  signed 2020-01-01\nparty   us "Us"\nparty them "Them"\n';
    expect(formattingEdits(openAgreement(text))).toEqual([{ start: 34, end: 49, text: 'party us "Us"' }]);
    expect(formattingEdits(openAgreement(formatAgreement(EXAMPLE).text!))).toEqual([]);
    expect(formattingEdits(openAgreement('condition c "C" means over'))).toEqual([]);
  });

  it('gives the usual form whatever the blanks were', () => {
    const usual = formatAgreement(EXAMPLE).text!;
    const gaps = [...usual.matchAll(/(?<=[a-z]) (?=[a-z])|\n(?= )/g)].map(({ index }) => index);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(gaps.length - 1), { maxLength: 5 }), (picks) => {
        let text = usual;
        for (const at of picks.map((n) => gaps[n]!).sort((a, b) => b - a)) {
          text = `${text.slice(0, at)}  ${text.slice(at)}`;
        }
        const wanted = formatAgreement(text).text;
        expect(applyEdits(text, formattingEdits(openAgreement(text)))).toBe(wanted ?? text);
      }),
      { numRuns: 20 },
    );
  });
});

describe('quick fixes', () => {
  /** Titles, and the text after the preferred fix. */
  function fixed(source: string) {
    const { text, ranges } = marked(`${FRAME}${source}`);
    const fixes = quickFixes(openAgreement(text), ranges[0]!.start, ranges[0]!.end);
    const [first] = fixes;
    return {
      titles: fixes.map(({ title }) => title),
      after: first && applyEdits(text, first.edits).slice(FRAME.length),
    };
  }

  it('puts in the name or word that was meant', () => {
    expect(fixed('condition c "C" means «clam»')).toEqual({
      titles: ['Replace by “calm”'],
      after: 'condition c "C" means calm',
    });
    expect(fixed('condition c "C" means not («clam»)').after).toBe('condition c "C" means not (calm)');
    expect(fixed('condition c "C" means split.«wyde»').after).toBe('condition c "C" means split.wide');
    expect(fixed('«conditon» c "C" means calm').after).toBe('condition c "C" means calm');
    expect(fixed('test "T"\n  as of 2020-05-01\n  expect calm «not mett»').after).toBe(
      'test "T"\n  as of 2020-05-01\n  expect calm not met',
    );
    expect(fixed('condition c "C" means attacks over 7 days < 3 «atacks»').after).toBe(
      'condition c "C" means attacks over 7 days < 3 attacks',
    );
  });

  it('takes out what nothing uses, and adds to the outline what is cited', () => {
    expect(fixed('party «nobody» "Nobody"\n  also "x"\nparty third "Third"')).toEqual({
      titles: ['Remove “nobody”'],
      after: 'party third "Third"',
    });
    expect(fixed('measure «extra» "E" counts events in fights')).toEqual({
      titles: ['Remove “extra”'],
      after: '',
    });
    const outlined = 'outline\n  "1" "One"\ncondition hot "Hot"\n  clause "1"\n  judged by us\n';
    expect(fixed(`${outlined}condition «c» "C"\n  clause "2 \\"b\\""\n  judged by us`)).toEqual({
      titles: ['Add “2 "b"” to the outline'],
      after: `${outlined.replace('"One"', '"One"\n  "2 \\"b\\""')}condition c "C"\n  clause "2 \\"b\\""\n  judged by us`,
    });
    expect(fixed('condition c "C"\n  clause "1"\n  «clause "2"»\n  judged by us')).toEqual({
      titles: ['Remove this clause'],
      after: 'condition c "C"\n  clause "1"\n  judged by us',
    });
  });

  it('puts in a word that is missing, and what goes with the block', () => {
    expect(fixed('commitment d "D"\n  us must refrain «calm»')).toEqual({
      titles: ['Insert “from”'],
      after: 'commitment d "D"\n  us must refrain from calm',
    });
    expect(fixed('power p "P"\n  us «must» suspend leave').after).toBe('power p "P"\n  us may suspend leave');
    expect(fixed('condition c "C«»\n  judged by us').after).toBe('condition c "C"\n  judged by us');
  });

  it('has none where nothing is wrong', () => {
    expect(fixed('condition c "C" means «calm»')).toEqual({ titles: [], after: undefined });
  });
});

describe('semantic tokens', () => {
  it('tells words, names and the rest apart', () => {
    const part =
      'condition c "C" # why\n  means calm and by_province over 7 days in all provinces together < 3 deaths';
    const { document } = open(`«»${part}`);
    const shown = semanticTokens(document)
      .filter(({ start }) => start >= FRAME.length)
      .map(
        ({ start, end, type, declares }) =>
          `${document.text.slice(start, end)}:${type}${declares ? '!' : ''}`,
      );
    expect(shown).toEqual([
      'condition:keyword',
      'c:function!',
      '"C":string',
      '# why:comment',
      'means:keyword',
      'calm:function',
      'and:keyword',
      'by_province:variable',
      'over:keyword',
      '7:number',
      'days:keyword',
      'in:keyword',
      'all:keyword',
      'provinces:enum',
      'together:keyword',
      '<:operator',
      '3:number',
      'deaths:keyword',
    ]);
  });

  it('covers the text in order and without overlap', () => {
    let last = 0;
    for (const { start, end } of semanticTokens(openAgreement(EXAMPLE))) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      last = end;
    }
  });
});

describe('positions', () => {
  it('go there and back over every kind of line end', () => {
    const text = '\ufeffparty a "Ä"\r\n  x\rb\n\n"𝄞" c';
    const document = openAgreement(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const position = positionOf(document, offset);
      if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
      expect(offsetOf(document, position)).toBe(offset);
    }
    expect(positionOf(document, text.indexOf('c'))).toEqual({ line: 4, character: 5 });
    expect(offsetOf(document, { line: 99, character: 0 })).toBe(text.length);
    expect(offsetOf(document, { line: 0, character: 99 })).toBe(text.indexOf('\r'));
  });
});

describe('broken texts', () => {
  it('are open to every service at every place', () => {
    const cut = EXAMPLE.slice(EXAMPLE.indexOf('# Conditions, each'), EXAMPLE.indexOf('condition calm'));
    fc.assert(
      fc.property(fc.nat(cut.length), fc.nat(cut.length), fc.nat(cut.length), (a, b, at) => {
        const text = cut.slice(0, Math.min(a, b)) + cut.slice(Math.max(a, b));
        const document = openAgreement(text);
        const offset = Math.min(at, text.length);
        definition(document, offset);
        hover(document, offset);
        rename(document, offset, 'other');
        outline(document);
        folds(document);
        semanticTokens(document);
        for (const { edits } of quickFixes(document, 0, text.length)) applyEdits(text, edits);
        expect(document.diagnostics).toEqual(readAgreement(text).diagnostics);
        for (const { start, end, name, plural } of document.uses()) {
          if (!plural) expect(text.slice(start, end)).toBe(name);
        }
      }),
      { numRuns: 40 },
    );
    expect(meaningOf(openAgreement(EXAMPLE).agreement)).toEqual(meaningOf(readAgreement(EXAMPLE).agreement));
  });
});
