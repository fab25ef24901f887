/** What a word can be, as bits: one look-up per word instead of many. */
export const W = {
  /** he, she, they ... as a subject */
  pronoun: 1,
  /** him, them ... */
  object: 2,
  /** his, their ... */
  owner: 4,
  determiner: 8,
  /** who, which, whose */
  relative: 16,
  that: 32,
  preposition: 64,
  coordinator: 128,
  subordinator: 256,
  auxiliary: 512,
  be: 1024,
  adverb: 2048,
  /** Mr., Sen., President ... before a name */
  title: 4096,
  /** spokesman, official, professor ... */
  role: 8192,
  weekday: 16384,
  month: 32768,
  /** University, Committee ...: the name is no person's */
  organisation: 65536,
  /** today, morning, week ... */
  time: 131072,
  /** claim, statement ...: nouns that hold what was said */
  cueNoun: 262144,
  /** book, song, headline ...: what follows in quotation marks is a title */
  work: 524288,
  number: 1048576,
  /** "so-called", "titled" ...: what follows in quotation marks is a name or a term */
  naming: 2097152,
  place: 4194304,
  /** reporters, voters ...: those spoken to */
  audience: 8388608,
  demonym: 16777216,
} as const;

/** What a verb does, and in which form it stands. */
export const V = {
  /** says, tells, adds: takes what was said as its object */
  say: 1,
  /** calls, denounces: characterises in words of the speaker's own */
  call: 2,
  /** believes, wants, plans: what is in the speaker's mind */
  think: 4,
  /** reads, begins: of documents */
  read: 8,
  base: 16,
  present: 32,
  past: 64,
  participle: 128,
  ing: 256,
  /** The same form is commonly a noun or an adjective. */
  nounish: 512,
  /** tell, remind: the first object is the one spoken to */
  addressed: 1024,
  /** Makes an indirect statement with "that" or a bare clause. */
  clausal: 2048,
  /** A verb of another language, as in "a déclaré". */
  foreign: 4096,
} as const;

export const VERB_CLASS: number = V.say | V.call | V.think | V.read;
export const FINITE: number = V.present | V.past;
