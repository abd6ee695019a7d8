import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { StateBadge } from "../ui/badge.tsx";
import { Section } from "../ui/page-header.tsx";
import { Table } from "../ui/table.tsx";
import { Instant } from "../ui/when.tsx";
import type { RecordedCondition } from "./deal-record.tsx";

/** Conditions precedent, and for the institution the buttons that settle them. */
export function DealConditions({
  conditions,
  act,
}: {
  conditions: readonly RecordedCondition[];
  act?: (condition: RecordedCondition) => ReactNode;
}) {
  const t = useTranslations("deal.conditions");
  if (conditions.length === 0) return null;
  return (
    <Section id="conditions" title={t("title")} spaced={false}>
      <Table
        caption={t("title")}
        hideCaption
        cards
        rows={conditions}
        rowKey={({ id }) => id}
        columns={[
          { key: "condition", head: t("condition"), cell: ({ description }) => description },
          {
            key: "status",
            head: t("status"),
            cell: ({ status }) => <StateBadge of="condition" state={status} />,
          },
          {
            key: "what",
            head: t("what"),
            cell: (condition) => (
              <>
                {condition.decidedAt === null ? null : <Instant at={condition.decidedAt} />}
                {condition.note === null ? null : <small>{condition.note}</small>}
                {act?.(condition)}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
