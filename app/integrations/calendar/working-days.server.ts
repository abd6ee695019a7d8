import chineseDays from "chinese-days";
import { addDays, type Day } from "#app/lib/days.ts";

const { getHolidaysInRange, getLunarDate, isWorkday } = chineseDays;

/** The calendar that clocks follow; given to the domain, which knows no calendar of its own. */
export interface WorkingDays {
  isWorkingDay: (day: Day) => boolean;
}

/**
 * Working days of mainland China: the State Council's yearly notice with its moved weekends, as chinese-days has it.
 * For a year whose notice is not out yet, the statutory holidays stand (全国年节及纪念日放假办法, 2024), and no
 * weekend is a working day.
 */
export const officialWorkingDays: WorkingDays = { isWorkingDay };

const announced = new Map<string, boolean>();
/** By day: a list of sixty clocks asks for the same weeks sixty times. */
const worked = new Map<Day, boolean>();
const mostKept = 20_000;

function isWorkingDay(day: Day): boolean {
  let isWorked = worked.get(day);
  if (isWorked === undefined) {
    isWorked = isOfficially(day);
    if (worked.size >= mostKept) worked.clear();
    worked.set(day, isWorked);
  }
  return isWorked;
}

function isOfficially(day: Day): boolean {
  return isAnnounced(day.slice(0, 4)) ? isWorkday(day) : isWorkday(day) && !isStatutoryHoliday(day);
}

function isAnnounced(year: string): boolean {
  const known = announced.get(year) ?? getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0;
  announced.set(year, known);
  return known;
}

const fixedHolidays = new Set(["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"]);
/** Month and day of the lunar year: Spring Festival, Dragon Boat, Mid-Autumn. */
const lunarHolidays = new Set(["1-1", "1-2", "1-3", "5-5", "8-15"]);

function isStatutoryHoliday(day: Day): boolean {
  if (fixedHolidays.has(day.slice(5)) || day.slice(5) === qingming(Number(day.slice(0, 4)))) return true;
  return lunarHolidays.has(lunarDay(day)) || lunarDay(addDays(day, 1)) === "1-1";
}

function lunarDay(day: Day): string {
  const { lunarMon, lunarDay: date, isLeap } = getLunarDate(day);
  return isLeap ? "" : `${lunarMon}-${date}`;
}

/** Qingming falls on 4 or 5 April in this century (the usual approximation of the solar term, exact to 2099). */
function qingming(year: number): string {
  const inCentury = year % 100;
  return `04-0${Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)}`;
}
