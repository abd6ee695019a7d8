import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { formatDeadline, formatMoneyShort } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { composeLetter } from "#app/integrations/mail/compose.ts";
import type { LetterFacts } from "#db/queries/letters.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { AppContext } from "../context.server.ts";
import { findFacts, listHearers } from "./letter-facts.server.ts";
import { isLetterName, letterKind, type LetterKind, type Side } from "./letters.ts";

const prefixes: Record<LetterKind["about"], string> = {
  case: "C",
  institution: "",
  introduction: "I",
  thread: "I",
  offer: "O",
  deal: "D",
  drawdown: "D",
  prospect: "P",
};

/**
 * Writes one letter to one person from what is true now, and hands it over. Who has left the organization meanwhile
 * gets none. The letter leaves outside of the transaction: a slow mail server holds no connection of ours.
 */
export async function sendLetter(ctx: AppContext, payload: JobPayload<"send-letter">): Promise<void> {
  const { letter: name, subjectId, userId } = payload;
  if (!isLetterName(name)) throw new Error(`no letter is named ${name}`);
  const kind = letterKind(name);
  const read = await ctx.withActor({ kind: "system" }, async (trx) => {
    const facts = await findFacts(trx, kind.about, subjectId);
    return facts && { facts, addressee: await findAddressee(trx, kind.to, facts, userId) };
  });
  if (!read?.addressee) return;
  const { facts, addressee } = read;
  const { locale, side } = addressee;
  const t = translator(locale, "mail");
  const values = valuesFor(locale, kind, facts, ctx.now());
  const reasons = reasonsOf(locale, kind, facts);
  const origin = ctx.config.web.publicOrigin;
  // Admins look at the thing itself; a party at its own page of it.
  const pageId = side === "admin" ? subjectId : (facts.pageId ?? subjectId);
  const letter = composeLetter({
    locale,
    subject: t(`letters.${name}.subject`, values as never),
    paragraphs: [
      t(`letters.${name}.text`, values as never),
      ...(reasons === "" ? [] : [t("reasons", { reasons })]),
      ...(facts.words ? [t("words", { words: facts.words })] : []),
    ],
    action: { label: t("open"), url: origin + kind.page(pageId, side) },
    because: t("because", { origin }),
  });
  await ctx.mailer.send({ to: addressee.email, ...letter });
}

async function findAddressee(trx: ActorTransaction, to: readonly Side[], facts: LetterFacts, userId: string) {
  for (const side of to) {
    const person = (await listHearers(trx, side, facts)).find(({ id }) => id === userId);
    if (person) return { ...person, side };
  }
  return null;
}

function valuesFor(locale: Locale, kind: LetterKind, facts: LetterFacts, now: Date): Record<string, string> {
  const { number, status, amountFen, until, institutionNameEn, institutionNameZh } = facts;
  const names =
    locale === "en" ? [institutionNameEn, institutionNameZh] : [institutionNameZh, institutionNameEn];
  return {
    number: `${prefixes[kind.about]}-${String(number).padStart(4, "0")}`,
    status,
    institution: names.find((name) => name !== null) ?? "",
    amount: amountFen === null ? "" : formatMoneyShort(locale, amountFen),
    until: until === null ? "" : formatDeadline(locale, until, now),
  };
}

function reasonsOf(locale: Locale, { reasons }: LetterKind, { reasonCodes }: LetterFacts): string {
  if (reasons === undefined) return "";
  const t = translator(locale, "terms");
  const words = reasonCodes.flatMap((code) => {
    const key = `${reasons}.${code}` as Parameters<typeof t>[0];
    return t.has(key) ? [t(key)] : [];
  });
  return words.join(locale === "en" ? "; " : "；");
}
