import { z } from "zod";

/** All of Changchun, GB/T 2260. */
export const CITY = "2201";

/**
 * Changchun's districts and counties by GB/T 2260, its development zones by their statistical codes, and two
 * zones that have no national code under names of our own (DOMAIN facts, section 5.2).
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
export type District = (typeof DISTRICTS)[number];
/** A district or the whole city: what a mandate names and what a coarsened teaser shows. */
export type Place = District | typeof CITY;

export const districtSchema = z.enum(DISTRICTS);
export const placeSchema = z.enum([CITY, ...DISTRICTS]);
