import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Notice } from "#app/components/ui/notice.tsx";
import { horizons, withHorizons } from "#app/domain/horizons.ts";
import { institutionApplicationForm } from "#app/domain/organizations/institution-application.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { insteadQuery, requireInstitution } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { readOwnInstitution } from "#app/services/organizations/read-own-institution.server.ts";
import type { Own } from "./own.ts";
import { ApplicationForm } from "./application-form.tsx";
import { EndedApplication } from "./ended.tsx";
import { PendingApplication } from "./waiting.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "allowed" });
  const own = await readOwnInstitution(ctx, actor);
  const t = translator(locale, "institution");
  const { instead } = readQuery(args.request, insteadQuery);
  return {
    instead: instead === undefined ? null : whyInstead(own, t),
    own,
    licenceEnd: horizons.licenceEnd(dayOf(ctx.now())),
    title: t(own.isVerified ? "application.titleChange" : "application.title"),
  };
}

/** Why this page came instead of the one that was opened. */
function whyInstead({ status, isVerified }: Own, t: ReturnType<typeof translator<"institution">>) {
  if (status === "suspended") return t("application.insteadSuspended");
  return isVerified ? null : t("application.instead");
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "allowed" });
  const licence = { licenceExpiresOn: horizons.licenceEnd(dayOf(ctx.now())) };
  const application = await readForm(args, withHorizons(institutionApplicationForm, licence));
  await applyForVerification(ctx, actor, application);
  return seeOther(paths.institution.application());
}

export default function ApplicationPage() {
  const { own, licenceEnd, instead } = useLoaderData<typeof loader>();
  return (
    <>
      {instead === null ? null : <Notice live>{instead}</Notice>}
      <StateOfApplication own={own} licenceEnd={licenceEnd} />
    </>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function StateOfApplication({ own, licenceEnd }: Pick<Data, "own" | "licenceEnd">) {
  if (own.status === "terminated") return <EndedApplication own={own} />;
  const status = own.verification?.status;
  if (status === "opened" || status === "assigned" || status === "in_review")
    return <PendingApplication own={own} />;
  return <ApplicationForm own={own} licenceEnd={licenceEnd} />;
}
