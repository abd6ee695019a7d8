import { z } from "zod";
import { rootOf } from "./paths.ts";

/** All of Changchun, GB/T 2260. */
export const CITY = "2201";
/** All of Suzhou, GB/T 2260. */
export const SUZHOU = "3205";

/**
 * Changchun's districts and counties by GB/T 2260, its development zones by their statistical codes, and two zones
 * without a national code under names of our own (DOMAIN facts, section 5.2).
 */
export const DISTRICTS = [
  "2201/220102", // 南关区
  "2201/220103", // 宽城区
  "2201/220104", // 朝阳区
  "2201/220105", // 二道区
  "2201/220106", // 绿园区
  "2201/220112", // 双阳区
  "2201/220113", // 九台区
  "2201/220122", // 农安县
  "2201/220182", // 榆树市
  "2201/220183", // 德惠市
  "2201/220184", // 公主岭市
  "2201/220171", // 长春经济技术开发区
  "2201/220172", // 长春净月高新技术产业开发区
  "2201/220173", // 长春高新技术产业开发区
  "2201/220174", // 长春汽车经济技术开发区
  "2201/changchun-new-area", // 长春新区
  "2201/china-korea-zone", // 中韩（长春）国际合作示范区
] as const;
/** Suzhou's districts and cities by GB/T 2260, and the Industrial Park by its statistical code. */
export const SUZHOU_DISTRICTS = [
  "3205/320505", // 虎丘区
  "3205/320506", // 吴中区
  "3205/320507", // 相城区
  "3205/320508", // 姑苏区
  "3205/320509", // 吴江区
  "3205/320571", // 苏州工业园区
  "3205/320581", // 常熟市
  "3205/320582", // 张家港市
  "3205/320583", // 昆山市
  "3205/320585", // 太仓市
] as const;
export type City = typeof CITY | typeof SUZHOU;
export type District = (typeof DISTRICTS)[number] | (typeof SUZHOU_DISTRICTS)[number];
/** A district or the whole city: what a mandate names and what a generalised teaser shows. */
export type Place = District | City;

export const districtSchema = z.enum([...DISTRICTS, ...SUZHOU_DISTRICTS]);
export const placeSchema = z.enum([CITY, SUZHOU, ...DISTRICTS, ...SUZHOU_DISTRICTS]);

/** The city of a place. */
export function cityOf(place: Place): City {
  return rootOf(place) as City;
}

/** The options of a form: the districts of the city of the first chosen place; of Changchun where there is none. */
export function districtsBeside(chosen: readonly (string | undefined)[]): readonly District[] {
  return chosen.find(Boolean)?.startsWith(SUZHOU) ? SUZHOU_DISTRICTS : DISTRICTS;
}

/** The district with that code of GB/T 2260; undefined for a city as a whole, or one that we don't know. */
export function districtByArea(area: string): District | undefined {
  return [...DISTRICTS, ...SUZHOU_DISTRICTS].find((district) => district.endsWith(`/${area}`));
}
