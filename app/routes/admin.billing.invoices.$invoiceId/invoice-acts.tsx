import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { RadioField } from "#app/components/ui/choices.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { FEE_PROPOSAL_KINDS } from "#app/domain/billing/proposal.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { ReadInvoice } from "./invoice-facts.tsx";

type Lines = ReadInvoice["lines"];

/** What an admin may do with an invoice: answer a question, propose a waiver or a credit, review its end. */
export function InvoiceActs({
  invoice: { id },
  lines,
  voiding,
}: Pick<ReadInvoice, "invoice" | "lines" | "voiding">) {
  const t = useTranslations("billing-admin.invoice");
  const questioned = lines.filter(({ feeStatus, isTied }) => feeStatus === "disputed" && !isTied);
  const proposed = lines.filter((line) => line.proposed !== null);
  const open = lines.filter(({ kinds }) => kinds.length > 0);
  return (
    <>
      {questioned.length === 0 ? null : <Uphold lines={questioned} />}
      {open.length + proposed.length === 0 ? null : <Propose lines={open} proposed={proposed} />}
      {voiding.whyNot === null ? (
        <p>
          <LinkButton to={adminPaths.voidInvoice(id)}>{t("void")}</LinkButton>
        </p>
      ) : null}
    </>
  );
}

/** The fee of a line in words: its deal, its company, and what is left of it. */
function useFeeWords() {
  const t = useTranslations("billing-admin.invoice");
  const locale = useLocale();
  return ({ dealNumber, companyNameZh, companyNameEn, totalFen, creditedFen }: Lines[number]) => {
    const deal = t("lineOf", { number: runningNumber("deal", dealNumber) });
    const company = inLanguage(locale, companyNameZh, companyNameEn);
    const left = formatMoneyExact(locale, totalFen - creditedFen);
    return [deal, company, left].join(" · ");
  };
}

function useFeeOptions(lines: Lines) {
  const words = useFeeWords();
  return lines.map((line) => ({ value: line.feeId, label: words(line) }));
}

function Uphold({ lines }: { lines: Lines }) {
  const t = useTranslations("billing-admin.invoice");
  const options = useFeeOptions(lines);
  const form = useActForm("uphold", { feeId: t("fee"), words: t("words") }, { feeId: options[0]?.value });
  return (
    <Section id="questions" title={t("questions")}>
      <ActForm form={form} button={t("uphold")}>
        <p>{t("questionsText")}</p>
        <SelectField {...form.labelled("feeId")} options={options} width="full" />
        <TextareaField {...form.labelled("words")} hint={t("wordsHint")} rows={3} />
      </ActForm>
    </Section>
  );
}

/** The form, for fees about which nothing waits; above it what does. It is empty again once a proposal was taken. */
function Propose({ lines, proposed }: { lines: Lines; proposed: Lines }) {
  const t = useTranslations("billing-admin.invoice");
  const words = useFeeWords();
  const state = lines.map(({ feeId, kinds, creditedFen }) => `${feeId} ${kinds.join()} ${creditedFen}`);
  return (
    <Section id="propose-change" title={t("propose")}>
      <div className="stack">
        {proposed.length === 0 ? null : (
          <Notice live>
            {proposed.map((line) => (
              <p key={line.feeId}>
                {t.rich("sent", {
                  kind: line.proposed ?? "",
                  fee: words(line),
                  a: (text) => <Link to={adminPaths.feeProposals()}>{text}</Link>,
                })}
              </p>
            ))}
          </Notice>
        )}
        {lines.length === 0 ? null : <ProposeForm key={state.join()} lines={lines} />}
      </div>
    </Section>
  );
}

function ProposeForm({ lines }: { lines: Lines }) {
  const t = useTranslations("billing-admin.invoice");
  const options = useFeeOptions(lines);
  const possible = FEE_PROPOSAL_KINDS.filter((kind) => lines.some(({ kinds }) => kinds.includes(kind)));
  const mayWaive = possible.includes("waiver");
  const form = useActForm(
    "propose",
    { feeId: t("fee"), kind: t("kind"), amountFen: t("creditAmount"), reason: t("reason") },
    { feeId: options[0]?.value, kind: possible.length === 1 ? possible[0] : undefined },
  );
  return (
    <ActForm form={form} button={t("proposeAct")}>
      <p>{t("proposeText")}</p>
      <SelectField {...form.labelled("feeId")} options={options} width="full" />
      <RadioField
        {...form.labelled("kind")}
        column
        choices={possible.map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
          note: t(`kindNotes.${kind}`),
        }))}
      />
      <NumberField
        {...form.labelled("amountFen")}
        hint={t(mayWaive ? "creditHint" : "creditOnlyHint")}
        unit={t("yuan")}
        optional={mayWaive}
        required={!mayWaive}
        width="md"
      />
      <TextareaField {...form.labelled("reason")} hint={t("reasonHint")} rows={3} />
    </ActForm>
  );
}
