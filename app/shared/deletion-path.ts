/**
 * The page of the deletion of the person's own account, or of their organization. Apart from `paths`, which every page
 * loads.
 */
export const deletionPath = (of: "account" | "company" | "institution" = "account") => `/${of}/deletion`;
