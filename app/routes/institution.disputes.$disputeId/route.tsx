import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SideDispute } from "#app/components/deals/side-dispute.tsx";
import { institutionDisputeForm } from "#app/domain/deals/dispute-forms.ts";
import { readFileForm, refuseFile } from "#app/http/forms/file-form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { moveDispute } from "#app/services/deals/move-dispute.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { disputeTitle } from "#app/shared/dispute-title.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals" });
  const read = await readDispute(ctx, actor, idParam(args.params, "disputeId"));
  return { ...read, title: disputeTitle(locale, read.dispute, "institution") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "deals" });
  const disputeId = idParam(args.params, "disputeId");
  const moved = await readFileForm(args, institutionDisputeForm, (form, file) =>
    moveDispute(ctx, actor, { disputeId, form, file }),
  );
  return moved === null ? seeOther(paths.institution.dispute(disputeId)) : refuseFile(args, moved.fault);
}

export default function InstitutionDispute() {
  return <SideDispute side="institution" read={useLoaderData<typeof loader>()} />;
}
