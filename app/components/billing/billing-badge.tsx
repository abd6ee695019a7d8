import { useTranslations } from "use-intl";
import { Badge, type BadgeTone } from "#app/components/ui/badge.tsx";
import type { FeeStatus, InvoiceStatus, RefundStatus } from "#app/domain/billing/lifecycle.ts";

const tones: Readonly<Record<string, BadgeTone | undefined>> = {
  accrued: "open",
  invoiced: "open",
  open: "open",
  requested: "open",
  sent: "open",
  paid: "done",
  settled: "done",
  waived: "done",
  credited: "done",
  refunded: "done",
  disputed: "due",
  charged_back: "refused",
  failed: "refused",
};

type BillingState =
  | { of: "fee"; state: FeeStatus }
  | { of: "invoice"; state: InvoiceStatus }
  | { of: "refund"; state: RefundStatus };

/** The state of a fee, an invoice or a refund. Green is for drawn money only. */
export function BillingBadge({ of, state }: BillingState) {
  const t = useTranslations("terms.states");
  return <Badge tone={tones[state]}>{t(`${of}.${state}` as Parameters<typeof t>[0])}</Badge>;
}
