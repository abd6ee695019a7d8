import { useTranslations } from "use-intl";
import { FirstSteps } from "#app/components/dashboards/first-steps.tsx";
import type { AdminStep } from "#app/domain/dashboards/first-steps.ts";
import type { readToday } from "#app/services/moderation/read-today.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";

const pageOf: Readonly<Record<AdminStep, string | null>> = {
  account: null,
  factor: paths.secondFactor(),
  ties: adminPaths.ties(),
  decide: adminPaths.queue(),
  settle: adminPaths.billing(),
  appoint: adminPaths.team(),
};

/** What a new admin does first, as far as their roles go. */
export function AdminSteps({ steps }: { steps: Awaited<ReturnType<typeof readToday>>["firstSteps"] }) {
  const t = useTranslations("dashboard.steps.admin");
  if (steps === null) return null;
  return <FirstSteps steps={steps.map((step) => ({ ...step, name: t(step.key), to: pageOf[step.key] }))} />;
}
