import { isRouteErrorResponse } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { paths } from "#app/http/paths.ts";
import { LinkButton } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";

type Kind = "notFound" | "forbidden" | "conflict" | "tooMany" | "badRequest" | "failed";

const kinds: Record<number, Kind> = {
  400: "badRequest",
  403: "forbidden",
  404: "notFound",
  405: "notFound",
  409: "conflict",
  422: "badRequest",
  429: "tooMany",
};

/** A page that could not be shown: what happened, why where a refusal says it, and the way on. */
export function ErrorPage({ error }: { error: unknown }) {
  const t = useTranslations("common.errors");
  const kind = isRouteErrorResponse(error) ? (kinds[error.status] ?? "failed") : "failed";
  const refusal = isRouteErrorResponse(error) ? refusalIn(error.data) : null;
  return (
    <>
      <PageHeader title={t(`${kind}.title`)} lead={refusal ?? t(`${kind}.text`)} />
      <LinkButton to={paths.home()} tone="primary" document>
        {t("home")}
      </LinkButton>
    </>
  );
}

/** The server's words for a refusal; that something is not there, the page says itself. */
function refusalIn(data: unknown): string | null {
  if (typeof data !== "object" || data === null || !("refusal" in data)) return null;
  const { refusal } = data;
  if (typeof refusal !== "object" || refusal === null || !("text" in refusal) || !("code" in refusal))
    return null;
  return refusal.code === "not-found" || typeof refusal.text !== "string" ? null : refusal.text;
}
