import { describe, expect, it } from "vitest";
import {
  adminFirstSteps,
  companyFirstSteps,
  institutionFirstSteps,
} from "#app/domain/dashboards/first-steps.ts";
import { stagesOf } from "#app/domain/dashboards/stages.ts";
import { isFirstVisit, newSince, visitAt } from "#app/domain/dashboards/visits.ts";

const at = (time: string) => new Date(`2026-12-01T${time}Z`);

describe("what is new to a person", () => {
  it("is everything at the first visit, which has no day since when", () => {
    const since = newSince(null, at("08:00:00"));
    expect(isFirstVisit(since)).toBe(true);
    const first = visitAt(null, at("08:00:00"), null);
    expect(isFirstVisit(newSince(first, at("08:29:00")))).toBe(true);
    expect(isFirstVisit(newSince(first, at("08:31:00")))).toBe(false);
    const seen = visitAt(null, at("08:00:00"), at("08:00:00"));
    expect(isFirstVisit(newSince(seen, at("08:05:00")))).toBe(false);
  });

  it("stays the same during a visit, however often the page is opened", () => {
    const first = visitAt(null, at("08:00:00"), null);
    const reloaded = visitAt(first, at("08:29:00"), null);
    expect(newSince(reloaded, at("08:58:00"))).toEqual(newSince(null, at("08:00:00")));
  });

  it("is what came after the page was last open, once it was closed for half an hour", () => {
    const visit = visitAt(null, at("08:00:00"), null);
    expect(newSince(visit, at("08:30:00"))).toEqual(visit.since);
    expect(newSince(visit, at("08:30:01"))).toEqual(at("08:00:00"));
    expect(visitAt(visit, at("09:00:00"), null)).toEqual({
      since: at("08:00:00"),
      lastAt: at("09:00:00"),
    });
  });

  it("is nothing once the person has said so", () => {
    const visit = visitAt(null, at("08:00:00"), at("08:00:00"));
    expect(newSince(visit, at("08:05:00"))).toEqual(at("08:00:00"));
  });

  it("never goes back where another process's clock is ahead", () => {
    const visit = { since: at("07:00:00"), lastAt: at("08:00:02") };
    expect(visitAt(visit, at("08:00:00"), at("08:00:00")).lastAt).toEqual(at("08:00:02"));
  });
});

describe("the first steps", () => {
  const done = { profile: true, submit: true, publish: true, ask: true };

  it("of a company are ticked off by what it has, and gone once all are done", () => {
    expect(companyFirstSteps("owner", { ...done, publish: false, ask: false })).toEqual([
      { key: "account", isDone: true },
      { key: "profile", isDone: true },
      { key: "submit", isDone: true },
      { key: "publish", isDone: false },
      { key: "ask", isDone: false },
    ]);
    expect(companyFirstSteps("owner", done)).toBeNull();
  });

  it("of an admin are those of their roles, and end like the others", () => {
    const nothing = { factor: true, ties: false, decide: false, settle: false, appoint: false };
    const keys = (may: ("moderate" | "settle" | "secure")[]) =>
      adminFirstSteps(may, nothing)?.map(({ key }) => key);
    expect(keys(["moderate"])).toEqual(["account", "factor", "ties", "decide"]);
    expect(keys(["settle", "secure"])).toEqual(["account", "factor", "ties", "settle", "appoint"]);
    expect(adminFirstSteps(["moderate"], { ...nothing, ties: true, decide: true })).toBeNull();
  });

  it("show a role only what it may do", () => {
    const nothing = { profile: false, submit: false, publish: false, ask: false };
    expect(companyFirstSteps("viewer", nothing)).toBeNull();
    expect(companyFirstSteps("member", nothing)?.map(({ key }) => key)).not.toContain("ask");
    const bank = { verify: true, factor: false, team: false, mandate: false, pursue: false };
    expect(institutionFirstSteps("viewer", bank)?.map(({ key }) => key)).toEqual(["account", "factor"]);
    expect(institutionFirstSteps("owner", bank)?.map(({ key }) => key)).toEqual([
      "account",
      "verify",
      "factor",
      "team",
      "mandate",
      "pursue",
    ]);
  });
});

describe("what stands where", () => {
  const matter = (
    stage: "offered" | "agreed",
    commitment: "capital" | "guarantee",
    instrument: string | null,
    amountFen: bigint | null,
  ) => ({ stage, count: 1, commitment, instrument, amountFen });

  it("adds amounts by instrument, and what is guaranteed apart from money", () => {
    const [asked, offered, agreed] = stagesOf(
      ["asked", "offered", "agreed"],
      [
        matter("offered", "capital", "credit_loan", 200n),
        matter("offered", "guarantee", "credit_loan", 480n),
        matter("offered", "capital", "equity", 600n),
        matter("offered", "capital", "credit_loan", 100n),
        matter("agreed", "guarantee", "credit_loan", 10n),
      ],
    );
    expect(asked).toEqual({ key: "asked", count: 0, capitalFen: null, guaranteedFen: 0n, parts: [] });
    expect(offered).toMatchObject({ count: 4, capitalFen: 900n, guaranteedFen: 480n });
    expect(offered?.parts.map(({ commitment, instrument, fen }) => [commitment, instrument, fen])).toEqual([
      ["capital", "equity", 600n],
      ["guarantee", "credit_loan", 480n],
      ["capital", "credit_loan", 300n],
    ]);
    expect(agreed).toMatchObject({ count: 1, capitalFen: null, guaranteedFen: 10n });
  });

  it("has no amount where none is known", () => {
    const [offered] = stagesOf(["offered"], [matter("offered", "capital", null, null)]);
    expect(offered).toMatchObject({ count: 1, capitalFen: null, parts: [] });
  });
});
