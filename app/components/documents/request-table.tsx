import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DocumentKind, DocumentRequestStatus } from "#app/domain/codes/documents.ts";
import { Badge, type BadgeTone } from "../ui/badge.tsx";
import { columnsNamed, RecordTable } from "../ui/record-table.tsx";
import { Day } from "../ui/when.tsx";
import { DocumentKindName } from "./file-facts.tsx";

export interface RequestRow {
  id: string;
  kind: DocumentKind;
  words: string;
  dueOn: string;
  status: DocumentRequestStatus;
}

const tones: Record<DocumentRequestStatus, BadgeTone | undefined> = {
  requested: "due",
  answered: "done",
  withdrawn: undefined,
};

interface RequestTableProps<Row extends RequestRow> {
  requests: readonly Row[];
  fromOf?: (row: Row) => string;
  actOf: (row: Row) => ReactNode;
}

/**
 * What an institution requests, by when, and the reader's actions. `fromOf` names the institution where there are
 * several.
 */
export function RequestTable<Row extends RequestRow>({ requests, fromOf, actOf }: RequestTableProps<Row>) {
  const t = useTranslations("documents.requests");
  const states = useTranslations("documents.requestStatuses");
  if (requests.length === 0) return <p className="muted">{t("none")}</p>;
  const { column } = columnsNamed(requests, t);
  return (
    <RecordTable
      caption={t("title")}
      rows={requests}
      columns={[
        column("what", ({ words }) => <span className="written">{words}</span>),
        column("kind", ({ kind }) => <DocumentKindName kind={kind} />),
        ...(fromOf === undefined ? [] : [column("from", fromOf)]),
        column("until", ({ dueOn }) => <Day day={dueOn} />),
        column("status", ({ status }) => <Badge tone={tones[status]}>{states(status)}</Badge>),
        column("act", (row) => (row.status === "requested" ? actOf(row) : null), {
          absent: ({ status }) => status !== "requested",
        }),
      ]}
    />
  );
}
