import { describe, expect, test } from "vitest";
import * as funnel from "#app/routes/funnel/route.tsx";
import * as figures from "#app/routes/figures[.]csv/route.ts";
import * as preferences from "#app/routes/preferences/route.tsx";
import { replyIn, type Browser } from "#tests/support/http/browser.ts";
import type { Shown } from "#tests/support/http/small-pages.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const app = openTestApp();
const pages = {
  "/preferences": preferences,
  "/funnel": funnel,
  "/figures.csv": { ...figures, isResource: true },
};
const web = testWeb(app, pages, "en");

const open = (): Browser => web.browser();
const titleOf = async (who: Browser): Promise<unknown> => {
  const { loaderData } = (await who.get("/funnel")).json() as Shown;
  return (loaderData?.["/funnel"] as { title: unknown }).title;
};

describe("the choice of language and theme", () => {
  test("is stored, and the person returns to the page where they were", async () => {
    const visitor = open();
    expect(await titleOf(visitor)).toBe("The honest funnel");
    const answer = await visitor.post("/preferences", { locale: "zh-CN", theme: "dark", to: "/funnel?a=1" });
    expect([answer.status, answer.headers.location]).toEqual([303, "/funnel?a=1"]);
    expect([visitor.cookies.get("locale"), visitor.cookies.get("theme")]).toEqual(["zh-CN", "dark"]);
    expect(await titleOf(visitor)).toBe("转化实况");
  });

  test("is made one by one: the other is unchanged", async () => {
    const visitor = open();
    await visitor.post("/preferences", { locale: "zh-CN" });
    await visitor.post("/preferences", { theme: "light" });
    expect([visitor.cookies.get("locale"), visitor.cookies.get("theme")]).toEqual(["zh-CN", "light"]);
  });

  test.each([
    "//elsewhere.example",
    "https://elsewhere.example/",
    "/\\elsewhere.example",
    "javascript:alert(1)",
  ])("redirects to no other site: %s", async (to) => {
    const answer = await open().post("/preferences", { theme: "dark", to });
    expect(answer.headers.location).toBe("/preferences");
  });

  test("that does not exist is an error at its field, and nothing is stored", async () => {
    const visitor = open();
    const answer = await visitor.post("/preferences", { locale: "fr" });
    expect(answer.status).toBe(422);
    expect(Object.keys(replyIn(answer).form?.error ?? {})).toEqual(["locale"]);
    expect(visitor.cookies.has("locale")).toBe(false);
  });
});

test("the public figures can be downloaded as a file in the reader's language", async () => {
  const answer = await open().get("/figures.csv");
  expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(answer.headers["content-disposition"]).toMatch(/^attachment; filename="longspring-figures.csv"/);
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(answer.headers["content-security-policy"]).toBe("sandbox; default-src 'none'");
  expect(answer.text.split("\r\n")[0]).toBe("\uFEFFfigure,since,until,value,unit");
});
