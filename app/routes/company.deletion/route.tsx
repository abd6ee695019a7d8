import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrganizationDeletion } from "#app/components/deletion/organization-deletion.tsx";
import { deletionForm } from "#app/domain/deletion/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { deletionPath } from "#app/shared/deletion-path.ts";
import { cancelOrganizationDeletion } from "#app/services/deletion/cancel-organization-deletion.server.ts";
import { readOrganizationDeletion } from "#app/services/deletion/read-organization-deletion.server.ts";
import { requestOrganizationDeletion } from "#app/services/deletion/request-organization-deletion.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args, { unregistered: "allowed" });
  const title = translator(locale, "accounts")("deletion.title.company");
  return { title, kind: actor.kind, ...(await readOrganizationDeletion(ctx, actor)) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args, { unregistered: "allowed" });
  const form = await readForm(args, deletionForm);
  if (form.act === "request") await requestOrganizationDeletion(ctx, actor);
  else await cancelOrganizationDeletion(ctx, actor);
  return seeOther(deletionPath("company"));
}

export default function CompanyDeletionPage() {
  return <OrganizationDeletion {...useLoaderData<typeof loader>()} />;
}
