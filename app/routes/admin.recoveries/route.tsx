import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Recoveries } from "#app/components/accounts/recoveries.tsx";
import { crumbTo } from "#app/components/ui/page-header.tsx";
import { recoveryDecisionForm } from "#app/domain/recoveries/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { decideRecovery } from "#app/services/recoveries/decide-recovery.server.ts";
import { listRecoveries } from "#app/services/recoveries/list-recoveries.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "secure");
  const title = translator(locale, "accounts.recovery")("list.title");
  return { title, view: await listRecoveries(ctx, actor) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "secure");
  await decideRecovery(ctx, actor, await readForm(args, recoveryDecisionForm));
  return seeOther(recoveryPaths.ofAdmins());
}

export default function AdminRecoveriesPage() {
  const { title, view } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts.recovery.list");
  const nav = useTranslations("common.nav");
  const crumbs = crumbTo(nav("today"), nav("today"), adminPaths.home());
  return <Recoveries title={title} lead={t("leadAdmins")} crumbs={crumbs} view={view} mayDecide />;
}
