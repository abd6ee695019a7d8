import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { useOutcomeName } from "#app/components/deals/dispute-record.tsx";
import { useMemberName } from "#app/components/deletion/member-name.ts";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { errorsOfReply, replyForm, labelledForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readDispute } from "#app/services/deals/read-dispute.server.ts";

type Finding = NonNullable<Awaited<ReturnType<typeof readDispute>>["finding"]>;

interface PendingFindingProps {
  finding: Finding;
  disputeId: string;
  reversalId: string | null;
}

/** A finding that waits for a second admin, or was sent back; with later evidence. */
export function PendingFinding({ finding, disputeId, reversalId }: PendingFindingProps) {
  const t = useTranslations("dispute.finding");
  const term = useTerm();
  const outcomeName = useOutcomeName();
  const memberName = useMemberName();
  const { outcome, ground, foundFen, words, proposer, proposedAt, settler, settledWords } = finding;
  const isBack = finding.status === "sent_back";
  const since = [
    ...(finding.isAnsweredSince ? [t("answeredSince")] : []),
    ...(finding.filesSince > 0 ? [t("filesSince", { count: finding.filesSince })] : []),
  ];
  return (
    <section className="decision stack" aria-labelledby="finding">
      <h2 id="finding">{t(isBack ? "sentBack" : "title")}</h2>
      <Notice tone="due">
        <p>
          <b>{outcomeName({ reversalId }, outcome)}</b>
          {outcome === "undone" ? null : (
            <>
              {" · "}
              <ExactMoney fen={foundFen} unit />
            </>
          )}
          {" · "}
          {term("disputeGrounds", ground)}
        </p>
        <p>{words}</p>
        <p className="small">
          {t.rich("by", {
            name: memberName(proposer, finding.proposedBy),
            at: () => <Instant at={proposedAt} />,
          })}
        </p>
        {isBack || since.length === 0 ? null : <p className="small">{since.join(t("comma"))}</p>}
      </Notice>
      {isBack ? (
        <p>{t("why", { name: memberName(settler, finding.settledBy ?? ""), words: settledWords ?? "" })}</p>
      ) : (
        <Acts finding={finding} disputeId={disputeId} />
      )}
    </section>
  );
}

/** The proposer may withdraw it; any other admin may review and confirm it, or send it back with a text. */
function Acts({ finding: { id, may }, disputeId }: { finding: Finding; disputeId: string }) {
  const t = useTranslations("dispute.finding");
  const { act, form: reply } = useReply();
  const isSettling = act === "withdraw-finding";
  const form = labelledForm(replyForm("send-finding-back", isSettling ? undefined : reply), {
    words: t("backWords"),
  });
  return (
    <>
      <ErrorSummary errors={isSettling ? errorsOfReply(reply) : []} />
      {may.confirm ? (
        <>
          <p className="small">{t("confirmMeans")}</p>
          <div className="row">
            <LinkButton to={adminPaths.confirmFinding(disputeId)} tone="primary">
              {t("review")}
            </LinkButton>
          </div>
          <PostForm id={form.id}>
            <ErrorSummary errors={form.errors} />
            <input type="hidden" name="findingId" value={id} />
            <TextareaField {...form.labelled("words")} hint={t("backHint")} rows={2} width="lg" />
            <SubmitButton tone="secondary" act="send-finding-back">
              {t("back")}
            </SubmitButton>
          </PostForm>
        </>
      ) : null}
      {may.withdraw ? (
        <>
          <p className="small">{t("waits")}</p>
          <PostForm sent={{ findingId: id }}>
            <SubmitButton tone="secondary" act="withdraw-finding">
              {t("withdraw")}
            </SubmitButton>
          </PostForm>
        </>
      ) : null}
    </>
  );
}
