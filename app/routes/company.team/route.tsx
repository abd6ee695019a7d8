import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Team } from "#app/components/accounts/team.tsx";
import { teamPage } from "#app/http/answers/team-page.server.ts";
import { teamForm } from "#app/domain/accounts/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { changeTeam } from "#app/services/accounts/change-team.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const acting = await requireCompany(args, { unregistered: "allowed" });
  return teamPage(acting);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args, { unregistered: "allowed" });
  await changeTeam(ctx, actor, await readForm(args, teamForm));
  return seeOther(paths.company.team());
}

export default function CompanyTeamPage() {
  return <Team {...useLoaderData<typeof loader>()} />;
}
