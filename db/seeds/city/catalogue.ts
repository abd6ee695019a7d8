import type { SectorLeaf } from "#app/domain/codes/sectors.ts";
import type { Pair } from "../texts/fill.ts";
import products from "../texts/products.json" with { type: "json" };

/** What a firm of the demonstration city makes, and who buys it; no name in it that would point at anybody. */
export interface Product extends Pair {
  buyersZh: string;
  buyersEn: string;
}

/** What the firms of each sector are called and make; `trades` are words that stand in the names of many. */
export const catalogue: Readonly<
  Record<SectorLeaf, { trades: readonly Pair[]; products: readonly Product[] }>
> = products;
