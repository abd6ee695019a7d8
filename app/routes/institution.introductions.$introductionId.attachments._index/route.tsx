import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ThreadFiles } from "#app/components/introductions/thread-files.tsx";
import { sendThreadFile } from "#app/http/answers/send-thread-file.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { found } from "#app/domain/refusal.ts";
import { listAttachments } from "#app/services/introductions/list-attachments.server.ts";
import { matterTitle } from "#app/shared/matter-title.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const { named, ...read } = await listAttachments(ctx, actor, idParam(args.params, "introductionId"));
  const t = translator(locale, "introduction");
  const matter = found(named ?? undefined, "introduction-not-found");
  const name = matterTitle(locale, matter, { kind: "introduction", ...matter });
  const title = t("files.ofIntroduction", { name });
  return { ...read, name, other: t("institution.theCompany"), now: ctx.now(), title };
}

export async function action(args: ActionFunctionArgs) {
  const acting = await requireInstitution(args);
  return sendThreadFile(args, acting);
}

export default function InstitutionThreadFiles() {
  const { introduction, name, ...read } = useLoaderData<typeof loader>();
  return (
    <ThreadFiles
      {...read}
      page={paths.institution.attachments(introduction.id)}
      back={{
        label: name,
        to: paths.institution.introduction(introduction.id),
      }}
      changes={paths.institution.changes()}
    />
  );
}
