/** A row of the audit trail as a party sees it. */
export interface EventView {
  id: bigint;
  at: Date;
  type: string;
  actorKind: string;
  /** Who acted, if it was a person of the reader's side. */
  person?: string | null;
  reasonCode: string | null;
  note: string | null;
  version: number | null;
  detail: unknown;
}
