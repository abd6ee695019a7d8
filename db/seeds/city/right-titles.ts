import type { SectorRoot } from "#app/domain/codes/sectors.ts";
import type { Random } from "../random.ts";
import texts from "../texts/rights.json" with { type: "json" };

/**
 * What the rights of a branch are about: parts and steps of its products. Whoever describes a product in words of its
 * patents' titles is found in their register, so that none of these stands in a teaser.
 */
const PARTS: Readonly<Record<SectorRoot, readonly string[]>> = texts.parts;

export function inventionTitle(random: Random, root: SectorRoot): string {
  return `一种${random.pick(together(PARTS[root], texts.inventions))}`;
}

export function modelTitle(random: Random, root: SectorRoot): string {
  return `一种${random.pick(together(PARTS[root], texts.models))}`;
}

export function softwareTitle(random: Random, root: SectorRoot): string {
  return random.pick(together(PARTS[root], texts.software));
}

export function designTitle(random: Random, root: SectorRoot): string {
  return random.pick(PARTS[root]);
}

export function varietyTitle(random: Random): string {
  return `${random.pick(texts.varieties)} ${random.int(1, 99)}`;
}

function together(parts: readonly string[], endings: readonly string[]): string[] {
  return parts.flatMap((part) => endings.map((ending) => part + ending));
}
