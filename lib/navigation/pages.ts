import { can, type Permission } from '@/lib/auth/permissions'
import type { Role } from '@/lib/auth/roles'
import type { Actor } from '@/lib/context'
import { routes } from '@/lib/routes'

export const pageGroups = [
  'top',
  'services',
  'cost',
  'agency',
  'delivery',
  'catalogue',
  'platform',
  'own',
] as const
export type PageGroup = (typeof pageGroups)[number]

export type PageIcon =
  | 'agency'
  | 'alert'
  | 'audit'
  | 'bell'
  | 'calendar'
  | 'catalog'
  | 'chart'
  | 'clock'
  | 'edit'
  | 'home'
  | 'host'
  | 'info'
  | 'key'
  | 'lock'
  | 'mail'
  | 'order'
  | 'people'
  | 'pin'
  | 'play'
  | 'quota'
  | 'receipt'
  | 'server'
  | 'settings'
  | 'stack'
  | 'stamp'
  | 'tag'
  | 'terminal'
  | 'ticket'

export type PageEntry = {
  /** Its word in lib/navigation/messages. */
  key: string
  href: string
  icon: PageIcon
  group: PageGroup
  permission: Permission
  /** Only people who act for an agency, or only people of the platform. */
  side?: 'agency' | 'platform'
  /** Only these, where the permission is wider than the page's purpose. */
  roles?: readonly Role[]
  /** Found through the palette and the user's menu, not in the navigation. */
  hidden?: boolean
}

/** Every page that stands on its own, in the order of the navigation. Who may not read it does not see it. */
export const pages: readonly PageEntry[] = [
  { key: 'home', href: routes.home, icon: 'home', group: 'top', permission: 'self:manage' },
  { key: 'inbox', href: routes.inbox, icon: 'bell', group: 'top', permission: 'self:manage' },
  { key: 'catalog', href: routes.catalog.list, icon: 'catalog', group: 'top', permission: 'catalog:read' },
  { key: 'orders', href: routes.orders.list, icon: 'order', group: 'top', permission: 'order:read' },

  {
    key: 'instances',
    href: routes.instances.list,
    icon: 'server',
    group: 'services',
    permission: 'instance:read',
  },
  {
    key: 'systems',
    href: routes.systems,
    icon: 'stack',
    group: 'services',
    permission: 'system:read',
    side: 'agency',
  },
  {
    key: 'keys',
    href: routes.keys,
    icon: 'key',
    group: 'services',
    permission: 'key:manage',
    side: 'agency',
  },

  {
    key: 'statements',
    href: routes.statements.list,
    icon: 'receipt',
    group: 'cost',
    permission: 'statement:read',
    side: 'agency',
  },
  {
    key: 'quota',
    href: routes.quota,
    icon: 'quota',
    group: 'cost',
    permission: 'quota:read',
    side: 'agency',
  },
  {
    key: 'billing',
    href: routes.billing.list,
    icon: 'receipt',
    group: 'cost',
    permission: 'statement:read',
    side: 'platform',
  },
  { key: 'prices', href: routes.billing.prices, icon: 'tag', group: 'cost', permission: 'price:manage' },
  {
    key: 'quotas',
    href: routes.admin.quotas,
    icon: 'quota',
    group: 'cost',
    permission: 'quota:read',
    side: 'platform',
  },

  {
    key: 'people',
    href: routes.people,
    icon: 'people',
    group: 'agency',
    permission: 'member:read',
    side: 'agency',
  },
  {
    key: 'activity',
    href: routes.activity,
    icon: 'audit',
    group: 'agency',
    permission: 'audit:readOwn',
    side: 'agency',
  },

  { key: 'queue', href: routes.desk.queue, icon: 'ticket', group: 'delivery', permission: 'task:read' },
  {
    key: 'runs',
    href: routes.desk.runs,
    icon: 'play',
    group: 'delivery',
    permission: 'run:read',
    side: 'platform',
  },
  {
    key: 'capacity',
    href: routes.desk.capacity,
    icon: 'host',
    group: 'delivery',
    permission: 'capacity:read',
  },
  {
    key: 'orphans',
    href: routes.desk.orphans,
    icon: 'alert',
    group: 'delivery',
    permission: 'orphan:manage',
  },
  { key: 'jobs', href: routes.desk.jobs, icon: 'clock', group: 'delivery', permission: 'job:read' },

  {
    key: 'catalogAdmin',
    href: routes.admin.catalog.list,
    icon: 'edit',
    group: 'catalogue',
    permission: 'catalog:manage',
  },
  { key: 'rules', href: routes.admin.rules, icon: 'stamp', group: 'catalogue', permission: 'rule:read' },
  {
    key: 'calendar',
    href: routes.admin.calendar,
    icon: 'calendar',
    group: 'catalogue',
    permission: 'calendar:read',
  },

  {
    key: 'decisions',
    href: routes.admin.decisions.list,
    icon: 'edit',
    group: 'catalogue',
    permission: 'decision:read',
  },

  {
    key: 'agencies',
    href: routes.admin.agencies,
    icon: 'agency',
    group: 'platform',
    permission: 'agency:read',
    side: 'platform',
    roles: ['authority', 'systemAdmin', 'leadingGroup'],
  },
  { key: 'reports', href: routes.admin.reports, icon: 'chart', group: 'platform', permission: 'report:read' },
  {
    key: 'peopleAdmin',
    href: routes.admin.people,
    icon: 'people',
    group: 'platform',
    permission: 'person:read',
  },
  { key: 'grants', href: routes.admin.grants, icon: 'lock', group: 'platform', permission: 'grant:read' },
  { key: 'duties', href: routes.admin.duties, icon: 'pin', group: 'platform', permission: 'duty:read' },
  { key: 'audit', href: routes.admin.audit, icon: 'audit', group: 'platform', permission: 'audit:read' },
  {
    key: 'noticesAdmin',
    href: routes.admin.notices,
    icon: 'mail',
    group: 'platform',
    permission: 'notice:publish',
  },
  {
    key: 'settings',
    href: routes.admin.settings,
    icon: 'settings',
    group: 'platform',
    permission: 'setting:manage',
  },

  { key: 'notices', href: routes.notices, icon: 'info', group: 'own', permission: 'self:manage' },
  {
    key: 'account',
    href: routes.account,
    icon: 'people',
    group: 'own',
    permission: 'self:manage',
    hidden: true,
  },
  { key: 'tokens', href: routes.tokens, icon: 'key', group: 'own', permission: 'token:manage', hidden: true },
  {
    key: 'apiDocs',
    href: routes.apiDocs,
    icon: 'terminal',
    group: 'own',
    permission: 'token:manage',
    hidden: true,
  },
]

/** The pages this actor may open. */
export function pagesOf(actor: Actor): PageEntry[] {
  return pages.filter(
    (page) =>
      can(actor, page.permission) &&
      (!page.side || (page.side === 'agency') === (actor.agencyId !== null)) &&
      (!page.roles || page.roles.some((role) => actor.roles.includes(role))),
  )
}
