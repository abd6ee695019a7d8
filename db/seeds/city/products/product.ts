import type { SectorLeaf } from "#app/domain/codes/sectors.ts";

/** What a firm of the demonstration city makes, and who buys it; no name in it that would point at anybody. */
export interface Product {
  zh: string;
  en: string;
  buyersZh: string;
  buyersEn: string;
}

export interface LeafCatalogue {
  /** Trade words of firms' names: in both languages such as stand in the names of many. */
  trades: readonly (readonly [zh: string, en: string])[];
  products: readonly Product[];
}

export type Catalogue = Partial<Record<SectorLeaf, LeafCatalogue>>;

export function product(zh: string, en: string, buyersZh: string, buyersEn: string): Product {
  return { zh, en, buyersZh, buyersEn };
}
