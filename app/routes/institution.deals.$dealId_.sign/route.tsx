import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SignContractPage } from "#app/components/deals/sign-contract-page.tsx";
import { signForm } from "#app/domain/deals/deal-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { dealTitle, partyOfDeal } from "#app/shared/deal-steps/title.server.ts";
import { paths } from "#app/shared/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals" });
  const read = await readDeal(ctx, actor, idParam(args.params, "dealId"));
  const { deal, terms, conditions, whyNotSign } = read;
  const other = partyOfDeal(locale, deal, "institution") || dealTitle(locale, deal, "institution");
  const title = translator(locale, "binding")("sign.page", { other });
  const named = { ...deal, name: dealTitle(locale, deal, "institution") };
  return { deal: named, terms, conditions: conditions.length, whyNotSign, other, title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "deals" });
  const dealId = idParam(args.params, "dealId");
  const { act: _, ...reviewed } = await readForm(args, signForm);
  await signContract(ctx, actor, dealId, reviewed);
  return seeOther(paths.institution.deal(dealId));
}

export default function SignAsInstitution() {
  return <SignContractPage {...useLoaderData<typeof loader>()} viewer="institution" />;
}
