import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { DisputePage } from "#app/components/deal/dispute-page.tsx";
import { usePartyNames } from "#app/components/deal/side-dispute.tsx";
import { titleFromData } from "#app/components/layout/page-title.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { decisionForm } from "#app/domain/deals/dispute-forms.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/params.ts";
import { paths } from "#app/http/paths.ts";
import { seeOther } from "#app/http/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { Decision } from "./decision.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args);
  const read = await readDispute(ctx, actor, idParam(args.params, "disputeId"));
  const number = runningNumber("deal", read.dispute.dealNumber);
  return { ...read, title: translator(locale, "dispute")("title", { number }) };
}

export const meta = titleFromData;

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args);
  const disputeId = idParam(args.params, "disputeId");
  const { outcome, foundFen = null, ground, words } = await readForm(args, decisionForm);
  await decideDispute(ctx, actor, { disputeId, outcome, foundFen, ground, words });
  return seeOther(paths.admin.dispute(disputeId));
}

export default function AdminDispute() {
  const data = useLoaderData<typeof loader>();
  const { dispute } = data;
  const t = useTranslations("dispute");
  return (
    <DisputePage
      {...data}
      viewer="admin"
      names={usePartyNames(dispute)}
      crumbs={[{ label: t("list.title"), to: paths.admin.disputes() }]}
      fileTo={(evidenceId) => paths.admin.evidence(dispute.id, evidenceId)}
    >
      <Decision mostFen={data.mostFen} mayDecide={data.may.decide} turn={data.turn} />
    </DisputePage>
  );
}
