import { attributesLearnedFrom } from "#app/domain/matching/learned/counted-acts.ts";
import type { DeclinedAttribute } from "#app/domain/matching/ranking/feedback.ts";
import type { translator } from "#app/i18n/translator.ts";

type Learned = Extract<
  DeclinedAttribute,
  "instrument" | "sector" | "district" | "stage" | "amount" | "term" | "age"
>;

/** What a pass with this code changes in the institution's rankings. */
export function passChange(
  t: ReturnType<typeof translator<"matching.opportunities.pass">>,
  code: string,
  comma: string,
): string {
  const learned = attributesLearnedFrom(code).map((one) => t(`attributes.${one as Learned}`));
  return learned.length === 0 ? t("nothing") : t("learned", { what: learned.join(comma) });
}
