import type { AgencyRole, PlatformRole } from '@/lib/auth/roles'

export type SeedPerson = {
  key: string
  name: string
  title: string
  /** A second hat in another agency is written as a second membership. */
  memberships: { agency: string; roles: AgencyRole[]; superior?: string }[]
  platform: PlatformRole[]
}

const member = (
  key: string,
  name: string,
  title: string,
  agency: string,
  roles: AgencyRole[],
  superior?: string,
): SeedPerson => ({ key, name, title, memberships: [{ agency, roles, superior }], platform: [] })

const staff = (key: string, name: string, title: string, ...platform: PlatformRole[]): SeedPerson => ({
  key,
  name,
  title,
  memberships: [],
  platform,
})

/** A small agency: one handler who also administers, one head who approves, one finance officer. */
const trio = (agency: string, handler: string, head: string, finance: string): SeedPerson[] => [
  member(`${agency}-head`, head, '部门负责人', agency, ['approver']),
  member(`${agency}-staff`, handler, '经办人', agency, ['staff', 'agencyAdmin'], `${agency}-head`),
  member(`${agency}-finance`, finance, '财务人员', agency, ['finance'], `${agency}-head`),
]

/** Two people: enough to order and approve. */
const pair = (agency: string, handler: string, head: string): SeedPerson[] => [
  member(`${agency}-head`, head, '部门负责人', agency, ['approver']),
  member(`${agency}-staff`, handler, '经办人', agency, ['staff', 'agencyAdmin'], `${agency}-head`),
]

/** Somebody of these works for a second agency too, and switches between them. */
const alsoIn = (key: string, agency: string, roles: AgencyRole[], of: SeedPerson[]): SeedPerson[] =>
  of.map((person) =>
    person.key === key ? { ...person, memberships: [...person.memberships, { agency, roles }] } : person,
  )

export const people: SeedPerson[] = [
  member('gu', '顾长河', '部门负责人', 'lz-constr', ['approver']),
  member('shen', '沈怡宁', '经办人', 'lz-constr', ['staff'], 'gu'),
  member('song', '宋知远', '经办人', 'lz-constr', ['staff'], 'gu'),
  member('lu', '陆秋白', '财务人员', 'lz-constr', ['finance'], 'gu'),
  member('he', '何以安', '部门管理员', 'lz-constr', ['agencyAdmin'], 'gu'),
  ...trio('p-data', '钟景行', '郁明远', '白露晞'),
  ...trio('p-constr', '江临舟', '裴仲谦', '苏念初'),
  ...alsoIn('p-health-staff', 'lz-health', ['staff'], trio('p-health', '林若溪', '程怀瑾', '许清和')),
  ...pair('p-edu', '叶知秋', '范仲文'),
  ...pair('p-labour', '孟昭然', '石敬之'),
  ...trio('lz-health', '唐雨桐', '傅砚之', '袁晚晴'),
  ...pair('lz-edu', '柳叙', '严正清'),
  ...pair('lz-labour', '秦书言', '罗守成'),
  ...pair('lz-permit', '安若素', '曹文渊'),
  ...pair('wj-constr', '杜衡之', '龚自明'),
  member('wj-health-staff', '简宁', '经办人', 'wj-health', ['staff', 'agencyAdmin']),
  member('qx-constr-staff', '田间月', '经办人', 'qx-constr', ['staff', 'agencyAdmin']),
  member('qx-health-staff', '甘棠', '经办人', 'qx-health', ['staff', 'agencyAdmin']),
  member('sm-edu-staff', '邹子游', '经办人', 'sm-edu', ['staff', 'agencyAdmin']),
  member('yq-labour-staff', '米芾然', '经办人', 'yq-labour', ['staff', 'agencyAdmin']),
  staff('wen', '温若川', '服务台值班员', 'serviceDesk'),
  staff('zhang', '章望舒', '计费复核员', 'billingReviewer'),
  staff('qi', '祁连', '目录管理员', 'catalogManager'),
  staff('lei', '雷霁', '资源运维员', 'resourceOperator'),
  staff('gong', '公孙策', '系统管理员', 'systemAdmin'),
  staff('situ', '司徒谨', '安全管理员', 'securityAdmin'),
  staff('mo', '莫问津', '审计管理员', 'auditAdmin'),
  staff('fang', '方令仪', '信息化主管部门', 'authority'),
  staff('helan', '贺兰亭', '信息化主管部门', 'authority'),
  staff('zhu', '祝余', '信息化主管部门', 'authority'),
  staff('bai', '柏乔', '信息化领导小组', 'leadingGroup'),
]
