/**
 * The 34 provinces of Afghanistan: the name in common English use, the ISO 3166-2 code, and the other spellings
 * under which sources speak of each: UCDP's `adm_1` (with and without "province"), Natural Earth's, ISO 3166-2's,
 * and common transliterations. `id` is the id of the province's outline in Natural Earth (adm1_code).
 */
const TABLE = `
AFG-1760 AF-BDS Badakhshan
AFG-1741 AF-BDG Badghis     | Badghes
AFG-1766 AF-BGL Baghlan
AFG-1744 AF-BAL Balkh
AFG-1743 AF-BAM Bamyan      | Bamian | Bāmyān
AFG-1753 AF-DAY Daykundi    | Daikundi | Dāykundī
AFG-1749 AF-FRA Farah       | Farāh
AFG-1745 AF-FYB Faryab      | Fāryāb
AFG-1757 AF-GHA Ghazni      | Ghaznī
AFG-1747 AF-GHO Ghor        | Ghōr | Ghowr
AFG-1750 AF-HEL Helmand     | Hilmand
AFG-1742 AF-HER Herat       | Hirat | Hirāt | Herāt
AFG-1746 AF-JOW Jawzjan     | Jowzjan | Jowzjān | Jozjan
AFG-1767 AF-KAB Kabul       | Kābul
AFG-1754 AF-KAN Kandahar    | Qandahar | Kandahār
AFG-1768 AF-KAP Kapisa      | Kāpīsā
AFG-1758 AF-KHO Khost       | Khōst | Khowst
AFG-1762 AF-KNR Kunar       | Kunarha | Konar
AFG-1763 AF-KDZ Kunduz      | Kondoz | Qunduz
AFG-1770 AF-LAG Laghman     | Laghmān
AFG-1771 AF-LOG Logar       | Lōgar | Lowgar
AFG-1764 AF-NAN Nangarhar   | Nangarhār | Ningarhar
AFG-1751 AF-NIM Nimroz      | Nimruz | Nīmrōz
AFG-1761 AF-NUR Nuristan    | Nuristān | Nooristan
AFG-3413 AF-PIA Paktia      | Paktya | Paktiya | Paktiyā
AFG-1759 AF-PKA Paktika     | Paktīkā
AFG-1769 AF-PAN Panjshir    | Panjsher | Panjshayr
AFG-1772 AF-PAR Parwan      | Parwān
AFG-1773 AF-SAM Samangan    | Samangān
AFG-1748 AF-SAR Sar-e Pul   | Sari Pul | Sar-e Pol | Sar-i Pul | Sar-e-Pul
AFG-1765 AF-TAK Takhar      | Takhār
AFG-1752 AF-URU Uruzgan     | Urozgan | Oruzgan | Orūzgān | Uruzgān
AFG-1774 AF-WAR Wardak      | Maidan Wardak | Maydan Wardak | Wardag
AFG-1755 AF-ZAB Zabul       | Zābul
`;

export const PROVINCES = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [id, code, ...rest] = line.trim().split(/\s+/);
    const [name, ...others] = rest
      .join(' ')
      .split('|')
      .map((part) => part.trim());
    return {
      id,
      code,
      name,
      also: [name, ...others]
        .map((each) => `${each} province`)
        .concat(others)
        .sort(),
    };
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** The province that a source means by a spelling, or undefined. Case and surrounding space do not matter. */
export function provinceOf(spelling) {
  return BY_SPELLING.get(spelling.trim().toLowerCase());
}

const BY_SPELLING = new Map(
  PROVINCES.flatMap((province) =>
    [province.name, province.code, ...province.also].map((each) => [each.toLowerCase(), province]),
  ),
);
