import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { ActingAs } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import { translator } from "#app/i18n/translator.ts";
import { listTeam } from "#app/services/accounts/list-team.server.ts";

/** The data of an organization's team page. */
export async function teamPage({ ctx, actor, locale, session }: ActingAs<PartyActor>) {
  const { membership: membership } = session;
  return {
    title: translator(locale, "accounts")("team.title"),
    ...(await listTeam(ctx, actor)),
    organization: "name" in membership ? inLanguage(locale, membership.name, membership.nameEn ?? null) : "",
    you: { userId: actor.userId, role: actor.memberRole },
    recoveries: recoveryPaths.ofTeam(actor.kind),
    now: ctx.now(),
  };
}
