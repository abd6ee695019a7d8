import { spansOf, spansWithRest, type Span } from "#app/lib/spans.ts";
import { stockCodes } from "./stock-codes.ts";

/**
 * Numbers by which a register names the owner of a right: applications and grants of patents (ZL 2020 1 0123456.7),
 * publications (CN 112345678 B), software (2021SR1234567), plant varieties (CNA20191001234), approved drugs and devices
 * (国药准字H20203012), certificates of high-tech enterprises (GR202122000417), food licences, website records and shares.
 * Source: the number formats of the national registers.
 */
export function rightNumbers(plain: string): Span[] {
  return [
    ...NUMBERS.flatMap((pattern) => spansOf(plain, pattern)),
    ...spansWithRest(
      plain,
      /专利号?|申请号|公开号|公告号|zl|patent/gu,
      /[\s.:是为号no]{0,5}(?:\d[\s.-]?){8,12}[\dx]/uy,
    ),
    ...stockCodes(plain),
  ];
}

const NUMBERS: readonly RegExp[] = [
  /(?<![a-z\d])(?:19|20)\d{2}[\s.-]?[12389][\s.-]?\d{7}\.[\dx](?![a-z\d])/gu,
  /(?<![a-z\d])cn[\s.-]?\d{9}[\s.-]?[abcsuy]\d?(?![a-z\d])/gu,
  /(?<![a-z\d])(?:19|20)\d{2}[\s-]?s\s?r[\s-]?\d{6,7}(?!\d)/gu,
  /软[著着]登字[\s第]{0,3}\d{6,8}/gu,
  /(?<![a-z\d])cna[\s.-]?(?:19|20)\d{2}[\s.-]?\d{4,7}(?:\.\d)?(?!\d)/gu,
  /(?<![a-z\d])gr[\s.-]?(?:19|20)\d{2}[\s.-]?\d{4}[\s.-]?\d{4}(?!\d)/gu,
  /(?<![a-z\d])pct\/[a-z]{2}(?:19|20)\d{2}\/\d{5,6}(?!\d)/gu,
  /国药准字\s?[a-z]\d{8}(?!\d)/gu,
  /\p{Script=Han}械(?:注[准进许]|备)\s?\d{8,14}/gu,
  /icp备\s?\d{6,10}/gu,
  /(?<![a-z\d])sc\s?\d{14}(?!\d)/gu,
];
