import type { ActionFunctionArgs } from "@remix-run/node";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { sendFileForm } from "#app/domain/introductions/forms.ts";
import { readFileForm, refuseFile } from "#app/http/forms/file-form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import type { ActingAs } from "#app/http/guards.server.ts";
import { sendFile } from "#app/services/introductions/send-file.server.ts";
import { paths } from "#app/shared/paths.ts";
import { seeOther } from "./redirects.server.ts";

/** Sends the posted message with its file to the introduction in the URL, and opens its messages. */
export async function sendThreadFile(args: ActionFunctionArgs, { ctx, actor }: ActingAs<PartyActor>) {
  const introductionId = idParam(args.params, "introductionId");
  const sent = await readFileForm(args, sendFileForm, ({ words }, file) =>
    file === null
      ? refuseFile(args, "file-missing")
      : sendFile(ctx, actor, { introductionId, words, ...file }),
  );
  if ("fault" in sent) return refuseFile(args, sent.fault);
  return seeOther(`${paths[actor.kind].introduction(introductionId)}#messages`);
}
