import type { LoaderFunctionArgs } from "@remix-run/node";
import { useTranslations } from "use-intl";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { visitor } from "#app/http/guards.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await visitor(args);
  return null;
}

export default function Home() {
  const t = useTranslations("common.nav");
  return <PageHeader title={t("home")} />;
}
