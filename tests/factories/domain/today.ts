/** The day of the small dataset. */
export const today = "2026-11-25";
