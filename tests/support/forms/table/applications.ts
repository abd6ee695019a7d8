import { markOfApplication } from "#app/domain/applications/items.ts";
import { requestItems } from "#app/services/applications/request-items.server.ts";
import { addTask } from "#app/services/applications/add-task.server.ts";
import { declineApplication } from "#app/services/applications/decline-application.server.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { dayOn } from "#tests/factories/days.ts";
import { form, type FormsOf, actForm, actFormBeside } from "../example.ts";
import { box, choice, choices, day, id, ofSome, optionalField, freeTextField, whole } from "../fields.ts";

/** The forms of an application, on both sides of it, and the one that sends requests to several institutions. */
export const formsOfApplications: FormsOf = async ({ app, sessions, ours, foreign }) => {
  const own = applicationsIn(app, ours.company, ours.institution);
  const theirs = applicationsIn(app, foreign.company, foreign.institution);
  const db = testDatabase(app);
  const complete = async () => {
    const { id: applicationId } = await own.submitted();
    await own.complete(applicationId);
    return applicationId;
  };
  const declined = async () => {
    const { id: applicationId } = await own.submitted();
    const no = { applicationId, codes: ["revenue" as const], note: null, repair: null };
    await declineApplication(app.web, ours.institution, no);
    return applicationId;
  };
  const owing = async ({ submitted }: typeof own, institution = ours.institution) => {
    const { id: applicationId } = await submitted();
    const items = { items: ["tax_returns" as const], words: null, dueOn: dayOn(20) };
    await requestItems(app.web, institution, { applicationId, ...items });
    const item = await db.row("applicationItem", { applicationId });
    return { applicationId, itemId: item.id };
  };
  const toAsk = await own.submitted();
  const toDecline = await complete();
  const toReopen = await declined();
  const toExplain = await owing(own);
  const foreignItem = await owing(theirs, foreign.institution);
  const withTask = async ({ submitted }: typeof own, institution = ours.institution) => {
    const { id: applicationId } = await submitted();
    await addTask(app.web, institution, { applicationId, words: "Call the auditor.", isTask: true });
    return { applicationId, taskId: (await db.row("applicationTask", { applicationId })).id };
  };
  const toFinish = await withTask(own);
  const foreignTask = await withTask(theirs, foreign.institution);
  const atBank = (applicationId: string) => ({
    path: `/institution/applications/${applicationId}`,
    cookie: sessions.institution(ours.institution),
  });
  const atCompany = (applicationId: string) => ({
    path: `/company/applications/${applicationId}`,
    cookie: sessions.company(ours.company),
  });
  const [pair, foreignPair] = [await ours.underway.pair(), await foreign.underway.pair({ status: "paused" })];

  return {
    "routes/institution.applications.$applicationId": [
      actFormBeside(atBank(toAsk.id), "request-items", {
        shown: choice(markOfApplication(toAsk, [])),
        items: choices("tax_returns", "other"),
        words: freeTextField("The last two years."),
        dueOn: day(dayOn(20)),
      }),
      actFormBeside(atBank((await own.submitted()).id), "complete", { owed: ofSome(freeTextField("17")) }),
      actFormBeside(atBank(await complete()), "review"),
      actFormBeside(atBank(toDecline), "decline-application", {
        shown: choice(markOfApplication(await db.row("application", toDecline), [])),
        codes: choices("leverage", "other"),
        note: freeTextField("The order book is thin."),
        repairable: box(),
        repair: freeTextField("An order that is signed."),
      }),
      actFormBeside(atBank((await own.submitted()).id), "add-task", {
        task: freeTextField("Call the auditor about the order book."),
        isTask: box(),
      }),
      actFormBeside(atBank(toFinish.applicationId), "finish-task", {
        taskId: id(toFinish.taskId, foreignTask.taskId),
      }),
      actFormBeside(atBank(toReopen), "reopen", {
        shown: choice(markOfApplication(await db.row("application", toReopen), [])),
        reopening: optionalField(freeTextField("The order has come.")),
      }),
    ],
    "routes/company.applications.$applicationId": [
      actFormBeside(atCompany(toExplain.applicationId), "no-file", {
        item: id(toExplain.itemId, foreignItem.itemId),
        reason: freeTextField("The returns are due in May."),
      }),
    ],
    "routes/company.applications.$applicationId_.withdraw": [
      actForm(
        "withdraw",
        `/company/applications/${(await own.submitted()).id}/withdraw`,
        sessions.company(ours.company),
        {
          status: choice("submitted"),
          sequence: whole("1"),
          reasonCode: choice("other"),
          note: freeTextField("We have what we need."),
        },
      ),
    ],
    "routes/company.introductions.several": [
      form(
        "several",
        `/company/introductions/several?prospect=${pair.prospect.id}`,
        sessions.company(ours.company),
        {
          prospect: id(pair.prospect.id, foreignPair.prospect.id),
          mandates: choices(pair.mandate.id),
          fieldGroups: choices("identity", "figures"),
          purpose: choice("assess_financing"),
          days: whole("90"),
        },
      ),
    ],
  };
};
