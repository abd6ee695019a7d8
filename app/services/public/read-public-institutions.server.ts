import type { Actor } from "#app/domain/accounts/actor.ts";
import type { PublicListQuery } from "#app/domain/figures/public-list.ts";
import { comparePlaces, figureIn } from "#app/domain/figures/public-order.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { decodeCursor, PAGE_SIZE, toPage } from "#app/lib/paging.ts";
import { pick } from "#app/lib/pick.ts";
import { countActiveMandates, listPublicInstitutions } from "#db/queries/public/public-institutions.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { findPublicFigures } from "./find-public-figures.server.ts";

const place = { figure: "text", name: "text", id: "uuid" } as const;

/**
 * A page of the verified institutions of one kind or of all, with how they answer: by default the most responsive first,
 * and by name where nothing is published. Names are sorted as the reader's language does, Chinese by pinyin.
 */
export async function readPublicInstitutions(
  ctx: ServiceContext,
  actor: Actor,
  { kind, q, sort = "responsiveness", after }: PublicListQuery,
  locale: Locale,
) {
  const { answersOf } = await findPublicFigures(ctx);
  return ctx.readAs(actor, async (trx) => {
    const mandates = await countActiveMandates(trx);
    const rows = await listPublicInstitutions(trx, { kind, words: q });
    const compare = comparePlaces(sort, new Intl.Collator(locale).compare);
    const institutions = rows
      .map(({ id, kind: ownKind, nameZh, nameEn }) => {
        const figures = {
          mandatesInForce: mandates.get(id) ?? 0,
          responsiveness: answersOf[id] ? pick(answersOf[id], "answeredPercent", "median", "score") : null,
        };
        const name = inLanguage(locale, nameZh, nameEn);
        return { id, kind: ownKind, name, ...figures, figure: figureIn(sort, figures) };
      })
      .sort(compare);
    const last = after === undefined ? null : decodeCursor(place, after);
    const rest = last === null ? institutions : institutions.filter((one) => compare(one, last) > 0);
    const page = toPage(place, rest.slice(0, PAGE_SIZE + 1));
    return { ...page, rows: page.rows.map(({ figure: _, ...row }) => row), count: institutions.length };
  });
}
