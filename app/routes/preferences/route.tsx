import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { ErrorSummary, PostForm } from "#app/components/ui/form.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { usePageForm } from "#app/components/ui/reply-form.ts";
import { displayPreferencesSchema } from "#app/domain/accounts/preferences.ts";
import { chosenLocale, chosenTheme } from "#app/http/answers/choice-cookies.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths, safeReturn } from "#app/shared/paths.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readChoice } from "#app/i18n/locale.ts";
import { isTheme, themeCookie } from "#app/i18n/theme.ts";
import { translator } from "#app/i18n/translator.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await visitor(args);
  const theme = readChoice(args.request.headers.get("cookie"), themeCookie);
  return {
    title: translator(locale, "public")("preferences.title"),
    theme: isTheme(theme) ? theme : ("system" as const),
  };
}

/** Stores the choice on this device, and returns to the previous page. */
export async function action(args: ActionFunctionArgs) {
  await visitor(args);
  const { locale, theme, to } = await readForm(args, displayPreferencesSchema);
  const headers = new Headers();
  if (locale !== undefined) headers.append("set-cookie", chosenLocale(args.request, locale));
  if (theme !== undefined) headers.append("set-cookie", chosenTheme(args.request, theme));
  return seeOther(safeReturn(to) ?? paths.preferences(), headers);
}

export default function Preferences() {
  const { theme } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const t = useTranslations("public.preferences");
  const labels = { locale: t("language"), theme: t("theme"), to: t("title") };
  const form = usePageForm("preferences", labels, { locale, theme });
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={t("title")} lead={t("lead")} />
      <PostForm id={form.id} document submit={t("save")}>
        <RadioField
          {...form.labelled("locale")}
          choices={[
            { value: "en", label: <span lang="en">{t("en")}</span> },
            { value: "zh-CN", label: <span lang="zh-CN">{t("zh")}</span> },
          ]}
        />
        <RadioField
          {...form.labelled("theme")}
          choices={(["system", "light", "dark"] as const).map((value) => ({ value, label: t(value) }))}
        />
      </PostForm>
    </>
  );
}
