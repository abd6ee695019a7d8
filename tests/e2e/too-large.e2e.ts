import { expect } from "@playwright/test";
import { largestBody } from "#app/http/server/request-body.server.ts";
import { formatSize } from "#app/i18n/format-size.ts";
import { translator } from "#app/i18n/translator.ts";
import { paths } from "#app/shared/paths.ts";
import { test } from "./support/test.ts";

test("a form that is too large says so on its page, which keeps what was typed and can be sent again", async ({
  meet,
}) => {
  const { owner, bank, offerId } = await meet("offered");
  const { offer } = owner.words;
  await owner.goes(paths.company.offer(offerId));
  await owner.page.waitForFunction(() =>
    [...document.querySelectorAll("main :is(form, section)")].every((part) =>
      Object.keys(part).some((key) => key.startsWith("__reactProps")),
    ),
  );
  await owner.types(offer("terms.term"), "36");
  const long = "长".repeat(largestBody / 2);
  await owner.field(offer("counter.why")).fill(long);
  await owner.presses(offer("counter.send"));
  const said = translator(owner.locale, "server")("tooLarge.kept", { size: formatSize(largestBody) });
  await expect(owner.main().getByRole("alert").filter({ hasText: said })).toHaveCount(1);
  await expect(owner.field(offer("terms.term"))).toHaveValue("36");
  await expect(owner.field(offer("counter.why"))).toHaveValue(long);
  await owner.types(offer("counter.why"), "Our largest order is paid in month thirty.");
  await owner.presses(offer("counter.send"));
  await owner.sees(offer("answer.countered", { institution: bank.texts.name }));
});
