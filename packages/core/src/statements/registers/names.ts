/** Words of rank that do not tell one person from another. */
const RANKS =
  /^(?:mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|sen|senator|rep|representative|gov|governor|gen|general|lt|col|sgt|capt|adm|president|secretary|minister|prime|chancellor|ambassador|mullah|maulawi|mawlawi|haji|sheikh|ayatollah|king|queen|prince|judge|justice|speaker)$/;

/**
 * A name as it is compared: without capitals, accents, apostrophes, dots, initials and titles, so that "Gen. Austin
 * S. Miller" and "Austin Miller" agree, and "al-Qaida" and "Al Qaida" do too.
 */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘ʼ`´.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word, _, all) => !RANKS.test(word) && (word.length > 1 || all.length === 1))
    .join(' ');
}

/** The last word of a plain name. */
export const surname = (plain: string): string => plain.slice(plain.lastIndexOf(' ') + 1);
