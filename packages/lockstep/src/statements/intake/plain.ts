import { boilerplateIn } from './boilerplate.ts';
import { dateAtHead, outletAtHead, titleAtHead } from './dateline.ts';
import type { Document } from './document.ts';
import { guessLanguage } from './language.ts';

/** A plain text as it is: nothing is removed, so that offsets are those of the file's text. */
export function plainDocument(text: string): Document {
  return {
    text,
    boilerplate: boilerplateIn(text),
    title: titleAtHead(text),
    outlet: outletAtHead(text),
    date: dateAtHead(text),
    language: guessLanguage(text),
    format: 'text',
  };
}
