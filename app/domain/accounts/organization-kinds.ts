export const ORGANIZATION_KINDS = ["company", "institution"] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];
