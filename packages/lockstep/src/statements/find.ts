import { type Day, dayFromIso } from '@lockstep/core/calendar';
import {
  type Candidate,
  candidatesOf,
  type DatedWords,
  datesIn,
  type FoundPlace,
  type FoundStatement,
  findSpeaker,
  type Person,
  type ProposedSpeaker,
  placesIn,
  proposeSpeakers,
  type RegisterIndex,
  scanStatements,
} from '@lockstep/core/statements';
import { blankOut, type Document } from './intake/index.ts';

/** A document with everything that was found in it. */
export interface Found {
  readonly document: Document;
  /** The date against which "on Wednesday" was resolved. */
  readonly date: Day | undefined;
  readonly statements: readonly FoundStatement[];
  readonly people: readonly Person[];
  readonly places: readonly FoundPlace[];
  readonly dates: readonly DatedWords[];
  readonly proposed: readonly ProposedSpeaker[];
  readonly candidates: readonly Candidate[];
}

export interface FindOptions {
  /** ISO date that was given for the document; else its own. */
  readonly date?: string | undefined;
  readonly indirect: boolean;
  readonly registers: RegisterIndex;
}

const dayOf = (said: string | null): Day | undefined => (said === null ? undefined : dayFromIso(said));

/** Searches a document, leaving the medium's own words out. Offsets are those of the document's text. */
export function findStatements(document: Document, { date, indirect, registers }: FindOptions): Found {
  const day = dayOf(date ?? document.date);
  const text = blankOut(document.text, document.boilerplate);
  const scan = scanStatements(text, day === undefined ? { indirect } : { document: day, indirect });
  const on = (statement: FoundStatement): Day | undefined =>
    dayOf(statement.said.from) ?? dayOf(statement.said.to);
  return {
    document,
    date: day,
    statements: scan.statements,
    people: scan.people,
    places: placesIn(text, registers),
    dates: day === undefined ? [] : datesIn(text, day),
    proposed: proposeSpeakers(scan.statements, registers, day),
    candidates: candidatesOf(scan.statements, (statement) =>
      statement.speaker
        ? findSpeaker(registers, statement.speaker.text, statement.speaker.person, on(statement))
        : undefined,
    ),
  };
}
