import chineseDays from "chinese-days";
import notices from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addDays, type Day } from "#app/lib/days.ts";
import { type WorkingDays, workingDaysWith } from "#app/lib/working-days.ts";

/** The last lunar year of chinese-days' tables; its later years are wrong. */
const LAST_LUNAR_YEAR = 2100;
const fixedHolidays = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"];
/** Month and day of the lunar year: Spring Festival, Dragon Boat, Mid-Autumn. */
const lunarHolidays = ["01-01", "01-02", "01-03", "05-05", "08-15"];

const announced = { holidays: Object.keys(notices.holidays), workedDays: Object.keys(notices.workdays) };
const firstYearWithoutNotice = Math.max(...announced.holidays.map((day) => Number(day.slice(0, 4)))) + 1;

/**
 * Working days of mainland China: the State Council's yearly notice with its moved weekends, from 2004 on as in
 * chinese-days. For a year without a notice yet, the statutory holidays apply (全国年节及纪念日放假办法, 2024), and no weekend is a
 * working day. Before 2004 and after 2100 every day from Monday to Friday is a working day.
 */
export const officialWorkingDays: WorkingDays = workingDaysWith([
  ...announced.holidays.filter((day) => !isWeekend(day)),
  ...announced.workedDays.filter(isWeekend),
  ...statutoryHolidays().filter((day) => !isWeekend(day)),
]);

function statutoryHolidays(): Day[] {
  const count = LAST_LUNAR_YEAR - firstYearWithoutNotice + 1;
  const years = Array.from({ length: count }, (_, index) => firstYearWithoutNotice + index);
  return years.flatMap((year) => [
    ...[...fixedHolidays, qingming(year)].map((date) => `${year}-${date}`),
    ...lunarHolidays.map((date) => ofLunarDate(year, date)),
    addDays(ofLunarDate(year, "01-01"), -1),
  ]);
}

function ofLunarDate(year: number, date: string): Day {
  return chineseDays.getSolarDateFromLunar(`${year}-${date}`).date;
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Qingming falls on 4 or 5 April in this century (the usual approximation of the solar term, exact to 2099). */
function qingming(year: number): string {
  const inCentury = year % 100;
  return `04-0${Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)}`;
}
