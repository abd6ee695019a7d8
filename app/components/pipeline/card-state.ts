import { type BadgeTone, toneOf } from "#app/components/ui/badge.tsx";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import type { PipelineCard } from "#app/domain/pipeline/card.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

/** The state of a card as a badge shows it. */
export type CardStateTexts = { tone: BadgeTone | undefined; word: string };

export function cardState(
  locale: Locale,
  card: PipelineCard & { instrument: string | null },
): CardStateTexts {
  const { kind, status } = card;
  if (card.kind === "offer" && card.isOnHold)
    return { tone: "due", word: translator(locale, "offer")("onHold") };
  const t = translator(locale, "terms.states");
  return {
    tone: toneOf(kind, status),
    word: t(`${kind}.${status}` as Parameters<typeof t>[0], {
      kind: boundKind(card.commitment, card),
    }),
  };
}
