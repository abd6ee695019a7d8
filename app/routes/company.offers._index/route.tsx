import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { OFFER_UNITS } from "#app/domain/offers/form/offer-units.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { listOffersAsCompany } from "#app/services/offers/list-offers-as-company.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { AnswersInShort } from "./answers.tsx";
import { CombinedOffers } from "./combined-offers.tsx";
import { compareForm } from "./compare-form.server.ts";
import { CompareOn } from "./compare-on.tsx";
import { CompareTable } from "./compare-table.tsx";
import { comparisonShown } from "./comparison.server.ts";
import { DilutionCharts } from "./dilution-charts.tsx";
import { EndedOffers, RestOfOffers, UnanswerableOffers } from "./folded-offers.tsx";
import { OffersInWords } from "./offers-in-words.tsx";
import { PaymentCharts } from "./payment-charts.tsx";

const query = z.object({
  amount: z.string().optional(),
  months: z.string().optional(),
  unit: z.enum(OFFER_UNITS).optional(),
  payments: z.literal("open").optional().catch(undefined),
  part: z
    .string()
    .regex(/^[a-z]{4,10}\.\d{1,2}$/u)
    .optional()
    .catch(undefined),
});

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const { payments, part, ...typed } = readQuery(args.request, query);
  const { on, ...compare } = compareForm(typed, locale);
  const offers = await listOffersAsCompany(ctx, actor, on);
  const opened = { part, isPaymentsOpen: payments === "open" };
  const first = offers.groups.find(({ kind }) => kind !== "equity");
  return {
    ...comparisonShown(locale, ctx.now(), offers, opened),
    compare: first === undefined ? null : { ...compare, on: first.on },
    opened: { payments, part },
  };
}

export default function CompanyOffers() {
  const { compare, opened, answers, sections, combinations, ended, empty, on, read, ...page } =
    useLoaderData<typeof loader>();
  const goTo = usePlainLinks();
  const to = (change: { payments?: "open" | undefined; part?: string }) =>
    withQuery(paths.company.offers(), { ...compare?.typed, ...opened, ...change });
  return (
    <div onClick={goTo}>
      <PageHeader title={page.title} lead={page.lead}>
        {page.facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </PageHeader>
      {page.unanswerable === null ? null : <UnanswerableOffers {...page.unanswerable} />}
      {empty === null ? null : (
        <EmptyState
          title={empty.title}
          steps={empty.steps}
          actions={<LinkButton to={paths.company.introductions()}>{empty.act}</LinkButton>}
        />
      )}
      {answers === null ? null : <AnswersInShort {...answers} />}
      {compare === null ? null : <CompareOn {...compare} words={on} />}
      {sections.map((section) => (
        <Section key={section.kind} id={section.kind} title={section.title} note={section.note}>
          <div className="stack">
            <p className="note-line">{section.lead}</p>
            {section.caveat === null ? null : <p className="small text-due">{section.caveat}</p>}
            <OffersInWords offers={section.offers} read={read} />
            <details className="more more--narrow" open={section.fold.isOpen}>
              <summary>{section.fold.text}</summary>
              <div className="stack">
                <CompareTable section={section} />
                {section.charts === null ? null : (
                  <PaymentCharts
                    of={section.charts}
                    to={to({ payments: section.charts.toggle.isOpen ? undefined : "open" })}
                  />
                )}
                {section.dilution === null ? null : <DilutionCharts {...section.dilution} />}
              </div>
            </details>
            {section.rest === null ? null : <RestOfOffers {...section.rest} to={(part) => to({ part })} />}
          </div>
        </Section>
      ))}
      {page.notes.map((note) => (
        <p key={note} className="note-line">
          {note}
        </p>
      ))}
      {combinations === null ? null : <CombinedOffers {...combinations} />}
      {ended === null ? null : <EndedOffers {...ended} />}
    </div>
  );
}
