import type { ProposedConsent } from "#app/domain/introductions/proposed-consent.ts";

/** The choice of a consent, sent on by its review. */
export function HiddenConsent({ fieldGroups, purpose, days }: ProposedConsent) {
  return (
    <>
      {fieldGroups.map((group) => (
        <input key={group} type="hidden" name="fieldGroups" value={group} />
      ))}
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="days" value={days} />
    </>
  );
}
