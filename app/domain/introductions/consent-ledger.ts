import type { ConsentStep, FieldGroup } from "#app/domain/codes/consents.ts";

/** A stored consent: its content is immutable, and it ends once. */
export type RecordedConsent = {
  sequence: number;
  step: ConsentStep;
  fieldGroups: readonly FieldGroup[];
  grantedAt: Date;
  expiresAt: Date;
  /** The reader's own member who granted it, or ended it. */
  grantor: string | null;
  ender: string | null;
  revokedAt: Date | null;
  endedBy: "company" | "institution" | "system" | null;
};

export type LedgerStep = {
  key: string;
  what: ConsentStep | "renewed" | "revoked" | "given_back" | "expired";
  by: "company" | "institution" | "system";
  /** The name, if it was a member of the reader's organization. */
  person: string | null;
  at: Date;
  /** What the consent opens from then on, and until when; null after its end. */
  opens: { fieldGroups: readonly FieldGroup[]; expiresAt: Date } | null;
};

/**
 * The steps of an introduction's consents, newest first: each that was granted, narrowed or extended, and its end, if
 * it has ended. A replaced consent has no end of its own; one that expired has, and what extends it then renews it. An
 * expired one has ended by `now`, whether marked or not.
 */
export function ledgerOf(consents: readonly RecordedConsent[], now: Date): LedgerStep[] {
  const inOrder = consents.toSorted((one, other) => one.sequence - other.sequence);
  return inOrder
    .flatMap((consent, index): LedgerStep[] => {
      const { sequence, step, fieldGroups, expiresAt, grantedAt, grantor } = consent;
      const isRenewal = inOrder[index - 1]?.endedBy === "system";
      const given: LedgerStep = {
        key: `${sequence}`,
        what: isRenewal ? "renewed" : step,
        by: "company",
        person: grantor,
        at: grantedAt,
        opens: { fieldGroups, expiresAt },
      };
      const isLast = index === inOrder.length - 1;
      return isLast || consent.endedBy === "system" ? [given, ...endOf(consent, now)] : [given];
    })
    .reverse();
}

function endOf({ sequence, revokedAt, endedBy, ender, expiresAt }: RecordedConsent, now: Date): LedgerStep[] {
  if (revokedAt === null && expiresAt > now) return [];
  const by = revokedAt === null ? "system" : (endedBy ?? "system");
  const what = ({ company: "revoked", institution: "given_back", system: "expired" } as const)[by];
  return [{ key: `end ${sequence}`, what, by, person: ender, at: revokedAt ?? expiresAt, opens: null }];
}
