import { isoFromDay } from '@lockstep/core/calendar';
import { type Accepted, accepted, figuresIn, type Review } from '@lockstep/core/statements';
import type { Found } from '../find.ts';
import { SAY } from '../words.ts';
import { csvLine } from './csv.ts';
import { relatesText } from './file.ts';

/** The columns of docs/formats.md. */
const STATEMENTS =
  `id said speaker capacity party kind text bears_on announces announced_for relates known origin citation
url note`.split(/\s+/);
const FIGURES =
  `id metric of area from to value low high qualifier unit known origin citation url note`.split(/\s+/);

/** "The Washington Times, 21 October 2020": the document as a source. */
function citation({ document, date }: Found): string {
  const day = date === undefined ? undefined : isoFromDay(date);
  return [document.outlet, document.title === null ? undefined : `"${document.title}"`, day]
    .filter((part) => part !== undefined && part !== null)
    .join(', ');
}

function noteOf({ entry, by, at, merged }: Accepted): string {
  const parts = [entry.note, SAY.reviewedBy(by, at), merged.length > 0 ? SAY.alsoFound(merged.length) : ''];
  return parts.filter((part) => part !== '').join(' ');
}

/** The accepted statements as a file of statements (docs/formats.md). They could be known when the document came out. */
export function statementsCsv(review: Review, found: Found, url: string): string {
  const source = citation(found);
  const published = found.date === undefined ? undefined : isoFromDay(found.date);
  const rows = accepted(review).map((one) => {
    const { entry } = one;
    const known = published !== undefined && published >= entry.said ? published : entry.said;
    return csvLine([
      one.id,
      entry.said,
      entry.speaker,
      entry.capacity,
      entry.party,
      entry.kind,
      entry.text,
      entry.bearsOn.join(';'),
      entry.announces,
      entry.announcedFor,
      relatesText(entry),
      known,
      entry.speaker,
      source,
      url,
      noteOf(one),
    ]);
  });
  return csvLine(STATEMENTS) + rows.join('');
}

const cell = (value: number | null): string => (value === null ? '' : String(value));

/** The figures in the accepted statements, offered as a file of figures with the statement as their source. */
export function figuresCsv(review: Review, found: Found, url: string): string {
  const source = citation(found);
  const rows = accepted(review).flatMap(({ id, entry }) =>
    figuresIn(entry.text).map((figure, i) =>
      csvLine([
        `${id}-figure-${i + 1}`,
        figure.of || figure.unit || 'figure',
        entry.party,
        '',
        entry.said,
        '',
        cell(figure.value ?? null),
        cell(figure.low),
        cell(figure.high),
        figure.sense === 'between' ? '' : figure.sense,
        figure.unit,
        entry.said,
        entry.speaker,
        source,
        url,
        `${SAY.figureOf(id)}: "${figure.text.replace(/\s+/g, ' ')}"`,
      ]),
    ),
  );
  return csvLine(FIGURES) + rows.join('');
}
