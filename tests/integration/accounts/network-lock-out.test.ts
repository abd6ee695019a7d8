import { expect, test } from "vitest";
import { LIMITS } from "#app/domain/accounts/limits.ts";
import { signIn } from "#app/services/accounts/sign-in.server.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refusalCodeOf } from "#tests/support/refusals.ts";
import { isWhole } from "#tests/support/sample.ts";

const { app, given } = openWith(accountsIn, {}, { isEmptied: true });
const visitor = { kind: "public" } as const;
const office = "203.0.113.7";

const tried = (email: string, word: string, address: string, cookie: string | null = null) =>
  refusalCodeOf(
    signIn(app.web, visitor, { email, password: word, client: { cookie, userAgent: null, address } }),
  );

/** The cookies of a browser that has signed in to the account. */
async function knownBrowser(email: string): Promise<string> {
  const client = { cookie: null, userAgent: null, address: office };
  const { headers } = await signIn(app.web, visitor, { email, password, client });
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .filter((cookie) => cookie?.startsWith("device="))
    .join("; ");
}

/** Uses up the tries of the office's network, over accounts that do not exist. */
async function exhaustNetwork(): Promise<void> {
  const perAccount = LIMITS.signIn.tries;
  const codes = await Promise.all(
    Array.from({ length: LIMITS.signInFromNetwork.tries }, (_, at) =>
      tried(`nobody-${Math.floor(at / perAccount)}@people.test`, "not the password", office),
    ),
  );
  expect(new Set(codes)).toEqual(new Set(["credentials-wrong"]));
}

test("a hundred failures from one network lock out none of its known browsers, whoever's they are", async () => {
  const people = [await given.owner(), await given.owner(), await given.owner()];
  const known = await Promise.all(people.map(({ email }) => knownBrowser(email)));
  await exhaustNetwork();
  for (const [at, { email }] of people.entries())
    expect(await tried(email, password, office, known[at])).toBe("nothing refused");
  // The network stays closed for unknown browsers, and the account's own tries are left elsewhere.
  const [first] = people;
  expect(await tried(first?.email ?? "", password, office)).toBe("attempts-used-up");
  expect(await tried(first?.email ?? "", password, "198.51.100.4")).toBe("nothing refused");
});

test("a known browser's own tries are limited, and its mark is good for its own account alone", async () => {
  const [mine, other] = [await given.owner(), await given.owner()];
  const cookie = await knownBrowser(mine.email);
  await exhaustNetwork();
  expect(await tried(other.email, password, office, cookie)).toBe("attempts-used-up");
  const codes = [];
  for (let round = 0; round <= LIMITS.signIn.tries; round += 1)
    codes.push(await tried(mine.email, `guess number ${round}`, office, cookie));
  expect(codes.filter((code) => code === "credentials-wrong")).toHaveLength(LIMITS.signIn.tries);
  expect(codes.at(-1)).toBe("attempts-used-up");
});

test("sign-ins to one account from many addresses are ten in a quarter of an hour, and its owner still gets in", async () => {
  const { email } = await given.owner();
  const cookie = await knownBrowser(email);
  const all = isWhole ? 10_000 : 300;
  const codes: string[] = [];
  for (let from = 0; from < all; from += 50)
    codes.push(
      ...(await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          tried(
            email,
            `guess number ${from + at}`,
            `10.${Math.floor((from + at) / 250)}.${(from + at) % 250}.9`,
          ),
        ),
      )),
    );
  expect(codes.filter((code) => code === "credentials-wrong")).toHaveLength(LIMITS.signIn.tries);
  expect(codes.filter((code) => code === "attempts-used-up")).toHaveLength(all - LIMITS.signIn.tries);
  expect(await tried(email, password, "192.0.2.1", cookie)).toBe("nothing refused");
}, 300_000);
