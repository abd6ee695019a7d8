import { type ListBand, shareBehind, type Standing } from "#app/domain/matching/ranking/standing.ts";
import type { translator } from "#app/i18n/translator.ts";
import { MOST_COUNTED } from "#app/lib/paging.ts";

/** A place in a list as its row shows it, so that a browser needs no code and no messages to format it. */
export type StandingTexts = {
  /** The ring's figure: 3, or 1k+. */
  mark: string;
  /** What the ring fills, in percent. */
  share: number;
  band: ListBand;
  /** 3rd of 128; of several equal ones 3rd–5th of 128. */
  place: string;
  /** Top tenth. */
  part: string;
  /** 3rd of 128, top tenth. */
  whole: string;
};

/** Formats a place by the messages of `matching.standing`: exact to MOST_COUNTED, and no more than certain beyond it. */
export function standingTexts(
  t: ReturnType<typeof translator<"matching.standing">>,
  standing: Standing,
): StandingTexts {
  const { rank, last, of, band } = standing;
  const more = of > MOST_COUNTED ? ("more" as const) : ("exact" as const);
  const counted = { of: Math.min(of, MOST_COUNTED), more };
  const place =
    rank === null
      ? t("beyond")
      : last === null
        ? t("placeFrom", { rank, ...counted })
        : rank === last
          ? t("place", { rank, ...counted })
          : t("places", { rank, last, ...counted });
  const part = t(band);
  return {
    mark: rank === null ? t("beyondMark") : String(rank),
    share: shareBehind(standing),
    band,
    place,
    part,
    whole: t("whole", { place, part }),
  };
}
