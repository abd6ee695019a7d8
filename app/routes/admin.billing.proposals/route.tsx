import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AdminBillingTabs } from "#app/components/billing/admin-billing-tabs.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { feeProposalsForm } from "#app/domain/billing/admin-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { listBankProposals } from "#app/services/billing/bank/list-bank-proposals.server.ts";
import { listFeeProposals } from "#app/services/billing/list-fee-proposals.server.ts";
import { settleFeeProposal } from "#app/services/billing/settle-fee-proposal.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { BankProposals } from "./bank-proposals.tsx";
import { EarlierProposals, OpenProposals } from "./proposal-tables.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const title = translator(locale, "billing-admin")("proposals.title");
  return { ...(await listFeeProposals(ctx, actor)), bank: await listBankProposals(ctx, actor), title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "settle");
  const { proposalId, act } = await readForm(args, feeProposalsForm);
  await settleFeeProposal(ctx, actor, { proposalId, verdict: act });
  return seeOther(adminPaths.feeProposals());
}

export default function FeeProposalsPage() {
  const { title, open, bank, settled, now } = useLoaderData<typeof loader>();
  const t = useTranslations("billing-admin.proposals");
  const { form, refusal } = useReply();
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack-lg">
        <AdminBillingTabs current="proposals" />
        <FormErrors errors={errorsOfReply(form)} refusal={refusal} />
        <Section id="open" title={t("open")} spaced={false}>
          <OpenProposals open={open} now={now} />
        </Section>
        <Section id="bank" title={t("bank")}>
          <BankProposals rows={bank} now={now} />
        </Section>
        <Section id="settled" title={t("settled")}>
          <EarlierProposals settled={settled} />
        </Section>
      </div>
    </>
  );
}
