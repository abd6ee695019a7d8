import { rootOf } from "#app/domain/codes/paths.ts";
import {
  countSharedAmong,
  finestView,
  type RegisteredFacts,
  registeredFactsOf,
  type RegisterView,
  type SharedBy,
} from "#app/domain/prospects/cohort.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Day } from "#app/lib/days.ts";
import type { RegisteredFirm } from "./registered-facts.ts";

/** The register of a city: all its firms, and what teasers have shown of each. */
export interface Register {
  /** How many others share what a teaser of that day could show of a prospect's company. */
  sharedWith: (content: ProspectContent, day: Day) => SharedBy[];
  /** Everything that was shown of a company, to be counted from then on. */
  remember: (code: string, view: RegisterView) => void;
}

export function registerOf(firms: Iterable<RegisteredFirm>): Register {
  const cells = new Map<string, RegisteredFacts[]>();
  const held = new Map<string, RegisteredFacts>();
  const shown = new Map<string, RegisterView[]>();
  for (const { code, facts } of firms) {
    const key = cellOf(facts);
    const cell = cells.get(key) ?? [];
    cell.push(facts);
    cells.set(key, cell);
    held.set(code, facts);
  }
  return {
    sharedWith(content, day) {
      const facts = registeredFactsOf(content, day);
      const { uscc } = content.company;
      const cell = cells.get(cellOf(facts)) ?? [];
      const view = finestView(facts, day, content.ask.securities.includes("class_one_ip"));
      const known = shown.get(uscc) ?? [];
      const own = held.get(uscc);
      const ownMask = own && countSharedAmong([own], view, known)[0]?.mask;
      return countSharedAmong(cell, view, known).map(({ mask, companies }) => ({
        ...{ mask, companies: mask === ownMask ? companies - 1 : companies },
      }));
    },
    remember(code, view) {
      const known = shown.get(code) ?? [];
      const text = JSON.stringify(view);
      if (!known.some((one) => JSON.stringify(one) === text)) shown.set(code, [...known, view]);
    },
  };
}

function cellOf({ sector, district }: RegisteredFacts): string {
  return `${rootOf(sector)} ${rootOf(district)}`;
}
