import { DEAL_TERMS, type DealTurn } from "#app/domain/deals/turn.ts";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

interface Reader {
  viewer: "company" | "institution";
  /** The other side, as the page may call it; empty where it may not. */
  other: string;
  /** Whose words the deal has. */
  kind: BoundKind;
  /** The reader's own organization, said in place of "you" where a colleague takes the step. */
  own?: string;
  now: Date;
}

/** Whose turn it is, as one line for a side: who does what by when. */
export function turnLine(locale: Locale, turn: DealTurn, reader: Reader): string {
  const t = translator(locale, "steps");
  if (turn.who === null) return t("line.stopped", { name: t(`names.${turn.step}`, { kind: reader.kind }) });
  const isLate = turn.dueAt.getTime() < reader.now.getTime();
  const isOwn = isReaders(turn, reader);
  return t(`line.${isOwn ? "you" : "party"}${isLate ? "Late" : ""}`, {
    party: partyOf(t, turn, reader),
    act: t(isOwn || isLate ? `acts.${turn.step}` : `actsOf.${turn.step}`, { kind: reader.kind }),
    deadline: formatDeadline(locale, turn.dueAt, reader.now),
  });
}

/** The same in a few words, for the step itself: who, by when. */
export function shortTurn(locale: Locale, turn: DealTurn, reader: Reader): string {
  const t = translator(locale, "steps");
  if (turn.who === null) return t("line.stopped", { name: t(`names.${turn.step}`, { kind: reader.kind }) });
  const deadline = formatDeadline(locale, turn.dueAt, reader.now);
  if (isReaders(turn, reader)) return t("line.shortYou", { deadline });
  return t("line.short", { party: partyOf(t, turn, reader), deadline });
}

function isReaders({ who }: DealTurn, { viewer, own }: Reader): boolean {
  return who === viewer && own === undefined;
}

function partyOf(
  t: ReturnType<typeof translator<"steps">>,
  { who }: DealTurn,
  { viewer, other, own }: Reader,
): string {
  if (who === "admin") return t("line.platform");
  if (who === viewer && own !== undefined) return own;
  return other || t(viewer === "company" ? "title.unnamedInstitution" : "title.unnamedParty");
}

/** What follows from a deadline that has passed, or from a stopped clock; null while the clock runs in time. */
export function whatFollows(locale: Locale, turn: DealTurn, now: Date): string | null {
  const t = translator(locale, "steps");
  if (turn.who === null) return t("stopped");
  if (turn.dueAt.getTime() >= now.getTime()) return null;
  if (turn.step === "pay" || turn.step === "confirm") return t(`late.${turn.step}`);
  if (turn.step === "answer_dispute" || turn.step === "decide_dispute") return t("late.admin");
  return t(`late.${DEAL_TERMS[turn.step].who}`);
}
