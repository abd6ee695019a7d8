import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StepFrame } from "#app/components/prospects/editor/step-frame.tsx";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { translator } from "#app/i18n/translator.ts";
import { readProspect } from "#app/services/prospects/read-prospect.server.ts";
import { CompanyStep } from "./company-step.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await readProspect(ctx, actor, idParam(args.params, "prospectId"));
  return { title: translator(locale, "prospect")("steps.company"), ...read };
}

export default function ProspectCompanyPage() {
  const read = useLoaderData<typeof loader>();
  return (
    <StepFrame read={read} step="company">
      <CompanyStep read={read} />
    </StepFrame>
  );
}
