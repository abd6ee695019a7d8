import { describe, expect, test } from "vitest";
import type { Party } from "#app/domain/accounts/actor.ts";
import { MEMBER_ROLES } from "#app/domain/accounts/member-roles.ts";
import { COMMITMENTS } from "#app/domain/codes/commitments.ts";
import * as companies from "#app/domain/codes/companies.ts";
import * as consents from "#app/domain/codes/consents.ts";
import { CITY, DISTRICTS, SUZHOU, SUZHOU_DISTRICTS } from "#app/domain/codes/districts.ts";
import { INSTITUTION_KINDS, REGULATORS } from "#app/domain/codes/institutions.ts";
import { FEE_KINDS, FEE_TIMINGS, INSTRUMENTS, REPAYMENT_METHODS } from "#app/domain/codes/instruments.ts";
import { REQUESTED_ITEMS } from "#app/domain/codes/items.ts";
import * as reasons from "#app/domain/codes/reasons.ts";
import { SECTORS } from "#app/domain/codes/sectors.ts";
import { ITEM_STATUSES } from "#app/domain/applications/items.ts";
import { APPLICATION_STATUSES } from "#app/domain/applications/lifecycle.ts";
import { FEE_STATUSES, INVOICE_STATUSES, REFUND_STATUSES } from "#app/domain/billing/lifecycle.ts";
import { DISPUTE_OUTCOMES, DISPUTE_STATUSES } from "#app/domain/deals/dispute.ts";
import { REVERSAL_REASONS } from "#app/domain/codes/reversal-reasons.ts";
import { REVERSAL_STATUSES } from "#app/domain/deals/reversal.ts";
import { DRAWDOWN_STATUSES } from "#app/domain/deals/drawdown.ts";
import { CONDITION_STATUSES, DEAL_STATUSES } from "#app/domain/deals/lifecycle.ts";
import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { eventSubjects, eventTypes } from "#app/domain/events/event.ts";
import { CONTACT_KINDS } from "#app/domain/introductions/contact-details.ts";
import { INTRODUCTION_STATUSES } from "#app/domain/introductions/lifecycle.ts";
import { MANDATE_STATUSES } from "#app/domain/mandates/lifecycle.ts";
import { TIE_KINDS } from "#app/domain/moderation/ties.ts";
import { CASE_STATUSES } from "#app/domain/moderation/lifecycle.ts";
import { OFFER_STATUSES } from "#app/domain/offers/lifecycle.ts";
import { INSTITUTION_STATUSES } from "#app/domain/organizations/lifecycle.ts";
import { RECOVERY_END_REASONS, RECOVERY_STATUSES, VERIFICATIONS } from "#app/domain/recoveries/lifecycle.ts";
import { SIZE_CLASSES } from "#app/domain/organizations/size-class.ts";
import { PROSPECT_STATUSES } from "#app/domain/prospects/lifecycle.ts";
import { VERSION_STATUSES } from "#app/domain/versions/lifecycle.ts";
import { locales } from "#app/i18n/locale.ts";
import { messagesFor, type Messages } from "#app/i18n/messages.ts";

type Group = Exclude<keyof Messages["terms"], "states">;

const codes: Record<Group, readonly string[]> = {
  verifications: VERIFICATIONS,
  recoveryEnds: RECOVERY_END_REASONS,
  instruments: INSTRUMENTS,
  commitments: COMMITMENTS,
  repaymentMethods: REPAYMENT_METHODS,
  feeKinds: FEE_KINDS,
  feeTimings: FEE_TIMINGS,
  stages: companies.STAGES,
  rateVisibilities: companies.RATE_VISIBILITIES,
  securities: companies.SECURITIES,
  purposes: companies.PURPOSES,
  recognitions: companies.RECOGNITIONS,
  ipKinds: companies.IP_KINDS,
  ipClasses: ["1", "2"],
  keyRoles: companies.KEY_ROLES,
  sizeClasses: SIZE_CLASSES,
  institutionKinds: INSTITUTION_KINDS,
  regulators: REGULATORS,
  districts: [CITY, ...DISTRICTS, SUZHOU, ...SUZHOU_DISTRICTS],
  sectors: SECTORS,
  declineReasons: reasons.DECLINE_REASONS,
  companyDeclineReasons: reasons.COMPANY_REASONS,
  moderationReasons: reasons.MODERATION_REASONS,
  institutionReasons: reasons.INSTITUTION_REASONS,
  dealEndReasons: reasons.DEAL_END_REASONS,
  disputeReasons: reasons.DISPUTE_REASONS,
  reversalReasons: REVERSAL_REASONS,
  disputeGrounds: reasons.DISPUTE_GROUNDS,
  disputeOutcomes: DISPUTE_OUTCOMES,
  conditionReturnReasons: reasons.CONDITION_RETURN_REASONS,
  requestedItems: REQUESTED_ITEMS,
  fieldGroups: consents.FIELD_GROUPS,
  consentPurposes: consents.CONSENT_PURPOSES,
  contactKinds: CONTACT_KINDS,
  adminRoles: ADMIN_ROLES,
  tieKinds: TIE_KINDS,
  memberRoles: MEMBER_ROLES,
  parties: ["company", "institution", "admin", "system"] satisfies Party[],
  subjects: eventSubjects,
  events: eventTypes,
};

const states: Record<keyof Messages["terms"]["states"], readonly string[]> = {
  recovery: RECOVERY_STATUSES,
  invoice: INVOICE_STATUSES,
  refund: REFUND_STATUSES,
  prospect: PROSPECT_STATUSES,
  version: VERSION_STATUSES,
  institution: INSTITUTION_STATUSES,
  mandate: MANDATE_STATUSES,
  introduction: [...INTRODUCTION_STATUSES, "consent_over"],
  application: APPLICATION_STATUSES,
  item: ITEM_STATUSES,
  offer: OFFER_STATUSES,
  deal: DEAL_STATUSES,
  condition: CONDITION_STATUSES,
  drawdown: DRAWDOWN_STATUSES,
  dispute: DISPUTE_STATUSES,
  reversal: REVERSAL_STATUSES,
  fee: FEE_STATUSES,
  case: CASE_STATUSES,
};

describe.each(locales)("in %s", (locale) => {
  const terms = messagesFor(locale).terms;

  test.each(Object.entries(codes))(
    "each code of %s has a label, and no label is without a code",
    (group, known) => {
      expect(Object.keys(terms[group as Group]).sort()).toEqual([...known].sort());
    },
  );

  test.each(Object.entries(states))("each state of a %s has a label", (lifecycle, known) => {
    expect(Object.keys(terms.states[lifecycle as keyof typeof states]).sort()).toEqual([...known].sort());
  });

  test.each(Object.keys(codes))("no two codes of %s share a label", (group) => {
    const labels = Object.values(terms[group as Group]);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
