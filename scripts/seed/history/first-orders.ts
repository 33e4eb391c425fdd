import type { LineWish } from '@/scripts/seed/history/place-order'

/** What each agency ordered when it came to the platform: day of the first month, and the lines. */
export type FirstOrder = {
  agency: string
  by: string
  system: string
  day: number
  title: string
  why: string
  lines: LineWish[]
}

const first = (
  agency: string,
  by: string,
  system: string,
  day: number,
  title: string,
  why: string,
  ...lines: LineWish[]
): FirstOrder => ({ agency, by, system, day, title, why, lines })

export const firstOrders: FirstOrder[] = [
  first(
    'lz-constr',
    'shen',
    'sgxk',
    1,
    '施工许可审批系统上云',
    '原有服务器已满八年，按迁移计划上云，应用两台、数据库一台。',
    { plan: 'g-4c8g', host: 'sgxk-app', quantity: 2, disk: 200, spread: true },
    { plan: 'm-8c32g', host: 'sgxk-db', disk: 500 },
  ),
  first(
    'lz-constr',
    'shen',
    'fwwq',
    2,
    '房屋交易网签系统上云',
    '网签系统迁移，应用两台分散放置，数据库一台。',
    { plan: 'g-8c16g', host: 'fwwq-app', quantity: 2, disk: 100, spread: true },
    { plan: 'm-8c32g', host: 'fwwq-db', disk: 500 },
    { plan: 'db-s', config: { database: 'fwwq' } },
  ),
  first(
    'lz-constr',
    'song',
    'mhwz',
    2,
    '局门户网站上云',
    '门户网站迁移，前置两台。',
    { plan: 'g-2c4g', host: 'mhwz-web', quantity: 2 },
    { plan: 'scan-monthly' },
  ),
  first(
    'lz-constr',
    'song',
    'nbbg',
    3,
    '内部办公与政务邮件',
    '全局三百一十二个邮箱，一台办公应用服务器。',
    { plan: 'g-4c8g', host: 'nbbg-app', disk: 100 },
    { plan: 'mail-standard', config: { units: 312 } },
  ),
  first(
    'p-data',
    'p-data-staff',
    'gxjh',
    1,
    '共享交换平台节点',
    '省级节点扩容。',
    { plan: 'g-8c16g', host: 'gxjh-node', quantity: 4, disk: 200, spread: true },
    { plan: 'm-8c64g', host: 'gxjh-db', disk: 800 },
  ),
  first(
    'p-constr',
    'p-constr-staff',
    'zjjg',
    2,
    '质量监管系统上云',
    '应用两台，数据库一台。',
    { plan: 'g-4c8g', host: 'zjjg-app', quantity: 2, disk: 100 },
    { plan: 'm-4c16g', host: 'zjjg-db', disk: 300 },
  ),
  first(
    'p-health',
    'p-health-staff',
    'jkda',
    1,
    '健康档案系统上云',
    '档案系统迁移，应用三台，数据库一台。',
    { plan: 'g-8c16g', host: 'jkda-app', quantity: 3, disk: 200, spread: true },
    { plan: 'm-8c64g', host: 'jkda-db', disk: 1000 },
    { plan: 'watch-5x8' },
  ),
  first(
    'p-edu',
    'p-edu-staff',
    'xjgl',
    3,
    '学籍系统上云',
    '学籍系统迁移。',
    { plan: 'g-4c8g', host: 'xjgl-app', quantity: 2, disk: 100 },
    { plan: 'm-4c16g', host: 'xjgl-db', disk: 200 },
  ),
  first(
    'p-labour',
    'p-labour-staff',
    'sbjb',
    4,
    '社保经办系统上云',
    '社保经办应用与数据库。',
    { plan: 'g-8c16g', host: 'sbjb-app', quantity: 4, disk: 100, spread: true },
    { plan: 'm-8c64g', host: 'sbjb-db', quantity: 2, disk: 800 },
  ),
  first(
    'lz-health',
    'lz-health-staff',
    'yygh',
    3,
    '预约挂号平台上云',
    '前置两台，应用两台。',
    { plan: 'g-4c8g', host: 'yygh-web', quantity: 2 },
    { plan: 'g-8c16g', host: 'yygh-app', quantity: 2, disk: 100 },
  ),
  first(
    'lz-edu',
    'lz-edu-staff',
    'rxbm',
    4,
    '入学报名系统上云',
    '报名高峰前完成迁移。',
    { plan: 'g-4c8g', host: 'rxbm-web', quantity: 2 },
    { plan: 'm-4c16g', host: 'rxbm-db', disk: 200 },
  ),
  first('lz-labour', 'lz-labour-staff', 'jyfw', 5, '就业服务系统上云', '就业服务大厅迁移。', {
    plan: 'g-4c8g',
    host: 'jyfw-web',
    quantity: 2,
    disk: 50,
  }),
  first(
    'lz-permit',
    'lz-permit-staff',
    'ywtb',
    4,
    '一网通办受理系统上云',
    '受理系统迁移，两台前置，一台数据库。',
    { plan: 'g-8c16g', host: 'ywtb-web', quantity: 2, disk: 50, spread: true },
    { plan: 'm-8c32g', host: 'ywtb-db', disk: 400 },
  ),
  first(
    'wj-constr',
    'wj-constr-staff',
    'zfbz',
    8,
    '住房保障系统上云',
    '住房保障系统迁移。',
    { plan: 'g-4c8g', host: 'zfbz-app', disk: 100 },
    { plan: 'm-4c16g', host: 'zfbz-db', disk: 200 },
  ),
]
