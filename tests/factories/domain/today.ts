/** The day of the small world. */
export const today = "2026-11-25";
