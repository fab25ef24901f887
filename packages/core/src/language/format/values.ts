import { isoFromDay } from '../../calendar/index.ts';
import type { DateNode, LengthNode } from '../syntax/index.ts';

export function dateText(date: DateNode): string {
  return isoFromDay(date.day);
}

export function quotedText(quoted: { readonly text: string }): string {
  return `"${quoted.text.replace(/["\\]/g, '\\$&')}"`;
}

export function lengthText({ count, unit }: LengthNode): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** "a, b and c" */
export function andList(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
