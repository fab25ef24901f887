/** Rough widths of letters as shares of the letter size; a little generous, so that text stays inside its box. */
function letterWidth(letter: string): number {
  if (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(letter))
    return 1.02;
  if (/[iljtfr.,:;'’|!()[\] ]/u.test(letter)) return 0.36;
  if (/[mwMW%@—…]/u.test(letter)) return 0.9;
  return /\p{Lu}/u.test(letter) ? 0.7 : 0.57;
}

export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width * size;
}

/** Text in lines no wider than `width`, broken at spaces; a word that is too long for a line is broken too. */
export function wrapText(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter((one) => one !== '')) {
    for (const piece of pieces(word, width, size)) {
      const longer = line === '' ? piece : `${line} ${piece}`;
      if (line !== '' && textWidth(longer, size) > width) {
        lines.push(line);
        line = piece;
      } else line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number, size: number): readonly string[] {
  if (textWidth(word, size) <= width) return [word];
  const parts: string[] = [''];
  for (const letter of word) {
    const last = parts[parts.length - 1] ?? '';
    if (last !== '' && textWidth(last + letter, size) > width) parts.push(letter);
    else parts[parts.length - 1] = last + letter;
  }
  return parts;
}
