import type { World } from '@/scripts/seed/seed-world'

const roles: [person: string, agency: string | null, zh: string, en: string][] = [
  ['shen', 'lz-constr', '经办人', 'Agency staff'],
  ['gu', 'lz-constr', '部门负责人（审批人）', 'Agency approver'],
  ['lu', 'lz-constr', '财务人员', 'Finance officer'],
  ['he', 'lz-constr', '部门管理员', 'Agency administrator'],
  ['p-health-staff', 'p-health', '另一部门的经办人', 'Staff of another agency'],
  ['wen', null, '服务台值班员', 'Service-desk operator'],
  ['lei', null, '资源运维员', 'Resource operator'],
  ['zhang', null, '计费复核员', 'Billing reviewer'],
  ['qi', null, '目录管理员', 'Catalogue manager'],
  ['gong', null, '系统管理员', 'System administrator'],
  ['situ', null, '安全管理员', 'Security administrator'],
  ['mo', null, '审计管理员', 'Audit administrator'],
  ['fang', null, '信息化主管部门', 'Platform authority'],
  ['helan', null, '信息化主管部门（第二人）', 'Platform authority, second person'],
  ['bai', null, '信息化领导小组', 'Leading group'],
]

/** What the sign-in page of a demonstration offers, one click each. */
export const demonstrationAccounts = (world: World) =>
  roles.map(([person, agency, roleZh, roleEn]) => ({
    personId: world.people.get(person),
    agencyId: agency ? world.agencies.get(agency) : null,
    roleZh,
    roleEn,
  }))
