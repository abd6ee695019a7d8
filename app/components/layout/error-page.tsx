import { isRouteErrorResponse } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { replyOf } from "#app/shared/reply.ts";
import { LinkButton } from "../ui/button.tsx";
import { LazySentTexts } from "../ui/lazy-stale-form-notice.ts";
import { PageHeader } from "../ui/page-header.tsx";

type Kind = "notFound" | "forbidden" | "conflict" | "tooMany" | "badRequest" | "unavailable" | "failed";

const kinds: Record<number, Kind> = {
  400: "badRequest",
  403: "forbidden",
  404: "notFound",
  405: "notFound",
  409: "conflict",
  422: "badRequest",
  429: "tooMany",
  503: "unavailable",
};

/** Error page: what happened, the reason of a refusal, and where to go next. */
export function ErrorPage({ error }: { error: unknown }) {
  const t = useTranslations("common.errors");
  const isCutOff = "onLine" in navigator && !navigator.onLine;
  const kind = isRouteErrorResponse(error)
    ? (kinds[error.status] ?? "failed")
    : isCutOff
      ? "unavailable"
      : "failed";
  const { refusal, form } = replyOf(isRouteErrorResponse(error) ? error.data : null);
  // The page's own text already says that something was not found.
  const why = refusal === undefined || refusal.code === "not-found" ? t(`${kind}.text`) : refusal.text;
  return (
    <>
      <PageHeader title={t(`${kind}.title`)} lead={form ? undefined : why} />
      {form ? <LazySentTexts refusal={refusal} form={form} /> : null}
      <LinkButton to={paths.home()} tone="primary" document>
        {t("home")}
      </LinkButton>
    </>
  );
}
