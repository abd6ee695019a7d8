import { expect, test } from "vitest";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { factorsIn } from "#tests/factories/second-factors.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { noon } from "#tests/support/http/factor-sign-in.ts";
import type { Answer } from "#tests/support/http/raw-request.ts";
import type { Shown } from "#tests/support/http/small-pages.ts";

const { app, given: accounts } = openWith(accountsIn, {}, { startsAt: noon });
const factors = factorsIn(app);
const { open } = openAccountPages(app);
const shown = (answer: Answer) =>
  Object.values((answer.json() as Shown).loaderData ?? {}).find(Boolean) as Record<string, unknown>;

test("an admin without a second factor reaches only its page and the account, and can do nothing", async () => {
  const { userId, email } = await accounts.person(null, "admin");
  const who = open();
  await who.post("/sign-in", { email, password });
  expect((await who.get("/account")).status).toBe(200);
  expect((await who.get("/account/second-factor")).status).toBe(200);
  expect((await who.get("/admin?x=1")).headers.location).toBe("/account/second-factor?to=%2Fadmin%3Fx%3D1");
  const held = await who.post("/admin", { act: "anything" });
  expect(held.headers.location).toMatch(/^\/confirm\//);
  expect(shown(await who.get(held.headers.location ?? ""))).toMatchObject({
    isMissing: true,
    fields: [["act", "anything"]],
    setUp: expect.stringContaining("/account/second-factor?to=%2Fconfirm%2F") as string,
  });
  await factors.give(userId);
  expect((await who.get("/admin")).status).toBe(200);
});
