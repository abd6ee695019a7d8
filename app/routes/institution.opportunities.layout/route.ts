import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { listSettingForm } from "#app/domain/matching/ranking/list-setting.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { arrangeOpportunities } from "#app/services/matching/arrange-opportunities.server.ts";
import { paths, safeReturn } from "#app/shared/paths.ts";

/** Nothing to see: whoever signed in again after a choice arrives here, and goes on to the list. */
export async function loader(args: LoaderFunctionArgs) {
  await requireInstitution(args);
  return seeOther(paths.institution.opportunities());
}

/** Stores how the person reads lists of opportunities, and returns to the list. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const { to, ...setting } = await readForm(args, listSettingForm);
  await arrangeOpportunities(ctx, actor, setting);
  return seeOther(safeReturn(to) ?? paths.institution.opportunities());
}
