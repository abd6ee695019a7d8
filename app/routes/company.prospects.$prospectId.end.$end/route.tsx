import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { FactList } from "#app/components/ui/facts.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { endAskForm, ENDS_OF_ASK } from "#app/domain/prospects/ending.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam, wordParam } from "#app/http/forms/params.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { closeProspect } from "#app/services/prospects/close-prospect.server.ts";
import { reviewEndOfAsk } from "#app/services/prospects/review-end-of-ask.server.ts";
import { withdrawProspect } from "#app/services/prospects/withdraw-prospect.server.ts";
import { paths } from "#app/shared/paths.ts";
import { endsShown } from "./ends-shown.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const end = wordParam(args.params, "end", ENDS_OF_ASK);
  const review = await reviewEndOfAsk(ctx, actor, { prospectId: idParam(args.params, "prospectId"), end });
  const { id, number, status } = review.prospect;
  const shown = endsShown(locale, end, review);
  return {
    prospect: { id, number, status },
    end,
    mark: review.mark,
    whyNot: review.whyNot,
    shown,
    title: shown.page,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const prospectId = idParam(args.params, "prospectId");
  const end = wordParam(args.params, "end", ENDS_OF_ASK);
  const { act, note, ...reviewed } = await readForm(args, endAskForm);
  // A form of one review is not the act of another.
  if (act !== end) throw new Refusal("review-outdated");
  if (end === "close") await closeProspect(ctx, actor, prospectId, reviewed);
  else await withdrawProspect(ctx, actor, { prospectId, note, reviewed });
  return seeOther(paths.company.prospect(prospectId));
}

/** What ends with an ask and who is told, before its company withdraws it or ends its search. */
export default function EndAskPage() {
  const { prospect, end, mark, whyNot, shown, title } = useLoaderData<typeof loader>();
  const back = { to: paths.company.prospect(prospect.id), label: shown.back };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(shown.back, shown.name, back.to)}>
        <StateBadge of="prospect" state={prospect.status} />
        <span className="nowrap">{runningNumber("prospect", prospect.number)}</span>
      </PageHeader>
      <ReviewForm
        key={end}
        act={end}
        isDestructive
        title={shown.title}
        sent={{ status: prospect.status, ends: mark }}
        terms={<FactList facts={shown.facts} />}
        consequences={shown.follows}
        labels={{ note: shown.note }}
        fields={(form) =>
          end === "withdraw" ? <TextareaField {...form.labelled("note")} rows={2} optional /> : null
        }
        whyNot={whyNot}
        button={shown.act}
        back={back}
      />
    </>
  );
}
