import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import type { Messages } from "#app/i18n/messages.ts";

export type BadgeTone = "open" | "done" | "money" | "due" | "refused";

/** A state by shape, colour and word. Without a tone it is a draft: a grey open circle. */
export function Badge({ tone, children }: { tone?: BadgeTone | undefined; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      <span>{children}</span>
    </span>
  );
}

export type Lifecycle = keyof Messages["terms"]["states"];
export type StateOf<L extends Lifecycle> = keyof Messages["terms"]["states"][L] & string;

/** Tones by state. Green is only for money that both sides have confirmed. */
const tones: Record<string, BadgeTone | undefined> = {
  submitted: "open",
  under_review: "open",
  published: "done",
  active: "done",
  funded: "money",
  confirmed: "money",
  drawn: "money",
  partially_drawn: "money",
  changes_requested: "due",
  incomplete: "due",
  countered: "due",
  restricted: "due",
  awaiting_party: "due",
  disputed: "refused",
  rejected: "refused",
  suspended: "refused",
  terminated: "refused",
  declined: "refused",
  declined_by_company: "refused",
  declined_by_institution: "refused",
  fell_through: "refused",
  revoked: "refused",
  requested: "open",
  consent_pending: "open",
  applied: "open",
  verification_pending: "open",
  pending_approval: "open",
  consented: "done",
  converted: "done",
  in_force: "done",
  complete: "open",
  offered: "open",
  approved_internally: "open",
  issued: "open",
  viewed: "open",
  revised: "open",
  accepted: "done",
  originated: "done",
  provided: "done",
  documents_out: "open",
  signed_by_company: "open",
  signed_by_institution: "open",
  contracted: "done",
  conditions_open: "open",
  available: "done",
  received: "open",
  satisfied: "done",
  waived: "done",
  settled: "done",
  accrued: "open",
  invoiced: "open",
  paid: "done",
  opened: "open",
  assigned: "open",
  in_review: "open",
  decided: "done",
  appealed: "open",
  upheld: "done",
};

/** States whose tone differs in one lifecycle: a payment stated by an institution isn't confirmed yet. */
const exceptions: Record<string, BadgeTone | undefined> = {
  "drawdown.funded": "open",
  "dispute.opened": "due",
  "dispute.answered": "due",
  "item.requested": "due",
  "mandate.exhausted": "due",
};

interface StateBadgeProps<L extends Lifecycle> {
  of: L;
  state: StateOf<L>;
  /** Of a deal or a drawdown: whose words it has; those that are true of each, where a page doesn't tell them apart. */
  kind?: BoundKind | "none";
}

/** The state of a prospect, offer, deal … as icon and word. */
export function StateBadge<L extends Lifecycle>({ of, state, kind = "none" }: StateBadgeProps<L>) {
  const t = useTranslations("terms.states");
  return <Badge tone={toneOf(of, state)}>{t(`${of}.${state}` as Parameters<typeof t>[0], { kind })}</Badge>;
}

/** The tone of a state's badge. */
export function toneOf(of: Lifecycle, state: string): BadgeTone | undefined {
  const path = `${of}.${state}`;
  return path in exceptions ? exceptions[path] : tones[state];
}
