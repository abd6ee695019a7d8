import type { EmailName } from "#app/domain/jobs/payloads.ts";
import { notificationKind, type NotificationKind } from "#app/domain/notifications/kinds.ts";
import type { Messages } from "#app/i18n/messages.ts";

/** The words for the codes of a decline or a decision. */
type ReasonWords = keyof Messages["terms"] &
  (
    "declineReasons" | "companyDeclineReasons" | "moderationReasons" | "institutionReasons" | "dealEndReasons"
  );

/** Who hears of what, and whose codes it gives the words of. What it says is in `mail.<name>`. */
export type EmailKind = NotificationKind & { reasons?: ReasonWords | undefined };

const reasons: Partial<Record<EmailName, ReasonWords>> = {
  "tell-company-case-decided": "moderationReasons",
  "tell-institution-case-decided": "institutionReasons",
  "tell-company-introduction-answered": "declineReasons",
  "tell-institution-introduction-answered": "companyDeclineReasons",
  "tell-company-application-moved": "declineReasons",
  "tell-institution-offer-answered": "companyDeclineReasons",
  "tell-deal-fell-through": "dealEndReasons",
  "tell-company-guarantee-released": "dealEndReasons",
};

export function emailKind(name: EmailName): EmailKind {
  return { ...notificationKind(name), reasons: reasons[name] };
}
