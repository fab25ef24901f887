import { isoFromDay, isoFromSpan } from '@lockstep/core/calendar';
import type { FoundStatement } from '@lockstep/core/statements';
import type { Found } from '../find.ts';

/** One statement as others score it. Offsets are UTF-16 code units of the document's text. */
export function statementJson({
  text,
  start,
  end,
  kind,
  speaker,
  cue,
  said,
  figures,
}: FoundStatement): object {
  return { text, start, end, kind, speaker, cue, said, figures };
}

/** Everything that was found, with the document. */
export function documentJson(found: Found): object {
  const { document, statements, people, places, dates, proposed, date } = found;
  const { title, outlet, language, format } = document;
  return {
    document: {
      title,
      outlet,
      date: date === undefined ? null : isoFromDay(date),
      language,
      format,
      length: document.text.length,
    },
    text: document.text,
    statements: statements.map((statement) => ({
      ...statementJson(statement),
      quotes: statement.quotes,
      capacity: statement.capacity,
      addressee: statement.addressee,
      place: statement.place,
      context: statement.context,
      unnamed: statement.unnamed,
      continues: statement.continues,
    })),
    people: people.filter(({ guessed }) => !guessed).map(({ name }) => name),
    proposed,
    places: places.map(({ text, start, end, place }) => ({ text, start, end, place: place?.id ?? null })),
    dates: dates.map(({ text, start, end, span }) => ({ text, start, end, when: isoFromSpan(span) })),
  };
}
