/**
 * The 34 provinces of Afghanistan: the name in common English use, the ISO 3166-2 code, where the capital lies
 * (longitude, latitude, to about a kilometre: it names an outline whose own label is wrong), and the other
 * spellings under which sources speak of the province: UCDP's `adm_1`, Natural Earth's, ISO 3166-2's and common
 * transliterations.
 */
const TABLE = `
AF-BDS  70.58 37.12  Badakhshan
AF-BDG  63.13 34.99  Badghis     | Badghes
AF-BGL  68.70 35.94  Baghlan
AF-BAL  67.11 36.71  Balkh
AF-BAM  67.82 34.82  Bamyan      | Bamian | Bāmyān
AF-DAY  66.13 33.72  Daykundi    | Daikundi | Dāykundī
AF-FRA  62.11 32.37  Farah       | Farāh
AF-FYB  64.78 35.92  Faryab      | Fāryāb
AF-GHA  68.42 33.55  Ghazni      | Ghaznī
AF-GHO  65.25 34.52  Ghor        | Ghōr | Ghowr
AF-HEL  64.37 31.59  Helmand     | Hilmand
AF-HER  62.20 34.34  Herat       | Hirat | Hirāt | Herāt
AF-JOW  65.75 36.67  Jawzjan     | Jowzjan | Jowzjān | Jozjan
AF-KAB  69.17 34.53  Kabul       | Kābul
AF-KAN  65.71 31.61  Kandahar    | Qandahar | Kandahār
AF-KAP  69.62 34.98  Kapisa      | Kāpīsā
AF-KHO  69.93 33.34  Khost       | Khōst | Khowst
AF-KNR  71.15 34.87  Kunar       | Kunarha | Konar
AF-KDZ  68.86 36.73  Kunduz      | Kondoz | Qunduz
AF-LAG  70.21 34.67  Laghman     | Laghmān
AF-LOG  69.02 33.99  Logar       | Lōgar | Lowgar
AF-NAN  70.45 34.43  Nangarhar   | Nangarhār | Ningarhar
AF-NIM  61.87 30.98  Nimroz      | Nimruz | Nīmrōz
AF-NUR  70.92 35.42  Nuristan    | Nuristān | Nooristan
AF-PIA  69.22 33.60  Paktia      | Paktya | Paktiya | Paktiyā
AF-PKA  68.77 33.18  Paktika     | Paktīkā
AF-PAN  69.52 35.31  Panjshir    | Panjsher | Panjshayr
AF-PAR  69.17 35.01  Parwan      | Parwān
AF-SAM  68.02 36.26  Samangan    | Samangān
AF-SAR  65.93 36.22  Sar-e Pul   | Sari Pul | Sar-e Pol | Sar-i Pul | Sar-e-Pul
AF-TAK  69.53 36.74  Takhar      | Takhār
AF-URU  65.87 32.63  Uruzgan     | Urozgan | Oruzgan | Orūzgān | Uruzgān
AF-WAR  68.87 34.40  Wardak      | Maidan Wardak | Maydan Wardak | Wardag
AF-ZAB  66.90 32.11  Zabul       | Zābul
`;

export const PROVINCES = TABLE.trim().split('\n').map(provinceFrom);

function provinceFrom(line) {
  const [code, longitude, latitude, ...words] = line.trim().split(/\s+/);
  const [name, ...others] = words
    .join(' ')
    .split('|')
    .map((part) => part.trim());
  const also = [name, ...others].map((each) => `${each} province`).concat(others);
  return { code, name, also, capital: [Number(longitude), Number(latitude)] };
}

const BY_SPELLING = new Map(
  PROVINCES.flatMap((province) =>
    [province.name, province.code, ...province.also].map((each) => [each.toLowerCase(), province]),
  ),
);

/** The province that a source means by a spelling, or undefined. Case and surrounding space do not matter. */
export function provinceOf(spelling) {
  return BY_SPELLING.get(spelling.trim().toLowerCase());
}
