import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useMemberName } from "#app/components/deletion/member-name.ts";
import { useName } from "#app/components/moderation/use-name.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { RowButton } from "#app/components/ui/row-button.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { Deadline, Instant } from "#app/components/ui/when.tsx";
import type { listFeeProposals } from "#app/services/billing/list-fee-proposals.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";

type Listed = Awaited<ReturnType<typeof listFeeProposals>>;
type Open = Listed["open"][number];
type Earlier = Listed["settled"][number];

/** Which fee of whom a proposal is about, in words. */
function useFeeName() {
  const t = useTranslations("billing-admin.proposals");
  const name = useName();
  return (of: Earlier) => t("fee", { institution: name(of), deal: runningNumber("deal", of.dealNumber) });
}

/** The columns that both lists have. */
function useSharedColumns<Row extends Earlier>(rows: readonly Row[]) {
  const t = useTranslations("billing-admin.proposals");
  const feeName = useFeeName();
  const memberName = useMemberName();
  const { column, figure, buttons } = columnsNamed(rows, t);
  const shared = [
    column("what", (row: Row) => (
      <>
        {t(row.kind)}
        <small>
          {row.invoiceId === null ? (
            feeName(row)
          ) : (
            <Link to={adminPaths.invoice(row.invoiceId)}>{feeName(row)}</Link>
          )}
        </small>
      </>
    )),
    figure("amount", ({ amountFen, grossFen }: Row) => <ExactMoney fen={amountFen ?? grossFen} />),
    column("why", ({ reason }: Row) => reason),
    column("by", ({ proposerName, proposedBy, proposedAt }: Row) => (
      <>
        {memberName(proposerName, proposedBy)}
        <small>
          <Instant at={proposedAt} />
        </small>
      </>
    )),
  ];
  return { shared, column, buttons };
}

/** What waits for a second admin, with the buttons of those who may settle it, or why the reader may not. */
export function OpenProposals({ open, now }: Pick<Listed, "open" | "now">) {
  const t = useTranslations("billing-admin.proposals");
  const { shared, column, buttons } = useSharedColumns(open);
  if (open.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <RecordTable
      caption={t("open")}
      rows={open}
      columns={[
        ...shared,
        column("until", ({ dueAt }) => (dueAt === null ? null : <Deadline at={dueAt} now={now} />)),
        buttons("decide", (row) => <Verdict row={row} />),
      ]}
    />
  );
}

const whyNot = {
  "admin-has-tie": "tied",
  "confirmation-same-person": "yours",
} as const satisfies Record<string, string>;

function Verdict({ row }: { row: Open }) {
  const t = useTranslations("billing-admin.proposals");
  const feeName = useFeeName();
  if (row.whyNot !== null) {
    const why = row.whyNot in whyNot ? whyNot[row.whyNot as keyof typeof whyNot] : "late";
    return <span className="small muted">{t(why)}</span>;
  }
  const what = `${t(row.kind)} · ${feeName(row)}`;
  return (
    <div className="row">
      <RowButton
        sent={{ act: "confirm", proposalId: row.id }}
        text={t("confirm")}
        label={t("confirmLabel", { what })}
      />
      <RowButton
        sent={{ act: "decline", proposalId: row.id }}
        tone="secondary"
        text={t("decline")}
        label={t("declineLabel", { what })}
      />
    </div>
  );
}

const tones = { confirmed: "done", alone: "due", declined: "refused" } as const;

/** Earlier ones with what became of them; what a single admin did alone says so. */
export function EarlierProposals({ settled }: Pick<Listed, "settled">) {
  const t = useTranslations("billing-admin.proposals");
  const memberName = useMemberName();
  const { shared, column } = useSharedColumns(settled);
  if (settled.length === 0) return <p className="muted">{t("noSettled")}</p>;
  return (
    <RecordTable
      caption={t("settled")}
      rows={settled}
      columns={[
        ...shared,
        column("state", ({ status, settledBy, settlerName }) => {
          const state = status === null || status === "open" ? "alone" : status;
          return (
            <>
              <Badge tone={state in tones ? tones[state as keyof typeof tones] : undefined}>
                {t(`states.${state}`)}
              </Badge>
              {state === "alone" ? <small>{t("aloneText")}</small> : null}
              {settledBy === null ? null : (
                <small>{t("settledBy", { name: memberName(settlerName, settledBy) })}</small>
              )}
            </>
          );
        }),
      ]}
    />
  );
}
