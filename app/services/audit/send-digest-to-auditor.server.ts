import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { composeEmail } from "#app/integrations/mail/compose.ts";
import { shanghaiDay } from "#app/i18n/shanghai.ts";
import { findLastSeal } from "#db/queries/audit/seals.ts";
import type { AuditorContext } from "../context.ts";

/**
 * Sends the digest of the last seal to the auditor, in both languages: it is then known where the platform cannot
 * change it. Sent each day, also without a new seal, so that a missing e-mail is noticed. Nothing without an address.
 */
export async function sendDigestToAuditor(ctx: AuditorContext, actor: SystemActor): Promise<void> {
  const { auditEmail: to, web } = ctx.config;
  if (to === null) return;
  const seal = await ctx.readAs(actor, findLastSeal);
  const number = String(seal?.number ?? 0);
  const parts = (["zh-CN", "en"] as const).map((locale) => {
    const t = translator(locale, "mail");
    const origin = web.publicOrigin;
    const at = seal === undefined ? "" : formatInstant(locale, seal.sealedAt);
    const values = { at, origin, number, digest: seal?.digest.toString("hex") ?? "" };
    return {
      subject: t("audit.subject", { number }),
      text: seal === undefined ? t("audit.none", { origin }) : t("audit.text", values),
      because: t("audit.because"),
    };
  });
  const mail = composeEmail({
    locale: "zh-CN",
    subject: parts.map(({ subject }) => subject).join(" / "),
    paragraphs: parts.flatMap(({ text }) => text.split("\n")),
    because: parts.map(({ because }) => because).join(" "),
  });
  await ctx.mailer.send({ to, ...mail, id: `audit-${shanghaiDay(ctx.now())}-${number}` });
}
