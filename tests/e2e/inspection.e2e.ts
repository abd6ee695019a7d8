import { expect } from "@playwright/test";
import { inspect } from "./support/inspection.ts";
import { test } from "./support/test.ts";

const good =
  '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><p>Read me.</p></main>';

/** The faults of a page that is valid but for one part. */
async function faultsWith(page: Parameters<typeof inspect>[0], part: string): Promise<string> {
  await page.setContent(good.replace("<p>", `${part}<p>`));
  return inspect(page, { onPhone: true, name: "inspection" }).then(
    () => "none",
    (error: Error) => error.message,
  );
}

test("the inspection finds faults of a page on desktop, on phones and in dark mode", async ({ page }) => {
  const faint = (colour: string) => `<p style="color: ${colour}">Faint.</p>`;
  const inDark = "<style>@media (prefers-color-scheme: dark) { p { color: #111; background: #000 } }</style>";
  const onPhone = "<style>@media (max-width: 400px) { p { color: #eee } }</style>";
  const disabledFirst = '<label style="color: #ccc">Off <input disabled></label>';
  const found = async (part: string) =>
    (await faultsWith(page, part)).match(/\b(desktop|phone|dark): [\w-]+/g);
  expect(await faultsWith(page, "")).toBe("none");
  const everywhere = ["desktop", "phone", "dark"].map((place) => `${place}: color-contrast`);
  expect(await found(faint("#aaa"))).toEqual(everywhere);
  expect(await found(inDark)).toEqual(["dark: color-contrast"]);
  expect(await found(onPhone)).toEqual(["phone: color-contrast"]);
  expect(await faultsWith(page, disabledFirst)).toBe("none");
  expect(await found(disabledFirst.replace(" disabled", ""))).toEqual(everywhere);
  expect(await found('<img src="data:,">')).toEqual(["desktop: image-alt", "phone: image-alt"]);
  expect(await found('<div style="width: 600px">Wide.</div>')).toEqual(["phone: 218", "phone: 288"]);
  expect(await found('<div style="width: 340px">Wide.</div>')).toEqual(["phone: 28"]);
  expect(await found('<p id="a">One.</p><p id="a">Two.</p>')).toEqual(["desktop: id"]);
  expect(await found("<h3>Below nothing.</h3>")).toEqual(["desktop: H3"]);
  expect(await found('<p style="color: #bbb; opacity: 0.9">Fainter.</p>')).toEqual(everywhere);
});
