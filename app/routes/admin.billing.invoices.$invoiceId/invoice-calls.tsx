import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { ReadInvoice } from "./invoice-facts.tsx";

const tones = { pending: "open", done: "done", dead: "refused" } as const;

/**
 * What payment providers were asked about an invoice, what they answered, and what they call it. Nobody is asked by bank:
 * there a call is only noted, and a statement shows what was done.
 */
export function InvoiceCalls({ calls }: Pick<ReadInvoice, "calls">) {
  const t = useTranslations("billing-admin.invoice");
  const kinds = useTranslations("billing-admin.calls");
  const states = useTranslations("billing-admin.callStates");
  const providers = useTranslations("billing-admin.providers");
  if (calls.length === 0) return <p className="muted">{t("noCalls")}</p>;
  const { column } = columnsNamed(calls, t);
  return (
    <RecordTable
      caption={t("calls")}
      rows={calls}
      columns={[
        column("call", ({ kind, provider }) => (
          <>
            {kinds(kind)}
            <small>{providers(provider)}</small>
          </>
        )),
        column("state", ({ status, lastError, provider }) => (
          <>
            <Badge tone={tones[status]}>
              {provider === "bank" && status === "done" ? t("noted") : states(status)}
            </Badge>
            {lastError === null ? null : <small>{lastError}</small>}
          </>
        )),
        column(
          "object",
          ({ externalId, payUrl }) => (
            <>
              <span className="break-all">{externalId}</span>
              {payUrl === null ? null : (
                <small>
                  <a href={payUrl}>{t("page")}</a>
                </small>
              )}
            </>
          ),
          { absent: ({ externalId }) => externalId === null },
        ),
        column("tried", ({ triedAt }) => (triedAt === null ? null : <Instant at={triedAt} />), {
          absent: ({ triedAt }) => triedAt === null,
        }),
      ]}
    />
  );
}
