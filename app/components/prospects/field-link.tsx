import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { PROSPECT_STEPS, type ProspectStep } from "#app/domain/prospects/content.ts";
import { paths } from "#app/shared/paths.ts";

/** A link to a field by its path in the content. */
export function FieldLink({ prospectId, path }: { prospectId: string; path: string }) {
  const t = useTranslations("prospect.fields");
  const [step = "", field = ""] = path.split(".");
  const key = `${step}.${field}` as Parameters<typeof t>[0];
  const label = t.has(key) ? t(key) : path;
  if (!isStep(step)) return <>{label}</>;
  return <Link to={`${paths.company.prospectStep(prospectId, step)}#step-${field}`}>{label}</Link>;
}

function isStep(word: string): word is ProspectStep {
  return PROSPECT_STEPS.some((step) => step === word);
}
