import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { type InstitutionStatus, isStopped } from "#app/domain/organizations/lifecycle.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay, formatDeadline } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";

interface OfInstitution {
  institutionNameZh: string | null;
  institutionNameEn: string | null;
  institutionStatus: InstitutionStatus | null;
  institutionStoppedAt: Date | null;
}

/** What a company has with an institution, by what it can still do about it, and its end. */
export type Standing = { of: "consent" | "request" | "asked" | "offer"; until: Date | null } | { of: "over" };

/** That an institution is suspended or has left, since when, and what that means for what a company has with it. */
export type StoppedShown = { title: string; text: string } | null;

/** The same in the reader's language; null while the institution may act. */
export function stoppedShown(
  locale: Locale,
  institution: OfInstitution,
  what: Standing,
  now: Date,
): StoppedShown {
  const values = valuesOf(locale, institution);
  if (values === null) return null;
  const t = translator(locale, "server.stopped");
  const until = what.of === "over" || what.until === null ? "none" : endOf(locale, what.of, what.until, now);
  return { title: t("title", values), text: t(what.of, { ...values, until }) };
}

/** The same in a few words, for a row of a list. */
export function stoppedInShort(locale: Locale, institution: OfInstitution): string | null {
  const values = valuesOf(locale, institution);
  return values && translator(locale, "server.stopped")("short", values);
}

/** A consent is named by its last day, all else by the minute. */
function endOf(locale: Locale, of: Exclude<Standing["of"], "over">, until: Date, now: Date): string {
  return of === "consent" ? formatDay(locale, lastDayOf(until)) : formatDeadline(locale, until, now);
}

function valuesOf(locale: Locale, row: OfInstitution) {
  const { institutionNameZh, institutionNameEn, institutionStatus: status, institutionStoppedAt: at } = row;
  if (!isStopped(status) || at === null) return null;
  const institution = inLanguage(locale, institutionNameZh ?? "", institutionNameEn);
  return { status, institution, day: formatDay(locale, dayOf(at)) };
}
