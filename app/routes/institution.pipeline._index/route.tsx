import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boardForm, boardQuery } from "#app/domain/pipeline/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { assignOwner } from "#app/services/pipeline/assign-owner.server.ts";
import { readBoard } from "#app/services/pipeline/read-board.server.ts";
import { colleaguesOf } from "#app/shared/colleagues.ts";
import { BoardPage } from "./board-page.tsx";
import { formatBoard } from "./format-board.server.ts";
import { moveCard } from "./move-card.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, session } = await requireInstitution(args);
  const query = readQuery(args.request, boardQuery);
  const board = formatBoard(locale, await readBoard(ctx, actor, query), colleaguesOf(locale, session));
  return { board: { ...board, query }, title: translator(locale, "pipeline")("title") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const form = await readForm(args, boardForm);
  if (form.act === "move") await moveCard(ctx, actor, { subjectId: form.subjectId, move: form.move });
  else {
    const userId = form.owner === "nobody" ? null : form.owner;
    await assignOwner(ctx, actor, { introductionIds: form.introductions, userId });
  }
  const { pathname, search } = new URL(args.request.url);
  return seeOther(pathname + search.replace(/[?&](index|_data)=?[^&]*/g, ""));
}

export default function Pipeline() {
  const { board, title } = useLoaderData<typeof loader>();
  return <BoardPage title={title} board={board} />;
}
