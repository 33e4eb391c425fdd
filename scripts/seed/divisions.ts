/** One invented province with two cities and three counties; 99 is not assigned in GB/T 2260. */
export const divisions = [
  { code: '990000', name: '云澜省', level: 'province', parentCode: null },
  { code: '990100', name: '澜州市', level: 'city', parentCode: '990000' },
  { code: '990200', name: '望江市', level: 'city', parentCode: '990000' },
  { code: '990121', name: '青溪县', level: 'county', parentCode: '990100' },
  { code: '990122', name: '石门县', level: 'county', parentCode: '990100' },
  { code: '990221', name: '云桥县', level: 'county', parentCode: '990200' },
] as const

export const sectors = [
  { code: 'data', nameZh: '数据管理', nameEn: 'Data administration' },
  { code: 'construction', nameZh: '住房和城乡建设', nameEn: 'Housing and construction' },
  { code: 'health', nameZh: '卫生健康', nameEn: 'Health' },
  { code: 'education', nameZh: '教育', nameEn: 'Education' },
  { code: 'labour', nameZh: '人力资源和社会保障', nameEn: 'Labour and social security' },
  { code: 'permits', nameZh: '行政审批', nameEn: 'Administrative permits' },
] as const
