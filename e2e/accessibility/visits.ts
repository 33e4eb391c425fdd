/** Who looks at a page, and where it is found when its address alone says too little. */
export type Visit = { as?: string; at?: string }

const he = '何以安'
const shen = '沈怡宁'
const gu = '顾长河'
const lu = '陆秋白'
const lei = '雷霁'
const zhang = '章望舒'
const qi = '祁连'
const gong = '公孙策'
const situ = '司徒谨'
const mo = '莫问津'
const fang = '方令仪'

/**
 * Every page of the build with somebody who may see it; one that is missing here fails the suite. `@thing` is the id
 * of a thing of the demonstration, found in `things.ts`. Several visits where a page shows several faces.
 */
export const visits: Record<string, Visit[]> = {
  '/login': [{}, { at: '/login?error=auth.challengeOver' }],
  '/login/second-factor': [{ as: `${gong}, before the code` }],
  '/login/enrol': [{ as: `${gong}, before enrolment` }],
  '/forgot': [{}],
  '/reset': [{ at: '/reset?token=gone' }],
  '/invitation': [{ at: '/invitation?token=@invitation' }, { at: '/invitation?token=gone' }],

  '/[...unknown]': [{ as: shen, at: '/no/such/page' }],
  '/empty': [{ as: shen }],
  '/': ['林若溪', shen, gu, lu, he, '温若川', lei, zhang, qi, gong, situ, mo, fang, '柏乔'].map((as) => ({
    as,
  })),
  '/inbox': [{ as: gu }, { as: he }],
  '/notices': [{ as: he }],
  '/account': [{ as: gu }, { as: he }],
  '/account/tokens': [{ as: shen }],
  '/api-docs': [{ as: he }],

  '/catalog': [{ as: shen }],
  '/catalog/[service]': [
    { as: shen, at: '/catalog/@machineService' },
    { as: he, at: '/catalog/@manualService' },
  ],
  '/orders': [{ as: shen }, { as: he, at: '/orders?state=rejected' }],
  '/orders/new': [
    { as: shen },
    { as: shen, at: '/orders/new?service=@machineService' },
    { as: shen, at: '/orders/new?kind=changePlan&instance=@instance' },
  ],
  '/orders/[id]/edit': [{ as: shen, at: '/orders/@draftOrder/edit' }],
  '/orders/[id]': [
    { as: shen, at: '/orders/@waitingOrder' },
    { as: gu, at: '/orders/@waitingOrder' },
    { as: shen, at: '/orders/@completedOrder' },
    { as: shen, at: '/orders/00000000-0000-4000-8000-00000000dead' },
  ],
  '/instances': [{ as: shen }],
  '/instances/[id]': [
    { as: shen, at: '/instances/@instance' },
    { as: shen, at: '/instances/@instance?tab=history' },
    { as: he, at: '/instances/@instance?do=transfer' },
  ],
  '/instances/bulk/new': [{ as: shen, at: '/instances/bulk/new?verb=stop' }],
  '/instances/bulk/[id]': [{ as: shen, at: '/instances/bulk/@bulk_action' }],
  '/instances/transfers': [{ as: he }],
  '/statements': [{ as: lu }],
  '/statements/[id]': [
    { as: lu, at: '/statements/@statement' },
    { as: lu, at: '/statements/@statement?ask=@statementLine' },
    { as: lu, at: '/statements/@disputedStatement' },
  ],
  '/quota': [{ as: shen }, { as: lu }],
  '/systems': [{ as: he }],
  '/keys': [{ as: shen }],
  '/people': [{ as: he }],
  '/people/import': [{ as: he }],
  '/activity': [{ as: he }],

  '/desk/queue': [{ as: lei }, { as: '温若川', at: '/desk/queue?view=ended&task=@task' }],
  '/desk/runs': [{ as: lei }, { as: lei, at: '/desk/runs?view=ended&run=@run' }],
  '/desk/capacity/forecast': [{ as: lei }],
  '/desk/capacity': [
    { as: lei },
    { as: lei, at: '/desk/capacity?view=table' },
    { as: lei, at: '/desk/capacity?load=full&q=nothing' },
  ],
  '/desk/capacity/consolidation': [{ as: lei }],
  '/desk/capacity/consolidation/[id]': [{ as: lei, at: '/desk/capacity/consolidation/@consolidation_plan' }],
  '/desk/capacity/reservations': [{ as: lei, at: '/desk/capacity/reservations?state=confirmed' }],
  '/desk/capacity/decisions': [{ as: lei, at: '/desk/capacity/decisions?days=365&decision=@placement' }],
  '/desk/capacity/hosts/[id]': [{ as: lei, at: '/desk/capacity/hosts/@host' }],
  '/desk/capacity/hosts/[id]/evacuation': [{ as: lei, at: '/desk/capacity/hosts/@host/evacuation' }],
  '/desk/orphans': [{ as: lei }],
  '/desk/jobs': [{ as: lei }],

  '/billing': [{ as: zhang }],
  '/billing/[id]': [{ as: zhang, at: '/billing/@statement' }],
  '/billing/prices': [{ as: qi }],

  '/admin/agencies': [{ as: fang }],
  '/admin/agencies/import': [{ as: fang }],
  '/admin/people': [{ as: gong }, { as: situ }],
  '/admin/grants': [{ as: situ }],
  '/admin/duties': [{ as: situ }],
  '/admin/catalog': [{ as: qi }],
  '/admin/catalog/[id]': ['texts', 'scope', 'form', 'duties', 'plans', 'agreement', 'preview', 'history'].map(
    (tab) => ({
      as: qi,
      at: `/admin/catalog/@machineService?tab=${tab}`,
    }),
  ),
  '/admin/rules': [{ as: fang }],
  '/admin/calendar': [{ as: fang }],
  '/admin/decisions': [{ as: fang }, { as: shen }],
  '/admin/decisions/[id]': [
    { as: '柏乔', at: '/admin/decisions/@waitingDecision' },
    { as: fang, at: '/admin/decisions/@exemption' },
  ],
  '/admin/quotas': [{ as: fang }],
  // Closed to her: the page that says so.
  '/admin/audit': [{ as: mo }, { as: shen }],
  '/admin/notices': [{ as: fang }],
  '/admin/settings': [{ as: gong }],
  '/admin/reports': [{ as: fang }],
}
