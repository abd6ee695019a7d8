import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { Standing } from "./stopped-institution.server.ts";
import { formatDay, formatDeadline } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";

/** That a prospect is suspended, since when, and what that means here. */
export type SuspendedShown = { title: string; text: string } | null;

/** What stands still, or does not, by the keys of its messages. */
type Part = "why" | "request" | "consent" | "application" | "draft" | "deal" | "over";

/** The same in the reader's language; null while the prospect is not suspended. */
export function suspendedShown(
  locale: Locale,
  side: "company" | "institution",
  since: Date | null,
  parts: readonly (Part | { offerUntil: Date; now: Date })[],
): SuspendedShown {
  if (since === null) return null;
  const t = translator(locale, "server.suspended");
  const textOf = (part: (typeof parts)[number]) =>
    typeof part === "string"
      ? t(part)
      : t("offer", { side, until: formatDeadline(locale, part.offerUntil, part.now) });
  return {
    title: t("title", { side, day: formatDay(locale, dayOf(since)) }),
    text: parts.map(textOf).join(locale === "en" ? " " : ""),
  };
}

/** What that means for what a company has with an institution. */
export const PART_OF = {
  request: "request",
  asked: "request",
  consent: "consent",
  offer: "over",
  over: "over",
} as const satisfies Readonly<Record<Standing["of"], Part>>;

/** The same in a few words, for a row of a list. */
export function suspendedInShort(locale: Locale, since: Date | null): string | null {
  return since && translator(locale, "server.suspended")("short");
}

/** Since when a company's own prospect is suspended; its status changes no more until that ends. */
export function suspendedSince(prospect: { status: ProspectStatus; statusChangedAt: Date }): Date | null {
  return prospect.status === "suspended" ? prospect.statusChangedAt : null;
}
