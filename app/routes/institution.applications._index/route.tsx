import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ApplicationsPage } from "#app/components/applications/applications-page.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { APPLICATION_GROUPS } from "#app/domain/applications/lists.ts";
import { SORTS_WITHOUT_AMOUNT } from "#app/domain/list-sorts.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { matterTitle } from "#app/shared/matter-title.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery, sortedListQuery } from "#app/http/forms/query.ts";
import { languageOf } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { listApplicationsAsInstitution } from "#app/services/applications/list-applications-as-institution.server.ts";

const query = sortedListQuery(APPLICATION_GROUPS, SORTS_WITHOUT_AMOUNT);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const { group, cursor, sort } = readQuery(args.request, query);
  const { rows, next } = await listApplicationsAsInstitution(ctx, actor, {
    group,
    cursor,
    sort,
    language: languageOf(locale),
  });
  return {
    page: {
      next,
      rows: rows.map((row) => ({ ...row, name: matterTitle(locale, row, { kind: "application", ...row }) })),
    },
    group: group ?? null,
    isFirst: cursor === undefined,
    sort: sort ?? null,
    now: ctx.now(),
    title: translator(locale, "application")("list.institutionTitle"),
  };
}

export default function InstitutionApplications() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <ApplicationsPage
      {...loaded}
      viewer="institution"
      path={paths.institution.applications()}
      introductions={paths.institution.introductions()}
      nameOf={({ name }) => name}
      noteOf={({ mandateNumber }) => runningNumber("mandate", mandateNumber)}
      pathOf={paths.institution.applicationOf}
    />
  );
}
