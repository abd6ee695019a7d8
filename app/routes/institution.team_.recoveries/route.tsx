import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Recoveries } from "#app/components/accounts/recoveries.tsx";
import { crumbTo } from "#app/components/ui/page-header.tsx";
import { recoveryDecisionForm } from "#app/domain/recoveries/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { decideRecovery } from "#app/services/recoveries/decide-recovery.server.ts";
import { listRecoveries } from "#app/services/recoveries/list-recoveries.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "allowed" });
  const title = translator(locale, "accounts.recovery")("list.title");
  return { title, view: await listRecoveries(ctx, actor), isOwner: actor.memberRole === "owner" };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "allowed" });
  await decideRecovery(ctx, actor, await readForm(args, recoveryDecisionForm));
  return seeOther(recoveryPaths.ofTeam("institution"));
}

export default function InstitutionRecoveriesPage() {
  const { title, view, isOwner } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts.recovery.list");
  const crumbs = crumbTo(t("back"), t("back"), paths.institution.team());
  return <Recoveries title={title} lead={t("leadOwners")} crumbs={crumbs} view={view} mayDecide={isOwner} />;
}
