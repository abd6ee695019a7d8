import { describe, expect, test } from "vitest";
import { APPLICATION_STATUSES, whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import { DEAL_STATUSES } from "#app/domain/deals/lifecycle.ts";
import { type PipelineCard, waitsOnWhom } from "#app/domain/pipeline/card.ts";
import { movesOf } from "#app/domain/pipeline/moves.ts";

const now = new Date("2026-11-25T02:00:00Z");
const matter = {
  id: "1",
  number: 1n,
  introductionId: "1",
  requestedBy: "company",
  since: now,
  dueAt: new Date("2026-11-27T10:00:00Z"),
  stage: "review",
} as const;
const card = (subject: Pick<PipelineCard, "kind" | "status">, change: Partial<PipelineCard> = {}) =>
  ({ ...matter, ...change, ...subject }) as PipelineCard;
const movesByName = (of: PipelineCard, at = now) =>
  Object.fromEntries(movesOf(of, at).map(({ move, whyNot }) => [move, whyNot]));

describe("the moves of a card", () => {
  test.each(APPLICATION_STATUSES)("of an application that is %s are those of its lifecycle", (status) => {
    for (const { move, whyNot } of movesOf(card({ kind: "application", status }), now)) {
      expect(whyNot).toBe(whyNotMoveApplication({ status }, move as "review", "institution"));
    }
  });

  test("complete an application on its page where something is owed, which that page shows", () => {
    const howOf = (status: "incomplete" | "submitted") =>
      movesOf(card({ kind: "application", status }), now).find(({ move }) => move === "mark_complete")?.how;
    expect([howOf("incomplete"), howOf("submitted")]).toEqual(["page", "button"]);
  });

  test("of a request include its acceptance in time, by the institution that was asked", () => {
    const asked = card({ kind: "introduction", status: "requested" });
    expect(movesByName(asked)).toEqual({ accept: null, decline: null, offer: "consent-missing" });
    expect(movesByName(asked, new Date("2026-12-01T02:00:00Z")).accept).toBe("introduction-lapsed");
    const own = card({ kind: "introduction", status: "consent_pending" }, { requestedBy: "institution" });
    expect(movesByName(own).accept).toBe("introduction-wrong-state");
  });

  test.each(DEAL_STATUSES)("of a deal that is %s are one at a time", (status) => {
    const { send_documents: send, sign_by_institution: sign } = movesByName(card({ kind: "deal", status }));
    expect(send === null).toBe(status === "accepted");
    expect(sign === null).toBe(status === "documents_out" || status === "signed_by_company");
  });

  test.each([
    [{ kind: "introduction", status: "requested" }, "us"],
    [{ kind: "introduction", status: "consent_pending" }, "them"],
    [{ kind: "application", status: "submitted" }, "us"],
    [{ kind: "application", status: "incomplete" }, "them"],
    [{ kind: "offer", status: "countered" }, "us"],
    [{ kind: "offer", status: "viewed" }, "them"],
    [{ kind: "offer", status: "countered", isOnHold: true }, null],
    [{ kind: "offer", status: "viewed", isOnHold: true }, null],
    [{ kind: "deal", status: "signed_by_company", turn: "institution" }, "us"],
    [{ kind: "deal", status: "available", turn: "company" }, "them"],
    [{ kind: "deal", status: "available", turn: "admin" }, null],
    [{ kind: "deal", status: "drawn", turn: null }, null],
  ] as const)("of %j wait on %s", (subject, whom) => {
    expect(waitsOnWhom(card(subject))).toBe(whom);
  });
});
