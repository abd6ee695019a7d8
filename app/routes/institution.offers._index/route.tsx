import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { SuspendedMark } from "#app/components/prospects/suspended-ask.tsx";
import { Badge, StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { GroupedList } from "#app/components/ui/grouped-list.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Deadline, Instant } from "#app/components/ui/when.tsx";
import { OFFER_GROUPS } from "#app/domain/offers/lists.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { matterTitle } from "#app/shared/matter-title.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery, sortedListQuery } from "#app/http/forms/query.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { languageOf } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { listOffersAsInstitution } from "#app/services/offers/list-offers-as-institution.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { columnsNamed } from "#app/components/ui/record-table.tsx";

const query = sortedListQuery(OFFER_GROUPS);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const { group, cursor, sort } = readQuery(args.request, query);
  const { rows, next } = await listOffersAsInstitution(ctx, actor, {
    group,
    cursor,
    sort,
    language: languageOf(locale),
  });
  return {
    page: {
      next,
      rows: rows.map((row) => ({ ...row, name: matterTitle(locale, row, { kind: "offer", ...row }) })),
    },
    group: group ?? null,
    isFirst: cursor === undefined,
    sort: sort ?? null,
    now: ctx.now(),
    title: translator(locale, "offer")("listPage.title"),
  };
}

export default function InstitutionOffers() {
  const { now, title, ...list } = useLoaderData<typeof loader>();
  const t = useTranslations("offer");
  const term = useTerm();

  const { column, figure } = columnsNamed(list.page.rows, t);
  return (
    <>
      <PageHeader title={title} />
      <GroupedList
        {...list}
        lines
        caption={title}
        path={paths.institution.offers()}
        groups={OFFER_GROUPS}
        groupsLabel={t("listPage.groups")}
        nameOf={(group) => t(`listPage.${group ?? "all"}`)}
        empty={
          <EmptyState
            title={t("listPage.empty")}
            steps={[t("listPage.emptyStep1"), t("listPage.emptyStep2")]}
            actions={
              <LinkButton to={paths.institution.introductions()}>{t("listPage.toIntroductions")}</LinkButton>
            }
          />
        }
        columns={[
          column(
            "list.company",
            (offer) => (
              <>
                <Link className="row-link" to={paths.institution.offer(offer.id)}>
                  {offer.name}
                </Link>
                <small>{offeredTerm(term, offer.commitment, offer.instrument)}</small>
              </>
            ),
            { sorts: ["title"] },
          ),
          column(
            "list.number",
            (offer) => <span className="nowrap">{runningNumber("offer", offer.number)}</span>,
            { label: "" },
          ),
          figure("terms.amount", (offer) => <Money fen={offer.amountFen} />, {
            label: "",
            sorts: ["largest", "smallest"],
          }),
          column(
            "list.status",
            (offer) => (
              <>
                {offer.isOnHold ? (
                  <Badge tone="due">{t("onHold")}</Badge>
                ) : (
                  <StateBadge of="offer" state={offer.status} />
                )}
                {offer.isSuspended ? <SuspendedMark /> : null}
              </>
            ),
            { label: "" },
          ),
          column(
            "listPage.until",
            (offer) =>
              offer.expiresAt === null ? (
                <span className="muted">{t("listPage.notIssued")}</span>
              ) : (
                <Deadline at={offer.expiresAt} now={now} />
              ),
            { sorts: ["deadline"] },
          ),
          figure("list.since", (offer) => <Instant at={offer.statusChangedAt} />, { sorts: ["moved"] }),
        ]}
      />
    </>
  );
}
