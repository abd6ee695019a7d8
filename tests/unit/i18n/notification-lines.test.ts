import { describe, expect, test } from "vitest";
import { notificationKinds } from "#app/domain/notifications/kinds.ts";
import { locales } from "#app/i18n/locale.ts";
import { type NotificationFacts, notificationValues } from "#app/i18n/notification-values.ts";
import { translator } from "#app/i18n/translator.ts";

const now = new Date("2026-12-01T08:00:00Z");
const facts: NotificationFacts = {
  number: 202n,
  status: "documents_out",
  amountFen: 660_000_000n,
  until: new Date("2026-12-04T08:00:00Z"),
  institutionNameZh: "松江银行",
  institutionNameEn: "Songjiang Bank",
};
type Kind = keyof typeof notificationKinds;
const kinds = Object.keys(notificationKinds) as Kind[];

describe.each(locales)("the line of a notification in %s", (locale) => {
  const t = translator(locale, "mail");
  const line = (kind: Kind, changed: Partial<NotificationFacts>) =>
    t(
      `emails.${kind}.subject`,
      notificationValues(locale, notificationKinds[kind].about, { ...facts, ...changed }, now) as never,
    );

  test.each(kinds)("of %s is whole without a name and without a deadline", (kind) => {
    const known = line(kind, {});
    const unnamed = line(kind, { institutionNameZh: null, institutionNameEn: null });
    const undated = line(kind, { until: null });
    for (const text of [known, unnamed, undated]) {
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/ {2}|\b(?:until|by|ends)$|截止$|于 +前|于 +到期|null|undefined/u);
    }
    if (/Songjiang|松江/u.test(known)) expect(unnamed).toContain(t("institutionGone"));
    if (known !== undated) expect(undated).not.toMatch(/\d+ Dec|12月|12 月/u);
  });
});
