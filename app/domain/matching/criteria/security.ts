import { z } from "zod";
import { securitySchema } from "#app/domain/codes/companies.ts";
import { codesValue, type Criterion, listOf } from "./criterion.ts";
import { addFirst, listOutcome, sharesEquity } from "./outcomes.ts";

export const security = {
  id: "security",
  fields: {
    // With "none" among them, security is no criterion.
    securitiesAccepted: { kind: "codes", schema: () => z.array(securitySchema) },
  },
  previewGroup: "instrument",
  missGroup: "other",
  gives: "securities",
  isOfDebt: true,
  // Without instruments there is no equity: only the demand for debt.
  coded: {
    codesFrom: (facts) => facts.securities,
    factsOf: (codes) => ({ securities: codes === null ? null : listOf(codes) }),
  },
  isStated: (_, terms) => terms.securitiesAccepted.length > 0,
  outcome: (facts, terms) => {
    // An institution that also lends without security accepts any security.
    if (terms.securitiesAccepted.includes("none") || sharesEquity(facts, terms)) return "met";
    return listOutcome(terms.securitiesAccepted, facts.securities);
  },
  mandateValue: (terms) => codesValue("securities", terms.securitiesAccepted),
  companyValue: (facts) => codesValue("securities", facts.securities),
  mandateEdits: (facts) => addFirst("securitiesAccepted", facts.securities ?? []),
  prospectEdit: (_, terms) => ({ field: "securities", action: "add", anyOf: terms.securitiesAccepted }),
} as const satisfies Criterion;
