import type { Need } from "#app/domain/accounts/member-roles.ts";

/**
 * What each task of a start page requires: the least of what its page offers, so that whoever may decline is led there,
 * too, although a colleague accepts. To others the page says who does it.
 */
export const INSTITUTION_TASK_NEEDS = {
  answer_introduction: "work",
  check_file: "work",
  decide: "work",
  make_offer: "work",
  finish_offer: "work",
  approve_offer: "sign",
  await_approval: "work",
  answer_counter: "work",
  send_documents: "work",
  sign: "sign",
  settle_condition: "work",
  fund: "pay",
  answer_reversal: "pay",
  disputed: "evidence",
  finish_mandate: "work",
  approve_mandate: "sign",
} as const satisfies Record<string, Need>;

/** The same of a company's. */
export const COMPANY_TASK_NEEDS = {
  notes: "work",
  renew: "work",
  consent: "work",
  more: "work",
  provide: "evidence",
  document: "evidence",
  decide: "work",
  sign: "sign",
  conditions: "evidence",
  draw: "pay",
  confirm: "evidence",
  dispute: "evidence",
  reversal: "pay",
} as const satisfies Record<string, Need>;
