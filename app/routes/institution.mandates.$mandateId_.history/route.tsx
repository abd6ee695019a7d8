import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { EventTimeline } from "#app/components/events/event-timeline.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { readMandateTimeline } from "#app/services/mandates/read-mandate-timeline.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "drafts" });
  const mandateId = idParam(args.params, "mandateId");
  const { nameZh, nameEn, events } = await readMandateTimeline(ctx, actor, { mandateId });
  const title = translator(locale, "mandate")("history.title");
  const name = (locale === "en" ? (nameEn ?? nameZh) : (nameZh ?? nameEn)) ?? title;
  return { title, name, mandateId, events };
}

export default function MandateHistoryPage() {
  const { title, name, mandateId, events } = useLoaderData<typeof loader>();
  const t = useTranslations("mandate.history");
  return (
    <>
      <PageHeader
        title={title}
        lead={t("lead")}
        crumbs={crumbTo(title, name, paths.institution.mandate(mandateId))}
      />
      {events.length === 0 ? (
        <p className="muted">{t("none")}</p>
      ) : (
        <EventTimeline events={events} viewer="institution" names={{}} reasons="institutionReasons" />
      )}
    </>
  );
}
