import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AdminBillingTabs } from "#app/components/billing/admin-billing-tabs.tsx";
import { FapiaoToIssue } from "#app/components/billing/fapiao-table.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { listFapiao } from "#app/services/billing/list-fapiao.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  return {
    ...(await listFapiao(ctx, actor)),
    title: translator(locale, "billing.pricing")("fapiao.list.title"),
  };
}

export default function AdminFapiao() {
  const { title, fapiao } = useLoaderData<typeof loader>();
  const t = useTranslations("billing.pricing.fapiao.list");
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <AdminBillingTabs current="fapiao" />
      {fapiao.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <FapiaoToIssue fapiao={fapiao} caption={t("caption")} />
      )}
    </>
  );
}
