import { describe, expect, test } from "vitest";
import { DEAL_STATUSES } from "#app/domain/deals/lifecycle.ts";
import { DEAL_STEPS, type DealTurn } from "#app/domain/deals/turn.ts";
import { formatSteps, type SteppedDeal } from "#app/shared/deal-steps/steps.server.ts";
import { shortTurn, turnLine, whatFollows } from "#app/shared/deal-steps/turn-line.server.ts";
import { instantOf } from "#app/lib/days.ts";

const now = instantOf("2026-11-25", 10);
const [since, ahead, past] = [now, instantOf("2026-11-27", 18), instantOf("2026-11-24", 18)];
const reader = { viewer: "company", other: "Songliao Bank", kind: "loan", now } as const;
const signed = { signedByCompanyAt: now, signedByInstitutionAt: now };
const deal: SteppedDeal = {
  status: "conditions_open",
  commitment: "capital",
  amountFen: 500_000_000n,
  confirmedFen: 0n,
  acceptedAt: now,
  statusChangedAt: now,
  ...signed,
};

/** Nothing in its history, no payment. */
const none = { events: [], drawdowns: [] };

describe("a turn as text", () => {
  test("says who does what by when, and what follows once that has passed", () => {
    const turn = (dueAt: Date, who: "company" | "institution"): DealTurn => ({
      step: "sign",
      who,
      since,
      dueAt,
    });
    expect(turnLine("en", turn(ahead, "company"), reader)).toBe("You sign the contract by Fri 27 Nov, 18:00");
    expect(turnLine("en", turn(past, "institution"), reader)).toBe(
      "Songliao Bank was to sign the contract by Tue 24 Nov, 18:00",
    );
    expect(turnLine("zh-CN", turn(ahead, "company"), reader)).toBe("请于 11月27日 18:00 前签署合同");
    expect(shortTurn("en", turn(ahead, "institution"), reader)).toBe("Songliao Bank, by Fri 27 Nov, 18:00");
    expect(whatFollows("en", turn(ahead, "company"), now)).toBeNull();
    expect(whatFollows("en", turn(past, "company"), now)).toContain("Nothing ends by itself");
  });

  test("names a company whose name is not disclosed as the company", () => {
    const turn: DealTurn = { step: "confirm", who: "company", since, dueAt: ahead };
    const line = turnLine("en", turn, { viewer: "institution", other: "", kind: "loan", now });
    expect(line).toBe("The company confirms or disputes the payment by Fri 27 Nov, 18:00");
  });

  test("names the reader's own side where a colleague takes the step", () => {
    const turn: DealTurn = { step: "confirm", who: "company", since, dueAt: past };
    const viewing = { ...reader, own: "Chengguang Optics" };
    const late = "Chengguang Optics was to confirm or dispute the payment by Tue 24 Nov, 18:00";
    expect(turnLine("en", turn, viewing)).toBe(late);
    expect(shortTurn("en", turn, viewing)).toBe("Chengguang Optics, by Tue 24 Nov, 18:00");
  });

  test.each(DEAL_STEPS)("has words for %s, late, in time and stopped, in both languages", (step) => {
    for (const locale of ["en", "zh-CN"] as const) {
      for (const who of ["company", "institution", "admin"] as const)
        for (const dueAt of [ahead, past])
          expect(turnLine(locale, { step, who, since, dueAt }, reader)).not.toMatch(/\{|steps\./);
      const stopped: DealTurn = { step, who: null, since, dueAt: null };
      expect(turnLine(locale, stopped, reader)).not.toMatch(/\{|steps\./);
      expect(whatFollows(locale, stopped, now)).not.toBeNull();
      expect(whatFollows(locale, { step, who: "company", since, dueAt: past }, now)).not.toBeNull();
    }
  });
});

describe("the steps of a deal", () => {
  test("have one that is now, with its turn; what comes later has its term", () => {
    const waits = {
      ...deal,
      status: "documents_out",
      signedByCompanyAt: null,
      signedByInstitutionAt: null,
    } as const;
    const steps = formatSteps("en", {
      deal: waits,
      conditions: [{ status: "requested" }],
      ...none,
      turn: "you, by Friday",
    });
    expect(steps.map(({ key, state }) => [key, state])).toEqual([
      ["accepted", "done"],
      ["contract", "done"],
      ["signed", "current"],
      ["conditions", "todo"],
      ["money", "todo"],
      ["drawn", "todo"],
    ]);
    expect(steps[2]?.note).toBe("you, by Friday");
    expect(steps[3]?.note).toBe("0 of 1");
  });

  test.each(DEAL_STATUSES)("of a deal that is %s are done up to one that is now, or all", (status) => {
    const isOver = status === "in_force" || status === "released";
    const confirmedFen = status === "drawn" ? deal.amountFen : 0n;
    const of: SteppedDeal = { ...deal, status, confirmedFen, commitment: isOver ? "guarantee" : "capital" };
    const states = formatSteps("en", { deal: of, conditions: [], ...none, turn: null }).map(
      ({ state }) => state,
    );
    expect(states.filter((state) => state === "current").length).toBeLessThanOrEqual(1);
    expect(states.join(" ")).toMatch(/^(done ?)+(current ?)?(todo ?)*$/);
    if (isOver) expect(new Set(states)).toEqual(new Set(["done"]));
  });

  test.each(["en", "zh-CN"] as const)(
    "name the sum of all payments at the step that it fills, in %s",
    (locale) => {
      const drawn = { ...deal, status: "partially_drawn", confirmedFen: 200_000_000n } as const;
      const steps = formatSteps(locale, { deal: drawn, conditions: [], ...none, turn: null });
      expect(steps.find(({ key }) => key === "money")?.note).not.toMatch(/\d/);
      expect(steps.find(({ key }) => key === "drawn")?.note).toMatch(/2,000,000.*5,000,000/);
    },
  );

  test.each(["en", "zh-CN"] as const)("have the days of what has been done, in %s", (locale) => {
    const [sentAt, openedAt, paidAt] = ["2026-11-26", "2026-12-01", "2026-12-03"].map((day) =>
      instantOf(day, 10),
    );
    const events = [
      { type: "contract-sent", at: sentAt ?? now },
      { type: "deal-available", at: now },
      { type: "deal-available", at: openedAt ?? now },
    ];
    const drawdowns = [{ confirmedAt: null }, { confirmedAt: paidAt ?? now }];
    const drawn = { ...deal, status: "partially_drawn", confirmedFen: 200_000_000n } as const;
    const steps = formatSteps(locale, {
      deal: drawn,
      conditions: [{ status: "satisfied" }],
      events,
      drawdowns,
      turn: null,
    });
    const days = steps.slice(1, 5).map(({ note }) => note.replaceAll(/[^\d]+/gu, " ").trim());
    expect(days).toEqual(
      locale === "en"
        ? ["26 2026", "25 2026 25 2026", "1 1 1 2026", "3 2026"]
        : ["2026 11 26", "2026 11 25 2026 11 25", "1 1 2026 12 1", "2026 12 3"],
    );
  });

  test("of one that fell through after its contract was sent have that step, too", () => {
    const unsigned = { signedByCompanyAt: null, signedByInstitutionAt: null };
    const fallen = { ...deal, ...unsigned, status: "fell_through" } as const;
    const events = [{ type: "contract-sent", at: now }];
    const steps = formatSteps("en", { deal: fallen, conditions: [], events, drawdowns: [], turn: null });
    expect(steps.map(({ key }) => key)).toEqual(["accepted", "contract", "fell"]);
  });

  test("of one that fell through end with that", () => {
    const fallen = { ...deal, status: "fell_through", signedByInstitutionAt: null } as const;
    const steps = formatSteps("en", { deal: fallen, conditions: [], ...none, turn: null });
    expect(steps.at(-1)).toMatchObject({ key: "fell", state: "current", note: "25 Nov 2026" });
  });
});
