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
  const last = learned.at(-1);
  if (last === undefined) return t("nothing");
  const first = learned.slice(0, -1).join(comma);
  return t("learned", { what: first === "" ? last : t("both", { first, last }) });
}
