/** What named judges said, with the replies to it. */
import type { JudgementResult } from '@lockstep/core/assessment';
import { type Block, column, date, type Inlines, paragraph, table } from '../document/index.ts';
import { stateMark } from '../states.ts';
import { CONDITIONS } from '../words/index.ts';
import type { Desk } from './desk.ts';

export function judgementBlocks(judgements: readonly JudgementResult[], desk: Desk): Block[] {
  if (judgements.length === 0) return [paragraph(CONDITIONS.noJudgement)];
  return [
    table(
      [CONDITIONS.judgements],
      [
        column(CONDITIONS.judge),
        column(CONDITIONS.verdict),
        column(CONDITIONS.dated),
        column(CONDITIONS.said),
      ],
      judgements.map((one) => [
        judge(one, judgements, desk),
        [stateMark(one.verdict)],
        [date(one.occurred)],
        said(one, desk),
      ]),
    ),
  ];
}

function judge(one: JudgementResult, all: readonly JudgementResult[], desk: Desk): Inlines {
  const who = desk.name(one.judge);
  const name =
    one.repliesTo !== null && all.some(({ id }) => id === one.repliesTo) ? CONDITIONS.reply(who) : who;
  return [
    one.spokenBy === null ? name : `${name}, ${CONDITIONS.spokenBy(one.spokenBy)}`,
    desk.method('judged'),
  ];
}

function said(one: JudgementResult, desk: Desk): Inlines {
  return [
    one.reasons,
    desk.cited(one),
    ...(one.level === null ? [] : [` ${CONDITIONS.level(one.level)}`, desk.method('level')]),
  ];
}
