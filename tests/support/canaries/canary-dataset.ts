import type { ServerBuild } from "@remix-run/node";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { routePatterns } from "#app/http/server/route-patterns.server.ts";
import { refreshMatchesOfMandate } from "#app/services/matching/refresh-matches-of-mandate.server.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { canariesIn } from "#tests/factories/canaries.ts";
import { tokensIn, type Canary } from "#tests/factories/canary.ts";
import { givenIn } from "#tests/factories/given.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { sampleOf } from "#tests/support/sample.ts";
import { introductionsIn } from "./introductions.ts";
import { identifiedIn } from "./hidden.ts";
import type { Read } from "./reading.ts";

/** The company that consented to the other institution, and has its offer. */
export const forOthers = 20;

/** Two hundred companies and two institutions, with introductions to some of them at every possible stage. */
export async function canaryDataset(app: TestApp, build: ServerBuild) {
  const given = givenIn(app);
  const canaries = await canariesIn(app).insertRows(200);
  const tokens = tokensIn(canaries);
  const [bank, other] = [await given.institution(), await given.institution()];
  const broad = { amountMaxFen: 5_000_000_000n, introductionCap: 200, budgetFen: 90_000_000_000n };
  const mandateOf = async (
    institution: InstitutionActor,
    change: Parameters<typeof given.activeMandate>[1] = {},
  ) => (await given.activeMandate(institution, { ...broad, ...change })).id;
  // Mandates for all; for one stage, so that others nearly fit; one paused; one of another institution.
  const mandates = [
    await mandateOf(bank),
    await mandateOf(bank, { stages: ["mature"] }),
    await mandateOf(bank, { status: "paused" }),
  ] as const;
  const foreign = await mandateOf(other);
  const rank = async () => {
    for (const mandateId of [...mandates, foreign])
      await refreshMatchesOfMandate(app.worker, { kind: "system" }, { mandateId });
  };
  await rank();

  const canary = (at: number): Canary => canaries[at] as Canary;
  const ours = introductionsIn(app, bank, mandates[0]);
  const theirs = introductionsIn(app, other, foreign);
  await ours.everyState(canaries.slice(0, 12));
  await theirs.offered(await theirs.consented(canary(forOthers), ["identity", "contacts", "figures"]));
  await theirs.everyState(canaries.slice(21, 33));

  async function idsOf(table: string): Promise<string[]> {
    const { rows } = await app.owner.query<{ id: string }>(`select id from ${table} order by id`);
    return rows.map(({ id }) => id);
  }

  /** The numbers by which cards of a board are opened. */
  async function cardNumbers(): Promise<string[]> {
    const kinds = ["introduction", "application", "offer", "deal"] as const;
    const numbers = await Promise.all(
      kinds.map(async (kind) => {
        const { rows } = await app.owner.query<{ number: string }>(`select number from ${kind} order by id`);
        return rows.map(({ number }) => runningNumber(kind, BigInt(number)));
      }),
    );
    return numbers.flat();
  }

  /**
   * Every page of the build for these first words of the address ("public": none of them), with the ids of the database
   * that it could be asked for, as many as `most` of each; in a sample of many every other.
   */
  async function pagesOf(audiences: readonly string[], most = Number.POSITIVE_INFINITY): Promise<string[]> {
    const someProspects = [
      ...Array.from({ length: 10 }, (_, at) => at),
      forOthers,
      33,
      34,
      35,
      36,
      37,
      38,
      39,
      40,
    ];
    const ids: Record<string, readonly string[]> = {
      prospectId: someProspects.map((at) => canary(at).prospectId),
      introductionId: await idsOf("introduction"),
      applicationId: await idsOf("application"),
      mandateId: await idsOf("mandate"),
      offerId: await idsOf("offer"),
      dealId: await idsOf("deal"),
      subjectId: [...(await idsOf("offer")), ...(await idsOf("deal"))],
      drawdownId: await idsOf("drawdown"),
      invoiceId: [...(await idsOf("invoice")), "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4"],
      fapiaoId: ["0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4"],
      statementId: ["0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4"],
      disputeId: await idsOf("dispute"),
      cardNumber: await cardNumbers(),
      institutionId: [bank.institutionId, other.institutionId],
      invitationId: ["0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4"],
      uploadId: ["0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4"],
      formId: ["0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4"],
      fileId: ["0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4"],
      kind: ["company", "institution"],
      token: ["made-up"],
      exportId: ["0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4"],
    };
    const patterns = routePatterns(build.routes).map(({ pattern }) => pattern.replace("*", "no/such/page"));
    return patterns
      .filter((pattern) =>
        audiences.includes(/^\/(company|institution|admin|dev)\b/.exec(pattern)?.[1] ?? "public"),
      )
      .flatMap((pattern) => {
        const parameter = /:(\w+)/.exec(pattern)?.[1];
        if (parameter === undefined) return [pattern];
        const values = ids[parameter];
        if (values === undefined) throw new Error(`the test knows no ids for ${pattern}`);
        const some =
          most < values.length ? values.slice(0, most) : sampleOf(values, values.length > 8 ? 2 : 1);
        return some.map((id) =>
          pattern
            .replace(`:${parameter}`, id)
            .replace(":step", "business")
            .replace(":move", "suspend")
            .replace(":fileId", id)
            .replace(":evidenceId", id),
        );
      });
  }

  /** What in these responses identifies a company that is not `known`, and where. */
  function leaks(reads: readonly Read[], known: readonly number[] = []): string[] {
    return reads.flatMap(({ path, answer }) =>
      [...identifiedIn(`${JSON.stringify(answer.headers)}\n${answer.text}`, tokens)]
        .filter(([at]) => !known.includes(at))
        .map(([at, words]) => `${path} (${answer.status}) tells of ${at}: ${[...words].join(", ")}`),
    );
  }

  /** Records that the bank's own people may act on. */
  async function idsOfBank(): Promise<string[]> {
    const tables = ["introduction", "mandate", "offer", "deal", "dispute"];
    const each = tables.map((table) => `select id from ${table} where institution_id = $1`).join(" union ");
    return (await app.owner.query<{ id: string }>(each, [bank.institutionId])).rows.map(({ id }) => id);
  }

  return { canaries, canary, tokens, bank, other, mandates, ours, rank, pagesOf, leaks, idsOfBank };
}
