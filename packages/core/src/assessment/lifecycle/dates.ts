import { addDuration, type Day } from '../../calendar/index.ts';
import type { Agreement, Anchor, Deadline } from '../../language/index.ts';
import type { Life, LifeInputs } from './world.ts';

/** The day an anchor stands for, or undefined while what it waits for has not happened. */
export function anchorDay(
  anchor: Anchor,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
): Day | undefined {
  switch (anchor.kind) {
    case 'date':
      return anchor.day;
    case 'signing':
      return inputs.signed;
    case 'occurrence':
      return inputs.occurred.get(anchor.id)?.day;
    case 'declared': {
      const declared = agreement.anchors.find((one) => one.id === anchor.id);
      const chosen = inputs.anchorReading.get(anchor.id);
      const reading = declared?.readings.find((one) => one.id === chosen) ?? declared?.readings[0];
      return reading && anchorDay(reading.anchor, agreement, inputs, life);
    }
    case 'transition': {
      const steps = [
        ...(life.duties.get(anchor.id)?.history ?? []),
        ...(life.warrants.get(anchor.id)?.history ?? []),
      ];
      return steps.find((step) => step.state === anchor.event)?.day;
    }
  }
}

/** An anchor and what is counted from it: the last day on which a deed is in time (included), the first day of a duty. */
export function deadlineDay(
  deadline: Pick<Deadline, 'anchor' | 'offset'>,
  agreement: Agreement,
  inputs: LifeInputs,
  life: Life,
): Day | undefined {
  const day = anchorDay(deadline.anchor, agreement, inputs, life);
  if (day === undefined) return undefined;
  return deadline.offset ? addDuration(day, deadline.offset) : day;
}
