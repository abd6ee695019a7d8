import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { FactList } from "#app/components/ui/facts.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { fillForm } from "#app/domain/deals/deal-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { reviewFill } from "#app/services/deals/review-fill.server.ts";
import { paths } from "#app/shared/paths.ts";
import { fillShown } from "./fill-shown.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const review = await reviewFill(ctx, actor, idParam(args.params, "dealId"));
  const { deal, prospect, payment, mark, funding, whyNot } = review;
  const shown = fillShown(locale, review);
  const sent = {
    drawdownId: payment?.drawdownId ?? "",
    status: prospect.status,
    ends: mark,
    payment: payment?.mark ?? "",
    funding,
  };
  return { deal: { id: deal.id, number: deal.number }, sent, whyNot, shown, title: shown.page };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const dealId = idParam(args.params, "dealId");
  const { act: _, drawdownId, payment, receivedFen, ...reviewed } = await readForm(args, fillForm);
  await confirmDrawdown(ctx, actor, { drawdownId, payment, receivedFen, reviewed });
  return seeOther(paths.company.deal(dealId));
}

/** What ends with the search, before its company confirms the payment that fills the ask. */
export default function FillAskPage() {
  const { deal, sent, whyNot, shown, title } = useLoaderData<typeof loader>();
  const back = { to: paths.company.deal(deal.id), label: shown.back };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(shown.back, shown.name, back.to)}>
        <span className="nowrap">{runningNumber("deal", deal.number)}</span>
      </PageHeader>
      <ReviewForm
        act="fill"
        title={shown.title}
        sent={sent}
        transport={{ need: "pay" }}
        terms={<FactList facts={shown.facts} />}
        consequences={shown.follows}
        labels={{ receivedFen: shown.received }}
        fields={(form) => (
          <NumberField
            {...form.labelled("receivedFen")}
            hint={shown.receivedHint}
            unit={shown.unit}
            width="md"
          />
        )}
        whyNot={whyNot}
        button={shown.act}
        back={back}
      />
    </>
  );
}
