/** Common words that tell a language. */
const WORDS: Readonly<Record<string, RegExp>> = {
  en: /\b(?:the|and|of|that|said|with|was|have)\b/gi,
  de: /\b(?:der|die|und|das|nicht|mit|ist|sagte)\b/gi,
  fr: /\b(?:les|des|est|que|dans|pour|une|selon)\b/gi,
  es: /\b(?:los|las|que|del|por|una|para|dijo)\b/gi,
  it: /\b(?:che|della|per|una|sono|con|gli|ha)\b/gi,
  sv: /\b(?:och|att|det|som|inte|för|till|sade)\b/gi,
};

/** So much of a text is looked at. */
const SAMPLE = 4000;

/** The language of a text by its script and its commonest words; null where neither tells. */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  if (/[\u3040-\u30ff]/.test(sample)) return 'ja';
  if (/[\u4e00-\u9fff]{4}/.test(sample)) return 'zh';
  if (/[\u0600-\u06ff]{4}/.test(sample))
    return /[ټډړږښګڼې]/.test(sample) ? 'ps' : /[پچژگ]/.test(sample) ? 'fa' : 'ar';
  if (/[\u0400-\u04ff]{4}/.test(sample)) return /[іїєґ]/i.test(sample) ? 'uk' : 'ru';
  let best: string | null = null;
  let most = 2;
  for (const [language, words] of Object.entries(WORDS)) {
    const count = sample.match(words)?.length ?? 0;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
