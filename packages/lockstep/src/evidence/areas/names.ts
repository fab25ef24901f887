/** Words after (or before) a name that only say what kind of area it is. */
const KINDS_OF_AREA =
  /\b(province|provinces|wilayat|wilaya|velayat|governorate|muhafazah?|oblast|region|state|county|district|department|departamento|prefecture|municipality|division)\b/g;

/**
 * A name with everything taken away in which spellings of one name differ: capitals, accents, apostrophes, hyphens,
 * spaces, and words such as "province". "Sar-e Pul Province" and "sarepul" are the same.
 */
export function plainName(name: string): string {
  const letters = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u02bb'`\u00b4]/g, '');
  const words = letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const bare = words.replace(KINDS_OF_AREA, ' ').replace(/\s+/g, '');
  return bare === '' ? words.replace(/\s+/g, '') : bare;
}
