import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { DisputePage } from "#app/components/deals/dispute-page.tsx";
import { usePartyNames } from "#app/components/deals/party-names.ts";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { adminDisputeForm } from "#app/domain/deals/dispute-forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { settleFinding } from "#app/services/deals/settle-finding.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { disputeTitle } from "#app/shared/dispute-title.server.ts";
import { Decision } from "./decision.tsx";
import { PendingFinding } from "./pending-finding.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const read = await readDispute(ctx, actor, idParam(args.params, "disputeId"));
  return { ...read, title: disputeTitle(locale, read.dispute, "admin") };
}

const verdicts = {
  "send-finding-back": "send_back",
  "withdraw-finding": "withdraw",
} as const;

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "settle");
  const disputeId = idParam(args.params, "disputeId");
  const form = await readForm(args, adminDisputeForm);
  if (form.act === "decide") {
    const { outcome, foundFen = null, ground, words, shown } = form;
    await decideDispute(ctx, actor, { disputeId, outcome, foundFen, ground, words, shown });
  } else {
    const words = "words" in form ? form.words : null;
    await settleFinding(ctx, actor, {
      disputeId,
      findingId: form.findingId,
      verdict: verdicts[form.act],
      words,
    });
  }
  return seeOther(adminPaths.dispute(disputeId));
}

export default function AdminDispute() {
  const data = useLoaderData<typeof loader>();
  const { dispute } = data;
  const t = useTranslations("dispute");
  const { act, refusal } = useReply();
  return (
    <DisputePage
      {...data}
      viewer="admin"
      isAnothers={data.finding?.status === "proposed" && data.finding.isOwn}
      names={usePartyNames(dispute)}
      crumbs={[{ label: t("list.title"), to: adminPaths.disputes() }]}
      fileTo={(evidenceId) => adminPaths.evidence(dispute.id, evidenceId)}
    >
      <RefusalNotice refusal={act === "decide" || data.finding === null ? undefined : refusal} />
      {data.finding === null ? null : (
        <PendingFinding finding={data.finding} disputeId={dispute.id} reversalId={dispute.reversalId} />
      )}
      {data.finding?.status === "proposed" ? null : (
        <Decision
          mostFen={data.mostFen}
          shown={data.shown}
          mayDecide={data.may.decide}
          needsSecond={data.needsSecond}
          turn={data.turn}
          reversalId={dispute.reversalId}
        />
      )}
    </DisputePage>
  );
}
