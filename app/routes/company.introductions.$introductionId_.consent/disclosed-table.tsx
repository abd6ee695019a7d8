import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { TableScroll } from "#app/components/ui/table-scroll.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { TermList } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { readConsentAsCompany } from "#app/services/introductions/read-consent-as-company.server.ts";

type Seen = Awaited<ReturnType<typeof readConsentAsCompany>>["seen"][number];

/** What the institution viewed and opened, refused attempts included. */
export function DisclosedTable({ seen }: { seen: readonly Seen[] }) {
  const t = useTranslations("introduction.ledger");
  return (
    <Section id="seen" title={t("seen")} spaced={false}>
      {seen.length === 0 ? (
        <p className="muted">{t("seenNone")}</p>
      ) : (
        <TableScroll label={t("seen")}>
          <Table
            caption={t("seen")}
            rows={seen}
            rowKey={({ key }) => key}
            columns={[
              { key: "what", head: t("what"), cell: (row) => <What row={row} /> },
              { key: "when", head: t("when"), number: true, cell: ({ at }) => <Instant at={at} /> },
            ]}
          />
        </TableScroll>
      )}
    </Section>
  );
}

function What({ row: { outcome, fieldGroups, file, version } }: { row: Seen }) {
  const t = useTranslations("introduction.ledger");
  if (outcome === "refused") return <Badge tone="refused">{t("refused")}</Badge>;
  if (file === null) return <TermList of="fieldGroups" codes={fieldGroups} />;
  return <>{version === null ? file : t("version", { file, version })}</>;
}
