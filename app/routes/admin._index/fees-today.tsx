import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Fact, FactList, SidebarSection } from "#app/components/ui/facts.tsx";
import type { readToday } from "#app/services/moderation/read-today.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { fapiaoPaths } from "#app/shared/billing-paths.ts";
import { withQuery } from "#app/shared/paths.ts";

type Counts = Awaited<ReturnType<typeof readToday>>["billing"];

/** What waits for a finance admin of fees and invoices. */
export function FeesToday({ billing }: { billing: Counts }) {
  const t = useTranslations("billing-admin.admin");
  const pages = {
    differences: `${adminPaths.billing()}#differences`,
    deadCalls: `${adminPaths.billing()}#calls`,
    failedRefunds: `${adminPaths.billing()}#refunds`,
    overdueInvoices: withQuery(adminPaths.invoices(), { view: "overdue" }),
    feeProposals: adminPaths.feeProposals(),
    bankProposals: `${adminPaths.feeProposals()}#bank`,
    questionedFees: withQuery(adminPaths.invoices(), { matter: "question" }),
    fapiaoToIssue: fapiaoPaths.list(),
  };
  const keys = (Object.keys(pages) as (keyof typeof pages)[]).filter((key) => billing[key] > 0);
  return (
    <SidebarSection title={t("title")} action={<Link to={adminPaths.billing()}>{t("see")}</Link>}>
      {keys.length === 0 ? (
        <p className="small">{t("nothing")}</p>
      ) : (
        <FactList>
          {keys.map((key) => (
            <Fact key={key} label={<Link to={pages[key]}>{t(key)}</Link>} value={billing[key]} />
          ))}
        </FactList>
      )}
    </SidebarSection>
  );
}
