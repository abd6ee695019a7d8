import { FEWEST_PUBLISHED, responsivenessScore, type Answers } from "./responsiveness.ts";

/** What is published of an institution's answers, and ranked by: null where there are too few to say anything. */
export function measuredAnswers(answers: Answers & { medianWorkingDays: string | null }): {
  responsiveness: number | null;
  firstAnswerDays: string | null;
} {
  const isEnough = answers.asked >= FEWEST_PUBLISHED;
  return {
    responsiveness: responsivenessScore(answers),
    firstAnswerDays: isEnough ? answers.medianWorkingDays : null,
  };
}
