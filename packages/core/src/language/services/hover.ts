import type { TextRange } from '../../logic/index.ts';
import type { BlockWord } from '../lexer/words.ts';
import { type Explained, explainAgreement } from '../reading/index.ts';
import type { OpenAgreement } from './document.ts';
import { keyOf, type NameUse } from './names/use.ts';
import { nameAt } from './navigate.ts';
import { SERVICE } from './words.ts';

/** How things stand in a workspace, by name; readings by `condition.reading`. */
export interface Standing {
  /** For example "As of 2020-10-21". */
  readonly asOf: string;
  readonly of: ReadonlyMap<string, { readonly state: string; readonly reason: string }>;
}

/** What is said of a name. */
export interface Hover {
  readonly range: TextRange;
  readonly name: string;
  /** "condition", "reading of less_violence" */
  readonly what: string;
  readonly label: string;
  /** The rule in plain words, one entry per reading. */
  readonly rules: readonly {
    readonly id: string;
    readonly label: string;
    readonly words: readonly string[];
    readonly formal?: string;
  }[];
  /** The verdict or state in the workspace, where one was given. */
  readonly standing: readonly {
    readonly id: string;
    readonly asOf: string;
    readonly state: string;
    readonly reason: string;
  }[];
}

/** The rule in words behind the name at an offset, and how it stands in a workspace. */
export function hover(
  document: OpenAgreement,
  offset: number,
  options: { readonly standing?: Standing | undefined } = {},
): Hover | undefined {
  const use = nameAt(document, offset);
  const declared = use && document.names.declarations.get(use.owner ?? use.name);
  if (use === undefined || declared === undefined) return undefined;
  const { kind, block } = declared;
  const key = keyOf(use);
  const own = (id: string) => id === key || (use.owner === undefined && id.startsWith(`${key}.`));
  const rules = explain(document).filter(({ id }) => own(id));
  const reading = use.owner === undefined ? undefined : rules.find(({ id }) => id === key);
  const standing = [...(options.standing?.of ?? [])]
    .filter(([id]) => own(id))
    .map(([id, found]) => ({ id, asOf: options.standing?.asOf ?? '', ...found }));
  return {
    range: { start: use.start, end: use.end },
    name: key,
    what: whatIs(use, kind),
    label: reading?.label ?? block.label?.text ?? '',
    rules: rules.map(({ id, label, words, formal }) => ({
      id,
      label,
      words,
      ...(formal !== undefined && { formal }),
    })),
    standing,
  };
}

function whatIs(use: NameUse, kind: BlockWord): string {
  return use.owner === undefined ? SERVICE.declaredAs(kind) : SERVICE.readingOf(use.owner);
}

/** Rules are read back only from an agreement without errors: what is half written means nothing yet. */
function explain({ agreement, diagnostics }: OpenAgreement): readonly Explained[] {
  return diagnostics.some(({ severity }) => severity === 'error') ? [] : explainAgreement(agreement);
}

/** A hover as Markdown, for editors that show it so. */
export function hoverMarkdown(found: Hover): string {
  const lines = [
    `**${found.name}** · ${found.what}${found.label === '' ? '' : `  \n${escaped(found.label)}`}`,
  ];
  for (const { id, asOf, state, reason } of found.standing) {
    const whose = id === found.name ? '' : `${id}: `;
    lines.push(`${escaped(asOf)}: ${whose}**${state}**${reason === '' ? '' : `. ${escaped(reason)}`}`);
  }
  for (const { id, label, words, formal } of found.rules) {
    const head = id === found.name ? '' : `*${id}* ${label === found.label ? '' : escaped(label)}  \n`;
    lines.push(`${head}${words.map(escaped).join(' ')}`);
    if (formal !== undefined) lines.push(`${SERVICE.formally}:\n\`\`\`\n${formal}\n\`\`\``);
  }
  return lines.join('\n\n');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
