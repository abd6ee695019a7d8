import { isRouteErrorResponse } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { paths } from "#app/http/paths.ts";
import { LinkButton } from "../ui/button.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { useRefusal, type RefusalWords } from "../ui/refusal.tsx";

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
  const words = useRefusal();
  const kind = isRouteErrorResponse(error) ? (kinds[error.status] ?? "failed") : "failed";
  const refusal = isRouteErrorResponse(error) ? refusalIn(error.data) : null;
  return (
    <>
      <PageHeader
        title={t(`${kind}.title`)}
        lead={refusal === null || refusal.code === "not-found" ? t(`${kind}.text`) : words(refusal)}
      />
      <LinkButton to={paths.home()} tone="primary" document>
        {t("home")}
      </LinkButton>
    </>
  );
}

function refusalIn(data: unknown): RefusalWords | null {
  if (typeof data !== "object" || data === null || !("refusal" in data)) return null;
  const { refusal } = data;
  return typeof refusal === "object" &&
    refusal !== null &&
    "code" in refusal &&
    typeof refusal.code === "string"
    ? (refusal as RefusalWords)
    : null;
}
