/** What the hash of an event covers: every column as PostgreSQL writes it as text, or null. */
export interface HashedEvent {
  id: string;
  /** Its time in microseconds since 1970. */
  micros: string;
  type: string;
  actorKind: string;
  actorUserId: string | null;
  actorOrganizationId: string | null;
  subjectKind: string;
  subjectId: string;
  companyId: string | null;
  institutionId: string | null;
  prospectId: string | null;
  fromStatus: string | null;
  toStatus: string | null;
  reasonCode: string | null;
  version: string | null;
  note: string | null;
  detail: string;
  noteSalt: string | null;
  detailSalt: string | null;
  noteCommitment: string | null;
  detailCommitment: string | null;
}
