/** The terms of a sheet of debt that no public record tells, by the names under which pages show them. */
export const UNTOLD = ["rate", "repayment", "fees", "security", "conditions"] as const;
