import { z } from "zod";

/** The columns that a table of opportunities may have, in their order; fit, prospect and state are always there. */
export const OPPORTUNITY_COLUMNS = [
  "sector",
  "district",
  "stage",
  "ask",
  "term",
  "instruments",
  "revenue",
  "growth",
  "rd",
  "staff",
  "ip",
  "published",
] as const;
export type OpportunityColumn = (typeof OPPORTUNITY_COLUMNS)[number];

/** How a person reads a list of opportunities. */
export type ListSetting = { layout: "rows" | "table"; columns: readonly OpportunityColumn[] };

/** What a person who has chosen nothing sees. */
export const DEFAULT_LIST_SETTING: ListSetting = {
  layout: "rows",
  columns: ["sector", "district", "ask", "term", "revenue"],
};

/** A choice of the layout, or of the table's columns; `to` is the list's address. */
export const listSettingForm = z.object({
  layout: z.enum(["rows", "table"]),
  columns: z.array(z.enum(OPPORTUNITY_COLUMNS)).max(OPPORTUNITY_COLUMNS.length).optional(),
  to: z.string().max(2_000).optional(),
});

/** A stored setting; columns that the table no longer has are left out, each counts once, in the table's order. */
export function toListSetting(stored: { layout: "rows" | "table"; columns: readonly string[] }): ListSetting {
  return {
    layout: stored.layout,
    columns: OPPORTUNITY_COLUMNS.filter((column) => stored.columns.includes(column)),
  };
}
