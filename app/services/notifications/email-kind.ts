import type { EmailName } from "#app/domain/jobs/payloads.ts";
import { notificationKind, type NotificationKind } from "#app/domain/notifications/kinds.ts";
import type { Messages } from "#app/i18n/messages.ts";

/** The texts for the codes of a decline or a decision. */
type ReasonWords = keyof Messages["terms"] &
  (
    "declineReasons" | "companyDeclineReasons" | "moderationReasons" | "institutionReasons" | "dealEndReasons"
  );

/** Who is notified of what, and which codes are formatted. The texts are in `mail.<name>`. */
export type EmailKind = NotificationKind & { reasons?: ReasonWords | undefined };

const reasons: Partial<Record<EmailName, ReasonWords>> = {
  "notify-company-case-decided": "moderationReasons",
  "notify-institution-case-decided": "institutionReasons",
  "notify-company-introduction-answered": "declineReasons",
  "notify-institution-introduction-answered": "companyDeclineReasons",
  "notify-company-application-moved": "declineReasons",
  "notify-institution-offer-answered": "companyDeclineReasons",
  "notify-deal-fell-through": "dealEndReasons",
  "notify-company-guarantee-released": "dealEndReasons",
};

export function emailKind(name: EmailName): EmailKind {
  return { ...notificationKind(name), reasons: reasons[name] };
}
