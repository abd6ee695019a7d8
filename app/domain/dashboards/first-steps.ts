import type { AdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { hasNeed, type MemberRole, type Need } from "#app/domain/accounts/member-roles.ts";

export type CompanyStep = "account" | "profile" | "submit" | "publish" | "ask";
export type AdminStep = "account" | "factor" | "ties" | "decide" | "settle" | "appoint";
export type InstitutionStep = "account" | "verify" | "factor" | "team" | "mandate" | "pursue";

export interface FirstStep<Key extends string> {
  key: Key;
  isDone: boolean;
}

/** What each step requires; a person's own steps require nothing. */
const companyNeeds: Readonly<Record<CompanyStep, Need>> = {
  account: "read",
  profile: "work",
  submit: "work",
  publish: "work",
  ask: "sign",
};
const institutionNeeds: Readonly<Record<InstitutionStep, Need>> = {
  account: "read",
  verify: "work",
  factor: "read",
  team: "manage",
  mandate: "work",
  pursue: "work",
};
/** Null: of every admin. */
const adminNeeds: Readonly<Record<AdminStep, AdminNeed | null>> = {
  account: null,
  factor: null,
  ties: null,
  decide: "moderate",
  settle: "settle",
  appoint: "secure",
};

/**
 * The first steps of a company, derived from what it has: null once they are done. A role sees only the steps that it
 * may take. Whoever is signed in has verified their e-mail.
 */
export function companyFirstSteps(
  role: MemberRole,
  facts: Readonly<Record<Exclude<CompanyStep, "account">, boolean>>,
): FirstStep<CompanyStep>[] | null {
  return openSteps(companyNeeds, (need) => hasNeed(role, need), { account: true, ...facts });
}

/** The first steps of an institution, in the same way. */
export function institutionFirstSteps(
  role: MemberRole,
  facts: Readonly<Record<Exclude<InstitutionStep, "account">, boolean>>,
): FirstStep<InstitutionStep>[] | null {
  return openSteps(institutionNeeds, (need) => hasNeed(role, need), { account: true, ...facts });
}

/** The first steps of an admin with these needs: ties are declared before anything is decided. */
export function adminFirstSteps(
  may: readonly AdminNeed[],
  facts: Readonly<Record<Exclude<AdminStep, "account">, boolean>>,
): FirstStep<AdminStep>[] | null {
  return openSteps(adminNeeds, (need) => need === null || may.includes(need), { account: true, ...facts });
}

function openSteps<Key extends string, Needed>(
  needs: Readonly<Record<Key, Needed>>,
  has: (need: Needed) => boolean,
  facts: Readonly<Record<Key, boolean>>,
): FirstStep<Key>[] | null {
  const steps = (Object.keys(needs) as Key[])
    .filter((key) => has(needs[key]))
    .map((key) => ({ key, isDone: facts[key] }));
  return steps.every(({ isDone }) => isDone) ? null : steps;
}
