import { useFormAction } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { CardMove } from "#app/domain/pipeline/moves.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

/** The texts and targets of all cards: looked up once for a board of sixty. */
export function useCardFormatters() {
  const t = useTranslations("pipeline");
  const refusals = useTranslations("refusals");
  const moveName = memoize((move: CardMove["move"]) => t(`moves.${move}`));
  return {
    t,
    moveName,
    notNow: memoize((move: CardMove["move"]) => t("card.not", { move: moveName(move) })),
    whyNot: memoize((code: RefusalCode) => refusals(code)),
    moves: t("card.moves"),
    nobody: t("card.nobody"),
    theCompany: t("card.theCompany"),
    action: useFormAction(),
  };
}
export type CardFormatters = ReturnType<typeof useCardFormatters>;

function memoize<Key, Word>(find: (key: Key) => Word): (key: Key) => Word {
  const known = new Map<Key, Word>();
  return (key) => {
    const word = known.get(key) ?? find(key);
    known.set(key, word);
    return word;
  };
}
