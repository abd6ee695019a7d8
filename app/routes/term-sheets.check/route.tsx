import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/inputs.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { checkSheetQuery, readFingerprint } from "#app/domain/offers/terms/fingerprint.ts";
import { visitor } from "#app/http/guards.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { checkTermSheet } from "#app/services/public/check-term-sheet.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  const { fingerprint: typed = "" } = readQuery(args.request, checkSheetQuery);
  const title = translator(locale, "sheet")("checking.title");
  const description = translator(locale, "public")("descriptions.termSheetCheck");
  const fingerprint = readFingerprint(typed);
  if (fingerprint === null)
    return { title, description, typed, answer: typed === "" ? null : ("unreadable" as const) };
  const { clientAddress } = args.context;
  return {
    title,
    description,
    typed,
    answer: (await checkTermSheet(ctx, actor, { fingerprint, clientAddress })) ?? "unknown",
  };
}

export default function CheckTermSheet() {
  const { typed, answer } = useLoaderData<typeof loader>();
  const t = useTranslations("sheet.checking");
  const locale = useLocale();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="stack-lg">
        {answer === "unknown" ? (
          <Notice tone="refusal" title={t("unknown")} live>
            <p>{t("unknownText")}</p>
          </Notice>
        ) : null}
        {answer === null || typeof answer === "string" ? null : (
          <Notice tone="money" title={t("genuine")} live>
            <p>{t("genuineText", { at: formatInstant(locale, answer.issuedAt), version: answer.version })}</p>
          </Notice>
        )}
        <Form method="get" className="form" noValidate>
          <TextField
            field={{
              name: "fingerprint",
              id: "fingerprint",
              defaultValue: typed,
              errors: answer === "unreadable" ? [t("unreadable")] : [],
            }}
            label={t("field")}
            hint={t("hint")}
            required
            width="lg"
          />
          <div className="form-actions">
            <Button tone="primary">{t("act")}</Button>
          </div>
        </Form>
        <p className="note-line">{t("privacy")}</p>
      </div>
    </>
  );
}
