import type { Generated } from "kysely";

export interface PipelineOwnerTable {
  introductionId: string;
  institutionId: string;
  userId: string;
  assignedBy: string | null;
  assignedAt: Generated<Date>;
}

/** How a person reads a list. */
export interface ListSettingTable {
  userId: string;
  list: "opportunities";
  layout: "rows" | "table";
  columns: string[];
}
