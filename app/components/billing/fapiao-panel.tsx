import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { RadioField } from "#app/components/ui/choices.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { FAPIAO_KINDS, type FapiaoKind, type FapiaoStatus } from "#app/domain/billing/fapiao.ts";
import { formatDay, formatInstant, formatMoneyExact } from "#app/i18n/format.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";

/** A fapiao as pages show it. */
export interface ShownFapiao {
  id: string;
  creditNoteId: string | null;
  kind: FapiaoKind;
  totalFen: bigint;
  status: FapiaoStatus;
  number: string | null;
  issuedOn: string | null;
  requestedAt: Date;
  fileName: string | null;
}

interface FapiaoPanelProps {
  /** All of the invoice, the oldest first. */
  fapiao: readonly ShownFapiao[];
  /** Whether one may be asked for: the invoice is not void, and something is left to state. */
  mayRequest: boolean;
}

/** The tax invoices of one invoice for its institution: what was issued, and the form that asks for one. */
export function FapiaoPanel({ fapiao, mayRequest }: FapiaoPanelProps) {
  const t = useTranslations("billing.pricing.fapiao");
  const isAsked = fapiao.some(({ status, creditNoteId }) => status !== "cancelled" && creditNoteId === null);
  return (
    <Section id="fapiao" title={t("title")}>
      <div className="stack">
        {fapiao.length === 0 ? (
          <p className="muted">{t("none")}</p>
        ) : (
          <ul className="stack">
            {fapiao.map((one) => (
              <li key={one.id}>
                <FapiaoLine fapiao={one} />
              </li>
            ))}
          </ul>
        )}
        {mayRequest && !isAsked ? <RequestFapiao /> : null}
      </div>
    </Section>
  );
}

/** What became of a fapiao, with its file. */
export function FapiaoLine({ fapiao }: { fapiao: ShownFapiao }) {
  const t = useTranslations("billing.pricing.fapiao");
  const locale = useLocale();
  const { id, kind, number, issuedOn, requestedAt, status, fileName } = fapiao;
  const amount = formatMoneyExact(locale, fapiao.totalFen);
  const when = formatInstant(locale, requestedAt);
  const isRed = fapiao.creditNoteId !== null;
  if (status === "cancelled") return t("cancelled", { when });
  if (number === null || issuedOn === null)
    return isRed ? t("redDue", { amount }) : t("requestedOn", { kind, when });
  const day = formatDay(locale, issuedOn);
  return (
    <>
      {isRed ? t("red", { number, day, amount }) : t("issued", { kind, number, day })}{" "}
      {fileName === null ? null : (
        <a href={billingPaths.fapiaoFile(id)} download>
          <span aria-hidden="true">{t("download")}</span>
          <span className="visually-hidden">{t("downloadOf", { number })}</span>
        </a>
      )}
    </>
  );
}

function RequestFapiao() {
  const t = useTranslations("billing.pricing.fapiao");
  const kinds = useTranslations("billing.pricing.fapiaoKinds");
  const profile = useTranslations("billing.pricing.profile");
  const form = useActForm("request", { kind: t("kind") }, { kind: "ordinary" });
  return (
    <ActForm
      form={form}
      need="pay"
      className="stack"
      tone="secondary"
      button={t("request")}
      beside={
        form.refusal?.code === "fapiao-needs-profile" ? (
          <Link to={billingPaths.profile()}>{profile("title")}</Link>
        ) : null
      }
    >
      <RadioField
        {...form.labelled("kind")}
        hint={t("requestText")}
        choices={FAPIAO_KINDS.map((value) => ({ value, label: kinds(value) }))}
      />
    </ActForm>
  );
}
