import { spansOf, type Span } from "#app/lib/spans.ts";

/**
 * Numbers by which a register gives the owner of a right: applications and grants of patents (ZL 2020 1 0123456.7),
 * publications (CN 112345678 B), software (2021SR1234567), plant varieties (CNA20191001234) and the certificates of
 * high-tech enterprises (GR202122000417). Source: the forms of the national registers' own numbers.
 */
export function rightNumbers(plain: string): Span[] {
  return NUMBERS.flatMap((pattern) => spansOf(plain, pattern));
}

const NUMBERS: readonly RegExp[] = [
  /(?<![a-z\d])(?:zl|cn)?[\s.:-]?(?:19|20)\d{2}[\s.-]?[12389][\s.-]?\d{7}[\s.-]?[\dx](?![a-z\d])/gu,
  /(?<![a-z\d])zl[\s.:-]?(?:19|20)\d{2}[\s.-]?[12389][\s.-]?\d{7}(?!\d)/gu,
  /(?<![a-z\d])cn[\s.-]?\d{7,9}[\s.-]?[abcsuy]\d?(?![a-z\d])/gu,
  /(?<![a-z\d])(?:19|20)\d{2}[\s-]?sr[\s-]?\d{6,7}(?!\d)/gu,
  /(?<![a-z\d])cna[\s.-]?(?:19|20)\d{2}[\s.-]?\d{4,7}(?:\.\d)?(?!\d)/gu,
  /(?<![a-z\d])gr[\s.-]?(?:19|20)\d{2}[\s.-]?\d{8}(?!\d)/gu,
  /(?<![a-z\d])pct\/[a-z]{2}(?:19|20)\d{2}\/\d{5,6}(?!\d)/gu,
];
