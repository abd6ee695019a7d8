import type { Generated } from "kysely";

export interface PipelineOwnerTable {
  introductionId: string;
  institutionId: string;
  userId: string;
  assignedBy: string | null;
  assignedAt: Generated<Date>;
}
