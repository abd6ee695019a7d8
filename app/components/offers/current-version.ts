import type { NegotiationStep } from "#app/domain/offers/negotiation/negotiation.ts";

/** The current version, and the one that it changed. */
export function currentVersionOf(
  steps: readonly NegotiationStep[],
  version: number,
): { current: NegotiationStep | undefined; before: NegotiationStep | undefined } {
  const versions = steps.filter(({ kind }) => kind === "version");
  return {
    current: versions.find((step) => step.version === version),
    before: versions.find((step) => step.version === version - 1),
  };
}
