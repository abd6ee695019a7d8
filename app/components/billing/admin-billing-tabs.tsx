import { useTranslations } from "use-intl";
import { Tabs } from "#app/components/ui/navigation.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { fapiaoPaths } from "#app/shared/billing-paths.ts";

const pages = {
  today: adminPaths.billing(),
  invoices: adminPaths.invoices(),
  fees: adminPaths.unbilledFees(),
  proposals: adminPaths.feeProposals(),
  statements: adminPaths.bankStatements(),
  fapiao: fapiaoPaths.list(),
};

/** The finance admins' pages of fees and money. */
export function AdminBillingTabs({ current }: { current: keyof typeof pages }) {
  const t = useTranslations("billing-admin.tabs");
  const keys = Object.keys(pages) as (keyof typeof pages)[];
  return (
    <Tabs
      label={t("label")}
      tabs={keys.map((key) => ({ key, to: pages[key], label: t(key), current: key === current }))}
    />
  );
}
