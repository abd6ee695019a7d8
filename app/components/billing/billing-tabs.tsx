import { useTranslations } from "use-intl";
import { Tabs } from "#app/components/ui/navigation.tsx";
import { billingPaths } from "#app/shared/billing-paths.ts";

const pages = [
  ["fees", "toFees", billingPaths.fees()],
  ["invoices", "toInvoices", billingPaths.invoices()],
  ["statement", "toStatement", billingPaths.statement()],
  ["fapiao", "toFapiao", billingPaths.fapiao()],
  ["profile", "toProfile", billingPaths.profile()],
] as const;

/** The pages of an institution's fees and invoices, and which one this is. */
export function BillingTabs({ at }: { at: (typeof pages)[number][0] }) {
  const t = useTranslations("billing.fees");
  return (
    <Tabs
      label={t("views")}
      tabs={pages.map(([key, word, to]) => ({ key, to, label: t(word), current: key === at }))}
    />
  );
}
