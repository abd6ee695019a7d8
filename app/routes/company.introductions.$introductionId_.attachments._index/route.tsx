import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ThreadFiles } from "#app/components/introductions/thread-files.tsx";
import { sendThreadFile } from "#app/http/answers/send-thread-file.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { listAttachments } from "#app/services/introductions/list-attachments.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const read = await listAttachments(ctx, actor, idParam(args.params, "introductionId"));
  const { institutionNameZh, institutionNameEn } = read.introduction;
  const other = inLanguage(locale, institutionNameZh, institutionNameEn);
  return {
    ...read,
    other,
    now: ctx.now(),
    title: translator(locale, "introduction")("files.title", { other }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const acting = await requireCompany(args);
  return sendThreadFile(args, acting);
}

export default function CompanyThreadFiles() {
  const { introduction, ...read } = useLoaderData<typeof loader>();
  return (
    <ThreadFiles
      {...read}
      page={paths.company.attachments(introduction.id)}
      back={{ label: read.other, to: paths.company.introduction(introduction.id) }}
      changes={paths.company.changes()}
      more={paths.company.introductionConsent(introduction.id)}
    />
  );
}
