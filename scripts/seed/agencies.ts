type Zone = 'intranet' | 'extranet' | 'internet'
export type SeedAgency = {
  key: string
  name: string
  shortName: string
  division: string
  sector: string
  superior: string | null
  zones: Zone[]
  /** Yearly budget in yuan and quota: what an agency of this size really asks for. */
  budgetYuan: number
  vcpu: number
}

const open: Zone[] = ['extranet', 'internet']

const agency = (
  key: string,
  name: string,
  shortName: string,
  division: string,
  sector: string,
  superior: string | null,
  budgetYuan: number,
  vcpu: number,
): SeedAgency => ({ key, name, shortName, division, sector, superior, zones: open, budgetYuan, vcpu })

/** Each has two parents: its region (division) and its sector superior. */
export const agencies: SeedAgency[] = [
  agency('p-data', '云澜省大数据管理局', '省大数据局', '990000', 'data', null, 600_000, 300),
  agency('p-constr', '云澜省住房和城乡建设厅', '省住建厅', '990000', 'construction', null, 420_000, 200),
  agency('p-health', '云澜省卫生健康委员会', '省卫健委', '990000', 'health', null, 480_000, 240),
  agency('p-edu', '云澜省教育厅', '省教育厅', '990000', 'education', null, 360_000, 160),
  agency('p-labour', '云澜省人力资源和社会保障厅', '省人社厅', '990000', 'labour', null, 520_000, 240),
  agency(
    'lz-constr',
    '澜州市住房和城乡建设局',
    '澜州住建局',
    '990100',
    'construction',
    'p-constr',
    186_000,
    120,
  ),
  agency('lz-health', '澜州市卫生健康委员会', '澜州卫健委', '990100', 'health', 'p-health', 210_000, 120),
  agency('lz-edu', '澜州市教育局', '澜州教育局', '990100', 'education', 'p-edu', 150_000, 96),
  agency(
    'lz-labour',
    '澜州市人力资源和社会保障局',
    '澜州人社局',
    '990100',
    'labour',
    'p-labour',
    180_000,
    96,
  ),
  agency('lz-permit', '澜州市行政审批服务局', '澜州审批局', '990100', 'permits', 'p-data', 160_000, 96),
  agency(
    'wj-constr',
    '望江市住房和城乡建设局',
    '望江住建局',
    '990200',
    'construction',
    'p-constr',
    120_000,
    80,
  ),
  agency('wj-health', '望江市卫生健康委员会', '望江卫健委', '990200', 'health', 'p-health', 130_000, 80),
  agency(
    'qx-constr',
    '青溪县住房和城乡建设局',
    '青溪住建局',
    '990121',
    'construction',
    'lz-constr',
    60_000,
    40,
  ),
  agency('qx-health', '青溪县卫生健康局', '青溪卫健局', '990121', 'health', 'lz-health', 66_000, 40),
  agency('sm-edu', '石门县教育局', '石门教育局', '990122', 'education', 'lz-edu', 54_000, 40),
  agency('yq-labour', '云桥县人力资源和社会保障局', '云桥人社局', '990221', 'labour', 'p-labour', 58_000, 40),
]

export type SeedSystem = {
  agency: string
  code: string
  name: string
  zone: Zone
  level: number
  filing?: string
}

export const systems: SeedSystem[] = [
  {
    agency: 'lz-constr',
    code: 'sgxk',
    name: '施工许可审批系统',
    zone: 'extranet',
    level: 3,
    filing: '云澜公备 2024-0311',
  },
  {
    agency: 'lz-constr',
    code: 'fwwq',
    name: '房屋交易网签系统',
    zone: 'extranet',
    level: 3,
    filing: '云澜公备 2024-0312',
  },
  {
    agency: 'lz-constr',
    code: 'mhwz',
    name: '局门户网站',
    zone: 'internet',
    level: 2,
    filing: '云澜公备 2025-0108',
  },
  { agency: 'lz-constr', code: 'nbbg', name: '内部办公', zone: 'extranet', level: 2 },
  {
    agency: 'p-data',
    code: 'gxjh',
    name: '数据共享交换平台',
    zone: 'extranet',
    level: 3,
    filing: '云澜公备 2023-0021',
  },
  {
    agency: 'p-constr',
    code: 'zjjg',
    name: '工程质量监管系统',
    zone: 'extranet',
    level: 3,
    filing: '云澜公备 2024-0102',
  },
  {
    agency: 'p-health',
    code: 'jkda',
    name: '居民健康档案系统',
    zone: 'extranet',
    level: 3,
    filing: '云澜公备 2023-0190',
  },
  {
    agency: 'p-edu',
    code: 'xjgl',
    name: '学籍管理系统',
    zone: 'extranet',
    level: 2,
    filing: '云澜公备 2024-0407',
  },
  {
    agency: 'p-labour',
    code: 'sbjb',
    name: '社会保险经办系统',
    zone: 'extranet',
    level: 3,
    filing: '云澜公备 2023-0044',
  },
  {
    agency: 'lz-health',
    code: 'yygh',
    name: '预约挂号平台',
    zone: 'internet',
    level: 3,
    filing: '云澜公备 2024-0588',
  },
  {
    agency: 'lz-edu',
    code: 'rxbm',
    name: '入学报名系统',
    zone: 'internet',
    level: 2,
    filing: '云澜公备 2025-0061',
  },
  { agency: 'lz-labour', code: 'jyfw', name: '就业服务系统', zone: 'internet', level: 2 },
  {
    agency: 'lz-permit',
    code: 'ywtb',
    name: '一网通办受理系统',
    zone: 'internet',
    level: 3,
    filing: '云澜公备 2024-0700',
  },
  { agency: 'wj-constr', code: 'zfbz', name: '住房保障系统', zone: 'extranet', level: 2 },
  { agency: 'wj-health', code: 'jzjc', name: '急诊急救监测系统', zone: 'extranet', level: 2 },
  { agency: 'qx-constr', code: 'cjda', name: '城建档案系统', zone: 'extranet', level: 2 },
  { agency: 'qx-health', code: 'ymgl', name: '疫苗管理系统', zone: 'extranet', level: 2 },
  { agency: 'sm-edu', code: 'jspx', name: '教师培训系统', zone: 'internet', level: 2 },
  { agency: 'yq-labour', code: 'ldzc', name: '劳动仲裁系统', zone: 'extranet', level: 2 },
]
