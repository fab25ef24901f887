import type { Register } from '../../cli/context.ts';
import { acts, receive } from './acts.ts';
import { decisions } from './decisions.ts';
import { propose } from './propose.ts';
import { replay } from './replay.ts';

/** The commands of the council. */
export const COUNCIL_COMMANDS: readonly Register[] = [propose, acts, receive, decisions, replay];
