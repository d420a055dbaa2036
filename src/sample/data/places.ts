/** An edge zone with its region and place, as in DescribeNode. */
export interface Place {
  readonly zone: string;
  readonly zoneName: string;
  readonly zoneId: number;
  readonly region: string;
  readonly regionName: string;
  readonly regionId: number;
  readonly area: readonly [id: string, name: string];
  readonly province: readonly [id: string, name: string];
  readonly city: readonly [id: string, name: string];
}

const row = (
  zone: string,
  zoneName: string,
  zoneId: number,
  region: string,
  regionName: string,
  regionId: number,
  ids: readonly [area: string, province: string, city: string],
  names: readonly [area: string, province: string, city: string],
): Place => {
  const province = `${ids[0]}-${ids[1]}`;
  return {
    zone,
    zoneName,
    zoneId,
    region,
    regionName,
    regionId,
    area: [ids[0], names[0]],
    province: [province, names[1]],
    city: [`${province}-${ids[2]}`, names[2]],
  };
};

const places: readonly Place[] = [
  row(
    "ap-hangzhou-ecm-1",
    "杭州一区",
    10110001,
    "ap-hangzhou-ecm",
    "杭州",
    1011,
    ["china-east", "zhejiang", "hangzhou"],
    ["华东", "浙江", "杭州"],
  ),
  row(
    "ap-shenzhen-ecm-ct2",
    "深圳五区（电信）",
    10510001,
    "ap-shenzhen-ecm-ct2",
    "深圳",
    1051,
    ["china-south", "guangdong", "shenzhen"],
    ["华南", "广东", "深圳"],
  ),
  row(
    "ap-bhmini-ecm-1",
    "腾讯滨海专区",
    12000001,
    "ap-bhmini-ecm",
    "腾讯滨海专区",
    0,
    ["china-south", "guangdong", "shenzhen"],
    ["华南", "广东", "深圳"],
  ),
  row(
    "ap-chongqing-ecm2-1",
    "重庆二区",
    10840001,
    "ap-chongqing-ecm2",
    "重庆二区",
    1084,
    ["china-southwest", "chongqing", "chongqing"],
    ["西南", "重庆", "重庆"],
  ),
  row(
    "ap-guangzhou-ecm-cm2-1",
    "广州移动2一区",
    10630001,
    "ap-guangzhou-ecm-cm2",
    "华南（广州移动2）",
    1063,
    ["china-south", "guangdong", "guangzhou"],
    ["华南", "广东", "广州"],
  ),
  row(
    "ap-beijing-ecm-cm3-1",
    "北京移动3一区",
    10580001,
    "ap-beijing-ecm-cm3",
    "华北（北京移动3）",
    1058,
    ["china-north", "beijing", "beijing"],
    ["华北", "北京", "北京"],
  ),
];

const byZone: ReadonlyMap<string, Place> = new Map(places.map((place) => [place.zone, place]));

/** The names of all zones, in a fixed order. */
export const zones: readonly string[] = [...byZone.keys()];

/** Throws for a zone that is not one of `zones`. */
export function placeOf(zone: string): Place {
  const place = byZone.get(zone);
  if (place === undefined) throw new Error(`No such zone: ${zone}`);
  return place;
}
