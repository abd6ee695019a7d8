import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SideDispute } from "#app/components/deals/side-dispute.tsx";
import { companyDisputeForm } from "#app/domain/deals/dispute-forms.ts";
import { readFileForm, refuseFile } from "#app/http/forms/file-form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { moveDispute } from "#app/services/deals/move-dispute.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { disputeTitle } from "#app/shared/dispute-title.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await readDispute(ctx, actor, idParam(args.params, "disputeId"));
  return { ...read, title: disputeTitle(locale, read.dispute, "company") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const disputeId = idParam(args.params, "disputeId");
  const moved = await readFileForm(args, companyDisputeForm, (form, file) =>
    moveDispute(ctx, actor, { disputeId, form, file }),
  );
  return moved === null ? seeOther(paths.company.dispute(disputeId)) : refuseFile(args, moved.fault);
}

export default function CompanyDispute() {
  return <SideDispute side="company" read={useLoaderData<typeof loader>()} />;
}
