import type { SectorLeaf } from "#app/domain/codes/sectors.ts";
import type { Pair } from "../texts/fill.ts";
import products from "../texts/products.json" with { type: "json" };

/** What a firm of the demonstration city makes, and its customers; no name that could identify a real firm. */
export interface Product extends Pair {
  buyersZh: string;
  buyersEn: string;
}

/** The names and products of the firms of each sector; `trades` are words used in many names. */
export const catalogue: Readonly<
  Record<SectorLeaf, { trades: readonly Pair[]; products: readonly Product[] }>
> = products;
