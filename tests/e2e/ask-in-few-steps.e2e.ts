import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { opensEmail } from "./path/accounts.ts";
import { writesBrief } from "./path/brief.ts";
import { CountedHand } from "./support/counted-hand.ts";
import { languagesOf } from "./support/languages.ts";
import { companyTexts, password } from "./support/test-texts.ts";
import { test } from "./support/test.ts";

const MOST_CLICKS = 12;
const MOST_FIELDS = 35;

for (const locale of languagesOf("ask-in-few-steps")) {
  test(`a founder goes from the home page to a submitted ask in few clicks and fields (${locale})`, async ({
    arrives,
  }) => {
    const founder = await arrives({ locale, inspects: "on-desktop-and-phone" });
    const hand = new CountedHand(founder);
    const texts = companyTexts(locale);
    const { accounts, askFit, brief, common, company, mail, prospect, terms } = founder.words;

    await founder.goes(paths.home());
    await hand.follows(founder.link(founder.words.public("home.post")).first(), "seek capital");
    await founder.reads(accounts("joinAs.title.company"));
    await hand.types(accounts("fields.organizationName"), texts.legalName);
    await hand.types(accounts("fields.email"), texts.email);
    await hand.types(accounts("fields.name"), texts.person);
    await hand.types(accounts("fields.password"), password);
    await hand.agrees(founder.main().getByLabel(accounts("agreements.accept")), "agree");
    await hand.presses(accounts("joinAs.submit"));
    await founder.reads(accounts("mailbox.title"));

    // The mailbox of the demonstration stands for the person's own: getting there is not counted.
    await opensEmail(founder, texts.email, mail("accounts.verification.subject"));
    await hand.follows(founder.main().getByRole("article").getByRole("link"), "the link in the e-mail");
    await founder.reads(accounts("confirm.title"));
    await hand.types(accounts("fields.password"), password);
    await hand.presses(accounts("confirm.submit"));

    await founder.reads(company("profile.registerTitle"));
    await founder.isReady();
    await hand.types(prospect("fields.company.uscc"), texts.code);
    await hand.types(prospect("fields.company.establishedOn"), "2017-04-12");
    await hand.picks(prospect("fields.company.sector"), terms("sectors.photonics/laser-devices"));
    await hand.picks(prospect("fields.company.district"), terms("districts.2201/changchun-new-area"));
    await hand.types(prospect("fields.company.address"), texts.addressZh);
    await hand.types(prospect("fields.company.contactPhone"), texts.phone);
    await hand.presses(company("profile.register"));

    await founder.reads(brief("title"));
    await founder.inspects("brief");
    await writesBrief(hand, founder, texts);
    const fit = founder.main().getByRole("region", { name: askFit("title") });
    await expect(fit).toContainText(/\+\d/);
    await founder.inspects("brief written");
    await hand.presses(common("actions.saveAndContinue"));

    await founder.reads(brief("preview"));
    await founder.sees(texts.headline);
    await founder.doesNotSee(texts.legalName);
    await hand.presses(prospect("submit.button"));
    await founder.sees(terms("states.prospect.submitted"));
    await expect(fit).toContainText(/\d/);
    await founder.inspects("brief submitted");

    test.info().annotations.push({ type: "clicks and fields", description: hand.summary() });
    console.info(`from the home page to a submitted ask (${locale}): ${hand.summary()}`);
    expect(hand.clicks).toBeLessThanOrEqual(MOST_CLICKS);
    expect(hand.fields).toBeLessThanOrEqual(MOST_FIELDS);
  });
}
