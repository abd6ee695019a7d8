import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DocumentKind, DocumentRequestStatus } from "#app/domain/codes/documents.ts";
import { Badge, type BadgeTone } from "../ui/badge.tsx";
import { RecordTable } from "../ui/record-table.tsx";
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
  return (
    <RecordTable
      caption={t("title")}
      rows={requests}
      columns={[
        { key: "what", head: t("what"), cell: ({ words }) => <span className="written">{words}</span> },
        { key: "kind", head: t("kind"), cell: ({ kind }) => <DocumentKindName kind={kind} /> },
        ...(fromOf === undefined ? [] : [{ key: "from", head: t("from"), cell: fromOf }]),
        { key: "until", head: t("until"), cell: ({ dueOn }) => <Day day={dueOn} /> },
        {
          key: "status",
          head: t("status"),
          cell: ({ status }) => <Badge tone={tones[status]}>{states(status)}</Badge>,
        },
        {
          key: "act",
          head: t("act"),
          cell: (row) => (row.status === "requested" ? actOf(row) : null),
          absent: ({ status }) => status !== "requested",
        },
      ]}
    />
  );
}
