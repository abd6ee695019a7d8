import { useTranslations } from "use-intl";
import { BilledDrawdown } from "#app/components/billing/billed-drawdown.tsx";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { formatRate } from "#app/i18n/format.ts";
import type { readOwnInvoice } from "#app/services/billing/read-own-invoice.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { QuestionFee } from "./question-fee.tsx";

type Line = Awaited<ReturnType<typeof readOwnInvoice>>["lines"][number];

interface OwnInvoiceLinesProps {
  lines: readonly Line[];
  sums: { netFen: bigint; vatFen: bigint; totalFen: bigint; creditedFen: bigint };
}

/** Each fee of the invoice with its tax, what was credited of it, and where it can be questioned. */
export function OwnInvoiceLines({ lines, sums }: OwnInvoiceLinesProps) {
  const t = useTranslations("billing.invoice");
  const { column, figure, buttons } = columnsNamed(lines, t);
  const hasCredits = sums.creditedFen > 0n;
  const { form: reply } = useReply("question");
  const open = lines.filter(({ mayQuestion }) => mayQuestion);
  const answered = reply && (open.find(({ feeId }) => feeId === reply.initialValue?.["feeId"]) ?? open[0]);
  return (
    <Section id="lines" title={t("lines")} spaced={false}>
      <RecordTable
        caption={t("lines")}
        rows={lines}
        columns={[
          {
            ...column("line", (line) => (
              <>
                <BilledDrawdown of={{ ...line, kind: line.feeKind }} />
                <small>
                  <BillingBadge of="fee" state={line.feeStatus} />
                </small>
              </>
            )),
            foot: t("sum"),
          },
          figure(
            "drawn",
            (line) => (
              <>
                <ExactMoney fen={line.drawnFen} />
                <small>× {formatRate(String(line.rateBp / 100))}</small>
              </>
            ),
            { absent: ({ feeKind }) => feeKind === "recalculation" },
          ),
          {
            ...figure("net", (line) => <ExactMoney fen={line.netFen} />),
            foot: <ExactMoney fen={sums.netFen} />,
          },
          {
            ...figure("vat", (line) => (
              <>
                <ExactMoney fen={line.vatFen} />
                <small>{formatRate(String(line.vatRateBp / 100))}</small>
              </>
            )),
            foot: <ExactMoney fen={sums.vatFen} />,
          },
          {
            ...figure("total", (line) => <ExactMoney fen={line.totalFen} />),
            foot: <ExactMoney fen={sums.totalFen} />,
          },
          ...(hasCredits
            ? [
                {
                  ...figure("credited", (line) => <ExactMoney fen={-line.creditedFen} />, {
                    absent: ({ creditedFen }) => creditedFen === 0n,
                  }),
                  foot: <ExactMoney fen={-sums.creditedFen} />,
                },
              ]
            : []),
          ...(open.length === 0
            ? []
            : [
                buttons("act", (line) =>
                  line.mayQuestion ? <QuestionFee feeId={line.feeId} isAnswered={line === answered} /> : null,
                ),
              ]),
        ]}
      />
    </Section>
  );
}
