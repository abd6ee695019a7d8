import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useOutcomeName } from "#app/components/deals/dispute-record.tsx";
import { useMemberName } from "#app/components/deletion/member-name.ts";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { confirmFindingForm } from "#app/domain/deals/dispute-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { pick } from "#app/lib/pick.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { settleFinding } from "#app/services/deals/settle-finding.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { disputeTitle } from "#app/shared/dispute-title.server.ts";
import { followsOfFinding } from "./follows.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const { dispute, finding, shown } = await readDispute(ctx, actor, idParam(args.params, "disputeId"));
  const name = disputeTitle(locale, dispute, "admin");
  return {
    dispute: pick(dispute, "id", "reversalId", "status", "disputedFen"),
    finding,
    shown,
    follows: finding === null ? [] : followsOfFinding(locale, { ...finding, reversalId: dispute.reversalId }),
    whyNot: finding === null ? ("finding-wrong-state" as const) : finding.whyNotConfirm,
    name,
    title: translator(locale, "dispute")("review.page", { dispute: name }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "settle");
  const disputeId = idParam(args.params, "disputeId");
  const { findingId, shown } = await readForm(args, confirmFindingForm);
  await settleFinding(ctx, actor, { disputeId, findingId, verdict: "confirm", words: null, shown });
  return seeOther(adminPaths.dispute(disputeId));
}

/** What another admin found and what follows from it, before the dispute is decided by that. */
export default function ConfirmFindingPage() {
  const { dispute, finding, shown, follows, whyNot, name, title } = useLoaderData<typeof loader>();
  const t = useTranslations("dispute.review");
  const list = useTranslations("dispute");
  const back = { to: adminPaths.dispute(dispute.id), label: t("back") };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(list("crumbs"), name, back.to)} />
      <ReviewForm
        act="confirm-finding"
        title={t("title")}
        sent={{ findingId: finding?.id ?? "", shown }}
        terms={
          <FactList>
            <Fact label={t("state")} value={<StateBadge of="dispute" state={dispute.status} />} />
            <Fact label={t("disputed")} value={<ExactMoney fen={dispute.disputedFen} unit />} />
            {finding === null ? null : <FoundFacts finding={finding} reversalId={dispute.reversalId} />}
          </FactList>
        }
        consequences={whyNot === null ? follows : []}
        whyNot={whyNot}
        button={t("act")}
        back={back}
      />
    </>
  );
}

interface FoundFactsProps {
  finding: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["finding"]>;
  reversalId: string | null;
}

/** What was found, on what it rests, who proposed it, and what has come since. */
function FoundFacts({ finding, reversalId }: FoundFactsProps) {
  const t = useTranslations("dispute.review");
  const since = useTranslations("dispute.finding");
  const term = useTerm();
  const outcomeName = useOutcomeName();
  const memberName = useMemberName();
  const { outcome, ground, foundFen, words, proposer, proposedBy, proposedAt, filesSince } = finding;
  return (
    <>
      <Fact label={t("outcome")} value={outcomeName({ reversalId }, outcome)} />
      {outcome === "undone" ? null : <Fact label={t("found")} value={<ExactMoney fen={foundFen} unit />} />}
      <Fact label={t("ground")} value={term("disputeGrounds", ground)} />
      <Fact label={t("words")} value={words} />
      <Fact label={t("by")} value={memberName(proposer, proposedBy)} />
      <Fact label={t("at")} value={<Instant at={proposedAt} />} />
      {finding.isAnsweredSince || filesSince > 0 ? (
        <Fact
          label={t("since")}
          value={[
            ...(finding.isAnsweredSince ? [since("answeredSince")] : []),
            ...(filesSince > 0 ? [since("filesSince", { count: filesSince })] : []),
          ].join(since("comma"))}
        />
      ) : null}
    </>
  );
}
