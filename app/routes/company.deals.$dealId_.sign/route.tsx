import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SignContractPage } from "#app/components/deals/sign-contract-page.tsx";
import { signForm } from "#app/domain/deals/deal-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { dealTitle } from "#app/shared/deal-steps/title.server.ts";
import { paths } from "#app/shared/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await readDeal(ctx, actor, idParam(args.params, "dealId"));
  const { deal, terms, conditions, whyNotSign } = read;
  const other = inLanguage(locale, deal.institutionNameZh, deal.institutionNameEn);
  const title = translator(locale, "binding")("sign.page", { other });
  const named = { ...deal, name: dealTitle(locale, deal, "company") };
  return { deal: named, terms, conditions: conditions.length, whyNotSign, other, title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const dealId = idParam(args.params, "dealId");
  const { act: _, ...reviewed } = await readForm(args, signForm);
  await signContract(ctx, actor, dealId, reviewed);
  return seeOther(paths.company.deal(dealId));
}

export default function SignAsCompany() {
  return <SignContractPage {...useLoaderData<typeof loader>()} viewer="company" />;
}
