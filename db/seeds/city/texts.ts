import type { Random } from "../random.ts";
import business from "../texts/business.json" with { type: "json" };
import { both } from "../texts/fill.ts";
import type { Product } from "./catalogue.ts";

export function productText(random: Random, product: Product): string {
  const [one = "", two = ""] = random.shuffled(business.strengths);
  return both(business.product, { product, buyers: buyersOf(product), one, two });
}

export function marketText(random: Random, product: Product): string {
  return both(business.market, { market: random.pick(business.markets), buyers: buyersOf(product) });
}

function buyersOf({ buyersZh, buyersEn }: Product) {
  return { zh: buyersZh, en: buyersEn };
}

export function customersText(random: Random): string {
  const [five, first, days] = [random.int(38, 82), random.int(12, 34), random.pick([30, 45, 60, 90])];
  return both(business.customers, { five, largest: Math.min(first, five - 4), days });
}

export function teamText(random: Random, founders: number, research: number): string {
  const text = founders === 1 ? business.team.one : business.team.several;
  return both(text, { founders, years: random.int(6, 19), research });
}
