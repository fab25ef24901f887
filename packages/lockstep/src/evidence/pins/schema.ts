import { z } from 'zod';

/** ISO 8601 calendar date. */
type IsoDate = string;

/** How the knowledge date of each row is set. */
export type KnownRule =
  /** Every row at once: the publication of the release. */
  | { readonly by: 'date'; readonly date: IsoDate }
  /** The earliest date of a source cited by the row that is not before the event: an approximation. */
  | { readonly by: 'source'; readonly otherwise: IsoDate }
  /** The date in the row; `otherwise` where it has none. */
  | { readonly by: 'column'; readonly otherwise: IsoDate };

/** Days and areas about which a source is in a position to know. */
export interface Covers {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Later days may still gain rows: what is counted there is a lower bound. */
  readonly completeThrough?: IsoDate | undefined;
  /** Where rows became known one by one: days after which the rows of a day are taken to be complete. */
  readonly settles?: number | undefined;
  /** Names of areas; absent for all. */
  readonly areas?: readonly string[] | undefined;
  /** Who says so: the person who imported it, the name of the release, or only the first and last row. */
  readonly by: 'stated' | 'release' | 'rows';
}

/** A figure that exists and was kept from publication. */
export interface WithheldFigure {
  readonly metric: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly reason: string;
  readonly citation: string;
  /** Since when that is known; absent: always. */
  readonly known?: IsoDate | undefined;
}

export const PIN_KINDS = [
  'ucdp',
  'acled',
  'events',
  'figures',
  'judgements',
  'statements',
  'occurrences',
  'areas',
] as const;
export type PinKind = (typeof PIN_KINDS)[number];

/** One imported file: what it is, where it came from, and what it is good for. */
export interface Pin {
  /** Source id of the agreement file. */
  readonly source: string;
  /** How the file is read. */
  readonly kind: PinKind;
  /** Relative to the workspace, with forward slashes. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly licence: string;
  readonly citation: string;
  readonly url?: string | undefined;
  readonly obtained: IsoDate;
  readonly known: KnownRule;
  /** Only rows of this country are taken. */
  readonly country?: string | undefined;
  readonly covers?: Covers | undefined;
  readonly withheld?: readonly WithheldFigure[] | undefined;
  readonly rows: {
    readonly read: number;
    readonly kept: number;
    readonly rejected: number;
    /** Rows of other countries. */
    readonly leftOut?: number | undefined;
  };
}

export const SOURCES_FORMAT = 'lockstep-sources/1';

/** Kinds of sources in an agreement, by the kind of file that fills them. */
export const SOURCE_KIND = {
  ucdp: 'events',
  acled: 'events',
  events: 'events',
  figures: 'figures',
  judgements: 'judgements',
  statements: 'statements',
  occurrences: 'occurrences',
} as const;

const date = z.iso.date();
const number = z.int().min(0);

const pinSchema: z.ZodType<Pin> = z.strictObject({
  source: z.string().min(1),
  kind: z.enum(PIN_KINDS),
  file: z
    .string()
    .min(1)
    .refine(
      (path) => !path.startsWith('/') && !path.split(/[/\\]/).includes('..'),
      'a path inside the workspace',
    ),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
  bytes: number,
  licence: z.string(),
  citation: z.string(),
  url: z.string().optional(),
  obtained: date,
  known: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('date'), date }),
    z.strictObject({ by: z.literal('source'), otherwise: date }),
    z.strictObject({ by: z.literal('column'), otherwise: date }),
  ]),
  country: z.string().min(1).optional(),
  covers: z
    .strictObject({
      from: date,
      to: date,
      completeThrough: date.optional(),
      settles: number.optional(),
      areas: z.array(z.string()).optional(),
      by: z.enum(['stated', 'release', 'rows']),
    })
    .refine(({ from, to }) => from <= to, 'from no later than to')
    .optional(),
  withheld: z
    .array(
      z.strictObject({
        metric: z.string().min(1),
        from: date,
        to: date,
        reason: z.string().min(1),
        citation: z.string(),
        known: date.optional(),
      }),
    )
    .optional(),
  rows: z.strictObject({ read: number, kept: number, rejected: number, leftOut: number.optional() }),
});

export const sourcesSchema: z.ZodType<{ readonly format: string; readonly files: readonly Pin[] }> =
  z.strictObject({
    format: z.literal(SOURCES_FORMAT),
    files: z.array(pinSchema),
  });
