import { useTranslations } from "use-intl";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";

type Opening = Awaited<ReturnType<typeof listDocumentsAsCompany>>["adminOpenings"][number];

/** What the platform's admins opened of the company, why, and in which role. */
export function AdminOpeningTable({ openings }: { openings: readonly Opening[] }) {
  const t = useTranslations("documents.adminOpenings");
  const term = useTerm();
  if (openings.length === 0) return <p className="muted">{t("none")}</p>;
  const { column } = columnsNamed(openings, t);
  return (
    <RecordTable
      caption={t("title")}
      rows={openings}
      columns={[
        column("what", ({ fileName }) => fileName ?? t("record")),
        column("why", ({ about, subjectNumber }) =>
          t(about, { number: runningNumber(about === "case" ? "case" : "deal", subjectNumber) }),
        ),
        column("who", ({ adminNumber, role }) =>
          t("admin", { number: adminNumber, role: term("adminRoles", role) }),
        ),
        column("when", ({ openedAt }) => <Instant at={openedAt} />),
      ]}
    />
  );
}
