import { oneOf, required, span } from '../csv/cells.ts';
import { type Item, type Kind, kind } from '../item.ts';

const VERDICTS = ['met', 'not met', 'open'] as const;
const LEVELS = ['not initiated', 'minimum', 'intermediate', 'complete'] as const;

export interface JudgementItem extends Item {
  readonly subject: string;
  readonly judge: string;
  readonly spokenBy: string;
  readonly verdict: (typeof VERDICTS)[number];
  readonly level?: (typeof LEVELS)[number];
  readonly reasons: string;
  readonly repliesTo: string;
}

export const judgements: Kind<JudgementItem> = kind(
  {
    required: ['id', 'subject', 'judge', 'verdict', 'from'],
    optional: ['spoken_by', 'level', 'to', 'reasons', 'replies_to'],
  },
  (row, common) => {
    const [subject, judge] = [required(row, 'subject'), required(row, 'judge')];
    required(row, 'verdict');
    const verdict = oneOf(row, 'verdict', VERDICTS);
    const level = oneOf(row, 'level', LEVELS);
    const occurred = span(row);
    if (!verdict || !occurred || subject === '' || judge === '' || common.id === '') return undefined;
    return {
      ...common,
      occurred,
      subject,
      judge,
      spokenBy: row.get('spoken_by'),
      verdict,
      ...(level ? { level } : {}),
      reasons: row.get('reasons'),
      repliesTo: row.get('replies_to'),
    };
  },
);
